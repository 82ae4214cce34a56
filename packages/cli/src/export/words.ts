import type { Language } from "../language.ts";

/** What a page of the copy says. */
const copyEs = {
  copyOf: "Copia del portal",
  madeOn: "hecha el",
  original: "Puede no ser lo último: el original está en su dirección.",
  noForm: "Esta copia no busca ni filtra: para eso hace falta el portal.",
  noFormLink: "Abrirlo en el portal",
  moved: "Está en otra página",
  movedLink: "Ir a la página",
};
const copyEn: typeof copyEs = {
  copyOf: "Copy of the portal",
  madeOn: "made on",
  original: "It may not be the latest: the original is at its address.",
  noForm: "This copy neither searches nor filters: that takes the portal.",
  noFormLink: "Open it on the portal",
  moved: "It is on another page",
  movedLink: "Go to the page",
};
export const copyWords: Readonly<Record<Language, typeof copyEs>> = { es: copyEs, en: copyEn };

const es = {
  help: `Copia un portal entero como archivos: se abre desde el disco y cualquier servidor web lo sirve tal cual.

  minuta export DIRECCIÓN --to CARPETA
                                lee el portal, como https://portal.example.org, y escribe en la carpeta todas sus
                                páginas en los dos idiomas, los archivos de cada registro, la bitácora, las novedades
                                y el catálogo; no hace falta cuenta

      --to CARPETA              nueva, vacía o una copia anterior, que se sustituye cuando la nueva está completa
      --log-key CLAVE           la clave de la bitácora, o un archivo que la tiene; sin ella vale la que el portal dice
      --witness CLAVE           la clave de un testigo en quien confía, o un archivo; se puede repetir

Mientras no está completa se llama CARPETA.incomplete; la misma orden sigue donde quedó y no vuelve a bajar lo que ya
está y tiene la huella debida. Al final comprueba la copia como «minuta verify CARPETA». Termina con 0 si está completa y
nada falla; con 1 si algo falta o falla; con 2 si la orden no se entiende o el portal no responde.
`,
  usage: (what: string) => `minuta export: ${what} Vea «minuta export --help».`,
  oneAddress: "diga la dirección del portal y, con --to, la carpeta.",
  addressWrong: "la dirección debe ser la de la portada, con https.",
  keyWrong: "--log-key no es la clave de una bitácora ni un archivo que la tenga.",
  witnessWrong: "--witness no es la clave de un testigo ni un archivo que la tenga.",
  taken: (path: string) => `${path} tiene otras cosas; diga una carpeta nueva, vacía o una copia anterior.`,
  away: (why: string) =>
    `El portal no dio todo (${why}). La copia está a medias; la misma orden la sigue donde quedó.`,
  copying: (count: number) => `Direcciones copiadas: ${count}…`,
  missing: (address: string) => `El portal enlaza ${address} y no lo tiene.`,
  done: (folder: string, pages: number, files: number, records: number, sound: number) =>
    `${folder}: ${pages} páginas, ${files} archivos, ${records} registros, ${sound} sin fallas.`,
};
const en: typeof es = {
  help: `Copies a whole portal as files: it opens from the disk, and any web server serves it as it is.

  minuta export ADDRESS --to FOLDER
                                reads the portal, such as https://portal.example.org, and writes to the folder all of
                                its pages in both languages, the files of each record, the log, the news and the
                                catalogue; it takes no account

      --to FOLDER               new, empty or an earlier copy, which is replaced once the new one is whole
      --log-key KEY             the log's key, or a file that has it; without it the one that the portal names holds
      --witness KEY             the key of a witness that you trust, or a file; may be repeated

While it is not whole it is called FOLDER.incomplete; the same command goes on where it stopped, and does not fetch again
what is there with the right digest. In the end it checks the copy like “minuta verify FOLDER”. Ends with 0 when it is whole
and nothing failed; with 1 when something is missing or failed; with 2 when the command is not understood or the
portal does not answer.
`,
  usage: (what) => `minuta export: ${what} See “minuta export --help”.`,
  oneAddress: "say the address of the portal and, with --to, the folder.",
  addressWrong: "the address has to be that of the home page, with https.",
  keyWrong: "--log-key is neither the key of a log nor a file that has it.",
  witnessWrong: "--witness is neither the key of a witness nor a file that has it.",
  taken: (path) => `${path} holds other things; say a folder that is new, empty or an earlier copy.`,
  away: (why) =>
    `The portal did not give everything (${why}). The copy is half done; the same command goes on where it stopped.`,
  copying: (count) => `Addresses copied: ${count}…`,
  missing: (address) => `The portal links to ${address} and does not have it.`,
  done: (folder, pages, files, records, sound) =>
    `${folder}: ${pages} pages, ${files} files, ${records} records, ${sound} without failures.`,
};
export const exportWords: Readonly<Record<Language, typeof es>> = { es, en };
