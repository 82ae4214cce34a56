import { countCommits, hasStrace } from "../count-commits.ts";
import { Crowd } from "../load/crowd.ts";
import type { Peer } from "../peers/peer.ts";
import { minuta, startProduct } from "../peers/product.ts";
import { startStockHocuspocus, stockHocuspocus } from "../peers/stock-hocuspocus.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

const rate = { editsPerSecond: 5, cursorsPerSecond: 5 };

async function round(start: () => Promise<Peer>, { quick, progress }: RoundSettings): Promise<Figures> {
  const peer = await start();
  try {
    const crowd = await Crowd.gather(peer, { documents: 1, editorsEach: quick ? 60 : 210 });
    try {
      progress("everybody is in and types");
      const { saved, edits, offered } = await crowd.type({ ...rate, seconds: quick ? 3 : 10 });
      const figures = {
        "saved p50 ms": saved.percentile(0.5),
        "saved p95 ms": saved.percentile(0.95),
        "saved p99 ms": saved.percentile(0.99),
        edits,
        "edits made %": offered * 100,
      };
      if (!hasStrace()) {
        progress("commits and syncs are not counted: there is no strace");
        return figures;
      }
      progress("the same again, commits and syncs counted with strace");
      let counted = 0;
      const { commits, syncs } = await countCommits(peer.pid, async () => {
        counted = (await crowd.type({ ...rate, seconds: 3 })).edits;
      });
      return { ...figures, "edits counted": counted, "commits counted": commits, "log syncs counted": syncs };
    } finally {
      crowd.leave();
    }
  } finally {
    await peer.stop();
  }
}

export const saved: Scenario = {
  name: "saved",
  about:
    "the load of room: from a keystroke to its acknowledgement, and commits against syncs of SQLite's log",
  reach:
    "p50 ≤ 10 ms, p99 ≤ 100 ms; syncs ≥ commits (Hocuspocus acknowledges from memory: its commits are rare)",
  sides: [
    { name: minuta, round: (settings) => round(startProduct, settings) },
    { name: stockHocuspocus, round: (settings) => round(startStockHocuspocus, settings) },
  ],
};
