import type { Party } from "@minuta/domain";
import type { PublishedRecord } from "./content.ts";
import { parseCheckpoint } from "./log/checkpoint.ts";
import { cosignedAt } from "./log/cosignature.ts";
import { type LogEntry, parseLogEntry } from "./log/log-entry.ts";
import type { VerifierKey } from "./log/log-key.ts";
import { isSignedBy, type SignedNote, signaturesOf } from "./log/signed-note.ts";
import { parseTlogProof } from "./log/tlog-proof.ts";
import { leafHash } from "./log/tree-hash.ts";
import { provesInclusion } from "./log/tree-proofs.ts";
import { type ReadFile, readPublished } from "./published-file.ts";
import { RecordFault } from "./record-fault.ts";
import { sha256Hex } from "./sha256.ts";
import { type Check, type CheckName, type CheckOutcome, verifyRead } from "./verify.ts";

export type NamedFile = {
  readonly name: string;
  /** May be left empty beside a digest, but not of `record.json` and the proof, which are read. */
  readonly bytes: Uint8Array;
  /** The SHA-256 of the file, where the caller has computed it already: 64 lower-case hexadecimal digits. */
  readonly digest?: string;
};

/** The keys that the reader trusts, wherever they come from. */
export type TrustedKeys = {
  readonly logKey: VerifierKey | null;
  readonly witnesses: readonly { readonly party: Party | null; readonly key: VerifierKey }[];
};

/** An entry's place in the log by a proof: `leaf` is its hash, null when the proof carries no entry. */
export type ProvenPlace = {
  readonly index: number;
  readonly leaf: Uint8Array | null;
  readonly size: number;
  readonly root: Uint8Array;
};

export type VerifiedFiles = {
  readonly checks: readonly Check[];
  /** What `record.json` says; null when there is none that can be read. */
  readonly published: PublishedRecord | null;
  /** What the log's entry says; null when there is none that can be read. It is the log's only if `inclusion` passed. */
  readonly entry: LogEntry | null;
  /** The other files that `record.json` names, with the SHA-256 of each. */
  readonly named: Readonly<Record<string, string>>;
  /** Where the proof says that the entry stands, whether that holds or not; null without one that can be read. */
  readonly place: ProvenPlace | null;
};

/**
 * Checks files of one record against each other, in any order: `record.json`, the proof of the log, and any others, which
 * are known by their SHA-256 whatever their names are. Never throws on bad input.
 */
export async function verifyFiles(files: readonly NamedFile[], trust: TrustedKeys): Promise<VerifiedFiles> {
  const proofFile = files.find(isProof) ?? null;
  const recordFile = recordAmong(files.filter((file) => file !== proofFile));
  const others = files.filter((file) => file !== proofFile && file !== recordFile);

  const checks: Check[] = [];
  const read = recordFile === null ? null : await readRecord(recordFile, checks);
  const { entry, place } = proofFile === null ? unread : await readProof(proofFile, trust, checks);
  if (proofFile === null) checks.push(check("inclusion", "unproven", "no_proof"));
  checks.push(entryCheck({ proofFile, recordFile, read, entry }));
  for (const file of others) checks.push(fileCheck(file, { entry, read }));
  const named = read?.sealed?.file.files ?? {};
  return { checks, published: read?.published ?? null, entry, named, place };
}

const proofStart = new TextEncoder().encode("c2sp.org/tlog-proof@");

/** Whether a file is a proof of the log, by its name or by how it begins. */
export function isProof({ name, bytes }: NamedFile): boolean {
  return /\.tlog(?:-proof)?$/i.test(name) || proofStart.every((byte, at) => bytes[at] === byte);
}

/** By its name: bytes that were altered must not turn the record into a file that nobody asked about. */
function recordAmong(files: readonly NamedFile[]): NamedFile | null {
  return (
    files.find(({ name }) => /(?:^|[\\/])record\.json$/i.test(name)) ??
    files.find(({ name }) => /\.json$/i.test(name)) ??
    files.find(({ bytes }) => isReadable(bytes)) ??
    null
  );
}

function isReadable(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x7b) return false;
  try {
    readPublished(bytes);
    return true;
  } catch {
    return false;
  }
}

async function readRecord({ bytes }: NamedFile, checks: Check[]): Promise<ReadFile | null> {
  try {
    const read = readPublished(bytes);
    checks.push(...(await verifyRead(read)));
    return read;
  } catch (error) {
    // Beside its own faults, what is nested without end or holds the wrong kinds of values is no record either.
    checks.push(check("format", "failed", error instanceof RecordFault ? error.message : "form_invalid"));
    return null;
  }
}

type ReadProof = { readonly entry: LogEntry | null; readonly place: ProvenPlace | null };
const unread: ReadProof = { entry: null, place: null };

