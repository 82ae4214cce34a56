/** What is said about versions of a record, news and search, in Spanish. */
export const record = {
  correctedNotice: "Este registro fue corregido: lo que vale hoy es la",
  correctsNotice: "Esta versión corrige y sustituye a la",
  sourceChanged: (on: string) => `La fuente cambió el ${on}.`,
  translatedVersion: (version: string, datedOn: string) =>
    `Esta traducción es de la versión ${version}, del ${datedOn}.`,
  seeChanges: "Ver qué cambió",
  changesTitle: (key: string, version: number) => `Qué cambió en ${key}, versión ${version}`,
  changesLead: (older: number, newer: number) =>
    `Palabras añadidas y quitadas entre la versión ${older} y la versión ${newer}, bloque por bloque.`,
  changesLegend: "Cómo leerlo",
  added: "Añadido",
  removed: "Quitado",
  endOf: { added: "fin de lo añadido", removed: "fin de lo quitado" },
  blockAdded: "Bloque nuevo",
  blockRemoved: "Bloque quitado",
  blockReworded: "Redacción cambiada",
  unchanged: (count: number) => (count === 1 ? "1 bloque sin cambios" : `${count} bloques sin cambios`),
  changesNone:
    "Las dos versiones dicen lo mismo en lo que aquí se compara: datos, acuerdos, asistencia y texto.",
  changesSummary: (added: number, removed: number, reworded: number) =>
    `Bloques nuevos: ${added}. Quitados: ${removed}. Con otra redacción: ${reworded}.`,
  comparedPart: { front: "Datos", resolutions: "Acuerdos", attendance: "Asistencia", text: "Texto" },
  olderVersion: "Versión anterior",
  newerVersion: "Versión posterior",
  versionList: "Lista de versiones (Memento)",
  newsFeed: "Novedades (Atom)",
  newsOf: (name: string) => `Novedades: ${name}`,
  newsSummary: (kind: string, key: string, resolutions: number) =>
    `${kind} ${key}. ${resolutions === 0 ? "Sin acuerdos." : resolutions === 1 ? "1 acuerdo." : `${resolutions} acuerdos.`}`,
  catalogue: "Catálogo de datos (DCAT)",
  searchFilters: {
    sourceCategory: "Rubro",
    kind: "Tipo",
    year: "Año",
    any: "Todos",
    all: "Todos",
  },
  searchKind: {
    minutes: "Minutas",
    meetingForm: "Formatos de reunión",
    translation: "Traducciones",
    communique: "Comunicados",
    resolution: "Acuerdos",
    proposal: "Propuestas",
    commitment: "Compromisos",
  },
  searchKindOne: {
    minutes: "Minuta",
    meetingForm: "Formato de reunión",
    translation: "Traducción",
    communique: "Comunicado",
    resolution: "Acuerdo",
    proposal: "Propuesta",
    commitment: "Compromiso",
  },
};
