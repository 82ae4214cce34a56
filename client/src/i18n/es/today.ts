export const today = {
  "today.title":
    "{n, plural, =0 {Hoy nada espera por usted} one {Un asunto le espera} other {# asuntos le esperan}}",
  "today.waiting": "Le espera",
  "today.waiting.none": "No hay firmas, cierres ni menciones pendientes de usted.",
  "today.waiting.none.next": "Puede seguir con un borrador o comentar una propuesta.",
  "today.waiting.proposals": "Ver propuestas",
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
  "today.reason":
    "{reason, select, sign {Espera su firma} close {Por revisar y cerrar} publish {Con las firmas, por publicar} mention {Le mencionaron} confirm {Acuerdos por confirmar} answer {Espera respuesta de su dependencia} unanswered {Su propuesta espera respuesta} due {Acuerdo por cumplir} milestone {Hito de un compromiso} other {Hay una negativa: puede reabrirse}}",
  "today.action":
    "{reason, select, sign {Leer y firmar} close {Revisar y cerrar} publish {Publicar} mention {Ver mención} confirm {Leer y confirmar} answer {Responder} unanswered {Ver propuesta} due {Ver acuerdo} milestone {Ver compromiso} other {Ver la negativa}}",
  "today.prepare": "Preparar la sesión",
  "today.next": "Siguiente paso",
  "today.step":
    "{step, select, setTime {Poner la hora de la sesión.} addItems {Agregar al orden del día los puntos por tratar.} timeItems {Dar minutos a cada punto del orden del día.} sendNotice {Enviar la convocatoria.} renewNotice {La sesión cambió desde la última convocatoria: convocar de nuevo.} open {Abrir la sesión.} callRoll {Pasar lista.} resume {Reanudar tras el receso.} adjourn {La sesión está en curso; al terminar, clausurarla.} startMinutes {Iniciar la minuta.} closeMinutes {Completar la minuta y cerrarla para firma.} reopenMinutes {Una parte se negó a firmar: reabrir la minuta.} awaitSignatures {Faltan firmas de la minuta.} other {Publicar la minuta firmada.}}",
  "today.lastNoticeDay": "Último día para convocar: {date}",
  "today.noticeLate": "Convocatoria fuera de plazo",
  "today.overdue": "Vencido",
  "today.dueOn": "Plazo: {date}",
  "today.changes": "Qué cambió",
  "today.changes.since": "Desde el {when}",
  "today.changes.fortnight": "En las últimas dos semanas",
  "today.changes.seen": "Ya lo vi",
  "today.changes.more": "{n, plural, one {y # cambio más} other {y # cambios más}}",
  "today.change":
    "{what, select, sessionPlanned {Se planeó} sessionCalled {Se convocó} sessionChanged {{n, plural, one {Cambió} other {Cambió # veces}}} sessionCancelled {Se canceló} meetingPlanned {Se planeó} meetingChanged {{n, plural, one {Cambió} other {Cambió # veces}}} meetingCancelled {Se canceló} rulesRecorded {Se registraron} closed {Se cerró para firma} signed {{n, plural, one {Una firma en} other {# firmas en}}} refused {Una negativa en} reopened {Se reabrió} published {Se publicó} resolutionAdopted {Se adoptó} resolutionAdoptedAgain {{n, plural, one {Se adoptó de nuevo} other {Se adoptó de nuevo # veces}}} resolutionVoided {Quedó sin efecto} resolutionFollowedUp {{n, plural, one {Un informe de seguimiento de} other {# informes de seguimiento de}}} proposalSubmitted {Se presentó} proposalAssigned {{n, plural, one {Se turnó a dependencias} other {Se turnó # veces a dependencias}}} proposalUnassigned {{n, plural, one {Se quitaron dependencias de} other {Se quitaron # veces dependencias de}}} proposalAnswered {{n, plural, one {Una respuesta razonada a} other {# respuestas razonadas a}}} proposalWithdrawn {Se retiró} commitmentAdopted {Se adoptó} commitmentReported {{n, plural, one {Un informe de avance de} other {# informes de avance de}}} commitmentVoided {Quedó sin efecto} other {{n, plural, one {Un comentario en} other {# comentarios en}}}}",
  "today.coming": "Próximas sesiones y reuniones",
  "today.published": "Lo último publicado",
} as const;
