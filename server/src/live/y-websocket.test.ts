import { once } from "node:events";
import { createCall, endpoints } from "@minuta/contract";
import { proseOf, readProse } from "@minuta/document";
import { startServer, type TestServer } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { joinOver, untilDoc } from "./live.fixture.ts";

let server: TestServer;
let documents: string[];

beforeAll(async () => {
  server = await startServer();
  const { documents: all } = await (await callAs("recordKeeper"))(endpoints.listDocuments);
  const minutes = all.find(({ kind }) => kind === "minutes")?.id ?? "";
  documents = [minutes, ...all.filter(({ id }) => id !== minutes).map(({ id }) => id)];
});

afterAll(() => server.close());

async function callAs(role: string) {
  const cookie = await server.signIn(role);
  return createCall({ fetch, baseUrl: server.origin, headers: () => ({ cookie, origin: server.origin }) });
}

async function ticketOf(role: string, documentId: string): Promise<string> {
  return (await (await callAs(role))(endpoints.issueTicket, { params: { documentId } })).ticket;
}

const address = () => server.origin.replace("http", "ws");

function plainClient(documentId: string, ticket: string) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${address()}/yjs`, documentId, doc, {
    params: { ticket },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const synced = new Promise<void>((resolve) => {
    provider.on("sync", (done: boolean) => done && resolve());
  });
  return { doc, provider, synced };
}

async function statusOf(path: string): Promise<number> {
  const socket = new WebSocket(address() + path);
  const [, response] = await once(socket, "unexpected-response");
  socket.once("error", () => undefined);
  socket.terminate();
  return response.statusCode;
}

describe("a plain y-websocket client at the real server", () => {
  it("joins with a ticket and edits together with the workspace's own clients", async () => {
    const [id = ""] = documents;
    const plain = plainClient(id, await ticketOf("recordKeeper", id));
    const cookie = await server.signIn("principal", "government");
    const own = joinOver({ address: address(), origin: server.origin, cookie, documentId: id });
    await Promise.all([plain.synced, own.synced]);
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("desde un programa")]);
    proseOf(plain.doc).push([paragraph]);
    await untilDoc(own.doc, () => JSON.stringify(readProse(own.doc).text).includes("desde un programa"));
    plain.provider.destroy();
    own.leave();
  });

  it("is refused with a used, foreign, unknown or missing ticket", async () => {
    const [id = "", other = ""] = documents;
    const used = await ticketOf("recordKeeper", id);
    const first = plainClient(id, used);
    await first.synced;
    first.provider.destroy();
    expect(await statusOf(`/yjs/${id}?ticket=${used}`)).toBe(401);
    expect(await statusOf(`/yjs/${id}?ticket=${await ticketOf("recordKeeper", other)}`)).toBe(401);
    expect(await statusOf(`/yjs/${id}?ticket=unknown`)).toBe(401);
    expect(await statusOf(`/yjs/${id}`)).toBe(401);
    expect(await statusOf("/yjs/__proto__?ticket=x")).toBe(404);
  });

  it("reads and writes nothing when the ticket's owner only reads", async () => {
    const [id = ""] = documents;
    const reader = plainClient(id, await ticketOf("observer", id));
    await reader.synced;
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("de quien sólo lee")]);
    proseOf(reader.doc).push([paragraph]);
    const later = plainClient(id, await ticketOf("recordKeeper", id));
    await later.synced;
    expect(JSON.stringify(readProse(later.doc).text)).not.toContain("de quien sólo lee");
    reader.provider.destroy();
    later.provider.destroy();
  });
});
