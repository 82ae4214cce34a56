export const today = {
  "today.title":
    "{n, plural, =0 {Hoy nada espera por usted} one {Un asunto le espera} other {# asuntos le esperan}}",
  "today.waiting": "Le espera",
  "today.waiting.none": "No hay firmas, cierres ni menciones pendientes de usted.",
  "today.waiting.none.next": "Puede seguir con un borrador o comentar una propuesta.",
  "today.waiting.proposals": "Ver propuestas",
  "today.reason":
    "{reason, select, sign {Espera su firma} close {Por revisar y cerrar} publish {Con las firmas, por publicar} mention {Le mencionaron} other {Hay una negativa: puede reabrirse}}",
  "today.action":
    "{reason, select, sign {Leer y firmar} close {Revisar y cerrar} publish {Publicar} mention {Ver mención} other {Ver la negativa}}",
  "today.session": "La sesión",
  "today.session.none": "No hay sesiones en el calendario.",
  "today.session.all": "Todas las sesiones",
  "today.session.noMinutes": "La minuta aún no se inicia. La inicia la secretaría técnica.",
  "today.recent": "Textos recientes",
  "today.recent.none": "Todavía no hay textos.",
  "today.recent.none.next": "El primero se inicia desde una sesión, una reunión o una propuesta.",
  "today.recent.changed": "Cambió",
  "today.counts": "Cómo va el proceso",
  "today.counts.proposals":
    "{n, plural, =0 {Ninguna de las {of} propuestas tiene texto} one {# de {of} propuestas tiene texto} other {# de {of} propuestas tienen texto}}",
  "today.counts.meetings":
    "{n, plural, =0 {Ninguna de las {of} reuniones tiene formato} one {# de {of} reuniones tiene formato} other {# de {of} reuniones tienen formato}}",
  "today.counts.published":
    "{n, plural, =0 {Aún no hay registros publicados} one {# registro publicado} other {# registros publicados}}",
  "today.operator.title": "Usted opera el servicio",
  "today.operator.text":
    "Los textos, las firmas y la publicación pertenecen a las tres partes: desde esta cuenta no se ven ni se modifican. El estado del servicio sí está a su cargo.",
  "today.operator.action": "Ver el estado del servicio",
  "today.none.title": "Su cuenta no tiene un mandato vigente",
  "today.none.text":
    "Para participar hace falta un mandato: lo otorga quien ocupa el asiento de su parte o su organización. Pídale una invitación a este correo: {email}",
} as const;
