import { hash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type ExportManifest,
  manifestName,
  parseVerifierKey,
  readManifest,
  type TrustedKeys,
  type VerifierKey,
} from "@minuta/record";
import { type ArchiveCheck, archiveCheck } from "./archive-check.ts";
import { type BatchPool, manyThreads, ownThread } from "./batch-pool.ts";
import type { Batch, CheckedRecord, RecordFolder } from "./check-batch.ts";
import { checkLog } from "./check-log.ts";
import { comparison, type NamedEntry } from "./compare-with-log.ts";
import { listFolder } from "./read-folder.ts";

/** One record of a copy with everything that was found about it. */
export type ArchivedRecord = CheckedRecord & { readonly compared: readonly ArchiveCheck[] };

export type VerifiedArchive = {
  readonly checks: readonly ArchiveCheck[];
  readonly records: { readonly all: number; readonly failed: number; readonly unproven: number };
  readonly files: number;
  readonly origin: string | null;
  readonly madeAt: string | null;
  /** SHA-256 of `export.json`: whoever has another copy can compare it. */
  readonly manifestDigest: string | null;
  /** Entries whose record was published again without some of its words: their files are gone on purpose. */
  readonly superseded: readonly NamedEntry[];
  /** The log's key that was used; null when there is none. */
  readonly logKey: VerifierKey | null;
};

const recordsInBatch = 16;
const filesInBatch = 200;
/** Below it one thread is done before others have started. */
const manyFiles = 400;
const largestManifest = 512 * 1024 * 1024;

/** Whether a folder says to be a copy of a portal, also when its `export.json` was taken away. */
export async function isArchive(folder: string): Promise<boolean> {
  const isThere = async (...path: string[]) => {
    try {
      await stat(join(folder, ...path));
      return true;
    } catch {
      return false;
    }
  };
  return (
    (await isThere(manifestName)) || (await isThere("log", "checkpoint")) || (await isThere("registros"))
  );
}

/**
 * Checks a copy of a portal as a whole: its files by `export.json`, the log, each record, and records and log against each
 * other. Without a key of the log the copy's own is used, and its signature counts as unproven. Throws `FolderRefused`.
 *
 * @param tell called with each record in the order of their folders
 */
export async function verifyArchive(
  folder: string,
  given: TrustedKeys,
  tell: (record: ArchivedRecord) => void,
): Promise<VerifiedArchive> {
  const checks: ArchiveCheck[] = [];
  const listed = listFolder(folder);
  const files = listed.files.filter((path) => path !== manifestName);
  // Threads start while the log is read.
  await using pool = files.length < manyFiles ? ownThread() : manyThreads();
  const { manifest, digest: manifestDigest } = await manifestOf(folder);
  checks.push(
    manifest === null
      ? archiveCheck("manifest", "failed", manifestDigest === null ? "absent" : "malformed")
      : archiveCheck("manifest", "passed", "read"),
    ...listed.strange.map((path) => archiveCheck("file", "failed", "strange", path)),
  );
  const ownKey = given.logKey === null ? await keyIn(folder) : null;
  const trust = { ...given, logKey: given.logKey ?? ownKey };
  const log = await checkLog(folder, trust);
  checks.push(...log.checks.map((check) => (ownKey === null ? check : onlyItsOwnWord(check))));
  const { compare, remaining, superseded } = comparison(log);

  const counts = { all: 0, failed: 0, unproven: 0 };
  const altered = digestsAgainst(manifest);
  for await (const { digests, records } of inOrder(batchesOf(folder, files, trust), pool)) {
    for (const [path, digest] of digests) checks.push(...altered(path, digest));
    for (const record of records) {
      const compared = await compare(record);
      const outcomes = [...record.checks, ...compared].map(({ outcome }) => outcome);
      counts.all += 1;
      if (outcomes.includes("failed")) counts.failed += 1;
      else if (outcomes.includes("unproven")) counts.unproven += 1;
      tell({ ...record, compared });
    }
  }
  const present = new Set(files);
  for (const path of Object.keys(manifest?.files ?? {}))
    if (!present.has(path)) checks.push(archiveCheck("file", "failed", "absent", path));
  if (manifest !== null && !checks.some(({ name, outcome }) => name === "file" && outcome === "failed"))
    checks.push(archiveCheck("file", "passed", String(files.length)));
  checks.push(...remaining());
  return {
    checks,
    records: counts,
    files: files.length,
    origin: manifest?.origin ?? null,
    madeAt: manifest?.madeAt ?? null,
    manifestDigest,
    superseded,
    logKey: trust.logKey,
  };
}

