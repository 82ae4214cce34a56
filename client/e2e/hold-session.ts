import { type Call, createCall, endpoints } from "@minuta/contract";
import type { Reached } from "./story.ts";

/** Opens the session whose minutes are at an address, as its record keeper does. */
export async function openSession(server: Reached, address: string): Promise<void> {
  const call = await keeperOf(server);
  const { sessionId } = await minutesAt(call, address);
  await call(endpoints.openSession, {
    params: { sessionId },
    body: { presiding: "institute", language: "es" },
  });
}

/** Adopts every resolution of the minutes at an address by consensus, and adjourns their session. */
export async function adoptAndAdjourn(server: Reached, address: string): Promise<void> {
  const call = await keeperOf(server);
  const { documentId, sessionId } = await minutesAt(call, address);
  const params = { documentId };
  const { resolutions } = await call(endpoints.listTextResolutions, { params });
  for (const { blockId, textDigest } of resolutions) {
    await call(endpoints.adoptResolution, { params, body: { blockId, textDigest } });
  }
  await call(endpoints.adjournSession, { params: { sessionId }, body: {} });
}

async function keeperOf(server: Reached): Promise<Call> {
  const cookie = await server.signIn("recordKeeper");
  return createCall({ fetch, baseUrl: server.origin, headers: () => ({ cookie, origin: server.origin }) });
}

async function minutesAt(call: Call, address: string) {
  const documentId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0] ?? "";
  const { sessionId } = await call(endpoints.readDocument, { params: { documentId } });
  if (sessionId === null) throw new Error(`there are no minutes at ${address}`);
  return { documentId, sessionId };
}
