export const witnesses = {
  "witnesses.title": "Testigos de la bitácora",
  "witnesses.lead":
    "La bitácora de transparencia asienta cada publicación. El testigo de una parte comprueba, desde un equipo de esa parte, que sólo crece, y cofirma lo que comprobó. Nadie registra el testigo de otra parte, tampoco quien opera el servicio.",
  "witnesses.public": "Ver la bitácora en el portal",
  "witnesses.parties": "Quién vigila",
  "witnesses.none": "Sin testigo",
  "witnesses.none.text": "Esta parte no vigila la bitácora.",
  "witnesses.since": "Vigila con esta clave desde el {date}",
  "witnesses.key": "Clave pública del testigo",
  "witnesses.never": "Aún no cofirma",
  "witnesses.newest": "Al día",
  "witnesses.behind": "{n, plural, one {Le falta # asiento} other {Le faltan # asientos}}",
  "witnesses.last": "Última cofirma: {n, plural, one {# asiento} other {# asientos}}, {date}",
  "witnesses.before": "Claves anteriores",
  "witnesses.before.line": "del {from} al {until}",
  "witnesses.register": "Registrar testigo",
  "witnesses.replace": "Cambiar la clave",
  "witnesses.register.title": "Testigo de la parte: {party}",
  "witnesses.register.make":
    "En un equipo de su parte, que no sea este servidor, haga la clave con esta orden y pegue aquí la línea que muestra.",
  "witnesses.register.command": "Orden que hace la clave",
  "witnesses.register.field": "Clave pública",
  "witnesses.register.help":
    "Una sola línea, de la forma nombre+huella+clave. La clave privada no sale de su equipo.",
  "witnesses.register.wrong": "Falta algo: pegue la línea completa, de la forma nombre+huella+clave.",
  "witnesses.register.replaces":
    "La clave que vale ahora termina y queda en la lista con sus fechas. Las cofirmas que hizo siguen valiendo.",
  "witnesses.register.done": "Testigo registrado. Ahora póngalo a vigilar con la orden que se muestra.",
  "witnesses.run": "Para que vigile, con esta orden en el mismo equipo",
} as const;
