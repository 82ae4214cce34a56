import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type NamedFile, readPublished } from "@minuta/record";

/** Why there is nothing to check. */
export class NothingToRead extends Error {
  override readonly name = "NothingToRead";
  readonly reason: "addressWrong" | "unreadable" | "tooLarge" | "tooMany" | "empty";
  readonly path: string;
  constructor(reason: NothingToRead["reason"], path: string, why = "") {
    super(why);
    this.reason = reason;
    this.path = path;
  }
}

export type Gathered = {
  readonly files: readonly NamedFile[];
  /** The log's key as the portal names it; null where nobody was asked. */
  readonly namedKey: string | null;
};

const largestFile = 64 * 1024 * 1024;
const largestText = 1024 * 1024;
const mostFiles = 50;
const patience = 30_000;
const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;
/** A name that is no path, also where something else than this program wrote the entry. */
const plainName = /^[a-z0-9][a-z0-9.-]{0,80}$/;

/** Reads one file, or the files of a folder (not of those within it). Throws `NothingToRead`. */
export async function filesAt(path: string): Promise<readonly NamedFile[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [await fileAt(path)];
    const entries = await readdir(path, { withFileTypes: true });
    const names = entries
      .filter((each) => each.isFile() && !each.name.startsWith("."))
      .map(({ name }) => name);
    if (names.length === 0) throw new NothingToRead("empty", path);
    if (names.length > mostFiles) throw new NothingToRead("tooMany", path);
    const files: NamedFile[] = [];
    for (const name of names.sort()) files.push(await fileAt(join(path, name)));
    return files;
  } catch (error) {
    if (error instanceof NothingToRead) throw error;
    throw new NothingToRead("unreadable", path, error instanceof Error ? error.message : String(error));
  }
}

async function fileAt(path: string): Promise<NamedFile> {
  if ((await stat(path)).size > largestFile) throw new NothingToRead("tooLarge", path);
  return { name: basename(path), bytes: await readFile(path) };
}

/** Fetches the files of the record whose page or `record.json` is at an address. Throws `NothingToRead`. */
export async function filesFrom(address: string, by: { readonly fetch: typeof fetch }): Promise<Gathered> {
  const folder = recordFolder(address);
  if (folder === null) throw new NothingToRead("addressWrong", address);
  const get = (url: string, largest: number) => bytesOf(url, largest, by.fetch);
  const record = { name: "record.json", bytes: await get(`${folder}/record.json`, largestFile) };
  const proof = { name: "proof.tlog", bytes: await get(`${folder}/proof.tlog`, largestText) };
  const namedKey = new TextDecoder().decode(await get(`${new URL(folder).origin}/log/key`, 4096)).trim();
  const named = namesIn(record.bytes);
  const others: NamedFile[] = [];
  for (const name of named.filter((each) => plainName.test(each)).slice(0, mostFiles)) {
    if (name === "record.json") continue;
    const bytes = await fetched(`${folder}/${name}`, largestFile, by.fetch);
    // Parts of pages are named and have no address of their own.
    if (bytes !== null) others.push({ name, bytes });
  }
  return { files: [record, proof, ...others], namedKey };
}

/** The other files that a record names. */
function namesIn(record: Uint8Array): readonly string[] {
  try {
    return Object.keys(readPublished(record).sealed?.file.files ?? {});
  } catch {
    // What is wrong with it is for the checks to say.
    return [];
  }
}

/** Address of the folder of a record's files; null for what is no safe address of one. */
export function recordFolder(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.username !== "" || url.search !== "") return null;
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname));
  const path = /^((?:\/registros|\/en\/records)\/[a-z0-9-]{1,80})(?:\/(?:record\.json)?)?$/.exec(
    url.pathname,
  );
  return isSafe && path !== null ? `${url.origin}${path[1]}` : null;
}

async function bytesOf(url: string, largest: number, by: typeof fetch): Promise<Uint8Array> {
  const bytes = await fetched(url, largest, by);
  if (bytes === null) throw new NothingToRead("unreadable", url, "HTTP 404");
  return bytes;
}

/** Null when the portal does not have it. No redirect is followed. */
async function fetched(url: string, largest: number, by: typeof fetch): Promise<Uint8Array | null> {
  try {
    const answer = await by(url, { redirect: "error", signal: AbortSignal.timeout(patience) });
    if (answer.status === 404) {
      await answer.body?.cancel();
      return null;
    }
    if (!answer.ok) throw new NothingToRead("unreadable", url, `HTTP ${answer.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
      size += chunk.length;
      if (size > largest) throw new NothingToRead("tooLarge", url);
      chunks.push(chunk);
    }
    return new Uint8Array(Buffer.concat(chunks));
  } catch (error) {
    if (error instanceof NothingToRead) throw error;
    throw new NothingToRead("unreadable", url, error instanceof Error ? error.message : String(error));
  }
}
