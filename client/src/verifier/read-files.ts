import { keySlug } from "@minuta/domain";
import { type NamedFile, readPublished } from "@minuta/record";

export type NotReadReason =
  | "tooMany"
  | "tooLarge"
  | "tooMuch"
  | "unreadable"
  | "addressWrong"
  | "elsewhere"
  | "notFound"
  | "offline";

/** Why files could not be had. */
export class NotRead extends Error {
  override readonly name = "NotRead";
  readonly reason: NotReadReason;
  /** The file that it is about; "" where it is about none. */
  readonly file: string;
  constructor(reason: NotReadReason, file = "") {
    super(`${reason} ${file}`);
    this.reason = reason;
    this.file = file;
  }
}

export const mostFiles = 200;
const largestFile = 64 * 1024 * 1024;
const largestTogether = 256 * 1024 * 1024;
const patience = 30_000;
/** A name that is no path, also where something else than the portal wrote the record. */
const plainName = /^[a-z0-9][a-z0-9.-]{0,80}$/;

/** Reads files that a person chose. Throws `NotRead`. */
export async function readChosen(chosen: readonly File[]): Promise<readonly NamedFile[]> {
  if (chosen.length > mostFiles) throw new NotRead("tooMany");
  const large = chosen.find(({ size }) => size > largestFile);
  if (large !== undefined) throw new NotRead("tooLarge", large.name);
  if (chosen.reduce((sum, { size }) => sum + size, 0) > largestTogether) throw new NotRead("tooMuch");
  const files: NamedFile[] = [];
  for (const file of chosen) {
    try {
      files.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      throw new NotRead("unreadable", file.name);
    }
  }
  return files;
}

/** Fetches the files of a record of this site by its address or key. Throws `NotRead`. */
export async function fetchRecord(asked: string, site: string): Promise<readonly NamedFile[]> {
  const folder = recordFolder(asked, site);
  const slug = folder.slice(folder.lastIndexOf("/") + 1);
  const record = await fetched(`${folder}/record.json`);
  if (record === null) throw new NotRead("notFound");
  const proof = await fetched(`${folder}/proof.tlog`);
  const files: NamedFile[] = [{ name: `${slug}.json`, bytes: record }];
  if (proof !== null) files.push({ name: `${slug}.tlog`, bytes: proof });
  let together = record.length;
  for (const name of namesIn(record)) {
    // Parts of pages are named and have no address of their own.
    const bytes = await fetched(`${folder}/${name}`);
    if (bytes === null) continue;
    together += bytes.length;
    if (together > largestTogether) throw new NotRead("tooMuch");
    files.push({ name: name.startsWith("record.") ? `${slug}${name.slice(6)}` : `${slug}-${name}`, bytes });
  }
  return files;
}

/** Path of the folder of a record's files by the address of its page or by its key. Throws `NotRead`. */
export function recordFolder(asked: string, site: string): string {
  const text = asked.trim();
  if (/^https?:/i.test(text) || text.startsWith("/")) {
    const url = URL.canParse(text, site) ? new URL(text, site) : null;
    if (url === null) throw new NotRead("addressWrong");
    if (url.origin !== site) throw new NotRead("elsewhere");
    const [, folder] =
      /^((?:\/registros|\/en\/records)\/[a-z0-9-]{1,80})(?:\/(?:[a-z.-]+)?)?$/.exec(url.pathname) ?? [];
    if (folder === undefined) throw new NotRead("addressWrong");
    return folder;
  }
  const slug = keySlug(text);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(slug) || slug.length > 80) throw new NotRead("addressWrong");
  return `/registros/${slug}`;
}

function namesIn(record: Uint8Array): readonly string[] {
  try {
    const names = Object.keys(readPublished(record).sealed?.file.files ?? {});
    return names.filter((name) => plainName.test(name) && name !== "record.json").slice(0, mostFiles);
  } catch {
    // What is wrong with it is for the checks to say.
    return [];
  }
}

/** Null when the site does not have it. */
async function fetched(path: string): Promise<Uint8Array | null> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      redirect: "error",
      credentials: "omit",
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    throw new NotRead("offline");
  }
  if (answer.status === 404) return null;
  if (!answer.ok) throw new NotRead("offline");
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (Number(answer.headers.get("content-length") ?? 0) > largestFile) throw new NotRead("tooLarge", name);
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const reader = answer.body?.getReader();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      size += part.value.length;
      if (size > largestFile) throw new NotRead("tooLarge", name);
      chunks.push(part.value);
    }
    return joined(chunks, size);
  } catch (error) {
    if (error instanceof NotRead) throw error;
    throw new NotRead("offline");
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
