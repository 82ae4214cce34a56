import { seededRandom } from "@minuta/testing";
import { lossesOf } from "../../load/editor-client.ts";
import { gather } from "../../load/kills.ts";
import { typeThroughOutages } from "../../load/outages.ts";
import { storedVector } from "../../load/reader.ts";
import { startProduct } from "../../peers/product.ts";
import { mountSmallDisk, smallDiskMissing } from "../../small-disk.ts";
import { type Figures, type RoundSettings, type Side, trialsOf } from "../scenario.ts";

const editors = 14;
const megabytes = 320;
const fullFor = [2000, 5000, 10_000];
/** Long enough that the log, which is written over from its start now and then, has to grow. */
const words = "palabra ".repeat(2000);

async function round(settings: RoundSettings): Promise<Figures> {
  const disk = mountSmallDisk(megabytes);
  const product = await startProduct({}, disk);
  try {
    const targetOf = await product.newDocument();
    const clients = await gather(targetOf, editors);
    let refusals = 0;
    const give = async () => {
      if ((await product.metric("minuta_journal_fault")) === 1) refusals += 1;
      disk.free();
    };
    const result = await typeThroughOutages(
      clients,
      { take: disk.fill, give },
      {
        words,
        lengths: Array.from(
          { length: trialsOf(settings, 12, 2) },
          (_, trial) => fullFor[trial % fullFor.length] ?? 0,
        ),
        random: seededRandom(settings.seed ?? 5),
        progress: settings.progress,
      },
    );
    for (const client of clients) client.leave();
    await product.kill();
    await product.start();
    return {
      trials: result.outages,
      ...lossesOf(clients, await storedVector(await targetOf(0))),
      "times the journal refused": refusals,
      "never saved after": result.neverAcknowledged,
      "all saved again within ms": result.longestHealing,
      "people disconnected": result.disconnected,
    };
  } finally {
    await product.stop();
  }
}

/** A disk without a free page while people type, then with room again. */
export const fullDisk: readonly Side[] = [{ name: "disk full, SQLite", missing: smallDiskMissing, round }];
