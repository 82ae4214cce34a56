import { createCall, endpoints } from "@minuta/contract";
import { schemaVersion } from "@minuta/document";
import { startServer } from "@minuta/testing";
import { hocuspocusProtocol } from "../load/protocol.ts";
import type { Peer } from "./peer.ts";

/** Everybody of the sample who writes in a meeting form. */
const writers: readonly (readonly [role: string, of: string])[] = [
  ["recordKeeper", ""],
  ["principal", "government"],
  ["alternate", "government"],
  ["principal", "institute"],
  ["alternate", "institute"],
  ["principal", "civilSociety"],
  ["alternate", "civilSociety"],
];

/** The real server with its sample, on SQLite, every person of the load signed in as one of its writers. */
export async function startProduct(): Promise<Peer> {
  const server = await startServer();
  try {
    const cookies = await Promise.all(
      writers.map(([role, of]) => (of === "" ? server.signIn(role) : server.signIn(role, of))),
    );
    const call = createCall({
      fetch,
      baseUrl: server.origin,
      headers: () => ({ cookie: cookies[0] ?? "", origin: server.origin }),
    });
    const { meetings } = await call(endpoints.listMeetings);
    let used = 0;
    return {
      name: "Minuta",
      pid: server.pid ?? 0,
      newDocument: async () => {
        const meeting = meetings[used];
        if (meeting === undefined) throw new Error("the sample has no meeting left");
        used += 1;
        const { documentId } = await call(endpoints.createDocument, {
          body: { kind: "meetingForm", language: "es", meetingId: meeting.id },
        });
        return async (index) => ({
          address: `${server.origin.replace("http", "ws")}/live`,
          headers: { cookie: cookies[index % cookies.length] ?? "", origin: server.origin },
          document: documentId,
          token: JSON.stringify({ schemaVersion }),
          protocol: hocuspocusProtocol,
        });
      },
      stop: () => server.close(),
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
