import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "@minuta/testing";
import type { DurablePeer, TargetOf } from "../peers/peer.ts";
import { EditorClient, lossesOf, TypingTimes } from "./editor-client.ts";
import { storedVector } from "./reader.ts";

export type KillResult = {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** The longest time until the ended server answered again. */
  readonly longestRestart: number;
};

const editsPerSecond = 25;
const longestTyping = 20_000;
const reportEvery = 10;

/**
 * Lets people type into one document while the server is ended again and again, each time at another moment; the people
 * are gone with it, so that nothing but what the server had stored is left. Then counts, in a fresh start, the
 * acknowledged updates that are not there.
 */
export async function killWhileTyping(
  peer: DurablePeer,
  options: {
    readonly kills: number;
    readonly editors: number;
    readonly seed: number;
    readonly progress: (text: string) => void;
    /** Ends the server; kills it unless given. */
    readonly end?: () => Promise<unknown>;
  },
): Promise<KillResult> {
  const random = seededRandom(options.seed);
  const targetOf = await peer.newDocument();
  const gone: EditorClient[] = [];
  let longestRestart = 0;
  for (let kill = 1; kill <= options.kills; kill += 1) {
    const clients = await gather(targetOf, options.editors);
    const typing = typeUntilGone(clients);
    await pause(random.int(150, 900));
    await (options.end ?? peer.kill)();
    await typing;
    for (const client of clients) client.leave();
    gone.push(...clients);
    const start = performance.now();
    await peer.start();
    longestRestart = Math.max(longestRestart, performance.now() - start);
    if (kill % reportEvery === 0) {
      const { acknowledged, lost } = await losses(targetOf, gone);
      options.progress(`ended ${kill} of ${options.kills} times, ${acknowledged} acknowledged, ${lost} lost`);
    }
  }
  return { kills: options.kills, ...(await losses(targetOf, gone)), longestRestart };
}

/** So many people, each in the document with a paragraph of their own. */
export async function gather(targetOf: TargetOf, editors: number): Promise<EditorClient[]> {
  const times = new TypingTimes();
  const clients: EditorClient[] = [];
  for (let index = 0; index < editors; index += 1) {
    const client = new EditorClient(await targetOf(index), times, null, null);
    await client.join();
    client.type("…");
    clients.push(client);
  }
  return clients;
}

/** One after the other, so that at every moment some updates are on their way and some are being stored. */
async function typeUntilGone(clients: readonly EditorClient[]): Promise<void> {
  const end = performance.now() + longestTyping;
  for (let turn = 0; performance.now() < end && clients.some(({ isOpen }) => isOpen); turn += 1) {
    const client = clients[turn % clients.length];
    if (client?.isOpen) client.type("palabra ");
    await pause(1000 / (editsPerSecond * clients.length));
  }
}

async function losses(targetOf: TargetOf, clients: readonly EditorClient[]) {
  return lossesOf(clients, await storedVector(await targetOf(0)));
}
