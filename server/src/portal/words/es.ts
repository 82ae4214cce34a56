/** Everything the portal says around the records, in Spanish. A record's own words are in @minuta/export. */
export const es = {
  languageName: "Español",
  otherLanguage: "English",
  otherLanguageTitle: "Read this page in English",
  skip: "Ir al contenido",
  navigation: "Secciones del portal",
  home: "Inicio",
  sections: { alliance: "Alianza", plan: "Plan de acción", civilSociety: "Sociedad civil" },
  resolutions: "Acuerdos",
  search: "Buscar",
  verify: "Verificar",
  workspace: "Entrar al espacio de trabajo",
  footer:
    "Registro público de un secretariado tripartito. Cada texto se publica como lo firmaron las partes y se puede comprobar en cualquier equipo.",
  homeTitle: "Registro público de acuerdos",
  homeLead:
    "Aquí se publica lo que las tres partes del Secretariado Técnico acordaron y firmaron: gobierno, instituto y sociedad civil. Qué se acordó, quién responde, para cuándo, y la prueba de que es el mismo texto.",
  counts: {
    records: "registros publicados",
    resolutions: "acuerdos adoptados",
    signatures: "firmas de las partes",
  },
  sectionsHeading: "Tres rubros, según quién responde por el texto",
  sectionsLead: "La información de este portal se distingue por sus fuentes.",
  statement: {
    alliance:
      "Documentos de la Alianza para el Gobierno Abierto, traducidos del inglés, que los miembros del Comité Promotor han consensado con base en el trabajo del Subcomité de Gobierno de la Alianza.",
    plan: "El Plan de Acción y la información que documenta cómo se integró, revisados y autorizados por el Secretariado Técnico.",
    civilSociety:
      "Lo que publican las organizaciones de la sociedad civil es responsabilidad exclusiva de sus autores.",
  },
  statementLabel: "Quién responde",
  recordsIn: {
    none: "ningún registro todavía",
    one: "1 registro",
    many: (count: number) => `${count} registros`,
  },
  latest: "Últimos registros",
  records: "Registros",
  latestNone:
    "Todavía no hay registros publicados. Cuando las tres partes firmen la primera minuta, aparecerá aquí.",
  sectionNone: {
    alliance:
      "Todavía no hay documentos en este rubro. Se publican cuando el Comité Promotor ha consensado la traducción.",
    plan: "Todavía no hay documentos en este rubro. Se publican cuando las tres partes los han firmado.",
    civilSociety:
      "Todavía no hay documentos en este rubro. Cada organización publica los suyos cuando lo decide.",
  },
  sectionNoneNext: "Mientras tanto, puede consultar los otros rubros o buscar por palabras.",
  howTitle: "¿Es este el texto que firmaron?",
  howText:
    "Cada registro lleva una huella: un número que cambia por completo si cambia una sola letra. Compare su forma corta, tres palabras con dos cifras, con la del ejemplar impreso o la de cualquiera de las partes.",
  howLink: "Cómo verificar un registro",
  publishedOn: "publicado el",
  publishedShort: "publicada el",
  inLanguage: { es: "en español", en: "en inglés" },
  recordLanguage: {
    es: "Este registro se redactó en español y se muestra en ese idioma.",
    en: "Este registro se redactó en inglés y se muestra en ese idioma.",
  },
  signedBoard: {
    all: "Firmado por las tres partes",
    some: (count: number) => `Firmas: ${count} de 3`,
  },
  digest: "Huella",
  shortDigestNote: "Compárela en voz alta con la de su ejemplar.",
  fullDigest: "Huella SHA-256 completa",
  verifyThis: "Cómo verificarlo",
  downloads: "Descargar",
  pdf: "PDF",
  pdfNote: "accesible, para archivo",
  json: "Datos verificables",
  jsonNote: "JSON",
  versions: "Otras versiones",
  newerNotice: "Hay una versión más reciente de este registro.",
  versionNumber: (version: number) => `Versión ${version}`,
  newer: "Más reciente",
  older: "Anterior",
  ledgerTitle: "Acuerdos adoptados",
  ledgerLead:
    "Todos los acuerdos de los registros publicados, del más reciente al más antiguo. El número es un identificador legal: no se repite ni se reutiliza.",
  ledgerNone: "Todavía no hay acuerdos publicados. Aparecerán aquí con el primer registro firmado.",
  voidResolution: "Sin efecto",
  record: "Registro",
  searchTitle: "Buscar en los registros",
  searchLabel: "Palabras que debe contener el registro",
  searchHint:
    "Sin importar acentos ni mayúsculas. Se muestran los registros que contienen todas las palabras.",
  searchButton: "Buscar",
  searchFound: {
    none: (words: string) => `Ningún registro contiene todas estas palabras: ${words}`,
    one: (words: string) => `1 registro contiene: ${words}`,
    many: (count: number, words: string) => `${count} registros contienen: ${words}`,
    most: (count: number, words: string) =>
      `Los ${count} registros más recientes que contienen: ${words}. Añada una palabra para acotar.`,
  },
  searchNoneNext:
    "Pruebe con menos palabras, con el singular, o con la clave del registro, por ejemplo ST-05/2012.",
  searchTooShort: "Escriba al menos una letra o una cifra.",
  verifyTitle: "Cómo verificar un registro",
  verifyLead:
    "Las partes de este proceso no tienen por qué confiar unas en otras, ni en quien opera este servidor. Por eso cada registro se puede comprobar sin pedir permiso ni explicaciones.",
  verifyAloud: {
    title: "A simple vista: la huella corta",
    text: "Tres palabras con dos cifras, por ejemplo «roble 27 · faro 91 · tinta 04». Aparecen en la página del registro, al pie de cada hoja del PDF y en la pantalla en la que cada parte firmó. Si coinciden, es el mismo texto. Si alguna difiere, no lo es.",
  },
  verifyComputed: {
    title: "Con certeza: la huella completa",
    text: "Descargue los datos verificables (JSON) del registro. Su parte «content», en JSON canónico (RFC 8785), da la huella SHA-256 que se publica. Cualquier programa que haga esas dos cosas sirve; no hace falta ninguno nuestro.",
    command: "En un equipo con Python 3, por ejemplo:",
    result: "El resultado debe ser igual a la huella completa que muestra la página del registro.",
  },
  verifyProves: {
    title: "Qué demuestra",
    items: [
      "Que el texto, la asistencia, el quórum y los acuerdos son los mismos, letra por letra, sobre los que decidió cada parte: cada firma guarda la huella que esa parte tuvo a la vista.",
      "Que los acuerdos llevan los números que recibieron al cerrarse el texto.",
    ],
  },
  verifyDoesNot: {
    title: "Qué no demuestra",
    items: [
      "Que lo acordado se haya cumplido. Para eso está el seguimiento de cada acuerdo.",
      "Que lo dicho en la sesión sea cierto: una minuta hace constar lo que se decidió.",
      "Que el PDF y esta página digan lo mismo que los datos. Los tres se hacen a la vez y del mismo registro, pero lo que cada parte firma es la huella de los datos.",
      "La identidad de quien firmó, fuera de este sistema: las firmas hacen constar qué asiento decidió, con qué cargo, cuándo y sobre qué huella; todavía no son firmas criptográficas. Por eso conviene comparar la huella con la que conserva alguna de las partes.",
    ],
  },
  notFoundTitle: "No encontramos esa página",
  notFoundText:
    "La dirección puede estar mal escrita o incompleta. Un registro publicado conserva su dirección para siempre; búsquelo por sus palabras o por su clave.",
  notAllowedTitle: "Esta dirección sólo se consulta",
  notAllowedText: "El portal publica registros y no recibe datos. Abra la dirección como página.",
  pages: "Páginas",
  newerPage: "Más recientes",
  olderPage: "Más antiguos",
  onPage: (page: number, pages: number) => `Página ${page} de ${pages}`,
};
