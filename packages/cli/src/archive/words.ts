import type { CheckOutcome } from "@minuta/record";
import type { Language } from "../language.ts";
import type { ArchiveCheck, ArchiveCheckName } from "./archive-check.ts";

type Say = (about: string, detail: string) => string;

const es = {
  passed: {
    manifest: () => "export.json dice qué archivos tiene la copia.",
    file: (_about, count) => `Los ${count} archivos de la copia son los que nombra export.json.`,
    checkpoint: (about) => `La bitácora ${about} firmó su estado.`,
    witness: (about) => `El testigo ${about} cofirmó ese estado.`,
    tree: (_about, count) => `Los hashes de la bitácora son los de sus entradas (${count}).`,
    entry: (_about, count) => `Las ${count} entradas de la bitácora están, y dan la raíz que firmó.`,
    record: () => "",
  } satisfies Record<ArchiveCheckName, Say>,
  because: {
    "manifest absent": () => "Falta export.json: la copia no está completa, o alguien lo quitó.",
    "manifest malformed": () => "export.json no tiene la forma debida.",
    "file absent": (about) => `Falta el archivo ${about}, que nombra export.json.`,
    "file altered": (about) => `El archivo ${about} no es el que nombra export.json.`,
    "file added": (about) => `El archivo ${about} está de más: export.json no lo nombra.`,
    "file strange": (about) => `${about} no puede ser parte de una copia.`,
    "file unreadable": (about) => `El archivo ${about} no se pudo leer.`,
    "checkpoint absent": (about) => `Falta ${about}: no hay con qué comprobar la bitácora.`,
    "checkpoint malformed": (about) => `${about} no tiene la forma de un estado firmado.`,
    "checkpoint otherLog": (about) => `La bitácora ${about} no es la de la clave.`,
    "checkpoint badSignature": (about) => `La firma de la bitácora ${about} no es válida.`,
    "checkpoint no_key": (about) => `No se comprobó la firma de la bitácora ${about}: falta su clave.`,
    "checkpoint ownKey": (about) =>
      `La bitácora ${about} firmó su estado con la clave que está en la misma copia; déla con --log-key, sabida por otro medio.`,
    "witness absent": (about) => `El testigo ${about} no había cofirmado ese estado.`,
    "witness badCosignature": (about) =>
      `La cofirma a nombre del testigo ${about} no es suya, o alguien la alteró.`,
    "tree altered": (about) => `${about} no son los hashes que dan las entradas.`,
    "tree absent": (about) => `Falta ${about}.`,
    "tree otherRoot": () => "Las entradas de la bitácora no dan la raíz que firmó.",
    "entry altered": (about) => `La entrada ${about} de la bitácora no es la que se anotó.`,
    "entry absent": (about) => `Faltan entradas de la bitácora: ${about}.`,
    "entry malformed": (about) => `Las entradas de ${about} no se pueden leer.`,
    "entry noRecord": (about) => `Falta el registro de la entrada ${about}, o es otro.`,
    "entry unknown": (about) => `La entrada ${about} dice algo que este programa no conoce.`,
    "record fileAbsent": (about) => `Falta ${about}.`,
    "record otherText": (about) => `La página ${about} no muestra el texto del registro.`,
    "record otherAddress": (about) => `${about} tiene un registro que no es el de esa dirección.`,
    "record notLogged": (about) => `El registro de ${about} no está en la bitácora.`,
    "record replaced": (about) => `${about} tiene una versión pública que ya fue sustituida por otra.`,
    "record otherEntry": (about) =>
      `La prueba de ${about} es de una entrada que no está en esa parte de la bitácora.`,
    "record otherLog": (about) => `La prueba de ${about} es de una bitácora que no es la de esta copia.`,
  } as Readonly<Record<string, Say>>,
  archive: (origin: string, madeAt: string) => `Copia del portal ${origin}, hecha el ${madeAt}`,
  record: (key: string, version: number, publicVersion: number) =>
    `${key}, versión ${version}${publicVersion === 1 ? "" : `, versión pública ${publicVersion}`}`,
  unreadable: (slug: string) => `registros/${slug}: no se pudo leer`,
  seats: (count: string) => `${count} firmas`,
  filesOf: (count: number) => `${count} archivos`,
  entryOf: (place: string) => `entrada ${place}`,
  removed: (count: number) => (count === 1 ? "1 parte testada" : `${count} partes testadas`),
  superseded: (index: number, key: string, version: number, publicVersion: number) =>
    `La entrada ${index} es de ${key}, versión ${version}, versión pública ${publicVersion}: se testó algo después, y una entrada posterior la sustituye.`,
  manifestDigest: (digest: string) =>
    `Salvo el texto de cada registro, las páginas no llevan firma: solo export.json las nombra. Compare su huella con la de otra copia: ${digest}`,
  summary: (all: number, failed: number, unproven: number) =>
    `Registros: ${all}; comprobados: ${all - failed - unproven}; sin probar del todo: ${unproven}; con fallas: ${failed}.`,
  sound: "Nada falla.",
  wrong: (count: number) => `Comprobaciones de la copia que fallan: ${count}.`,
  tooMany: (path: string) => `hay demasiados archivos en ${path}.`,
  unreadableFolder: (path: string, why: string) => `no se pudo leer ${path} (${why}).`,
};

