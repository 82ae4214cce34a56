import type { DatabaseSnapshot } from "./database-snapshot.ts";

/**
 * The digests of all files that rows name: published files, annexes, sources of translations, and the
 * scans of what was signed on paper. A table
 * that a database of an earlier program does not have names none.
 */
export async function namedFiles(snapshot: DatabaseSnapshot): Promise<ReadonlySet<string>> {
  const digests = new Set<string>();
  for (const name of ["published_files", "annexes"]) {
    for await (const [digest] of valuesOf(snapshot, name, ["digest"])) digests.add(String(digest));
  }
  // Of the source of a translation the digest is kept in any case, its file where somebody brought one.
  for await (const [digest, fileName] of valuesOf(snapshot, "source_versions", ["digest", "fileName"])) {
    if (fileName !== null) digests.add(String(digest));
  }
  for await (const [proof] of valuesOf(snapshot, "signatures", ["proof"])) {
    const scan = typeof proof === "string" ? scanOf(JSON.parse(proof)) : null;
    if (scan !== null) digests.add(scan);
  }
  return digests;
}

/** The digests of files that are waiting to be deleted. */
export async function unwantedFiles(snapshot: DatabaseSnapshot): Promise<ReadonlySet<string>> {
  const digests = new Set<string>();
  for await (const [digest] of valuesOf(snapshot, "files_to_delete", ["digest"])) digests.add(String(digest));
  return digests;
}

async function* valuesOf(snapshot: DatabaseSnapshot, name: string, columns: readonly string[]) {
  const table = snapshot.tables.find((candidate) => candidate.name === name);
  if (table === undefined || columns.some((column) => !table.columns.includes(column))) return;
  for await (const batch of snapshot.rows({ name, columns })) yield* batch;
}

function scanOf(signed: unknown): string | null {
  if (typeof signed !== "object" || signed === null || !("scan" in signed)) return null;
  const { scan } = signed;
  return typeof scan === "object" && scan !== null && "digest" in scan ? String(scan.digest) : null;
}
