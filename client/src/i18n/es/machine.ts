export const machine = {
  "machine.lead": "Cómo está la instalación. Aquí no hay nada de ningún documento.",
  "machine.title": "Estado del servicio",
  "machine.good.title": "Todo lo escrito está en disco",
  "machine.good.text": "No hay cambios pendientes de guardar.",
  "machine.saving.title": "Se está guardando lo que se escribe",
  "machine.saving.text":
    "{n, plural, one {# cambio va} other {# cambios van}} camino al disco. Es normal mientras alguien escribe; no hay nada que hacer.",
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
  "machine.history": "Historial de los textos",
  "machine.history.since": "Desde el {since}",
  "machine.history.all": "Se guarda sin límite",
  "machine.history.days": "Se guarda {n, plural, one {# día} other {# días}}",
  "machine.history.dropped":
    "{n, plural, one {Se descartó # entrada anterior} other {Se descartaron # entradas anteriores}}; los textos están completos",
  "machine.mail": "Correo",
  "machine.mail.name": "{mail, select, smtp {Configurado} other {Sin configurar}}",
  "machine.mail.none.title": "El servicio no envía correo",
  "machine.mail.none.text":
    "Quien invita recibe el enlace en pantalla para entregarlo. Para entrar hace falta una llave de acceso o un enlace entregado a mano.",
  "machine.notYours.title": "Esta página es de quien opera el servicio",
  "machine.notYours.text": "Su mandato no incluye la operación de la instalación.",
  "machine.noAnswer.title": "El servicio no responde",
  "machine.noAnswer.text":
    "Revise que el proceso esté en marcha y que este equipo llegue a él por la red. Lo que la gente tiene en pantalla sigue en su navegador y se envía cuando el servicio vuelve.",
  "machine.databaseAway.title": "La base de datos no responde",
  "machine.databaseAway.text":
    "Nadie ve «Guardado», y lo escrito espera en el servicio y en los navegadores: no los cierre ni reinicie el servicio. {database, select, postgres {Revise que PostgreSQL esté en marcha, que acepte conexiones y que se llegue a él desde este equipo.} other {Revise el disco de este equipo y los permisos de la carpeta de datos.}} Cuando vuelva, todo se guarda sin que usted haga nada más.",
  "machine.diskFull.title": "El disco está lleno",
  "machine.diskFull.text":
    "Nadie ve «Guardado», y lo escrito espera en el servicio y en los navegadores: no reinicie el servicio. Libere espacio {database, select, postgres {en el disco de PostgreSQL} other {donde está la carpeta de datos}}, sin tocar sus archivos. En cuanto haya lugar, todo se guarda sin que usted haga nada más.",
  "machine.fault.title": "La bitácora no está guardando",
  "machine.fault.text":
    "Nadie ve «Guardado» y nada de lo escrito se pierde: el servicio lo intenta de nuevo sin parar. Revise el disco o la base de datos. Dijo: {fault}",
  "machine.slow.title": "Guardar tarda demasiado",
  "machine.slow.text":
    "Lo último que se escribió lleva {seconds, plural, one {# segundo} other {# segundos}} esperando quedar en disco. Revise si el disco está ocupado por otra cosa y si la base de datos responde con normalidad.",
  "machine.queue.title": "{n, plural, one {# cambio espera} other {# cambios esperan}} quedar en disco",
  "machine.queue.text":
    "La cola es larga para lo que se escribe normalmente. Si el número no baja en un minuto, revise la velocidad del disco y si otro programa lo ocupa.",
  "machine.damaged.title":
    "{n, plural, one {La bitácora de un documento está dañada} other {La bitácora de # documentos está dañada}}",
  "machine.damaged.text":
    "Lo que está en disco no es lo que se escribió. El documento no se abre y no se borra nada de él. Detenga el servicio, revise el disco y recupere la base de datos de su último respaldo sano; los demás documentos siguen funcionando. Identificador: {ids}",
  "machine.redisAway.title": "Redis no responde",
  "machine.redisAway.text":
    "No se pierde nada: los nodos se encuentran por la base de datos, cada segundo en vez de al instante. Revise que Redis esté en marcha y que se llegue a él desde este equipo; el enlace vuelve solo.",
  "machine.lagging.title": "Este nodo va atrasado respecto a los demás",
  "machine.lagging.text":
    "Al documento más atrasado le faltan {n, plural, one {# cambio} other {# cambios}} que guardaron otros nodos. Si no baja en un minuto, revise la base de datos y la carga de este equipo.",
  "machine.diskLow.title": "Queda poco espacio en el disco",
  "machine.diskLow.text":
    "Quedan {free} MB donde está la carpeta de datos. Libere espacio antes de que se llene: con el disco lleno ya no se guarda nada.",
  "machine.stale": "Las cifras de abajo son de la última vez que el servicio contestó.",
  "machine.disk": "Espacio libre",
  "machine.disk.free": "{free} MB de {total} MB",
  "machine.tick": "Lo que ocupa aplicar una tanda de cambios",
  "machine.commit": "Lo que tarda en quedar en disco",
  "machine.timing": "la mitad, en menos de {p50} ms; 99 de cada 100, en menos de {p99} ms",
  "machine.fanOut": "Otros nodos",
  "machine.fanOut.name":
    "{fanOut, select, none {Ninguno por Redis} connected {Enlazados por Redis} other {Redis no responde: se encuentran por la base de datos, más despacio}}",
  "machine.lag":
    "{n, plural, =0 {Este nodo tiene todo lo de los demás} one {A este nodo le falta # entrada de los demás} other {A este nodo le faltan # entradas de los demás}}",
} as const;
