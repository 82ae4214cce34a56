import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  type Checkpoint,
  formatSigningKey,
  parseCheckpoint,
  parseNote,
  parseSigningKey,
  parseVerifierKey,
  type SigningKey,
  signingKeyOf,
} from "@minuta/record";

/** What a witness remembers: the log, its key as it was first seen, and the last checkpoint that it cosigned. */
export type WitnessState = {
  readonly log: string;
  readonly logKey: string;
  /** What the note says. */
  readonly checkpoint: Checkpoint;
  /** The note as the log signed it, kept as evidence against another of the same log. */
  readonly note: string;
  /** ISO instant of the cosignature. */
  readonly cosignedAt: string;
};

/** What a folder of a witness holds cannot be used; `reason` says what. */
export class FolderFault extends Error {
  override readonly name = "FolderFault";
  readonly reason: "noKey" | "keyExists" | "damaged" | "inUse";
  readonly path: string;
  constructor(reason: FolderFault["reason"], path: string) {
    super(`${reason}: ${path}`);
    this.reason = reason;
    this.path = path;
  }
}

const keyFile = "witness-key";
const stateFile = "witness-state.json";
const evidenceFolder = "evidence";

/** Makes the key of a new witness, readable by its owner alone. */
export async function makeWitnessKey(folder: string, name: string): Promise<SigningKey> {
  const path = join(folder, keyFile);
  if (existsSync(path)) throw new FolderFault("keyExists", path);
  const key = await signingKeyOf(name, "cosignature", randomBytes(32));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeDurably(folder, keyFile, `${formatSigningKey(key)}\n`);
  return key;
}

/** The key of the witness. */
export async function readWitnessKey(folder: string): Promise<SigningKey> {
  const path = join(folder, keyFile);
  if (!existsSync(path)) throw new FolderFault("noKey", path);
  const key = await parseSigningKey(readFileSync(path, "utf8").trimEnd());
  if (key?.type !== "cosignature") throw new FolderFault("damaged", path);
  return key;
}

/** What the witness remembers; null before its first cosignature. A state that cannot be read is never taken for none. */
export function readWitnessState(folder: string): WitnessState | null {
  const path = join(folder, stateFile);
  if (!existsSync(path)) return null;
  const state = parseState(readFileSync(path, "utf8"));
  if (state === null) throw new FolderFault("damaged", path);
  return state;
}

function parseState(text: string): WitnessState | null {
  let kept: Partial<Record<keyof WitnessState, unknown>> | null;
  try {
    kept = JSON.parse(text) as typeof kept;
  } catch {
    return null;
  }
  const { log, logKey, note, cosignedAt } = kept ?? {};
  if (typeof log !== "string" || typeof logKey !== "string") return null;
  if (typeof note !== "string" || typeof cosignedAt !== "string") return null;
  if (parseVerifierKey(logKey)?.type !== "note") return null;
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? "");
  return checkpoint === null ? null : { log, logKey, note, cosignedAt, checkpoint };
}

/** Writes down what the witness is about to say; on disk when it returns. */
export function writeWitnessState(folder: string, state: WitnessState): void {
  const { checkpoint: _, ...kept } = state;
  writeDurably(folder, stateFile, `${JSON.stringify(kept, null, 2)}\n`);
}

/** Keeps what shows that the log contradicts itself; answers with the paths. */
export function keepEvidence(
  folder: string,
  name: string,
  notes: Readonly<Record<string, string>>,
): string[] {
  const place = join(folder, evidenceFolder);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  return Object.entries(notes).map(([part, note]) => {
    const file = `${name}-${part}.txt`;
    writeDurably(place, file, note);
    return join(place, file);
  });
}

/** The evidence that was kept so far. */
export function keptEvidence(folder: string): string[] {
  const place = join(folder, evidenceFolder);
  return existsSync(place)
    ? readdirSync(place)
        .toSorted()
        .map((file) => join(place, file))
    : [];
}

/** Claims the folder: of two witnesses over one memory, one could forget what the other said. */
export function claimFolder(folder: string): () => void {
  const path = join(folder, "in-use.lock");
  // A lock of the operating system goes with the process, however that ends.
  const claim = new DatabaseSync(path, { timeout: 0 });
  try {
    claim.exec("pragma journal_mode = memory; begin exclusive");
  } catch {
    claim.close();
    throw new FolderFault("inUse", path);
  }
  return () => claim.close();
}

function writeDurably(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  const temporary = `${path}.${process.pid}.tmp`;
  const file = openSync(temporary, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  const entry = openSync(folder, "r");
  try {
    fsyncSync(entry);
  } finally {
    closeSync(entry);
  }
}
