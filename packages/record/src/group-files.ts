import { keySlug } from "@minuta/domain";
import type { PublishedRecord } from "./content.ts";
import { type LogEntry, parseLogEntry } from "./log/log-entry.ts";
import { parseTlogProof } from "./log/tlog-proof.ts";
import { readPublished } from "./published-file.ts";
import { sha256Hex } from "./sha256.ts";
import { isProof, type NamedFile, textOf } from "./verify-files.ts";

type Group = {
  readonly files: NamedFile[];
  /** SHA-256 of the `record.json`; null while the group has none. */
  readonly record: string | null;
  readonly recordName: string;
  readonly published: PublishedRecord | null;
  /** SHA-256 of what belongs to the record, as it or its log entry names them. */
  readonly named: Set<string>;
  entry: LogEntry | null;
};

/**
 * Sorts files of several records out: each group has one `record.json`, its proof, and the files that these name by their
 * digest or, where they were altered, by the key in their own names. What belongs to no record comes last, as one group. The
 * same bytes count once. Never throws on bad input.
 */
export function groupFiles(files: readonly NamedFile[]): readonly (readonly NamedFile[])[] {
  const once = [...new Map(files.map((file) => [sha256Hex(file.bytes), file]))];
  const proofs = once
    .filter(([, file]) => isProof(file))
    .map(([, file]) => ({ file, entry: entryOf(file) }))
    // Those that say what they are of choose before those that do not.
    .sort((one, other) => Number(one.entry === null) - Number(other.entry === null));
  const groups: Group[] = [];
  const others: typeof once = [];
  for (const [digest, file] of once) {
    if (isProof(file)) continue;
    const group = groupOfRecord(digest, file);
    if (group === null) others.push([digest, file]);
    else groups.push(group);
  }
  for (const proof of proofs) addProof(groups, proof);
  const strangers: NamedFile[] = [];
  for (const [digest, file] of others) {
    const owner =
      groups.find(({ named }) => named.has(digest)) ??
      groups.find((group) => isNamedAfter(file.name, group)) ??
      (groups.length === 1 ? groups[0] : undefined);
    if (owner === undefined) strangers.push(file);
    else owner.files.push(file);
  }
  const sorted: (readonly NamedFile[])[] = groups.map((group) => group.files);
  return strangers.length === 0 ? sorted : [...sorted, strangers];
}

function groupOfRecord(digest: string, file: NamedFile): Group | null {
  const read = readIfRecord(file.bytes);
  if (read === null && !/\.json$/i.test(file.name)) return null;
  const named = new Set(Object.values(read?.sealed?.file.files ?? {}));
  for (const { scan } of read?.published.signatures ?? []) if (scan !== null) named.add(scan.digest);
  return {
    files: [file],
    record: digest,
    recordName: file.name,
    published: read?.published ?? null,
    named,
    entry: null,
  };
}

function readIfRecord(bytes: Uint8Array) {
  if (bytes[0] !== 0x7b) return null;
  try {
    return readPublished(bytes);
  } catch {
    // What is wrong with it is for the checks to say.
    return null;
  }
}

function entryOf({ bytes }: NamedFile): LogEntry | null {
  const proof = parseTlogProof(textOf(bytes));
  return proof === null || proof.extra === null ? null : parseLogEntry(proof.extra);
}

function addProof(
  groups: Group[],
  { file, entry }: { readonly file: NamedFile; readonly entry: LogEntry | null },
): void {
  const free = groups.filter((group) => group.files.every((each) => !isProof(each)));
  const owner =
    entry === null
      ? (free.find((group) => isNamedAfter(file.name, group)) ?? (free.length === 1 ? free[0] : undefined))
      : (free.find(({ record }) => record === entry.files["record.json"]) ??
        free.find(
          ({ published }) =>
            published?.content.key === entry.key && published.content.version === entry.version,
        ) ??
        free.find(
          ({ published, recordName }) => published === null && startsWithKey(recordName, entry.key),
        ) ??
        (groups.length === 1 ? free[0] : undefined));
  const group: Group = owner ?? {
    files: [],
    record: null,
    recordName: "",
    published: null,
    named: new Set(),
    entry: null,
  };
  if (owner === undefined) groups.push(group);
  group.files.push(file);
  group.entry = entry;
  for (const digest of Object.values(entry?.files ?? {})) group.named.add(digest);
}

function isNamedAfter(name: string, { published, entry }: Group): boolean {
  const key = published?.content.key ?? entry?.key;
  return key !== undefined && startsWithKey(name, key);
}

/** Whether a file is kept under the record's key, as the portal offers it: `st-05-2012.pdf`. */
function startsWithKey(name: string, key: string): boolean {
  const slug = keySlug(key);
  const own = name.split(/[\\/]/).at(-1) ?? "";
  return slug !== "" && own.startsWith(slug) && !/^[a-z0-9]/.test(own.slice(slug.length));
}
