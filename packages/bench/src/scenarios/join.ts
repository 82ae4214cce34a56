import { setTimeout as pause } from "node:timers/promises";
import { writeLargeDocument } from "../load/large-document.ts";
import { openOnce } from "../load/reader.ts";
import { forgetPeak, Samples, usageOf } from "../measure.ts";
import type { Peer } from "../peers/peer.ts";
import { minuta, startProduct } from "../peers/product.ts";
import { startStockHocuspocus, stockHocuspocus } from "../peers/stock-hocuspocus.ts";
import { startYWebsocket, yWebsocket } from "../peers/y-websocket.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

const megabyte = 1024 * 1024;
/** What a server keeps to itself after it was filled should not count as the price of joining. */
const rest = 2_000;

async function round(start: () => Promise<Peer>, { quick, progress }: RoundSettings): Promise<Figures> {
  const peer = await start();
  try {
    progress("writing the document");
    const targetOf = await writeLargeDocument(peer, 4 * megabyte);
    // What the first opening has the server make, the second finds made.
    await openOnce(await targetOf(0));
    const first = await openOnce(await targetOf(0));
    await pause(rest);
    const before = usageOf(peer.pid);
    forgetPeak(peer.pid);
    const people = quick ? 40 : 210;
    progress(`${people} join at once`);
    const samples = new Samples();
    const targets = await Promise.all(Array.from({ length: people }, (_, index) => targetOf(index)));
    await Promise.all(
      targets.map(async (target) => {
        samples.add((await openOnce(target, "let go")).milliseconds);
      }),
    );
    const after = usageOf(peer.pid);
    return {
      "state MB": (first.states[0]?.byteLength ?? 0) / megabyte,
      "join p50 ms": samples.percentile(0.5),
      "join p99 ms": samples.percentile(0.99),
      "peak rss MB": after.peakMegabytes,
      "rss before MB": before.residentMegabytes,
      "unpacked by one ms": first.unpacking,
      "server cpu s": after.cpuSeconds - before.cpuSeconds,
    };
  } finally {
    await peer.stop();
  }
}

export const join: Scenario = {
  name: "join",
  about: "210 people join a document of 4 MB at once; from before the connection to the state's last byte",
  reach: "p99 ≤ 2.5 s, peak RSS ≤ 200 MB",
  sides: [
    { name: minuta, round: (settings) => round(startProduct, settings) },
    { name: stockHocuspocus, round: (settings) => round(startStockHocuspocus, settings) },
    { name: yWebsocket, round: (settings) => round(startYWebsocket, settings) },
  ],
};
