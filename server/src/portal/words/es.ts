import { checkWords } from "@minuta/record";
import { lineage } from "./lineage/es.ts";
import { record } from "./record/es.ts";
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
    byAuthor: "Firmado por quien lo publica, y por nadie más",
    some: (count: number, of: number) => `Firmas: ${count} de ${of}`,
  },
  digest: "Huella",
  shortDigestNote: "Compárela en voz alta con la de su ejemplar.",
  fullDigest: "Huella SHA-256 completa",
  verifyThis: "Verificarlo",
  downloads: "Descargar",
  files: {
    "record.pdf": { label: "PDF", note: "accesible, para archivo" },
    "record.docx": { label: "Word", note: "DOCX" },
    "record.html": { label: "Página completa", note: "HTML, se lee sin conexión" },
    "record.md": { label: "Texto", note: "Markdown" },
    "resolutions.csv": { label: "Acuerdos", note: "CSV, para hoja de cálculo" },
    "attendance.csv": { label: "Asistencia", note: "CSV, para hoja de cálculo" },
    "record.json": { label: "Datos verificables", note: "JSON" },
    "record.jsonld": { label: "Datos enlazados", note: "JSON-LD" },
    "record.akn.xml": { label: "Documento legal", note: "Akoma Ntoso" },
  },
  versions: "Otras versiones",
  versionNumber: (version: number) => `Versión ${version}`,
  newer: "Más reciente",
  older: "Anterior",
  ledgerTitle: "Acuerdos adoptados",
  ledgerLead:
    "Todos los acuerdos de los registros publicados, del más reciente al más antiguo. El número es un identificador legal: no se repite ni se reutiliza.",
  ledgerNone: "Todavía no hay acuerdos publicados. Aparecerán aquí con el primer registro firmado.",
  voidResolution: "Sin efecto",
  record: "Registro",
  searchTitle: "Buscar en lo publicado",
  searchLabel: "Palabras, o una clave como ST-05/2012",
  searchHint:
    "Sin importar acentos, mayúsculas ni terminaciones: «acordaron» encuentra «acuerdo». Se muestra lo que contiene todas las palabras.",
  searchButton: "Buscar",
  searchFound: {
    none: (words: string) => `Nada de lo publicado contiene todas estas palabras: ${words}`,
    one: (words: string) => `1 resultado: ${words}`,
    many: (count: number, words: string) => `${count} resultados: ${words}`,
    most: (count: number, words: string) =>
      `Los ${count} resultados más cercanos: ${words}. Añada una palabra para acotar.`,
  },
  searchNoneNext: "Pruebe con menos palabras, o con la clave del registro, por ejemplo ST-05/2012.",
  searchTooShort: "Escriba al menos una letra o una cifra.",
  verifyTitle: "Cómo verificar un registro",
  verifyLead:
    "Las partes de este proceso no tienen por qué confiar unas en otras, ni en quien opera este servidor. Por eso cada registro se puede comprobar sin pedir permiso ni explicaciones.",
  verifier: {
    needsScript:
      "Con JavaScript, aquí se comprueban registros sin salir de la página. Sin él, siga los pasos de abajo: llegan a lo mismo.",
    keep: "Guarde este verificador",
    keepText:
      "Es un solo archivo que funciona en cualquier equipo, sin red y sin este portal, dentro de diez años también. No pide nada a nadie: ni siquiera puede. Guárdelo junto con los registros que le importen.",
    keepLink: "Guardar este verificador",
    keepDigest: "Su SHA-256, igual en todos los portales con esta versión de Minuta:",
  },
  verifyAloud: {
    title: "A simple vista: la huella corta",
    text: "Tres palabras con dos cifras, por ejemplo «roble 27 · faro 91 · tinta 04». Aparecen en la página del registro, al pie de cada hoja del PDF y en la pantalla en la que cada parte firmó. Si coinciden, es el mismo texto. Si alguna difiere, no lo es.",
  },
  verifyComputed: {
    title: "Con certeza: la huella completa",
    text: "Descargue los datos verificables (JSON) del registro. Su parte «manifest» («content» en los registros anteriores a las firmas con llave de acceso), en JSON canónico (RFC 8785), da la huella SHA-256 que se publica. Cualquier programa que haga esas dos cosas sirve; no hace falta ninguno nuestro.",
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
      ...Object.values(checkWords.es.means).map(
        ({ name, proves, doesNot }) => `${name}. Demuestra: ${proves} No demuestra: ${doesNot}`,
      ),
    ],
  },
  log: {
    title: "Bitácora de transparencia",
    lead: "Cada vez que se publica un registro, queda asentado aquí con la huella de cada uno de sus archivos. La bitácora sólo crece: si alguien cambiara o quitara lo que ya está asentado, también quien opera este servidor, se notaría.",
    entries: (count: number): string => (count === 1 ? "asiento" : "asientos"),
    cosigned: "de 3 partes cofirmaron el punto de control más reciente",
    watching: "Quién la vigila",
    watchingLead:
      "Cada parte puede tener un testigo: un programa en un equipo suyo que comprueba que la bitácora sólo crece, y cofirma lo que comprobó. Lo que una parte cofirmó no se puede deshacer sin que se note.",
    noWitness: "Sin testigo: esta parte no vigila la bitácora",
    neverCosigned: "Testigo registrado; aún no cofirma nada",
    cosignedNewest: "Cofirmó el punto de control más reciente,",
    behind: (count: number): string =>
      count === 1
        ? "Le falta cofirmar 1 asiento; cofirmó por última vez"
        : `Le falta cofirmar ${count} asientos; cofirmó por última vez`,
    since: "Vigila con esta clave desde el",
    earlierKey: "Clave anterior:",
    latest: "Últimos asientos",
    latestNone: "Todavía no hay asientos. El primer registro que se publique será el número 0.",
    entry: "Asiento",
    record: "Registro",
    loggedAt: "Asentado",
    proof: "Prueba",
    proofOf: (key: string): string => `Prueba de que ${key} está asentado`,
    publicVersion: (version: number) => `versión pública ${version}`,
    checkpoint: "Punto de control más reciente",
    checkpointText:
      "Nombre de la bitácora, número de asientos y raíz de su árbol, con la firma de la bitácora y las cofirmas de los testigos. La bitácora lo firmó el",
    checkpointLink: "Leerlo como texto",
    key: "Clave de la bitácora",
    keyText:
      "Con esta clave firma la bitácora cada punto de control. Anótela: un testigo da la alarma si algún día aparece otra.",
    run: "Cómo poner un testigo",
    runText:
      "Cualquiera puede comprobar la bitácora: el programa «minuta» viene con Minuta, que es software libre. Para que la cofirma de una parte se muestre aquí, el titular de su asiento registra la clave de su testigo.",
    runName: "organizacion.org.mx/testigo",
    runSteps: [
      "En un equipo que no sea este servidor, haga la clave con la primera orden. Muestra una línea con la clave pública.",
      "El titular del asiento pega esa línea en el espacio de trabajo, en «Testigos de la bitácora».",
      "Ponga a vigilar al testigo con la segunda orden. Comprueba y cofirma cada cinco minutos.",
    ],
    runStandard:
      "La bitácora sigue formatos públicos (C2SP tlog-tiles, signed-note y cosignature/v1), así que también sirve cualquier otro programa que los siga.",
    proves: {
      title: "Qué demuestra",
      items: [
        "Que un archivo es, byte por byte, el que se publicó: su huella está en un asiento, y la prueba de cada registro se comprueba sin este servidor.",
        "Que todas las personas ven la misma historia, mientras al menos un testigo en el que usted confía la haya cofirmado.",
      ],
    },
    doesNot: {
      title: "Qué no demuestra",
      items: [
        "Que lo publicado sea cierto, ni que se haya publicado todo.",
        "Nada frente a quien opera el servidor mientras ninguna parte tenga testigo: entonces sólo lo notaría quien guarde un punto de control anterior.",
      ],
    },
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
  ...record,
  ...lineage,
};
