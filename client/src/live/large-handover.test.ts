import { HocuspocusProvider } from "@hocuspocus/provider";
import { createCall, endpoints } from "@minuta/contract";
import { plainText, proseOf, readProse, schemaVersion } from "@minuta/document";
import { startServer, type TestServer } from "@minuta/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { Acknowledgements } from "./acknowledgements.ts";
import { CountedSocket } from "./counted-socket.ts";

let server: TestServer;
let cookie: string;
let documentId: string;
const left: (() => void)[] = [];

beforeAll(async () => {
  server = await startServer();
  cookie = await server.signIn("recordKeeper");
  const call = createCall({ fetch, baseUrl: server.origin, headers: () => ({ cookie }) });
  const { documents } = await call(endpoints.listDocuments);
  documentId = documents.find(({ kind }) => kind === "minutes")?.id ?? "";
}, 60_000);
afterAll(async () => {
  for (const leave of left) leave();
  await server.close();
});

/** Joins with the socket and the counter of the workspace. */
function join(doc: Y.Doc) {
  const headers = { cookie, origin: server.origin };
  class SignedInSocket extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers } as unknown as string[]);
    }
  }
  const counted = new Acknowledgements();
  const synced = Promise.withResolvers<void>();
  const saved = Promise.withResolvers<void>();
  const socket = new CountedSocket({
    url: `${server.origin.replace("http", "ws")}/live`,
    WebSocketPolyfill: SignedInSocket,
  });
  let frames = 0;
  socket.onFrameSent = (frame) => {
    frames += 1;
    expect(frame.byteLength).toBeLessThan(1024 * 1024);
    counted.sent(frame);
  };
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentId,
    document: doc,
    token: JSON.stringify({ schemaVersion }),
    onOpen: () => counted.reset(),
    onSynced: () => synced.resolve(),
    onMessage: ({ event }) => {
      counted.received(new Uint8Array(event.data as ArrayBuffer));
      if (counted.isComplete) saved.resolve();
    },
  });
  provider.attach();
  const leave = () => {
    provider.destroy();
    socket.destroy();
  };
  left.push(leave);
  return { synced: synced.promise, saved: saved.promise, leave, frames: () => frames };
}

test("seven megabytes written without a network are handed over in parts, and nothing of it is lost", async () => {
  const mine = new Y.Doc();
  const before = join(mine);
  await before.synced;
  before.leave();
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(`Pegado: ${"muy largo. ".repeat(500_000)}`)]);
  proseOf(mine).push([paragraph]);
  for (let line = 0; line < 300; line += 1) {
    const written = new Y.XmlElement("paragraph");
    written.insert(0, [new Y.XmlText(`Línea ${line}. ${"Se acordó. ".repeat(500)}`)]);
    proseOf(mine).insert(proseOf(mine).length - 1, [written]);
  }
  proseOf(mine).delete(proseOf(mine).length - 2, 1);
  expect(Y.encodeStateAsUpdate(mine).byteLength).toBeGreaterThan(7_000_000);

  const again = join(mine);
  await again.saved;
  expect(again.frames()).toBeGreaterThan(20);
  again.leave();
  const other = new Y.Doc();
  await join(other).synced;
  const words = (doc: Y.Doc) => plainText(readProse(doc).text);
  expect(words(other) === words(mine)).toBe(true);
  expect(words(other)).toContain("Línea 298.");
}, 60_000);
