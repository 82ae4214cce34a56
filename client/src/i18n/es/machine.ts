export const machine = {
  "machine.lead": "Cómo está la instalación. Aquí no hay nada de ningún documento.",
  "machine.title": "Estado del servicio",
  "machine.good.title": "Todo lo escrito está en disco",
  "machine.good.text": "No hay cambios pendientes de guardar.",
  "machine.pending.title":
    "{n, plural, one {# cambio se está guardando} other {# cambios se están guardando}}",
  "machine.pending.text":
    "Es normal mientras alguien escribe. Si el número crece y no baja, revise el espacio y la velocidad del disco.",
  "machine.live": "Ahora mismo",
  "machine.rooms":
    "{n, plural, =0 {Ningún documento abierto} one {# documento abierto} other {# documentos abiertos}}",
  "machine.connections": "{n, plural, =0 {Nadie conectado} one {# conexión} other {# conexiones}}",
  "machine.journal":
    "{n, plural, one {# entrada en la bitácora de cambios} other {# entradas en la bitácora de cambios}}",
  "machine.facts": "Instalación",
  "machine.version": "Versión",
  "machine.node": "Node.js",
  "machine.started": "En marcha desde",
  "machine.database": "Base de datos",
  "machine.database.name": "{database, select, sqlite {SQLite, en este equipo} other {PostgreSQL}}",
  "machine.mail": "Correo",
  "machine.mail.name": "{mail, select, smtp {Configurado} other {Sin configurar}}",
  "machine.mail.none.title": "El servicio no envía correo",
  "machine.mail.none.text":
    "Quien invita recibe el enlace en pantalla para entregarlo. Para entrar hace falta una llave de acceso o un enlace entregado a mano.",
  "machine.notYours.title": "Esta página es de quien opera el servicio",
  "machine.notYours.text": "Su mandato no incluye la operación de la instalación.",
  "machine.fault.title": "La bitácora no está guardando",
  "machine.fault.text":
    "Nadie ve «Guardado» y nada de lo escrito se pierde: el servicio lo intenta de nuevo sin parar. Revise el disco o la base de datos. Dijo: {fault}",
  "machine.tick": "Lo que ocupa aplicar una tanda de cambios",
  "machine.commit": "Lo que tarda en quedar en disco",
  "machine.timing": "la mitad, en menos de {p50} ms; 99 de cada 100, en menos de {p99} ms",
  "machine.fanOut": "Otros nodos",
  "machine.fanOut.name":
    "{fanOut, select, none {Ninguno por Redis} connected {Enlazados por Redis} other {Redis no responde: se encuentran por la base de datos, más despacio}}",
  "machine.lag":
    "{n, plural, =0 {Este nodo tiene todo lo de los demás} one {A este nodo le falta # entrada de los demás} other {A este nodo le faltan # entradas de los demás}}",
} as const;
