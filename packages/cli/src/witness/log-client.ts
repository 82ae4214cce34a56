import { longestEntry, longestNote, type Tile, tilePath, tileWidth } from "@minuta/record";

/** Reads a log and brings it cosignatures. */
export type LogClient = {
  readonly checkpoint: () => Promise<string>;
  readonly key: () => Promise<string>;
  readonly tile: (tile: Tile) => Promise<Uint8Array>;
  /** Answers with the problem's code when the log refuses the note, else null. */
  readonly bring: (note: string) => Promise<string | null>;
};

/** The log does not answer as a server that is well would; it may do so later. */
export class LogAway extends Error {
  override readonly name = "LogAway";
}

/** The log says that it does not have what its own checkpoint stands on. */
export class PartMissing extends Error {
  override readonly name = "PartMissing";
  readonly path: string;
  constructor(path: string) {
    super(`the log does not have ${path}`);
    this.path = path;
  }
}

const patience = 30_000;
const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** The prefix of a log's address, without a slash at the end; null for what is no safe address of one. */
export function logPrefix(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.search !== "" || url.hash !== "" || url.username !== "") return null;
  const safe = url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname));
  const path = url.pathname.replace(/\/+$/, "");
  return safe ? `${url.origin}${path === "" ? "/log" : path}` : null;
}

/** A client over HTTP. Every answer has a largest size and a longest time, and no redirect is followed. */
export function logClient(
  prefix: string,
  by: { readonly fetch: typeof fetch; readonly stop: AbortSignal },
): LogClient {
  const ask = async (path: string, init: RequestInit = {}) => {
    try {
      const signal = AbortSignal.any([by.stop, AbortSignal.timeout(patience)]);
      return await by.fetch(`${prefix}/${path}`, { redirect: "error", ...init, signal });
    } catch (error) {
      throw new LogAway(reasonOf(error));
    }
  };
  const read = async (path: string, largest: number) => {
    const answer = await ask(path);
    if (answer.status === 404) throw new PartMissing(path);
    if (!answer.ok) throw new LogAway(`${prefix}/${path}: HTTP ${answer.status}`);
    return bytesOf(answer, largest);
  };
  const text = async (path: string) => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await read(path, longestNote));
    } catch (error) {
      // Bytes that are no text are no note either; the caller finds that out.
      if (error instanceof TypeError) return "";
      throw error;
    }
  };
  return {
    checkpoint: () => text("checkpoint"),
    key: async () => (await text("key")).trimEnd(),
    tile: (tile) =>
      read(tilePath(tile), tile.level === "entries" ? tileWidth * (longestEntry + 2) : tileWidth * 32),
    bring: async (note) => {
      const answer = await ask("cosignatures", {
        method: "POST",
        headers: { "content-type": "text/plain; charset=utf-8" },
        body: note,
      });
      const body = new TextDecoder().decode(await bytesOf(answer, 65_536));
      if (answer.ok) return null;
      return codeOf(body) ?? `http_${answer.status}`;
    },
  };
}

async function bytesOf(answer: Response, largest: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body ?? []) {
      size += chunk.length;
      if (size > largest) throw new LogAway(`${answer.url}: more than ${largest} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof LogAway ? error : new LogAway(reasonOf(error));
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function codeOf(body: string): string | null {
  try {
    const { code } = JSON.parse(body) as { code?: unknown };
    return typeof code === "string" && /^[a-z_]{1,60}$/.test(code) ? code : null;
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
