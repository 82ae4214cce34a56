import type { Language } from "../language.ts";

const es = {
  help: `Comprueba un registro publicado, sin confiar en el servidor que lo publicó.

  minuta verify DIRECCIÓN       la página de un registro, como https://portal.example.org/registros/st-05-2012:
                                baja los datos, la prueba y los archivos que los datos nombran
  minuta verify record.json     los datos de un registro
  minuta verify CARPETA         todos los archivos de un registro: record.json, proof.tlog, PDF, papeles…
  minuta verify COPIA           la copia de un portal que hizo «minuta export»: todos sus archivos y registros, y la
                                bitácora entera
  minuta verify ARCHIVO… --proof PRUEBA
                                archivos sueltos de un registro con su prueba (.tlog); un PDF se compara con
                                record.json, que es el que nombra a los demás

      --log-key CLAVE           la clave de la bitácora, sabida por otro medio; sin ella, de una dirección vale
                                la que el portal dice
      --witness CLAVE           la clave de un testigo en quien confía; se puede repetir
      --json                    el resultado en JSON, para otros programas

Cada línea dice: ✓ comprobado, ✗ falla, ○ sin probar. Termina con 0 si nada falla; con 1 si algo falla; con 2
si la orden no se entiende o no hay nada que leer.
`,
  usage: (what: string) => `minuta verify: ${what} Vea «minuta verify --help».`,
  oneThing: "diga qué comprobar: una dirección, o archivos y carpetas.",
  logKeyWrong: "--log-key no es la clave de una bitácora, de la forma nombre+huella+clave.",
  witnessWrong: "--witness no es la clave de un testigo, de la forma nombre+huella+clave.",
  addressWrong: "la dirección debe ser la página de un registro, con https.",
  unreadable: (path: string, why: string) => `no se pudo leer ${path} (${why}).`,
  tooLarge: (path: string) => `${path} es más grande de lo que se lee.`,
  tooMany: (path: string) => `hay demasiados archivos en ${path}; deje solo los de un registro.`,
  empty: (path: string) => `no hay archivos en ${path}.`,
  ownWord: (key: string) =>
    `La clave de la bitácora la dijo el propio portal. Para no depender de su palabra, compárela con la que guarda alguna de las partes y dela con --log-key: ${key}`,
  signed: "Quién firmó y cómo:",
  proves: "Demuestra",
  doesNot: "No demuestra",
  record: (key: string, version: number, publicVersion: number) =>
    `Registro ${key}, versión ${version}, versión pública ${publicVersion}`,
  sound: "Nada falla.",
  wrong: (count: number) => `Comprobaciones que fallan: ${count}.`,
};

const en: typeof es = {
  help: `Checks a published record without trusting the server that published it.

  minuta verify ADDRESS         the page of a record, such as https://portal.example.org/en/records/st-05-2012:
                                fetches the data, the proof and the files that the data name
  minuta verify record.json     the data of a record
  minuta verify FOLDER          all files of a record: record.json, proof.tlog, PDF, papers…
  minuta verify COPY            the copy of a portal that “minuta export” made: all its files and records, and the
                                whole log
  minuta verify FILE… --proof PROOF
                                single files of a record with its proof (.tlog); a PDF is compared with
                                record.json, which names the others

      --log-key KEY             the log's key, known by other means; without it, of an address the one that the
                                portal names holds
      --witness KEY             the key of a witness that you trust; may be repeated
      --json                    the result as JSON, for other programs

Every line says: ✓ checked, ✗ failed, ○ unproven. Ends with 0 when nothing failed; with 1 when something did;
with 2 when the command is not understood or there is nothing to read.
`,
  usage: (what) => `minuta verify: ${what} See “minuta verify --help”.`,
  oneThing: "say what to check: one address, or files and folders.",
  logKeyWrong: "--log-key is not the key of a log, of the form name+hash+key.",
  witnessWrong: "--witness is not the key of a witness, of the form name+hash+key.",
  addressWrong: "the address has to be the page of a record, with https.",
  unreadable: (path, why) => `${path} could not be read (${why}).`,
  tooLarge: (path) => `${path} is larger than what is read.`,
  tooMany: (path) => `there are too many files in ${path}; leave only those of one record.`,
  empty: (path) => `there are no files in ${path}.`,
  ownWord: (key) =>
    `The log's key was named by the portal itself. Not to depend on its word, compare it with the one that a party keeps and give it with --log-key: ${key}`,
  signed: "Who signed, and how:",
  proves: "Proves",
  doesNot: "Does not prove",
  record: (key, version, publicVersion) =>
    `Record ${key}, version ${version}, public version ${publicVersion}`,
  sound: "Nothing failed.",
  wrong: (count) => `Checks that failed: ${count}.`,
};

export const verifyWords: Readonly<Record<Language, typeof es>> = { es, en };
