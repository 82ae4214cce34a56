export const proposals = {
  "proposals.lead":
    "Lo que las organizaciones pusieron sobre la mesa. Cada texto lo escribe su organización; todas las partes lo comentan.",
  "proposals.search": "Buscar propuestas por número o palabras",
  "proposals.organization": "Organización",
  "proposals.organization.all": "Todas las organizaciones",
  "proposals.count": "{n, plural, =0 {Ninguna propuesta coincide} one {# propuesta} other {# propuestas}}",
  "proposals.none": "Ninguna propuesta coincide con la búsqueda.",
  "proposals.none.next": "Quite palabras o elija otra organización.",
  "proposals.clear": "Quitar filtros",
  "proposals.filters": "Filtrar propuestas",
  "proposals.threads":
    "{n, plural, =0 {Sin comentarios abiertos} one {# comentario abierto} other {# comentarios abiertos}}",
  "proposals.withText": "Con texto",
  "proposals.withoutText": "Sin texto",
  "proposal.text": "Texto de la propuesta",
  "proposal.text.there": "El texto está escrito: ábralo para leerlo y comentarlo.",
  "proposal.text.mayStart": "Aún no tiene texto. Usted puede iniciarlo.",
  "proposal.text.none": "Aún no tiene texto. Lo inicia una persona delegada de {organization}.",
  "proposal.meetings": "Reuniones en que se analiza",
  "proposal.meetings.none": "Ninguna reunión la tiene en su lista todavía.",
  "proposal.commitment": "Compromiso",
  "proposal.commitment.text":
    "Cada propuesta termina en un compromiso o en una respuesta razonada. El compromiso se redacta en un borrador propio.",
  "proposal.commitment.start": "Redactar un compromiso",
  "proposal.commitment.none":
    "Lo redactan quienes ocupan un asiento, la secretaría técnica o la organización que propone.",
  "proposal.commitment.title": "Título del compromiso",
  "proposal.commitment.title.help":
    "Una línea que diga qué se hará, por ejemplo: «Publicar el padrón de programas en formato abierto».",
  "proposal.commitment.submit": "Crear borrador",
  "proposal.back": "Todas las propuestas",
  "proposal.loading": "Propuesta",
} as const;
