import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { manifestName, readManifest } from "./manifest.ts";
import { type Row, readRows, type Value, writeRows } from "./table-rows.ts";
import { tablePath } from "./write-backup.ts";

/** Changes one character or bit of a column in every row, and adapts the digests of the backup to it. */
export async function alterColumn(backup: string, name: string, column: string): Promise<void> {
  const manifest = readManifest(join(backup, manifestName));
  const table = manifest.tables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`there is no table ${name}`);
  const at = table.columns.indexOf(column);
  const rows: Row[] = [];
  const path = tablePath(backup, name);
  for await (const batch of readRows(path, table, 100)) {
    rows.push(...batch.map((row) => row.with(at, altered(row[at] ?? null))));
  }
  await rm(path);
  async function* all() {
    yield rows;
  }
  const written = await writeRows(path, all());
  const tables = manifest.tables.map((each) => (each === table ? { ...each, ...written } : each));
  await writeFile(join(backup, manifestName), JSON.stringify({ ...manifest, tables }));
}

function altered(value: Value): Value {
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes;
  }
  // A digit or letter in the middle, so that what is JSON or base64 stays so.
  const text = String(value);
  const middle = text.length >> 1;
  const place = middle + text.slice(middle).search(/[0-9a-z]/);
  return text.slice(0, place) + (text[place] === "b" ? "c" : "b") + text.slice(place + 1);
}
