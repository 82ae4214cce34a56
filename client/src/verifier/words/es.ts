export const es = {
  documentTitle: "Verificador de registros de Minuta",
  otherLanguage: "English",
  title: "Compruébelo aquí, en su equipo",
  lead: "Todo se calcula en este navegador, con los archivos que usted tiene. Nada se envía a ninguna parte.",
  drop: "Suelte aquí los archivos de uno o de varios registros",
  dropNote:
    "Los datos (record.json) y su prueba (.tlog) bastan; añada el PDF, el papel escaneado o los demás archivos para comparar también sus bytes.",
  choose: "Elegir archivos",
  address: "O la dirección o la clave de un registro de este portal",
  addressHint: "Por ejemplo, ST-05/2012. Se bajan de este portal sus datos, su prueba y sus archivos.",
  fetch: "Traer y comprobar",
  addressUnavailable:
    "Traer un registro por su dirección necesita el portal y la red. Sin ellos, suelte aquí los archivos que bajó antes.",
  keys: "Claves en que confía",
  keysText:
    "La clave de la bitácora y las de sus testigos, una en cada línea. Con ellas se comprueba quién firmó el estado de la bitácora. Cámbielas por las que conoce por otro medio; también puede soltar un archivo de texto que las contenga.",
  keysOfPage:
    "Estas vienen con la página: son la palabra de quien la publica. Compárelas con las que guarda alguna de las partes.",
  keysNone:
    "Este archivo no trae claves. Cópielas de la página «Bitácora de transparencia» del portal, o mejor, pídalas a alguna de las partes.",
  keysLabel: "Clave de la bitácora y claves de testigos",
  keysReset: "Volver a las de la página",
  keysUse: "Usar estas claves",
  keysWrong: (lines: string) => `No son claves, y no se usan: línea ${lines}.`,
  keysUsed: (count: number) => (count === 1 ? "Se usa 1 clave." : `Se usan ${count} claves.`),
  checking: (name: string) => `Comprobando ${name}…`,
  reading: "Leyendo los archivos…",
  fetching: "Trayendo el registro…",
  done: (records: number, failures: number) =>
    `${records === 1 ? "1 registro comprobado" : `${records} registros comprobados`}. ${failures === 0 ? "Nada falla." : `Comprobaciones que fallan: ${failures}.`}`,
  results: "Resultado",
  clear: "Quitar todo",
  noRecord: "Archivos sin su registro",
  verdict: {
    passed: "Todo comprobado",
    unproven: "Nada falla; hay cosas que aquí no se pueden probar",
    failed: (count: number) => (count === 1 ? "Falla 1 comprobación" : `Fallan ${count} comprobaciones`),
  },
  outcome: { passed: "Comprobado", failed: "Falla", unproven: "No se puede probar aquí" },
  facts: {
    key: "Clave",
    heldOn: "Celebrado el",
    version: "Versión",
    publicVersion: "versión pública",
    published: "Publicado el",
    short: "Huella corta",
    full: "Huella completa",
  },
  compareAloud: "Compárela en voz alta con la de su copia o la de cualquiera de las partes.",
  seats: "Los tres asientos",
  missingSeat: "No consta su decisión",
  reservation: "Reserva",
  reason: "Razón",
  proves: "Demuestra",
  doesNot: "No demuestra",
  whatMeans: "Qué demuestra cada forma de firmar",
  checks: "Comprobaciones",
  removed: "Lo que se testó, y con qué fundamento",
  removedNone: "No se testó nada.",
  ground: {
    personalData: "Dato personal",
    reserved: "Información reservada",
    confidential: "Información confidencial",
  },
  removedLine: (count: number) => (count === 1 ? "1 parte" : `${count} partes`),
  classifiedBy: "clasificó",
  capacity: { principal: "propietario", alternate: "suplente" },
  decision: { sign: "Firmó", signWithReservation: "Firmó con reserva", refuse: "Se negó a firmar" },
  timeZone: "hora de la Ciudad de México",
  problems: {
    tooMany: (most: number) => `Son demasiados archivos; se comprueban hasta ${most} a la vez.`,
    tooLarge: (name: string) => `«${name}» es más grande de lo que se comprueba aquí (64 MB).`,
    tooMuch: "Los archivos juntos pasan de 256 MB; compruébelos por partes.",
    unreadable: (name: string) =>
      `No se pudo leer «${name}». Si es una carpeta, ábrala y suelte los archivos que contiene.`,
    addressWrong:
      "No es la dirección ni la clave de un registro. Copie la dirección de la página del registro, o escriba su clave, por ejemplo ST-05/2012.",
    elsewhere:
      "Esa dirección es de otro sitio. Abra allí esta misma página, o baje sus archivos y suéltelos aquí.",
    notFound: "Este portal no tiene ese registro. Revise la clave o busque el registro en el portal.",
    offline: "No se pudo traer: no hay red o el portal no responde. Suelte aquí los archivos que ya bajó.",
    nothing: "Ninguno de los archivos es de un registro.",
    insecure:
      "Este navegador no deja comprobar firmas en una página sin cifrar. Abra el portal con https, o guarde el verificador y ábralo desde su equipo.",
    noEd25519:
      "Este navegador es antiguo y no puede comprobar las firmas de la bitácora (Ed25519); quedan sin probar. Las de los asientos sí se comprueban.",
  },
};
