import { setTimeout as pause } from "node:timers/promises";
import { type PrivateRedis, postgresMissing, redisMissing } from "@minuta/testing";
import { Crowd } from "../load/crowd.ts";
import { EditorClient, TypingTimes } from "../load/editor-client.ts";
import { fillDocument } from "../load/large-document.ts";
import { Samples } from "../measure.ts";
import { type Cluster, withCluster } from "../peers/cluster.ts";
import { type RedisTraffic, readRedisTraffic } from "../redis-traffic.ts";
import type { Figures, RoundSettings, Scenario } from "./scenario.ts";

const documentBytes = 171 * 1024;
const editPause = 300;

/** What one edit in a document that is open on both nodes costs, and how old it is at the other node. */
async function oneByOne({ spread, redis }: Cluster, edits: number): Promise<Figures> {
  const targetOf = await spread.newDocument();
  await fillDocument(await targetOf(0), documentBytes, 500);
  const seen = new Samples();
  const times = new TypingTimes();
  const writer = new EditorClient(await targetOf(0), times, null, null);
  const reader = new EditorClient(await targetOf(1), times, seen, null);
  try {
    await writer.join();
    await reader.join();
    writer.type("…");
    await pause(1000);
    const resting = await trafficDuring(redis, () => pause(edits * editPause));
    const typing = await trafficDuring(redis, async () => {
      for (let edit = 0; edit < edits; edit += 1) {
        writer.type("a");
        await pause(editPause);
      }
    });
    return {
      "redis commands an edit": (typing.commands - resting.commands) / edits,
      "redis bytes in an edit": (typing.bytesIn - resting.bytesIn) / edits,
      "redis bytes out an edit": (typing.bytesOut - resting.bytesOut) / edits,
      "redis commands a second at rest": resting.commands / ((edits * editPause) / 1000),
      "one edit, other node p50 ms": seen.percentile(0.5),
    };
  } finally {
    writer.leave();
    reader.leave();
  }
}

async function trafficDuring(redis: PrivateRedis, work: () => Promise<unknown>): Promise<RedisTraffic> {
  const before = await readRedisTraffic(redis.port);
  await work();
  const after = await readRedisTraffic(redis.port);
  return {
    // Reading the figures is a command too.
    commands: after.commands - before.commands - 1,
    bytesIn: after.bytesIn - before.bytesIn,
    bytesOut: after.bytesOut - before.bytesOut,
  };
}

async function crowded(size: number, { quick, progress }: RoundSettings) {
  return withCluster({ size, wired: false }, async (cluster) => {
    const cost = size > 1 ? await oneByOne(cluster, quick ? 10 : 40) : {};
    progress(`everybody types, on ${size} node${size > 1 ? "s" : ""}`);
    const crowd = await Crowd.gather(cluster.spread, { documents: 1, editorsEach: quick ? 40 : 210 });
    try {
      const typed = await crowd.type({ editsPerSecond: 5, cursorsPerSecond: 5, seconds: quick ? 3 : 10 });
      return {
        ...cost,
        "seen p50 ms": typed.seen.percentile(0.5),
        "seen p99 ms": typed.seen.percentile(0.99),
        "saved p50 ms": typed.saved.percentile(0.5),
        "saved p99 ms": typed.saved.percentile(0.99),
        "edits made %": typed.offered * 100,
      };
    } finally {
      crowd.leave();
    }
  });
}

export const nodes: Scenario = {
  name: "nodes",
  about:
    "two nodes over PostgreSQL and Redis, a document of 171 KB: single edits, then 210 editors split over them; one node beside it",
  reach:
    "one edit ≤ 1 KB and ≤ 2 Redis commands, p99 ≤ 2× one node (stock Hocuspocus with extension-redis, measured elsewhere: 11.7 KB and 4)",
  missing: () => postgresMissing() ?? redisMissing(),
  sides: [
    { name: "Minuta, 2 nodes", round: (settings) => crowded(2, settings) },
    { name: "Minuta, 1 node", round: (settings) => crowded(1, settings) },
  ],
};
