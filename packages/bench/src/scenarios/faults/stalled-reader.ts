import { Crowd } from "../../load/crowd.ts";
import { RawConnection } from "../../load/raw-connection.ts";
import { forgetPeak, usageOf } from "../../measure.ts";
import { startProduct } from "../../peers/product.ts";
import type { Figures, RoundSettings, Side } from "../scenario.ts";

/** Characters of an edit: together some 25 MB in 20 s, more than the server and two kernels hold for a reader. */
const typing = 16_000;

/** Readers that take nothing any more, while the others write more than fits between. */
async function round({ quick, progress }: RoundSettings): Promise<Figures> {
  const product = await startProduct();
  try {
    const crowd = await Crowd.gather(product, { documents: 1, editorsEach: 20 });
    const stalled: RawConnection[] = [];
    try {
      for (let index = 0; index < 3; index += 1) {
        const raw = await RawConnection.join(await crowd.targetOf(index));
        raw.stall();
        stalled.push(raw);
      }
      const before = usageOf(product.pid);
      forgetPeak(product.pid);
      progress("three readers stall, the others type at length");
      const seconds = quick ? 20 : 40;
      const typed = await crowd.type({
        editsPerSecond: 4,
        cursorsPerSecond: 5,
        seconds,
        words: "palabra ".repeat(typing / 8),
      });
      const after = usageOf(product.pid);
      for (const raw of stalled) raw.wake();
      const closed = await Promise.all(stalled.map((raw) => raw.isClosedWithin(10_000)));
      return {
        trials: stalled.length,
        "cut off": closed.filter((isClosed) => isClosed).length,
        "MB written by others": (typed.edits * typing) / 1024 / 1024,
        "others' p99 ms": typed.seen.percentile(0.99),
        "others disconnected": crowd.clients.filter(({ isOpen }) => !isOpen).length,
        "peak rss grew MB": after.peakMegabytes - before.residentMegabytes,
      };
    } finally {
      for (const raw of stalled) raw.leave();
      crowd.leave();
    }
  } finally {
    await product.stop();
  }
}

export const stalledReader: readonly Side[] = [{ name: "a reader that stalls", round }];
