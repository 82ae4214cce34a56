import { Crowd } from "../load/crowd.ts";
import type { Peer } from "../peers/peer.ts";
import { minuta, startProduct } from "../peers/product.ts";
import { startStockHocuspocus, stockHocuspocus } from "../peers/stock-hocuspocus.ts";
import { startYWebsocket, yWebsocket } from "../peers/y-websocket.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

async function round(start: () => Promise<Peer>, { quick, progress }: RoundSettings): Promise<Figures> {
  const peer = await start();
  try {
    const crowd = await Crowd.gather(peer, { documents: 1, editorsEach: quick ? 60 : 210 });
    try {
      progress("everybody is in and types");
      const typed = await crowd.type({ editsPerSecond: 5, cursorsPerSecond: 5, seconds: quick ? 3 : 10 });
      return {
        "seen p50 ms": typed.seen.percentile(0.5),
        "seen p99 ms": typed.seen.percentile(0.99),
        "saved p50 ms": typed.saved.percentile(0.5),
        "saved p99 ms": typed.saved.percentile(0.99),
        "server cpu s": typed.cpuSeconds,
        "server cpu ms/1000 edits": (typed.cpuSeconds / typed.edits) * 1_000_000,
        "rss MB": typed.residentMegabytes,
        "edits made %": typed.offered * 100,
      };
    } finally {
      crowd.leave();
    }
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
    { name: minuta, round: (settings) => round(startProduct, settings) },
    { name: stockHocuspocus, round: (settings) => round(startStockHocuspocus, settings) },
    { name: yWebsocket, round: (settings) => round(startYWebsocket, settings) },
  ],
};