const en: typeof es = {
  passed: {
    manifest: () => "export.json says which files the copy has.",
    file: (_about: string, count: string) =>
      `The ${count} files of the copy are those that export.json names.`,
    checkpoint: (about: string) => `The log ${about} signed its state.`,
    witness: (about: string) => `The witness ${about} cosigned that state.`,
    tree: (_about: string, count: string) => `The hashes of the log are those of its entries (${count}).`,
    entry: (_about: string, count: string) =>
      `The ${count} entries of the log are there, and give the root that it signed.`,
    record: () => "",
  },
  because: {
    "manifest absent": () => "export.json is missing: the copy is not whole, or somebody took it away.",
    "manifest malformed": () => "export.json is not of the form that it should be.",
    "file absent": (about) => `The file ${about}, which export.json names, is missing.`,
    "file altered": (about) => `The file ${about} is not the one that export.json names.`,
    "file added": (about) => `The file ${about} was added: export.json does not name it.`,
    "file strange": (about) => `${about} cannot be part of a copy.`,
    "file unreadable": (about) => `The file ${about} could not be read.`,
    "checkpoint absent": (about) => `${about} is missing: there is nothing to check the log by.`,
    "checkpoint malformed": (about) => `${about} is not of the form of a signed state.`,
    "checkpoint otherLog": (about) => `The log ${about} is not that of the key.`,
    "checkpoint badSignature": (about) => `The signature of the log ${about} is not valid.`,
    "checkpoint no_key": (about) => `The signature of the log ${about} was not checked: its key is missing.`,
    "checkpoint ownKey": (about) =>
      `The log ${about} signed its state with the key that lies in the copy itself; give it with --log-key, known by other means.`,
    "witness absent": (about) => `The witness ${about} had not cosigned that state.`,
    "witness badCosignature": (about) =>
      `The cosignature in the name of the witness ${about} is not its own, or was altered.`,
    "tree altered": (about) => `${about} is not the hashes that the entries give.`,
    "tree absent": (about) => `${about} is missing.`,
    "tree otherRoot": () => "The entries of the log do not give the root that it signed.",
    "entry altered": (about) => `Entry ${about} of the log is not the one that was entered.`,
    "entry absent": (about) => `Entries of the log are missing: ${about}.`,
    "entry malformed": (about) => `The entries of ${about} cannot be read.`,
    "entry noRecord": (about) => `The record of entry ${about} is missing, or is another.`,
    "entry unknown": (about) => `Entry ${about} says something that this program does not know.`,
    "record fileAbsent": (about) => `${about} is missing.`,
    "record otherText": (about) => `The page ${about} does not show the text of the record.`,
    "record otherAddress": (about) => `${about} holds a record that is not the one of that address.`,
    "record notLogged": (about) => `The record of ${about} is not in the log.`,
    "record replaced": (about) => `${about} holds a public version that another has replaced.`,
    "record otherEntry": (about) => `The proof of ${about} is of an entry that is not there in the log.`,
    "record otherLog": (about) => `The proof of ${about} is of a log that is not the one of this copy.`,
  },
  archive: (origin, madeAt) => `Copy of the portal ${origin}, made on ${madeAt}`,
  record: (key, version, publicVersion) =>
    `${key}, version ${version}${publicVersion === 1 ? "" : `, public version ${publicVersion}`}`,
  unreadable: (slug) => `registros/${slug}: could not be read`,
  seats: (count) => `${count} signatures`,
  filesOf: (count) => `${count} files`,
  entryOf: (place) => `entry ${place}`,
  removed: (count) => (count === 1 ? "1 part removed" : `${count} parts removed`),
  superseded: (index, key, version, publicVersion) =>
    `Entry ${index} is of ${key}, version ${version}, public version ${publicVersion}: something was removed later, and a later entry takes its place.`,
  manifestDigest: (digest) =>
    `But for the text of each record, pages carry no signature: only export.json names them. Compare its digest with that of another copy: ${digest}`,
  summary: (all, failed, unproven) =>
    `Records: ${all}; checked: ${all - failed - unproven}; not wholly proven: ${unproven}; with failures: ${failed}.`,
  sound: "Nothing failed.",
  wrong: (count) => `Checks of the copy that failed: ${count}.`,
  tooMany: (path) => `there are too many files in ${path}.`,
  unreadableFolder: (path, why) => `${path} could not be read (${why}).`,
};

export const archiveWords: Readonly<Record<Language, typeof es>> = { es, en };

/** One sentence that says what a check of a copy found. What files say of themselves stands in it as it is. */
export function archiveSentence({ name, outcome, detail, about }: ArchiveCheck, language: Language): string {
  const words = archiveWords[language];
  if (outcome === ("passed" satisfies CheckOutcome)) return words.passed[name](about, detail);
  return words.because[`${name} ${detail}`]?.(about, detail) ?? `${name} ${detail}: ${about}`;
}