/** A key that lies beside what it signed shows that the copy agrees with itself, not whose log it is. */
function onlyItsOwnWord(check: ArchiveCheck): ArchiveCheck {
  return check.name === "checkpoint" && check.outcome === "passed"
    ? archiveCheck("checkpoint", "unproven", "ownKey", check.about)
    : check;
}

async function manifestOf(
  folder: string,
): Promise<{ manifest: ExportManifest | null; digest: string | null }> {
  try {
    const path = join(folder, manifestName);
    if ((await stat(path)).size > largestManifest) return { manifest: null, digest: "" };
    const bytes = await readFile(path);
    return { manifest: readManifest(bytes), digest: hash("sha256", bytes) };
  } catch {
    return { manifest: null, digest: null };
  }
}

async function keyIn(folder: string): Promise<VerifierKey | null> {
  try {
    const path = join(folder, "log", "key");
    if ((await stat(path)).size > 4096) return null;
    const key = parseVerifierKey((await readFile(path, "utf8")).trim());
    return key?.type === "note" ? key : null;
  } catch {
    return null;
  }
}

function digestsAgainst(manifest: ExportManifest | null) {
  const named = manifest === null ? null : new Map(Object.entries(manifest.files));
  return (path: string, digest: string | null): readonly ArchiveCheck[] => {
    if (digest === null) return [archiveCheck("file", "failed", "unreadable", path)];
    if (named === null) return [];
    const expected = named.get(path);
    if (expected === undefined) return [archiveCheck("file", "failed", "added", path)];
    return expected === digest ? [] : [archiveCheck("file", "failed", "altered", path)];
  };
}

/** The files in batches: those of one record together, in the order of their paths. */
function* batchesOf(folder: string, files: readonly string[], trust: TrustedKeys): Generator<Batch> {
  const records = new Map<string, { names: string[]; pages: string[] }>();
  const others: string[] = [];
  for (const path of files) {
    const [, slug, name] = /^(?:registros|en\/records)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
    const isPage = name === "index.html";
    if (
      slug === undefined ||
      name === undefined ||
      name === "timemap" ||
      !(isPage || path.startsWith("registros/"))
    ) {
      others.push(path);
      continue;
    }
    const own = records.get(slug) ?? { names: [], pages: [] };
    records.set(slug, own);
    if (isPage) own.pages.push(path);
    else own.names.push(name);
  }
  const folders: RecordFolder[] = [];
  for (const [slug, { names, pages }] of records) {
    // Pages alone are no record: they stand for one that was taken away, which the log tells.
    if (names.length === 0) others.push(...pages);
    else folders.push({ slug, path: `registros/${slug}`, names, pages });
  }
  folders.sort((one, other) => (one.slug < other.slug ? -1 : 1));
  for (let from = 0; from < folders.length; from += recordsInBatch)
    yield { folder, records: folders.slice(from, from + recordsInBatch), others: [], trust };
  for (let from = 0; from < others.length; from += filesInBatch)
    yield { folder, records: [], others: others.slice(from, from + filesInBatch), trust };
}

/** Works on as many batches as the pool is wide, and a few ahead; what comes out is in order. */
async function* inOrder(batches: Iterable<Batch>, pool: BatchPool) {
  const working: ReturnType<BatchPool["check"]>[] = [];
  for (const batch of batches) {
    working.push(pool.check(batch));
    if (working.length >= pool.width * 2) yield await (working.shift() as (typeof working)[number]);
  }
  for (const batch of working) yield await batch;
}
