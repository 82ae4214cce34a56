import { loadRoom } from "../load/room-load.ts";
import type { Peer } from "../peers/peer.ts";
import { startProduct } from "../peers/product.ts";
import { startStockHocuspocus } from "../peers/stock-hocuspocus.ts";
import { startYWebsocket } from "../peers/y-websocket.ts";
import type { Figures, Scenario } from "./scenario.ts";

const load = { editors: 210, editsPerSecond: 5, cursorsPerSecond: 5, seconds: 10 };

async function round(start: () => Promise<Peer>): Promise<Figures> {
  const peer = await start();
  try {
    const { seen, saved, cpuSeconds, residentMegabytes } = await loadRoom(peer, load);
    return {
      "seen p50 ms": seen.percentile(0.5),
      "seen p99 ms": seen.percentile(0.99),
      "saved p50 ms": saved.percentile(0.5),
      "saved p99 ms": saved.percentile(0.99),
      "cpu s": cpuSeconds,
      "rss MB": residentMegabytes,
    };
  } finally {
    await peer.stop();
  }
}

export const room: Scenario = {
  name: "room",
  about: "210 editors in one document, 5 edits/s and 5 cursor moves/s each, 10 s",
  reach:
    "durable; seen p50 ≤ 30 ms, p99 ≤ 100 ms; cpu ≤ 1/3 and p99 ≤ 1/5 of stock Hocuspocus, which is not durable",
  sides: [
    { name: "Minuta", round: () => round(startProduct) },
    { name: "Hocuspocus 4.7 + SQLite", round: () => round(startStockHocuspocus) },
    { name: "y-websocket", round: () => round(startYWebsocket) },
  ],
};
