import { postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { killWhileTyping } from "../load/kills.ts";
import type { DurablePeer } from "../peers/peer.ts";
import { minuta, startProduct } from "../peers/product.ts";
import { startStockHocuspocus, stockHocuspocus } from "../peers/stock-hocuspocus.ts";
import { type Figures, type RoundSettings, type Scenario, trialsOf } from "./scenario.ts";

const usualSeed = 2012;
const editors = 14;

async function round(
  start: () => Promise<DurablePeer>,
  kills: number,
  { progress, seed }: RoundSettings,
): Promise<Figures> {
  const peer = await start();
  try {
    const result = await killWhileTyping(peer, { kills, editors, seed: seed ?? usualSeed, progress });
    return {
      kills: result.kills,
      "acknowledged updates": result.acknowledged,
      "of them lost": result.lost,
      "slowest restart ms": result.longestRestart,
    };
  } finally {
    await peer.stop();
  }
}

async function onPostgres(settings: RoundSettings): Promise<Figures> {
  await using postgres = await startPrivatePostgres();
  const env = { DATABASE_URL: await postgres.newDatabase(), MINUTA_SAMPLE: "on" };
  return await round(() => startProduct(env), trialsOf(settings, 100, 5), settings);
}

export const crash: Scenario = {
  name: "crash",
  about:
    "kill -9 while 14 editors type 25 edits/s each, their clients thrown away too: 100 times (a peer 5 times)",
  reach: "0 acknowledged updates lost (stock Hocuspocus acknowledges from memory)",
  rounds: 1,
  sides: [
    {
      name: `${minuta} on SQLite`,
      round: (settings) => round(startProduct, trialsOf(settings, 100, 5), settings),
    },
    { name: `${minuta} on PostgreSQL`, round: onPostgres, missing: postgresMissing },
    {
      name: stockHocuspocus,
      round: (settings) => round(startStockHocuspocus, trialsOf(settings, 5, 2), settings),
    },
  ],
};
