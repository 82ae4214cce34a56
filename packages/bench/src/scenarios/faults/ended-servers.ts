import { postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { killWhileTyping } from "../../load/kills.ts";
import { Samples } from "../../measure.ts";
import { startProduct } from "../../peers/product.ts";
import { type Figures, type RoundSettings, type Side, trialsOf } from "../scenario.ts";

const editors = 14;

async function killed(env: Record<string, string>, settings: RoundSettings): Promise<Figures> {
  const product = await startProduct(env);
  try {
    const result = await killWhileTyping(product, {
      kills: trialsOf(settings, 30, 3),
      editors,
      seed: settings.seed ?? 1,
      progress: settings.progress,
    });
    return {
      trials: result.kills,
      acknowledged: result.acknowledged,
      lost: result.lost,
      "slowest restart ms": result.longestRestart,
    };
  } finally {
    await product.stop();
  }
}

async function asked(settings: RoundSettings): Promise<Figures> {
  const product = await startProduct();
  try {
    const exits = new Samples();
    let disorderly = 0;
    const result = await killWhileTyping(product, {
      kills: trialsOf(settings, 20, 3),
      editors,
      seed: settings.seed ?? 2,
      progress: settings.progress,
      end: async () => {
        const start = performance.now();
        const { code } = await product.server.stop();
        exits.add(performance.now() - start);
        if (code !== 0) disorderly += 1;
      },
    });
    return {
      trials: result.kills,
      acknowledged: result.acknowledged,
      lost: result.lost,
      "longest exit ms (≤ 5000)": exits.percentile(1),
      "other exit codes than 0": disorderly,
    };
  } finally {
    await product.stop();
  }
}

/** `kill -9` and SIGTERM while people type. */
export const endedServers: readonly Side[] = [
  { name: "kill -9, SQLite", round: (settings) => killed({}, settings) },
  {
    name: "kill -9, PostgreSQL",
    missing: postgresMissing,
    round: async (settings) => {
      await using postgres = await startPrivatePostgres();
      return await killed({ DATABASE_URL: await postgres.newDatabase(), MINUTA_SAMPLE: "on" }, settings);
    },
  },
  { name: "SIGTERM", round: asked },
];
