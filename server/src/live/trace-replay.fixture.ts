import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import { firstParagraph } from "./first-paragraph.fixture.ts";
import { type Joined, untilDoc, untilSaved } from "./live.fixture.ts";

type Patch = [position: number, deleted: number, inserted: string];
type Transaction = { parents: number[]; agent: number; patches: Patch[] };
export type Trace = { txns: Transaction[]; endContent: string; numAgents: number };

const tracePath = new URL("../../../../shared/data/friendsforever.json.gz", import.meta.url);

export const paragraphOf = firstParagraph;

/** What one agent knew: its own transactions and those it had merged, never more. */
type Agent = { readonly doc: Y.Doc; readonly has: Set<number> };

/** The trace of two people, or null where the data that is not part of the repository is missing. */
export function readTrace(): Trace | null {
  if (!existsSync(tracePath)) return null;
  return JSON.parse(gunzipSync(readFileSync(tracePath)).toString()) as Trace;
}

/**
 * Types the trace at two clients, each knowing only what came to it over the server, and resolves when both have all of it
 * and all of it is saved.
 */
export async function replay(trace: Trace, clients: readonly Joined[]): Promise<void> {
  const agents = clients.map((client, index): Agent => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc));
    // Yjs orders words typed at one place by client id; the trace was recorded with agent 0 first.
    doc.clientID = index + 1;
    return { doc, has: new Set() };
  });
  const first = agents[0] as Agent;
  const empty = paragraphOf(first.doc);
  first.doc.transact(() => empty.delete(0, empty.length));
  const cleared = Y.encodeStateAsUpdate(first.doc);
  for (const { doc } of agents) Y.applyUpdate(doc, cleared);
  for (const { doc } of clients) Y.applyUpdate(doc, cleared);

  const updates: Uint8Array[] = [];
  for (const [index, transaction] of trace.txns.entries()) {
    const agent = agents[transaction.agent] as Agent;
    const client = clients[transaction.agent] as (typeof clients)[number];
    for (const parent of missing(trace, agent, transaction.parents)) {
      const author = agents[trace.txns[parent]?.agent ?? 0] as Agent;
      const clock = clockAfter(updates[parent] as Uint8Array, author.doc.clientID);
      // It must have come over the server before this agent may build on it.
      await untilDoc(client.doc, () => Y.getState(client.doc.store, author.doc.clientID) >= clock);
      Y.applyUpdate(agent.doc, updates[parent] as Uint8Array);
      agent.has.add(parent);
    }
    const before = Y.encodeStateVector(agent.doc);
    agent.doc.transact(() => {
      const text = paragraphOf(agent.doc);
      for (const [position, deleted, inserted] of transaction.patches) {
        if (deleted > 0) text.delete(position, deleted);
        if (inserted !== "") text.insert(position, inserted);
      }
    });
    const update = Y.encodeStateAsUpdate(agent.doc, before);
    updates.push(update);
    agent.has.add(index);
    Y.applyUpdate(client.doc, update);
  }

  await Promise.all(clients.map((client) => untilSaved(client.provider)));
  const ends = clients.map(({ doc }) =>
    untilDoc(doc, () => paragraphOf(doc).toString() === trace.endContent),
  );
  await Promise.all(ends);
}

/** The transactions that `parents` rest on and this agent has not merged, oldest first. */
function missing(trace: Trace, agent: Agent, parents: readonly number[]): number[] {
  const wanted = new Set<number>();
  const open = parents.filter((parent) => !agent.has.has(parent));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (wanted.has(next)) continue;
    wanted.add(next);
    open.push(...(trace.txns[next]?.parents ?? []).filter((parent) => !agent.has.has(parent)));
  }
  return [...wanted].sort((a, b) => a - b);
}

function clockAfter(update: Uint8Array, clientId: number): number {
  let clock = 0;
  for (const struct of Y.decodeUpdate(update).structs) {
    if (struct.id.client === clientId) clock = Math.max(clock, struct.id.clock + struct.length);
  }
  return clock;
}
