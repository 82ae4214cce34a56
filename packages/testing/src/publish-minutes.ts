import { setTimeout as pause } from "node:timers/promises";
import { type Call, createCall, endpoints } from "@minuta/contract";
import { proseOf } from "@minuta/document";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { registerSoftPasskey, signBySoftPasskey } from "./soft-passkey.ts";
import type { TestServer } from "./start-server.ts";

const parties = ["government", "institute", "civilSociety"] as const;

/**
 * Takes the minutes of the sample's newest session that has not been published from start to publication, over the same
 * interfaces as everybody: one resolution with `text`, the three seats present, three signatures.
 *
 * @param key of another session, such as `ST-05/2012`
 * @returns the document and the address of its page on the portal, such as `/registros/st-06-2012`
 */
export async function publishMinutes(
  server: Pick<TestServer, "origin" | "signIn">,
  text: string,
  key?: string,
): Promise<{ documentId: string; address: string }> {
  const keeper = await callAs(server, "recordKeeper");
  const { sessions } = await keeper(endpoints.listSessions);
  const session = sessions.find(
    ({ minutes, ...other }) =>
      (minutes === null || minutes.state === "draft") && (key === undefined || other.key === key),
  );
  if (session === undefined) throw new Error("every session of the sample is published");
  const inSession = { params: { sessionId: session.id } };
  const { documentId } = await keeper(endpoints.openSession, {
    ...inSession,
    body: { presiding: "institute", language: "es" },
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
  await adopt(keeper, documentId, text);
  leave();
  await keeper(endpoints.adjournSession, { ...inSession, body: {} });
  const { digest } = await keeper(endpoints.closeDocument, { params });
  for (const party of parties) {
    const seat = await callAs(server, "principal", party);
    const passkey = await registerSoftPasskey(server.origin, await server.signIn("principal", party));
    await signBySoftPasskey(seat, passkey, { documentId, party, digest });
  }
  const { address } = await keeper(endpoints.publishDocument, { params, body: {} });
  return { documentId, address };
}

/** Adopts the resolution that says `text`, and waits for the words to be on the server's disk. */
async function adopt(keeper: Call, documentId: string, text: string): Promise<void> {
  const params = { documentId };
  // The y-websocket protocol acknowledges nothing: the list tells when the text has arrived.
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { resolutions } = await keeper(endpoints.listTextResolutions, { params });
    const [draft] = resolutions;
    if (resolutions.length === 1 && draft?.text === text && draft.missing.length === 0) {
      const { blockId, textDigest } = draft;
      await keeper(endpoints.adoptResolution, { params, body: { blockId, textDigest } });
      return;
    }
    await pause(25);
  }
  throw new Error("the resolution did not reach the server");
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
