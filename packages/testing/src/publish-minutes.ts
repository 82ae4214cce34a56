import { setTimeout as pause } from "node:timers/promises";
import { createCall, endpoints } from "@minuta/contract";
import { proseOf } from "@minuta/document";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { TestServer } from "./start-server.ts";

const parties = ["government", "institute", "civilSociety"] as const;

/**
 * Takes the minutes of the sample's newest session that has not been published from start to publication, over the same
 * interfaces as everybody: one resolution with `text`, the three seats present, three signatures.
 *
 * @returns the document and the address of its page on the portal, such as `/registros/st-06-2012`
 */
export async function publishMinutes(
  server: Pick<TestServer, "origin" | "signIn">,
  text: string,
): Promise<{ documentId: string; address: string }> {
  const keeper = await callAs(server, "recordKeeper");
  const { sessions } = await keeper(endpoints.listSessions);
  const session = sessions.find(({ minutes }) => minutes === null || minutes.state === "draft");
  if (session === undefined) throw new Error("every session of the sample is published");
  const { documentId } = await keeper(endpoints.createDocument, {
    body: { kind: "minutes", language: "es", sessionId: session.id },
  });
  const params = { documentId };
  const { ticket } = await keeper(endpoints.issueTicket, { params });
  const leave = await writeResolution(server.origin, documentId, ticket, text);

  const arrivedAt = `${session.heldOn}T15:30:00.000Z`;
  for (const party of parties) {
    await keeper(endpoints.recordAttendance, {
      params: { documentId, party },
      body: { mode: "inPerson", capacity: "principal", arrivedAt, departedAt: null },
    });
  }
  // The y-websocket protocol acknowledges nothing: the check tells when the text has arrived.
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { faults } = await keeper(endpoints.closingCheck, { params });
    if (faults.length === 0) break;
    await pause(25);
  }
  leave();
  const { digest } = await keeper(endpoints.closeDocument, { params });
  for (const party of parties) {
    const seat = await callAs(server, "principal", party);
    await seat(endpoints.signDocument, { params, body: { decision: "sign", party, digest } });
  }
  const { address } = await keeper(endpoints.publishDocument, { params });
  return { documentId, address };
}

async function callAs(server: Pick<TestServer, "origin" | "signIn">, role: string, of?: string) {
  const cookie = await (of === undefined ? server.signIn(role) : server.signIn(role, of));
  return createCall({ fetch, baseUrl: server.origin, headers: () => ({ cookie, origin: server.origin }) });
}

/** Fills one resolution of the text and removes the others; answers with how to leave. */
async function writeResolution(
  origin: string,
  documentId: string,
  ticket: string,
  text: string,
): Promise<() => void> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${origin.replace("http", "ws")}/yjs`, documentId, doc, {
    params: { ticket },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  await new Promise<void>((resolve) => {
    provider.on("sync", (synced: boolean) => synced && resolve());
  });
  doc.transact(() => {
    const prose = proseOf(doc);
    let isFirst = true;
    for (let index = prose.length - 1; index >= 0; index -= 1) {
      const block = prose.get(index);
      if (!(block instanceof Y.XmlElement) || block.nodeName !== "resolution") continue;
      if (!isFirst) prose.delete(index);
      else {
        block.setAttribute("responsible", "Función Pública");
        block.setAttribute("dueDate", "2012-04-30");
        (block.get(0) as Y.XmlElement).insert(0, [new Y.XmlText(text)]);
      }
      isFirst = false;
    }
  });
  return () => {
    provider.destroy();
    doc.destroy();
  };
}
