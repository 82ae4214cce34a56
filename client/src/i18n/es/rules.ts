export const rules = {
  "rules.title": "Reglas de procedimiento",
  "rules.lead": "El reglamento mínimo que rige al secretariado, y lo que este servicio aplica de él.",
  "rules.version": "Versión {n}",
  "rules.versions": "Todas las versiones",
  "rules.inForce": "Vigente",
  "rules.from": "Desde el {date}",
  "rules.founding": "Reglas iniciales",
  "rules.by": "Por el acuerdo {number}",
  "rules.show": "Ver",
  "rules.notice.regular":
    "{n, plural, one {A una sesión ordinaria se convoca con un día hábil completo de anticipación.} other {A una sesión ordinaria se convoca con # días hábiles completos de anticipación.}}",
  "rules.notice.special":
    "{n, plural, one {A una extraordinaria, con un día hábil completo.} other {A una extraordinaria, con # días hábiles completos.}}",
  "rules.short.yes": "En caso urgente, una sesión extraordinaria puede convocarse con menos.",
  "rules.short.no": "Ninguna sesión se convoca con menos anticipación.",
  "rules.decision":
    "{mode, select, consensus {Se decide por común acuerdo, salvo que se diga otra cosa.} vote {Se decide por votación, con un voto por parte, salvo que se diga otra cosa.} writtenProcedure {Se decide por procedimiento escrito, salvo que se diga otra cosa.} other {Si no hay acuerdo, se asientan las posiciones.}}",
  "rules.written":
    "{n, plural, one {En un procedimiento escrito, el silencio durante un día hábil es conformidad.} other {En un procedimiento escrito, el silencio durante # días hábiles es conformidad.}}",
  "rules.reminders":
    "A quien es responsable de un acuerdo se le recuerda el plazo {days} días antes, el día en que vence y, si venció, al día siguiente y cada semana.",
  "rules.reminders.none":
    "Del plazo de un acuerdo no se avisa antes: sólo el día en que vence y, si venció, al día siguiente y cada semana.",
  "rules.daysOff": "Además son inhábiles: {days}.",
  "rules.daysOff.none": "No hay más días inhábiles que los federales.",
  "rules.holidays":
    "Son inhábiles sábados, domingos y los días de descanso del artículo 74 de la Ley Federal del Trabajo. Ni el día de la convocatoria ni el de la sesión cuentan.",
  "rules.record": "Registrar nueva versión",
  "rules.record.text":
    "Una versión nueva la adopta un acuerdo y rige desde su fecha. Las anteriores se conservan. Los plazos van de 0 a {most} días hábiles.",
  "rules.record.submit": "Registrar versión",
  "rules.recorded": "Versión registrada",
  "rules.refused": "No se registró",
  "rules.resolution": "Acuerdo que la adoptó",
  "rules.resolution.help": "Su número, por ejemplo ST-05/2012.03. Debe estar adoptado.",
  "rules.effectiveFrom": "Rige desde",
  "rules.field.regular": "Días hábiles, sesión ordinaria",
  "rules.field.special": "Días hábiles, sesión extraordinaria",
  "rules.field.written": "Días hábiles, procedimiento escrito",
  "rules.field.short": "Una extraordinaria urgente puede convocarse con menos",
  "rules.field.decision": "Modo de decidir",
  "rules.mode":
    "{mode, select, consensus {Común acuerdo} vote {Votación por parte} writtenProcedure {Procedimiento escrito} other {Posiciones, sin acuerdo}}",
  "rules.field.reminders": "Recordatorios, días antes del plazo",
  "rules.field.reminders.help": "Números separados por comas, por ejemplo: 7, 1",
  "rules.field.daysOff": "Otros días inhábiles",
  "rules.field.daysOff.help": "Uno por línea, como 2012-04-05.",
  "rules.field.text": "Texto de las reglas",
} as const;
