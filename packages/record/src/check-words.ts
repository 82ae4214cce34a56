import type { Language, Party, SignatureDecision } from "@minuta/domain";
import type { RecordSignature, SignatureMeans } from "./content.ts";
import type { Check, CheckOutcome } from "./verify.ts";

type Say = (check: { readonly detail: string; readonly who: string; readonly about: string }) => string;
type Sentences = {
  readonly passed: Say;
  readonly failed: Say;
  readonly unproven: Say;
};

/** What a means of signing shows, and what it does not. */
export type MeansWords = { readonly name: string; readonly proves: string; readonly doesNot: string };

type CheckWords = {
  readonly outcomes: Readonly<Record<CheckOutcome, string>>;
  readonly parties: Readonly<Record<Party, string>>;
  readonly decisions: Readonly<Record<SignatureDecision, string>>;
  readonly capacities: Readonly<Record<RecordSignature["capacity"], string>>;
  readonly means: Readonly<Record<SignatureMeans, MeansWords>>;
  readonly checks: Readonly<Record<Check["name"], Sentences>>;
  readonly because: Readonly<Record<string, string>>;
};

const never: Say = () => "";

/** Whether the count of signatures is that of a record which one author signs (SPEC section 1.5). */
const isOfAuthor = (count: string) => count.endsWith("/1");

const es: CheckWords = {
  outcomes: { passed: "Comprobado", failed: "Falla", unproven: "Sin probar" },
  parties: { government: "Gobierno", institute: "Instituto", civilSociety: "Sociedad civil" },
  decisions: { sign: "firmó", signWithReservation: "firmó con reserva", refuse: "no firmó" },
  capacities: { principal: "propietario", alternate: "suplente", author: "en nombre de quien lo publica" },
  means: {
    passkey: {
      name: "Llave de acceso (passkey)",
      proves:
        "Que quien tenía el dispositivo, tras identificarse en él, firmó justo esta huella: se comprueba sin preguntar al servidor, y quien lo opera no puede hacerla.",
      doesNot:
        "Quién tenía el dispositivo en la mano, ni que la llave sea la del asiento: que lo es lo dice este portal. No es la e.firma ni una firma electrónica avanzada.",
    },
    paper: {
      name: "Papel escaneado",
      proves:
        "Que la imagen cuya huella guarda el registro es la que se entregó al firmar: otra imagen da otra huella.",
      doesNot:
        "Que la firma de la imagen sea auténtica. Eso se ve en el papel, que conserva la parte o la secretaría técnica.",
    },
    account: {
      name: "Cuenta del portal",
      proves: "Que el servidor anotó que el asiento, con su sesión abierta, decidió sobre esta huella.",
      doesNot:
        "Nada frente a quien opera el servidor: la anotación es su palabra. Así se firmaba antes de las llaves de acceso.",
    },
  },
  checks: {
    format: {
      passed: ({ detail }) => `El archivo de datos es un registro de Minuta (${detail}).`,
      failed: ({ detail }) => `El archivo de datos no es un registro, o alguien lo alteró (${detail}).`,
      unproven: never,
    },
    digest: {
      passed: ({ detail }) => `El contenido da esta huella: ${detail}`,
      failed: ({ detail }) => `El contenido no da la huella que el archivo dice; da ${detail}`,
      unproven: never,
    },
    removals: {
      passed: ({ detail }) =>
        detail === "0"
          ? "No se testó nada: están todas las partes del texto."
          : `Partes testadas: ${detail}. Cada una tiene su fundamento y ninguna falta sin decirse.`,
      failed: () => "Faltan partes del texto que nadie declaró testadas, o se declaran otras que no faltan.",
      unproven: never,
    },
    signature: {
      passed: ({ who }) => `${who}: la llave de acceso firmó esta huella.`,
      failed: ({ who, detail }) => `${who}: su firma no es sobre este registro, o está alterada (${detail}).`,
      unproven: ({ who, detail }) =>
        detail === "paper"
          ? `${who}: firmó en papel; la firma se ve en el papel, no aquí.`
          : `${who}: firmó con su cuenta; es la palabra del servidor.`,
    },
    signatures: {
      passed: ({ detail }) =>
        isOfAuthor(detail)
          ? `Firma de quien lo publica, que es la única que pide este rubro: ${detail}.`
          : `Firmas de los tres asientos: ${detail}.`,
      failed: ({ detail }) =>
        isOfAuthor(detail)
          ? `No está firmado por quien lo publica con una firma que valga: ${detail}.`
          : `No está firmado por los tres asientos con firmas que valgan: ${detail}.`,
      unproven: ({ detail }) =>
        `Decidieron ${detail} asientos; no todas las firmas se prueban con estos bytes.`,
    },
    entry: {
      passed: ({ about, detail }) => `Los datos son los que se asentaron como ${about} (${detail}).`,
      failed: ({ detail }) => `Los datos no son los que se asentaron en la bitácora: ${detail}.`,
      unproven: ({ detail }) => `No se comparó con lo asentado en la bitácora: ${detail}.`,
    },
    inclusion: {
      passed: ({ detail, about }) => `Asiento ${detail} de la bitácora ${about}.`,
      failed: ({ detail }) => `La prueba no muestra que el asiento esté en la bitácora: ${detail}.`,
      unproven: ({ detail }) => `No se sabe si está en la bitácora: ${detail}.`,
    },
    checkpoint: {
      passed: ({ about }) => `La bitácora ${about} firmó el estado en que está el asiento.`,
      failed: ({ detail }) => `La clave de la bitácora no firmó ese estado: ${detail}.`,
      unproven: ({ about, detail }) => `No se comprobó la firma de la bitácora ${about}: ${detail}.`,
    },
    witness: {
      passed: ({ who, detail }) => `El testigo ${who} cofirmó ese estado (${detail}).`,
      failed: ({ who }) => `La cofirma a nombre del testigo ${who} no es suya, o está alterada.`,
      unproven: ({ who, detail }) => `Testigo ${who}: ${detail}.`,
    },
    file: {
      passed: ({ about, who, detail }) =>
        detail === "scan"
          ? `«${about}» es el papel escaneado de ${who}.`
          : `«${about}» es el archivo que se publicó (${detail}).`,
      failed: ({ about }) => `«${about}» no es ninguno de los archivos que se publicaron, o está alterado.`,
      unproven: ({ about, detail }) => `«${about}» no se comparó: ${detail}.`,
    },
  },
  because: {
    no_proof: "falta el archivo de prueba (.tlog)",
    no_record: "falta el archivo de datos (record.json)",
    no_list: "el registro no nombra sus otros archivos",
    no_entry: "la prueba no trae un asiento que se pueda leer",
    no_key: "no se dio su clave",
    absent: "aún no había cofirmado cuando se hizo la prueba",
    malformed: "el archivo de prueba no tiene la forma debida",
    entryNotInTree: "el asiento no está donde la prueba dice",
    otherLog: "es de otra bitácora",
    badSignature: "la firma no es válida",
    other_file: "la huella del archivo es otra",
    out_of_rubric: "no es la firma que pide su rubro",
    other_record: "el asiento es de otro registro o de otra versión",
  },
};

