import { setTimeout as pause } from "node:timers/promises";
import { fillDocument } from "../../load/large-document.ts";
import { Reader } from "../../load/reader.ts";
import { Samples } from "../../measure.ts";
import { startProduct } from "../../peers/product.ts";
import type { Figures, RoundSettings, Side } from "../scenario.ts";

const documentBytes = 200 * 1024;

/** Everybody loses the network at once and is back at once, as when the router of the room restarts. */
async function round({ quick, progress }: RoundSettings): Promise<Figures> {
  const product = await startProduct();
  try {
    const people = quick ? 60 : 210;
    const trials = quick ? 2 : 10;
    const documentId = await product.newDocumentId();
    await fillDocument(product.targetOf(documentId, 0), documentBytes, 500);
    const joins = new Samples();
    let refused = 0;
    for (let trial = 1; trial <= trials; trial += 1) {
      progress(`storm ${trial} of ${trials}`);
      const readers = await Promise.all(
        Array.from({ length: people }, async (_, index) => {
          const start = performance.now();
          try {
            const reader = await Reader.connect(product.targetOf(documentId, index));
            await reader.open();
            joins.add(performance.now() - start);
            return reader;
          } catch {
            refused += 1;
            return null;
          }
        }),
      );
      await Promise.all(readers.map((reader) => reader?.leave()));
      await pause(50);
    }
    return {
      trials: trials,
      "refused or lost": refused,
      "back p50 ms": joins.percentile(0.5),
      "back p99 ms": joins.percentile(0.99),
    };
  } finally {
    await product.stop();
  }
}

export const reconnectStorm: readonly Side[] = [{ name: "210 reconnect at once", round }];
