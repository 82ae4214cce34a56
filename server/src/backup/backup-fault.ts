/** Why a backup cannot be made, read or restored: one sentence in each language that says how to mend it. */
export class BackupFault extends Error {
  override readonly name = "BackupFault";
  readonly code: BackupFaultCode;
  readonly about: string;

  /** @param about the file, table or folder that it is about; no content of one */
  constructor(code: BackupFaultCode, about: string, cause?: unknown) {
    super(`${code}: ${about}`, { cause });
    this.code = code;
    this.about = about;
  }
}

export type BackupFaultCode =
  | "nothing_to_back_up"
  | "cannot_write"
  | "file_missing"
  | "file_damaged"
  | "not_a_backup"
  | "backup_too_new"
  | "backup_damaged"
  | "target_in_use"
  | "restored_damaged";
