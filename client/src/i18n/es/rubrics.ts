/** The three rubrics of the portal as three ways from draft to publication. */
export const rubrics = {
  "rubrics.lead":
    "El portal distingue lo que publica según quién responde por ello. Cada rubro tiene su propio camino.",
  "rubric.alliance": "Alianza",
  "rubric.plan": "Plan de acción",
  "rubric.civilSociety": "Sociedad civil",
  "rubrics.way.alliance":
    "Traducciones de documentos de la Alianza para el Gobierno Abierto. Cada una nombra la versión exacta de su fuente y se acuerda por consenso: firman los tres asientos, sin reservas.",
  "rubrics.way.plan":
    "Minutas y formatos de reunión. Firman los tres asientos; cada uno puede firmar, firmar con reserva o negarse con una razón.",
  "rubrics.way.civilSociety":
    "Comunicados de las organizaciones. Los escribe, cierra, firma y publica solo la organización que responde por ellos; nadie más los autoriza ni los detiene.",
  "rubrics.alliance.start": "Iniciar traducción",
  "rubrics.alliance.none": "Todavía no hay traducciones. Las inicia la secretaría técnica.",
  "rubrics.civilSociety.start": "Iniciar comunicado",
  "rubrics.civilSociety.none":
    "Todavía no hay comunicados a la vista. Los borradores solo los ve la organización que los escribe.",
  "rubrics.start.title": "Título",
  "rubrics.start.organization": "Organización que responde por el texto",
  "rubrics.start.language": "Idioma del texto",
  "rubrics.start.done": "Iniciar",
  "rubrics.portal": "Ver en el portal",
  "rubrics.source.of": "Fuente: {title}, versión {version}",
  "rubrics.source.none": "Sin fuente anotada",
  "workflow.title": "Rubro: {rubric}",
  "workflow.alliance":
    "Se acuerda por consenso. Se cierra con la versión exacta de su fuente y se publica cuando firman los tres asientos. No admite reservas; una negativa la detiene.",
  "workflow.plan":
    "Se publica cuando firman los tres asientos, con reserva o sin ella. Una negativa lo detiene.",
  "workflow.civilSociety":
    "Es responsabilidad exclusiva de {author}: solo su delegación lo escribe, cierra, firma y publica. Basta una firma con llave de acceso; nadie más lo autoriza ni lo detiene.",
  "source.title": "Fuente",
  "source.missing":
    "Anote de qué documento y de qué versión es la traducción. Sin fuente no se puede cerrar.",
  "source.missing.others": "La secretaría técnica aún no anota de qué versión es la traducción.",
  "source.name": "Título",
  "source.version": "Versión",
  "source.address": "Dirección",
  "source.digest": "Huella SHA-256",
  "source.file": "Archivo",
  "source.changed": "La fuente cambió el {on}; esta traducción es de la versión {version}.",
  "source.changed.next":
    "Se avisa en el portal hasta que se publique una traducción de la versión {version}: ábrala con una fe de erratas.",
  "source.changed.choose": "Cuando el texto siga a la versión {version}, dígalo aquí.",
  "source.choose": "El texto ya es de la versión {version}",
  "source.note": "Anotar la fuente",
  "source.noteNewer": "Anotar una versión nueva",
  "source.note.text":
    "La versión exacta queda en el registro que se firma. Suba el archivo, o escriba su huella si no puede subirlo.",
  "source.noteNewer.text":
    "Desde ahora se avisará que la fuente cambió. Lo publicado no cambia: dice de qué versión es.",
  "source.address.help": "Dirección https donde está publicada.",
  "source.version.help": "Como la llama quien la publica, por ejemplo «Junio de 2012» o «1.1».",
  "source.datedOn": "Fecha de la versión",
  "source.language": "Idioma de la fuente",
  "source.language.help": "Etiqueta del idioma, por ejemplo «en».",
  "source.file.choose": "Elegir el archivo",
  "source.file.none": "PDF, DOCX, PNG, JPEG o WebP, hasta 20 MB",
  "source.file.tooLarge": "El archivo pasa de 20 MB.",
  "source.digest.help": "64 cifras hexadecimales; solo si no sube el archivo.",
  "source.digest.wrong": "Elija el archivo o escriba las 64 cifras de su huella.",
  "source.save": "Anotar",
} as const;
