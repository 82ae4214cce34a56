import { killWhileTyping } from "../../load/kills.ts";
import { Samples } from "../../measure.ts";
import { startProduct } from "../../peers/product.ts";
import type { Figures, RoundSettings } from "../scenario.ts";

const editors = 14;

/** `kill -9` and SIGTERM while people type. */
export async function endedServers({ quick, progress }: RoundSettings): Promise<Figures> {
  const product = await startProduct();
  try {
    const killed = await killWhileTyping(product, { kills: quick ? 3 : 30, editors, seed: 1, progress });
    const exits = new Samples();
    let disorderly = 0;
    const stopped = await killWhileTyping(product, {
      kills: quick ? 3 : 20,
      editors,
      seed: 2,
      progress,
      end: async () => {
        const start = performance.now();
        const { code } = await product.server.stop();
        exits.add(performance.now() - start);
        if (code !== 0) disorderly += 1;
      },
    });
    return {
      "kill -9: trials": killed.kills,
      "kill -9: acknowledged": killed.acknowledged,
      "kill -9: lost": killed.lost,
      "SIGTERM: trials": stopped.kills,
      "SIGTERM: acknowledged": stopped.acknowledged,
      "SIGTERM: lost": stopped.lost,
      "SIGTERM: longest exit ms (≤ 5000)": exits.percentile(1),
      "SIGTERM: other exit codes than 0": disorderly,
    };
  } finally {
    await product.stop();
  }
}
