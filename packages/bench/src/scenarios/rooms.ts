import { setTimeout as pause } from "node:timers/promises";
import { Crowd } from "../load/crowd.ts";
import { Reader } from "../load/reader.ts";
import { usageOf } from "../measure.ts";
import type { Peer, TargetOf } from "../peers/peer.ts";
import { minuta, startProduct } from "../peers/product.ts";
import { startStockHocuspocus, stockHocuspocus } from "../peers/stock-hocuspocus.ts";
import { startYWebsocket, yWebsocket } from "../peers/y-websocket.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

/** Documents that one connection holds open, where the protocol allows several. */
const perConnection = 50;
const rest = 3_000;

async function round(start: () => Promise<Peer>, { quick, progress }: RoundSettings): Promise<Figures> {
  const meetings = await withPeer(start, async (peer) => {
    const crowd = await Crowd.gather(peer, { documents: quick ? 12 : 42, editorsEach: 5 });
    try {
      progress("the meetings type");
      return await crowd.type({ editsPerSecond: 5, cursorsPerSecond: 5, seconds: quick ? 3 : 10 });
    } finally {
      crowd.leave();
    }
  });
  const idle = await withPeer(start, (peer) => idleDocuments(peer, quick ? 200 : 1000, progress));
  return {
    "seen p50 ms": meetings.seen.percentile(0.5),
    "seen p99 ms": meetings.seen.percentile(0.99),
    "saved p99 ms": meetings.saved.percentile(0.99),
    "server cpu s": meetings.cpuSeconds,
    "edits made %": meetings.offered * 100,
    "idle documents": idle.documents,
    "rss before MB": idle.before,
    "rss KB a document": ((idle.after - idle.before) * 1024) / idle.documents,
  };
}

async function withPeer<T>(start: () => Promise<Peer>, work: (peer: Peer) => Promise<T>): Promise<T> {
  const peer = await start();
  try {
    return await work(peer);
  } finally {
    await peer.stop();
  }
}

async function idleDocuments(peer: Peer, count: number, progress: (text: string) => void) {
  progress(`making ${count} documents`);
  const documents: TargetOf[] = [];
  for (let index = 0; index < count; index += 1) documents.push(await peer.newDocument());
  await pause(rest);
  const before = usageOf(peer.pid).residentMegabytes;
  progress("opening them");
  const readers: Reader[] = [];
  try {
    let connections = 0;
    for (const [index, targetOf] of documents.entries()) {
      const target = await targetOf(connections);
      if (index % (target.protocol.severalDocuments ? perConnection : 1) === 0) {
        connections += 1;
        readers.push(await Reader.connect(target));
      }
      await readers.at(-1)?.open(target.document);
    }
    await pause(rest);
    return { documents: count, before, after: usageOf(peer.pid).residentMegabytes };
  } finally {
    for (const reader of readers) await reader.leave();
  }
}

export const rooms: Scenario = {
  name: "rooms",
  about:
    "42 meetings × 5 editors, 5 edits/s and 5 cursor moves/s each, 10 s; then 1,000 open documents that rest",
  reach: "p99 ≤ 100 ms; ≤ 200 KB a document (y-websocket holds one connection for each besides)",
  sides: [
    { name: minuta, round: (settings) => round(startProduct, settings) },
    { name: stockHocuspocus, round: (settings) => round(startStockHocuspocus, settings) },
    { name: yWebsocket, round: (settings) => round(startYWebsocket, settings) },
  ],
};