const en: CheckWords = {
  outcomes: { passed: "Checked", failed: "Failed", unproven: "Unproven" },
  parties: { government: "Government", institute: "Institute", civilSociety: "Civil society" },
  decisions: { sign: "signed", signWithReservation: "signed with a reservation", refuse: "did not sign" },
  capacities: { principal: "principal", alternate: "alternate", author: "as its author" },
  means: {
    passkey: {
      name: "Passkey",
      proves:
        "That whoever held the device, having identified on it, signed exactly this digest: it is checked without asking the server, and whoever runs that cannot make one.",
      doesNot:
        "Who held the device, nor that the key is the seat's: that it is, this portal says. It is neither Mexico's e.firma nor an advanced electronic signature.",
    },
    paper: {
      name: "Scanned paper",
      proves:
        "That the image whose digest the record keeps is the one handed in when signing: another image has another digest.",
      doesNot:
        "That the signature on the image is authentic. That is seen on the paper, which the party or the record keeper holds.",
    },
    account: {
      name: "Account on the portal",
      proves: "That the server noted that the seat, being signed in, decided on this digest.",
      doesNot:
        "Nothing against whoever runs the server: the note is its word. This is how one signed before there were passkeys.",
    },
  },
  checks: {
    format: {
      passed: ({ detail }) => `The data file is a record of Minuta (${detail}).`,
      failed: ({ detail }) => `The data file is no record, or somebody altered it (${detail}).`,
      unproven: never,
    },
    digest: {
      passed: ({ detail }) => `The content has this digest: ${detail}`,
      failed: ({ detail }) => `The content does not have the digest that the file says; it has ${detail}`,
      unproven: never,
    },
    removals: {
      passed: ({ detail }) =>
        detail === "0"
          ? "Nothing was removed: all parts of the text are there."
          : `Parts removed: ${detail}. Each has its legal basis, and none is missing unsaid.`,
      failed: () =>
        "Parts of the text are missing that nobody declared removed, or others are declared that are there.",
      unproven: never,
    },
    signature: {
      passed: ({ who }) => `${who}: the passkey signed this digest.`,
      failed: ({ who, detail }) =>
        `${who}: the signature is not over this record, or was altered (${detail}).`,
      unproven: ({ who, detail }) =>
        detail === "paper"
          ? `${who}: signed on paper; the signature is seen on the paper, not here.`
          : `${who}: signed with an account; it is the server's word.`,
    },
    signatures: {
      passed: ({ detail }) =>
        isOfAuthor(detail)
          ? `Signature of its author, the only one that this section asks for: ${detail}.`
          : `Signatures of the three seats: ${detail}.`,
      failed: ({ detail }) =>
        isOfAuthor(detail)
          ? `It is not signed by its author with a signature that holds: ${detail}.`
          : `It is not signed by the three seats with signatures that hold: ${detail}.`,
      unproven: ({ detail }) => `${detail} seats decided; not every signature is proven by these bytes.`,
    },
    entry: {
      passed: ({ about, detail }) => `The data are those that were entered as ${about} (${detail}).`,
      failed: ({ detail }) => `The data are not those that were entered in the log: ${detail}.`,
      unproven: ({ detail }) => `Not compared with what was entered in the log: ${detail}.`,
    },
    inclusion: {
      passed: ({ detail, about }) => `Entry ${detail} of the log ${about}.`,
      failed: ({ detail }) => `The proof does not show that the entry is in the log: ${detail}.`,
      unproven: ({ detail }) => `It is not known whether it is in the log: ${detail}.`,
    },
    checkpoint: {
      passed: ({ about }) => `The log ${about} signed the state that the entry is in.`,
      failed: ({ detail }) => `The log's key did not sign that state: ${detail}.`,
      unproven: ({ about, detail }) => `The signature of the log ${about} was not checked: ${detail}.`,
    },
    witness: {
      passed: ({ who, detail }) => `The witness ${who} cosigned that state (${detail}).`,
      failed: ({ who }) =>
        `The cosignature in the name of the witness ${who} is not its own, or was altered.`,
      unproven: ({ who, detail }) => `Witness ${who}: ${detail}.`,
    },
    file: {
      passed: ({ about, who, detail }) =>
        detail === "scan"
          ? `“${about}” is the scanned paper of ${who}.`
          : `“${about}” is the file that was published (${detail}).`,
      failed: ({ about }) => `“${about}” is none of the files that were published, or was altered.`,
      unproven: ({ about, detail }) => `“${about}” was not compared: ${detail}.`,
    },
  },
  because: {
    no_proof: "the proof file (.tlog) is missing",
    no_record: "the data file (record.json) is missing",
    no_list: "the record does not name its other files",
    no_entry: "the proof carries no entry that can be read",
    no_key: "its key was not given",
    absent: "it had not cosigned yet when the proof was made",
    malformed: "the proof file is not of the form that it should be",
    entryNotInTree: "the entry is not where the proof says",
    otherLog: "it is of another log",
    badSignature: "the signature is not valid",
    other_file: "the file has another digest",
    out_of_rubric: "it is not the signature that its section asks for",
    other_record: "the entry is of another record or of another version",
  },
};

/** Words for what checks found. What a file says of itself (`detail`, `about`) stands in them as it is: escape it. */
export const checkWords: Readonly<Record<Language, CheckWords>> = { es, en };

/** One sentence that says what a check found. */
export function checkSentence({ name, outcome, detail, party, about }: Check, language: Language): string {
  const words = checkWords[language];
  const seat = party === null ? "" : words.parties[party];
  const isNamed = about !== null && (name === "witness" || name === "signature");
  const who = !isNamed ? seat : seat === "" ? about : `${about} (${seat})`;
  const because = Object.hasOwn(words.because, detail) ? words.because[detail] : detail;
  return words.checks[name][outcome]({ detail: because ?? detail, who, about: about ?? "" });
}

/** One sentence that says how a seat decided. */
export function signatureSentence(
  { party, decision, capacity, office, means, at }: RecordSignature,
  language: Language,
): string {
  const { parties, decisions, capacities, means: ways } = checkWords[language];
  return `${parties[party]}: ${office} (${capacities[capacity]}) ${decisions[decision]}, ${at}. ${ways[means].name}.`;
}
