import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  encodeBundle,
  formatVerifierKey,
  hashOfFullTile,
  leafHash,
  parseTilePath,
  type SigningKey,
  signCheckpoint,
  type Tile,
  tiledTree,
  tileWidth,
} from "@minuta/record";

/** A log in memory, served over HTTP as C2SP tlog-tiles says; what a test wants it to do wrong is set on it. */
export type SmallLog = {
  readonly prefix: string;
  entries: string[];
  /** How many of the entries its checkpoint is of; null for all. */
  size: number | null;
  key: SigningKey;
  /** Answers of other kinds than it should give, by path below the prefix. */
  readonly instead: Map<string, { status: number; body: string | Uint8Array }>;
  /** What was read, in order. */
  readonly asked: string[];
  /** Called with each cosigned note; what it gives is the answer. */
  take: (note: string) => { status: number; body: string };
  readonly close: () => Promise<void>;
};

export async function startSmallLog(key: SigningKey): Promise<SmallLog> {
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "").replace(/^\/log\//, "");
    log.asked.push(path);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const given = log.instead.get(path) ?? (await answer(path, Buffer.concat(chunks).toString()));
    response
      .writeHead(given.status, given.status === 302 ? { location: String(given.body) } : {})
      .end(given.body);
  });
  const answer = async (
    path: string,
    body: string,
  ): Promise<{ status: number; body: string | Uint8Array }> => {
    const entries = log.entries.map((entry) => new TextEncoder().encode(entry));
    const size = log.size ?? entries.length;
    if (path === "key") return { status: 200, body: `${formatVerifierKey(log.key)}\n` };
    if (path === "cosignatures") return log.take(body);
    if (path === "checkpoint") {
      const root = await tiledTree(size, async (tile) => tileOf(entries, tile)).root();
      return { status: 200, body: await signCheckpoint({ origin: log.key.name, size, root }, log.key) };
    }
    const tile = parseTilePath(path);
    return tile === null ? { status: 404, body: "" } : { status: 200, body: tileOf(entries, tile) };
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const log: SmallLog = {
    prefix: `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`,
    entries: [],
    size: null,
    key,
    instead: new Map(),
    asked: [],
    take: () => ({ status: 200, body: "{}" }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return log;
}

function tileOf(entries: readonly Uint8Array[], { level, index, width }: Tile): Uint8Array {
  const range = Array.from({ length: width }, (_, at) => index * tileWidth + at);
  if (level === "entries") return encodeBundle(range.map((at) => entries[at] ?? new Uint8Array()));
  const hashes = range.map((at) =>
    level === 0
      ? leafHash(entries[at] ?? new Uint8Array())
      : hashOfFullTile(tileOf(entries, { level: level - 1, index: at, width: tileWidth })),
  );
  return new Uint8Array(Buffer.concat(hashes));
}
