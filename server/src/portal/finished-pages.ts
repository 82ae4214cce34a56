import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { type Coding, codingOf, encode } from "./compression.ts";

/** A finished answer: its bytes, and the headers that are the same for whoever asks. */
export type FinishedPage = {
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly headers: Readonly<Record<string, string>>;
};

type Variant = {
  readonly tag: string;
  readonly body: Buffer;
  /** Names and values in turn, as `writeHead` takes them fastest. */
  readonly headers: readonly string[];
};

type Kept = {
  readonly version: string;
  readonly page: FinishedPage;
  readonly variants: Map<Coding, Variant>;
  bytes: number;
};

export type FinishedPages = {
  /** The number of the portal's last change, read after this call began. */
  version(): Promise<string>;
  /** Keeps a page under its address; `version` was read before anything that the page shows. */
  keep(address: string, version: string, page: FinishedPage): void;
  /** Answers when the page is kept and nothing has changed since; otherwise calls `next`. */
  answer(request: IncomingMessage, response: ServerResponse, next: () => void): void;
};

const mostPages = 4000;
const mostBytes = 64 * 1024 * 1024;

/**
 * Finished pages in memory. Whether one is still true is asked of the database for every request, one question for all requests
 * that wait: so a publication shows at once, on every node, and no node has to be told.
 */
export function finishedPages(
  readVersion: () => Promise<string>,
  observe: (method: string, status: number, seconds: number) => void,
): FinishedPages {
  const kept = new Map<string, Kept>();
  let bytes = 0;
  const version = shared(readVersion);

  const drop = (address: string, old: Kept) => {
    if (kept.get(address) === old) kept.delete(address);
    bytes -= old.bytes;
    old.bytes = 0;
  };
  const makeRoom = () => {
    for (const [address, oldest] of kept) {
      if (kept.size <= mostPages && bytes <= mostBytes) return;
      drop(address, oldest);
    }
  };
  const variantOf = async (entry: Kept, coding: Coding): Promise<Variant> => {
    const known = entry.variants.get(coding);
    if (known !== undefined) return known;
    const encoded = await encode(entry.page.bytes, coding, "often");
    const tag = tagOf(entry.page.digest, coding);
    const variant = {
      tag,
      body: Buffer.from(encoded.buffer, encoded.byteOffset, encoded.byteLength),
      headers: [
        ...Object.entries(entry.page.headers).flat(),
        ...(coding === "identity" ? [] : ["content-encoding", coding]),
        "etag",
        tag,
      ],
    };
    if (!entry.variants.has(coding) && entry.bytes > 0) {
      entry.variants.set(coding, variant);
      entry.bytes += variant.body.byteLength;
      bytes += variant.body.byteLength;
      makeRoom();
    }
    return variant;
  };

  return {
    version,

    keep(address, at, page) {
      const old = kept.get(address);
      if (old !== undefined) drop(address, old);
      const size = page.bytes.byteLength;
      kept.set(address, { version: at, page, variants: new Map(), bytes: size });
      bytes += size;
      makeRoom();
    },

    answer(request, response, next) {
      const address = request.url ?? "";
      const entry = kept.get(address);
      if (entry === undefined || (request.method !== "GET" && request.method !== "HEAD")) {
        next();
        return;
      }
      const began = performance.now();
      const send = async () => {
        if ((await version()) !== entry.version) {
          drop(address, entry);
          return false;
        }
        const coding = codingOf(request.headers["accept-encoding"]);
        const { tag, body, headers } = entry.variants.get(coding) ?? (await variantOf(entry, coding));
        // What was asked for last goes last.
        if (kept.get(address) === entry) {
          kept.delete(address);
          kept.set(address, entry);
        }
        const isKnown = isSame(request.headers["if-none-match"], tag);
        const own = ["x-request-id", randomUUID()];
        if (!isKnown) own.push("content-length", String(body.byteLength));
        response.writeHead(isKnown ? 304 : 200, headers.concat(own));
        response.end(isKnown || request.method === "HEAD" ? undefined : body);
        observe(request.method ?? "GET", isKnown ? 304 : 200, (performance.now() - began) / 1000);
        return true;
      };
      send().then(
        (answered) => answered || next(),
        // The database does not answer: the long way says so.
        () => next(),
      );
    },
  };
}

/** Another coding is another representation: a strong ETag must not be the same (RFC 9110, 8.8.3). */
export function tagOf(digest: string, coding: Coding): string {
  return `"${digest.slice(0, 32)}${coding === "identity" ? "" : `-${coding}`}"`;
}

function isSame(asked: string | undefined, tag: string): boolean {
  if (asked === undefined) return false;
  return asked === tag || asked.split(",").some((each) => each.trim().replace(/^W\//, "") === tag);
}

/**
 * Calls share a reading that has not begun: it begins when the calls of this turn of the event loop are in and the one before
 * is over, so each sees what was committed before it asked.
 */
function shared(read: () => Promise<string>): () => Promise<string> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<string> | null = null;
  return () => {
    if (waiting !== null) return waiting;
    const reading = running
      .then(() => setImmediate())
      .then(() => {
        waiting = null;
        return read();
      });
    running = reading.catch(() => undefined);
    waiting = reading;
    return reading;
  };
}
