/** The text of a Word or Markdown file brought into a draft. */
export const importText = {
  "importText.action": "Importar texto…",
  "importText.title": "Importar texto",
  "importText.help":
    "Un documento de Word (.docx, hasta 20 MB) o de Markdown (.md, hasta 2 MB). El archivo se lee en este equipo; solo se guarda lo que usted inserte.",
  "importText.choose": "Elegir archivo…",
  "importText.other": "Elegir otro…",
  "importText.nothing": "Ningún archivo elegido",
  "importText.reading": "Leyendo el archivo",
  "importText.preview": "Vista previa",
  "importText.place": "Dónde va",
  "importText.place.caret": "Donde está el cursor",
  "importText.place.end": "Al final del texto",
  "importText.insert": "Insertar",
  "importText.losses.none": "Todo el texto pasa como está.",
  "importText.losses.title": "Lo que no pasa igual",
  "importText.refused.title": "No se puede importar este archivo",
  "importText.refused.unknownKind":
    "Solo se leen documentos de Word (.docx) y de Markdown (.md). Guárdelo en uno de esos formatos.",
  "importText.refused.oldWord":
    "Es un documento de Word anterior a 2007 o tiene contraseña. Ábralo en Word, quítele la contraseña y guárdelo como .docx.",
  "importText.refused.tooLarge":
    "Es demasiado grande: un .docx puede pesar hasta 20 MB y un .md hasta 2 MB. Quítele las imágenes o divídalo.",
  "importText.refused.broken":
    "El archivo está dañado o no es lo que dice su nombre. Ábralo en el programa que lo hizo, guárdelo de nuevo e inténtelo otra vez.",
  "importText.refused.tooManyParts":
    "El archivo tiene más de 2,000 partes, que ningún acta necesita. Copie el texto a un documento nuevo y guárdelo.",
  "importText.refused.tooMuchInside":
    "El archivo se infla a más de 30 MB al abrirlo y se dejó de leer. Copie el texto a un documento nuevo y guárdelo.",
  "importText.refused.doctype":
    "El archivo declara un tipo de documento (DOCTYPE), que Word nunca escribe y puede ser peligroso. Copie el texto a un documento nuevo y guárdelo.",
  "importText.refused.tooDeep":
    "El archivo tiene partes dentro de partes a una profundidad que no se puede leer. Simplifique sus tablas o copie el texto a un documento nuevo.",
  "importText.refused.notText": "No es un archivo de texto en UTF-8. Guárdelo con esa codificación.",
  "importText.refused.tooLong":
    "Tiene más de 500,000 letras o de 20,000 párrafos, demasiado para un documento. Divídalo en partes.",
  "importText.refused.empty": "No tiene texto que importar.",
  "importText.loss.images": "{count, plural, one {Una imagen no pasa} other {# imágenes no pasan}}",
  "importText.loss.textBoxes":
    "{count, plural, one {Un cuadro de texto no pasa} other {# cuadros de texto no pasan}}",
  "importText.loss.footnotes":
    "{count, plural, one {Una nota al pie no pasa} other {# notas al pie no pasan}}",
  "importText.loss.comments": "{count, plural, one {Un comentario no pasa} other {# comentarios no pasan}}",
  "importText.loss.headersFooters":
    "{count, plural, one {Un encabezado o pie de página no pasa} other {# encabezados y pies de página no pasan}}",
  "importText.loss.insertions":
    "{count, plural, one {Un agregado con control de cambios pasa como texto} other {# agregados con control de cambios pasan como texto}}",
  "importText.loss.deletions":
    "{count, plural, one {Una eliminación con control de cambios queda fuera} other {# eliminaciones con control de cambios quedan fuera}}",
  "importText.loss.fields":
    "{count, plural, one {Un campo automático pasa como el texto que mostraba} other {# campos automáticos pasan como el texto que mostraban}}",
  "importText.loss.links":
    "{count, plural, one {Un enlace pasa como texto: su dirección no es una página ni un correo} other {# enlaces pasan como texto: su dirección no es una página ni un correo}}",
  "importText.loss.formulas":
    "{count, plural, one {Una fórmula pasa como texto corrido} other {# fórmulas pasan como texto corrido}}",
  "importText.loss.symbols":
    "{count, plural, one {Un símbolo de una fuente especial no pasa} other {# símbolos de fuentes especiales no pasan}}",
  "importText.loss.hidden":
    "{count, plural, one {Un fragmento oculto no pasa} other {# fragmentos ocultos no pasan}}",
  "importText.loss.numbering":
    "{count, plural, one {Un título pierde su número automático} other {# títulos pierden su número automático}}",
  "importText.loss.code":
    "{count, plural, one {Un fragmento de código pasa como texto} other {# fragmentos de código pasan como texto}}",
  "importText.loss.html":
    "{count, plural, one {Una etiqueta HTML no pasa} other {# etiquetas HTML no pasan}}",
  "importText.loss.frontMatter":
    "{count, plural, one {La portada de datos del archivo no pasa} other {# portadas de datos no pasan}}",
  "importText.loss.other":
    "{count, plural, one {Un elemento que aquí no existe no pasa} other {# elementos que aquí no existen no pasan}}",
} as const;
