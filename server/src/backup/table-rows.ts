import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { BackupFault } from "./backup-fault.ts";

/** What a column holds in both databases: text, a whole number below 2^53, bytes or nothing. */
export type Value = string | number | Uint8Array | null;
export type Row = readonly Value[];

/**
 * Writes rows as lines of JSON, gzip: an array a row, in the order of the columns, bytes as `{"base64": "…"}`.
 * @returns how many there were, and the SHA-256 of the file
 */
export async function writeRows(
  path: string,
  batches: AsyncIterable<readonly Row[]>,
): Promise<{ readonly rows: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  let rows = 0;
  const lines = async function* () {
    for await (const batch of batches) {
      rows += batch.length;
      if (batch.length > 0) yield `${batch.map(lineOf).join("\n")}\n`;
    }
  };
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const file = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(Readable.from(lines(), { objectMode: true }), createGzip({ level: 4 }), hashing, file);
  return { rows, sha256: hash.digest("hex") };
}

function lineOf(row: Row): string {
  return JSON.stringify(
    row.map((value) =>
      value instanceof Uint8Array ? { base64: Buffer.from(value).toString("base64") } : value,
    ),
  );
}

/** Longer than any row that the program writes; more would be held in memory. */
const longestLine = 256 * 1024 * 1024;

/** Reads the rows of such a file in batches. Throws `BackupFault` on what `writeRows` cannot have written. */
export async function* readRows(
  path: string,
  table: { readonly columns: readonly string[]; readonly rows: number },
  batchSize: number,
): AsyncGenerator<readonly Row[]> {
  const damaged = (cause?: unknown) => new BackupFault("backup_damaged", path, cause);
  let seen = 0;
  let batch: Row[] = [];
  try {
    for await (const line of linesOf(path)) {
      const row = parseRow(line, table.columns.length);
      if (row === null) throw damaged();
      batch.push(row);
      seen += 1;
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    throw error instanceof BackupFault ? error : damaged(error);
  }
  if (seen !== table.rows) throw damaged();
  if (batch.length > 0) yield batch;
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const packed = createReadStream(path);
  const unpacked = packed.pipe(createGunzip());
  packed.on("error", (error) => unpacked.destroy(error));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > longestLine) throw new RangeError("a line is too long");
    yield* parts;
  }
  if (rest + decoder.decode() !== "") throw new RangeError("the last line has no end");
}

function parseRow(line: string, width: number): Row | null {
  const parsed: unknown = JSON.parse(line);
  if (!Array.isArray(parsed) || parsed.length !== width) return null;
  const row: Value[] = [];
  for (const value of parsed as unknown[]) {
    if (value === null || typeof value === "string" || Number.isSafeInteger(value)) row.push(value as Value);
    else if (isBytes(value)) row.push(Buffer.from(value.base64, "base64"));
    else return null;
  }
  return row;
}

function isBytes(value: unknown): value is { readonly base64: string } {
  return typeof value === "object" && value !== null && "base64" in value && typeof value.base64 === "string";
}