async function readProof({ bytes }: NamedFile, trust: TrustedKeys, checks: Check[]): Promise<ReadProof> {
  const proof = parseTlogProof(textOf(bytes));
  const checkpoint = proof === null ? null : parseCheckpoint(proof.note.text);
  if (proof === null || checkpoint === null) {
    checks.push(check("inclusion", "failed", "malformed"));
    return unread;
  }
  const { index, path, extra, note } = proof;
  const { origin, size, root } = checkpoint;
  const leaf = extra === null ? null : leafHash(extra);
  const isIncluded = leaf !== null && provesInclusion(path, { index, size, leaf, root });
  checks.push(
    isIncluded
      ? check("inclusion", "passed", `${index + 1}/${size}`, { about: origin })
      : check("inclusion", "failed", extra === null ? "no_entry" : "entryNotInTree", { about: origin }),
    await checkpointCheck(note, origin, trust.logKey),
    ...(await witnessChecks(note, trust, origin)),
  );
  return { entry: extra === null ? null : parseLogEntry(extra), place: { index, leaf, size, root } };
}

async function checkpointCheck(note: SignedNote, origin: string, logKey: VerifierKey | null): Promise<Check> {
  const of = { about: origin };
  if (logKey === null) return check("checkpoint", "unproven", "no_key", of);
  if (logKey.name !== origin) return check("checkpoint", "failed", "otherLog", of);
  return (await isSignedBy(note, logKey))
    ? check("checkpoint", "passed", "signed", of)
    : check("checkpoint", "failed", "badSignature", of);
}

async function witnessChecks(
  note: SignedNote,
  { witnesses }: TrustedKeys,
  origin: string,
): Promise<readonly Check[]> {
  const known = await Promise.all(
    witnesses.map(async ({ party, key }): Promise<Check> => {
      const of = { party, about: key.name };
      const lines = signaturesOf(note, key);
      if (lines.length === 0) return check("witness", "unproven", "absent", of);
      const instants = await Promise.all(lines.map((line) => cosignedAt(note.text, key, line)));
      const latest = Math.max(...instants.map((at) => at ?? Number.NaN));
      const at = new Date(latest * 1000);
      return Number.isNaN(at.getTime())
        ? check("witness", "failed", "badCosignature", of)
        : check("witness", "passed", at.toISOString(), of);
    }),
  );
  const strangers = note.signatures.filter(
    ({ name, id }) => name !== origin && !witnesses.some(({ key }) => key.name === name && key.id === id),
  );
  return [...known, ...strangers.map(({ name }) => check("witness", "unproven", "no_key", { about: name }))];
}

function entryCheck({
  proofFile,
  recordFile,
  read,
  entry,
}: {
  readonly proofFile: NamedFile | null;
  readonly recordFile: NamedFile | null;
  readonly read: ReadFile | null;
  readonly entry: LogEntry | null;
}): Check {
  if (proofFile === null) return check("entry", "unproven", "no_proof");
  if (entry === null) return check("entry", "failed", "no_entry");
  if (recordFile === null) return check("entry", "unproven", "no_record", { about: entry.key });
  const of = { about: entry.key };
  if (digestOfFile(recordFile) !== entry.files["record.json"])
    return check("entry", "failed", "other_file", of);
  const { content, digest, publicVersion } = read?.published ?? {
    content: null,
    digest: "",
    publicVersion: 0,
  };
  const isSame =
    content !== null &&
    content.key === entry.key &&
    content.version === entry.version &&
    digest === entry.digest &&
    publicVersion === entry.publicVersion;
  return isSame ? check("entry", "passed", entry.at, of) : check("entry", "failed", "other_record", of);
}

/** The record names its files, and the log enters the record: what the log itself names is kept for ever. */
function fileCheck(
  file: NamedFile,
  { entry, read }: { readonly entry: LogEntry | null; readonly read: ReadFile | null },
): Check {
  const of = { about: file.name };
  const digest = digestOfFile(file);
  const named = Object.entries({ ...read?.sealed?.file.files, ...entry?.files });
  const known = named.find(([, each]) => each === digest);
  if (known !== undefined) return check("file", "passed", known[0], of);
  const signature = read?.published.signatures.find(({ scan }) => scan?.digest === digest);
  if (signature !== undefined) return check("file", "passed", "scan", { ...of, party: signature.party });
  if (named.some(([other]) => other !== "record.json")) return check("file", "failed", "not_named", of);
  return check("file", "unproven", read === null ? "no_record" : "no_list", of);
}

function digestOfFile({ bytes, digest }: NamedFile): string {
  return digest ?? sha256Hex(bytes);
}

/** Bytes that are no text give one that is no proof either. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return "";
  }
}

function check(
  name: CheckName,
  outcome: CheckOutcome,
  detail: string,
  of: Partial<Pick<Check, "party" | "about">> = {},
): Check {
  return { name, outcome, detail, party: null, about: null, ...of };
}
