/** Lists as spreadsheets, out and in. */
export const data = {
  "data.lead": "Las listas del Secretariado como archivos CSV, para abrirlas en una hoja de cálculo.",
  "data.lead.import":
    "Las listas del Secretariado como archivos CSV: se descargan, se trabajan en una hoja de cálculo y se importan.",
  "data.export": "Exportar",
  "data.export.get": "Descargar",
  "data.export.about.organizations": "Nombre, tipo y parte a la que pertenecen",
  "data.export.about.delegates": "Nombre y organización por la que hablan; sin correos",
  "data.export.about.proposals": "Número, organización, título y dependencias",
  "data.export.about.meetings": "Fecha, dependencia, lugar y propuestas que se analizaron",
  "data.export.about.participants": "Quién asistió a cada reunión, con su cargo",
  "data.export.about.commitments": "Los compromisos adoptados, con plazos y estado",
  "data.export.about.resolutions": "El registro de acuerdos, con espacio para informar su avance",
  "data.import": "Importar",
  "data.import.text":
    "Elija uno o varios archivos. Entran todos juntos o ninguno: primero se revisan y solo lo que está limpio se importa. No se cambia nada de lo que ya existe.",
  "data.import.text.delegates":
    "Su cargo puede importar la lista de sus delegadas y delegados: cada persona recibe una invitación por correo. Primero se revisa y solo lo que está limpio se importa.",
  "data.import.drop": "Suelte aquí archivos CSV",
  "data.import.choose": "Elegir archivos…",
  "data.import.files": "Archivos elegidos",
  "data.import.kind": "Lista a la que pertenece {name}",
  "data.import.kind.none": "Elija la lista",
  "data.import.remove": "Quitar {name}",
  "data.import.tooMany":
    "{most, plural, one {Se importa un archivo a la vez} other {Se importan hasta # archivos a la vez}}; los demás no se tomaron.",
  "data.import.refused.tooLarge": "Pesa más de 6 MB: divídalo en varios archivos.",
  "data.import.refused.spreadsheet":
    "Es un libro de hoja de cálculo: guárdelo como «CSV UTF-8» y elija ese archivo.",
  "data.import.refused.notText": "No es un archivo de texto: guárdelo como «CSV UTF-8».",
  "data.import.refused.notUtf8":
    "Sus acentos no se pueden leer con seguridad: guárdelo como «CSV UTF-8» y elíjalo de nuevo.",
  "data.import.refused.empty": "Está vacío.",
  "data.import.check": "Revisar",
  "data.import.apply": "Importar",
  "data.import.clean": "Sin errores. Al importar se agregan:",
  "data.import.applied": "Importado. Se agregaron:",
  "data.import.tooMuch":
    "Juntos, los archivos pesan más de lo que se puede enviar de una vez (8 MB). Quite alguno e impórtelo después, o divídalo.",
  "data.faults": "{count, plural, one {Un error} other {# errores}}: no se importó nada",
  "data.faults.text":
    "Corríjalos en la hoja de cálculo y elija el archivo de nuevo. Lo que depende de un archivo con errores se revisa después.",
  "data.faults.shown": "Se muestran los primeros {shown}.",
  "data.faults.caption": "Qué corregir y dónde; la línea 1 es la de los encabezados.",
  "data.fault.file": "Archivo",
  "data.fault.row": "Línea",
  "data.fault.column": "Columna",
  "data.fault.message": "Qué corregir",
  "data.fault.wholeFile": "todo el archivo",
  "data.fault.wholeRow": "toda la línea",
  "data.templates": "Plantillas",
  "data.templates.text": "Archivos vacíos con los encabezados de cada lista.",
  "data.template.file": "plantilla {name}",
  "data.kind.organizations": "Organizaciones y dependencias",
  "data.kind.delegates": "Delegadas y delegados",
  "data.kind.proposals": "Propuestas",
  "data.kind.meetings": "Reuniones",
  "data.kind.participants": "Participantes de las reuniones",
  "data.kind.commitments": "Compromisos",
  "data.kind.followUps": "Seguimiento de acuerdos",
  "data.kind.resolutions": "Acuerdos",
  "data.rows.organizations":
    "{n, plural, =0 {Organizaciones y dependencias: nada nuevo} one {Una organización} other {# organizaciones}}",
  "data.rows.delegates":
    "{n, plural, =0 {Delegadas y delegados: nada nuevo} one {Una invitación} other {# invitaciones}}",
  "data.rows.proposals": "{n, plural, =0 {Propuestas: nada nuevo} one {Una propuesta} other {# propuestas}}",
  "data.rows.meetings": "{n, plural, =0 {Reuniones: nada nuevo} one {Una reunión} other {# reuniones}}",
  "data.rows.participants":
    "{n, plural, =0 {Participantes de las reuniones: nada nuevo} one {Una persona participante} other {# personas participantes}}",
  "data.rows.commitments":
    "{n, plural, =0 {Compromisos: nada nuevo} one {Un compromiso} other {# compromisos}}",
  "data.rows.followUps":
    "{n, plural, =0 {Seguimiento de acuerdos: nada nuevo} one {Un informe de seguimiento} other {# informes de seguimiento}}",
} as const;
