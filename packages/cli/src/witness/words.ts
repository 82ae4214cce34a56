import type { Language } from "../language.ts";
import type { WitnessFault } from "./examine-log.ts";
import type { FolderFault } from "./witness-folder.ts";

const es = {
  help: `Un testigo vigila la bitácora de transparencia de un portal de Minuta: comprueba que solo crece y
que nada de lo que había cambió, y lo cofirma. Lo pone una de las partes, en un equipo suyo.

  minuta witness init --name NOMBRE      hace el par de claves y muestra la pública, que el titular
                                         del asiento registra en el espacio de trabajo
  minuta witness run --log DIRECCIÓN     comprueba y cofirma, cada 300 segundos
      --once                             una sola vez, para cron o systemd
      --every SEGUNDOS                   cada tantos segundos, de 5 a 86400
      --log-key CLAVE                    la clave de la bitácora, sabida por otro medio; sin ella vale la
                                         que la bitácora dice la primera vez, y después ninguna otra
  minuta witness check                   muestra lo que el testigo sabe y las pruebas que guardó

      --folder CARPETA                   donde están clave, memoria y pruebas («minuta-witness»)

Termina con 0 si todo está en orden; con 1 si vio algo mal y no firmó; con 2 si la orden no se entiende;
con 3 si no pudo terminar (la bitácora no responde, o no toma la cofirma).
`,
  usage: (what: string) => `minuta witness: ${what} Vea «minuta witness --help».`,
  unknown: (name: string) => `no hay «${name}».`,
  nameMissing: "falta --name, un nombre sin espacios ni signos «+», como organizacion.org.mx/testigo.",
  logMissing: "falta --log, la dirección de la bitácora, como https://portal.example.org/log (con https).",
  everyWrong: "--every va de 5 a 86400 segundos.",
  logKeyWrong: "--log-key no es la clave de una bitácora, de la forma nombre+huella+clave.",
  made: (path: string) => `Clave hecha y guardada en ${path}; no la comparta.`,
  register:
    "Esta es la clave pública del testigo. El titular del asiento la registra en el espacio de trabajo:",
  folder: {
    noKey: (path) => `No hay clave en ${path}: hágala primero con «minuta witness init --name NOMBRE».`,
    keyExists: (path) => `Ya hay una clave en ${path} y no se reemplaza; use otra carpeta con --folder.`,
    damaged: (path) =>
      `${path} está dañado: restáurelo de un respaldo. Sin memoria, el testigo no notaría un retroceso.`,
    inUse: (path) => `Otro testigo usa ya esta carpeta (${path}): deténgalo, o use otra con --folder.`,
  } satisfies Record<FolderFault["reason"], (path: string) => string>,
  otherLog: (known: string) =>
    `Esta carpeta es del testigo de ${known}; para otra bitácora use otra carpeta con --folder.`,
  empty: "La bitácora está vacía todavía: nada que cofirmar.",
  pinned: (key: string) => `Primera vez: en adelante solo vale esta clave de la bitácora: ${key}`,
  cosigned: (size: number, at: string, read: number) =>
    `Cofirmada: ${size} ${size === 1 ? "asiento" : "asientos"}, ${at}. Asientos leídos y comprobados en esta vuelta: ${read}.`,
  refused: (code: string) =>
    code === "witness_unknown"
      ? "La bitácora no conoce a este testigo: falta que el titular del asiento registre su clave pública."
      : `La bitácora no tomó la cofirma (${code}).`,
  away: (why: string) => `La bitácora no responde (${why}).`,
  alarm: "ALARMA: el testigo no firmó nada.",
  fault: {
    malformed: () => "El punto de control no tiene la forma que debe.",
    otherLog: () => "El punto de control es de una bitácora con otro nombre.",
    badSignature: () => "El punto de control no está firmado con la clave de la bitácora.",
    badCosignature: () => "Una cofirma del punto de control no es válida.",
    rollback: () => "Retroceso: la bitácora muestra menos asientos de los que tenía.",
    fork: (detail) =>
      detail === ""
        ? "Bifurcación: con el mismo número de asientos, la bitácora firmó antes otra historia."
        : `Bifurcación: lo que la bitácora firma ahora no contiene lo que firmó antes, con ${detail} asientos.`,
    tooFewWitnesses: () => "Faltan cofirmas.",
    entryNotInTree: () => "Un asiento no está en el árbol.",
    keyChanged: (detail) => `La bitácora dice ahora que su clave es otra: ${detail}`,
    tileAltered: (detail) =>
      `Los bloques de la bitácora no dan lo que firmó (${detail}): alguien los alteró.`,
    entryAltered: (detail) => `El asiento ${detail} no es el que se asentó: alguien lo alteró.`,
    partMissing: (detail) => `La bitácora no entrega ${detail}, sobre lo que se apoya lo que firmó.`,
  } satisfies Record<WitnessFault, (detail: string) => string>,
  before: (size: number, at: string) => `Lo último que este testigo cofirmó: ${size} asientos, ${at}.`,
  evidence: "Pruebas guardadas; enséñelas a las otras partes:",
  check: {
    witness: "Testigo",
    log: "Bitácora",
    logKey: "Clave de la bitácora",
    last: "Última cofirma",
    none: "ninguna todavía",
    entries: (size: number, at: string) => `${size} ${size === 1 ? "asiento" : "asientos"}, ${at}`,
    root: "Raíz",
    evidence: "Pruebas de que algo estuvo mal",
  },
};

