import type { BackupFaultCode } from "./backup-fault.ts";
import type { RestoredCheck } from "./check-restored.ts";

type Counts = { readonly tables: number; readonly rows: number; readonly files: number };

const es = {
  backupHelp: `Uso: minuta backup --to CARPETA

Escribe un respaldo completo en una carpeta nueva dentro de CARPETA, mientras el servicio sigue: las filas de un mismo instante, los
archivos y las claves. Lee de MINUTA_DATA, o de DATABASE_URL. El respaldo contiene datos personales y la clave de la bitácora:
guárdelo cifrado y fuera de este equipo.

Sale con 0 si el respaldo está completo, 1 si no se hizo, 2 si la orden no se entiende.
`,
  restoreHelp: `Uso: minuta restore RESPALDO [--check]

Restaura un respaldo en la carpeta de MINUTA_DATA, que debe estar vacía, o en la base vacía de DATABASE_URL; también de una clase de
base a la otra. Antes comprueba la huella de cada archivo del respaldo, y después cada texto, registro, firma, publicación y
entrada de la bitácora: queda todo o nada.

  --check   solo comprueba el respaldo, como si lo restaurara, y no cambia nada

Sale con 0 si todo está bien, 1 si no, 2 si la orden no se entiende.
`,
  backedUp: (path: string) => `✓ Respaldo completo: ${path}`,
  counts: ({ tables, rows, files }: Counts) => `  ${rows} filas de ${tables} tablas, ${files} archivos`,
  digest: (digest: string) => `  huella de backup.json (anótela en otro lugar): ${digest}`,
  restored: (place: string) => `✓ Restaurado en ${place}; las personas tendrán que entrar de nuevo.`,
  rehearsed: (path: string) => `✓ El respaldo ${path} está completo y se puede restaurar.`,
  madeAt: (at: string, program: string) => `  hecho el ${at} por Minuta ${program}`,
  checked: (found: RestoredCheck) =>
    `  comprobado: ${found.texts} textos con su historia, ${found.records} registros, ${found.signatures} firmas, ${found.publications} publicaciones, ${found.files} archivos, ${found.logEntries} entradas de la bitácora`,
  usage: (what: string) => `minuta: ${what}; vea «minuta backup --help» y «minuta restore --help».`,
  missingTo: "falta --to CARPETA",
  missingBackup: "falta la carpeta del respaldo",
  faults: {
    nothing_to_back_up: (about) =>
      `No hay una instalación de Minuta en ${about}: ponga MINUTA_DATA o DATABASE_URL como los del servicio.`,
    cannot_write: (about) =>
      `No se puede escribir ${about}, o ya existe: revise los permisos, o elija otra carpeta.`,
    file_missing: (about) =>
      `Falta el archivo ${about} que las filas nombran; no se hizo un respaldo incompleto: cópielo de un respaldo anterior a la carpeta files y repita.`,
    file_damaged: (about) =>
      `El archivo ${about} no contiene lo que dice su nombre; no se hizo un respaldo con él: cópielo de un respaldo anterior a la carpeta files y repita.`,
    not_a_backup: (about) => `No es un respaldo completo de Minuta: falta ${about}, o no se entiende.`,
    backup_too_new: (about) =>
      `El respaldo es de otra versión de Minuta (${about}): restáurelo con esa versión o una posterior.`,
    backup_damaged: (about) =>
      `El respaldo está dañado en ${about}; no se restauró nada: use otra copia del respaldo.`,
    target_in_use: (about) =>
      `${about} no está vacía y no se cambió nada: ponga en MINUTA_DATA una carpeta nueva, o en DATABASE_URL una base nueva.`,
    restored_damaged: (about) =>
      `Lo restaurado no se comprueba, y se deshizo; use otro respaldo. Lo que no se comprueba:\n${about}`,
  } satisfies Record<BackupFaultCode, (about: string) => string>,
};

const en: typeof es = {
  backupHelp: `Usage: minuta backup --to FOLDER

Writes a whole backup into a new folder inside FOLDER while the service goes on: the rows of one instant, the files and the keys. It
reads MINUTA_DATA, or DATABASE_URL. The backup holds personal data and the key of the log: keep it encrypted, and away from this
machine.

Exits with 0 when the backup is whole, 1 when none was made, 2 when the command is not understood.
`,
  restoreHelp: `Usage: minuta restore BACKUP [--check]

Restores a backup into the folder of MINUTA_DATA, which has to be empty, or into the empty database of DATABASE_URL; from one kind of
database to the other too. Before, it checks the digest of every file of the backup; after, every text, record, signature,
publication and log entry: all of it stands in the end, or nothing.

  --check   only checks the backup, as if it were restored, and changes nothing

Exits with 0 when all is well, 1 when it is not, 2 when the command is not understood.
`,
  backedUp: (path) => `✓ Whole backup: ${path}`,
  counts: ({ tables, rows, files }) => `  ${rows} rows of ${tables} tables, ${files} files`,
  digest: (digest) => `  digest of backup.json (note it down elsewhere): ${digest}`,
  restored: (place) => `✓ Restored into ${place}; everybody will have to sign in again.`,
  rehearsed: (path) => `✓ The backup ${path} is whole and can be restored.`,
  madeAt: (at, program) => `  made at ${at} by Minuta ${program}`,
  checked: (found) =>
    `  verified: ${found.texts} texts with their history, ${found.records} records, ${found.signatures} signatures, ${found.publications} publications, ${found.files} files, ${found.logEntries} log entries`,
  usage: (what) => `minuta: ${what}; see “minuta backup --help” and “minuta restore --help”.`,
  missingTo: "--to FOLDER is missing",
  missingBackup: "the backup's folder is missing",
  faults: {
    nothing_to_back_up: (about) =>
      `There is no Minuta installation in ${about}: set MINUTA_DATA or DATABASE_URL as the service has them.`,
    cannot_write: (about) =>
      `${about} cannot be written, or is there already: check the permissions, or choose another folder.`,
    file_missing: (about) =>
      `The file ${about}, which rows name, is missing; no incomplete backup was made: copy it from an earlier backup into the folder files and run this again.`,
    file_damaged: (about) =>
      `The file ${about} does not hold what its name says; no backup was made with it: copy it from an earlier backup into the folder files and run this again.`,
    not_a_backup: (about) => `This is not a whole backup of Minuta: ${about} is missing or not understood.`,
    backup_too_new: (about) =>
      `The backup is of another version of Minuta (${about}): restore it with that version or a later one.`,
    backup_damaged: (about) =>
      `The backup is damaged in ${about}; nothing was restored: use another copy of the backup.`,
    target_in_use: (about) =>
      `${about} is not empty and nothing was changed: set a new folder in MINUTA_DATA, or a new database in DATABASE_URL.`,
    restored_damaged: (about) =>
      `What was restored does not verify and was taken back; use another backup. What does not verify:\n${about}`,
  },
};

export const backupWords = { es, en };