const en: typeof es = {
  help: `A witness watches the transparency log of a Minuta portal: it checks that the log only grows and that
nothing of what was there changed, and cosigns it. One of the parties runs it, on a machine of its own.

  minuta witness init --name NAME        makes the key pair and shows the public key, which the principal of
                                         the seat registers in the workspace
  minuta witness run --log ADDRESS       checks and cosigns, every 300 seconds
      --once                             a single time, for cron or systemd
      --every SECONDS                    every so many seconds, from 5 to 86400
      --log-key KEY                      the log's key, known by other means; without it the one that the log
                                         names the first time holds, and no other afterwards
  minuta witness check                   shows what the witness knows and the evidence it kept

      --folder FOLDER                    where key, memory and evidence are (“minuta-witness”)

Ends with 0 when all is in order; with 1 when it saw something wrong and signed nothing; with 2 when the command
is not understood; with 3 when it could not finish (the log does not answer, or does not take the cosignature).
`,
  usage: (what) => `minuta witness: ${what} See “minuta witness --help”.`,
  unknown: (name) => `there is no “${name}”.`,
  nameMissing: "--name is missing, a name without spaces or “+” signs, such as organization.org.mx/witness.",
  logMissing: "--log is missing, the log's address, such as https://portal.example.org/log (with https).",
  everyWrong: "--every goes from 5 to 86400 seconds.",
  logKeyWrong: "--log-key is not the key of a log, of the form name+hash+key.",
  made: (path) => `Key made and kept in ${path}; do not share it.`,
  register: "This is the witness's public key. The principal of the seat registers it in the workspace:",
  folder: {
    noKey: (path) => `There is no key in ${path}: make it first with “minuta witness init --name NAME”.`,
    keyExists: (path) =>
      `There is a key in ${path} already and it is not replaced; use another folder with --folder.`,
    damaged: (path) =>
      `${path} is damaged: restore it from a backup. Without its memory, the witness would not notice a rollback.`,
    inUse: (path) =>
      `Another witness uses this folder already (${path}): stop it, or use another with --folder.`,
  },
  otherLog: (known) =>
    `This folder belongs to the witness of ${known}; for another log use another folder with --folder.`,
  empty: "The log is still empty: nothing to cosign.",
  pinned: (key) => `First use: from now on only this key of the log holds: ${key}`,
  cosigned: (size, at, read) =>
    `Cosigned: ${size} ${size === 1 ? "entry" : "entries"}, ${at}. Entries read and checked in this round: ${read}.`,
  refused: (code) =>
    code === "witness_unknown"
      ? "The log does not know this witness: the principal of the seat has yet to register its public key."
      : `The log did not take the cosignature (${code}).`,
  away: (why) => `The log does not answer (${why}).`,
  alarm: "ALARM: the witness signed nothing.",
  fault: {
    malformed: () => "The checkpoint is not of the form that it should be.",
    otherLog: () => "The checkpoint is of a log with another name.",
    badSignature: () => "The checkpoint is not signed with the log's key.",
    badCosignature: () => "A cosignature of the checkpoint is not valid.",
    rollback: () => "Rollback: the log shows fewer entries than it had.",
    fork: (detail) =>
      detail === ""
        ? "Fork: with the same number of entries, the log signed another history before."
        : `Fork: what the log signs now does not contain what it signed before, with ${detail} entries.`,
    tooFewWitnesses: () => "Cosignatures are missing.",
    entryNotInTree: () => "An entry is not in the tree.",
    keyChanged: (detail) => `The log now says that its key is another: ${detail}`,
    tileAltered: (detail) => `The log's tiles do not give what it signed (${detail}): somebody altered them.`,
    entryAltered: (detail) => `Entry ${detail} is not the one that was logged: somebody altered it.`,
    partMissing: (detail) => `The log does not hand over ${detail}, on which what it signed stands.`,
  },
  before: (size, at) => `What this witness cosigned last: ${size} entries, ${at}.`,
  evidence: "Evidence kept; show it to the other parties:",
  check: {
    witness: "Witness",
    log: "Log",
    logKey: "The log's key",
    last: "Last cosignature",
    none: "none yet",
    entries: (size, at) => `${size} ${size === 1 ? "entry" : "entries"}, ${at}`,
    root: "Root",
    evidence: "Evidence that something was wrong",
  },
};

/** What the witness says. */
export const witnessWords: Readonly<Record<Language, typeof es>> = { es, en };
