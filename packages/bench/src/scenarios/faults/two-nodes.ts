import { setTimeout as pause } from "node:timers/promises";
import { postgresMissing, redisMissing, seededRandom } from "@minuta/testing";
import { type EditorClient, lossesOf, typeUntil } from "../../load/editor-client.ts";
import { gather } from "../../load/kills.ts";
import { storedVector } from "../../load/reader.ts";
import { Watcher } from "../../load/watcher.ts";
import { Samples } from "../../measure.ts";
import { type Cluster, withCluster } from "../../peers/cluster.ts";
import { type Figures, type RoundSettings, type Side, trialsOf } from "../scenario.ts";

const editors = 10;
const rate = { editsPerSecond: 5, words: "palabra " };
const convergesWithin = 5000;
const patience = 40_000;
const missing = () => postgresMissing() ?? redisMissing();

type Break = {
  readonly take: (cluster: Cluster) => Promise<unknown> | unknown;
  readonly give: (cluster: Cluster) => Promise<unknown> | unknown;
  /** Whether everything is still saved, and comes to the other node, while it is broken. */
  readonly savesMeanwhile: boolean;
};

/** People at both nodes type while something between the nodes is broken; nobody types after it is whole again. */
async function broken(how: Break, settings: RoundSettings): Promise<Figures> {
  const trials = trialsOf(settings, 10, 2);
  const random = seededRandom(settings.seed ?? 6);
  return await withCluster({ size: 2, wired: true }, async (cluster) => {
    const targetOf = await cluster.spread.newDocument();
    const clients = await gather(targetOf, editors);
    const watchers = [await Watcher.join(await targetOf(0)), await Watcher.join(await targetOf(1))];
    const meanwhile = new Samples();
    const after = new Samples();
    try {
      for (let trial = 1; trial <= trials; trial += 1) {
        await typeFor(clients, random.int(200, 500));
        await how.take(cluster);
        await typeFor(clients, random.int(1000, 4000));
        if (how.savesMeanwhile) meanwhile.add(await untilTheSame(clients, watchers));
        await how.give(cluster);
        after.add(await untilTheSame(clients, watchers));
        settings.progress(`trial ${trial} of ${trials}`);
      }
      const disconnected = clients.filter(({ isOpen }) => !isOpen).length;
      return {
        trials,
        ...lossesOf(clients, await storedVector(await targetOf(0))),
        ...(meanwhile.count === 0 ? {} : { "while broken, the same within ms": meanwhile.percentile(1) }),
        "the same after within ms (≤ 5000)": after.percentile(1),
        "people disconnected": disconnected,
        ...(await journalDamage(cluster)),
      };
    } finally {
      for (const one of [...clients, ...watchers]) one.leave();
    }
  });
}

/** Everybody leaves in the middle of typing while both nodes wait for a database that answers late, each by another time. */
async function slowStores(settings: RoundSettings): Promise<Figures> {
  const trials = trialsOf(settings, 10, 2);
  return await withCluster({ size: 2, wired: true }, async (cluster) => {
    let acknowledged = 0;
    let lost = 0;
    const seen = new Samples();
    for (let trial = 1; trial <= trials; trial += 1) {
      for (const { toDatabase } of cluster.nodes) toDatabase?.latency(0);
      const targetOf = await cluster.spread.newDocument();
      const clients = await gather(targetOf, editors);
      cluster.nodes[0]?.toDatabase?.latency(40);
      cluster.nodes[1]?.toDatabase?.latency(200);
      await typeFor(clients, 3000);
      for (const client of clients) client.leave();
      const start = performance.now();
      // At once, at both: what one has stored and the other is still storing must not cancel out.
      const vectors = await Promise.all([0, 1].map(async (node) => storedVector(await targetOf(node))));
      seen.add(performance.now() - start);
      const losses = vectors.map((vector) => lossesOf(clients, vector));
      acknowledged += losses[0]?.acknowledged ?? 0;
      // The slower node may still be reading what the other stored; what it never gets is lost.
      const end = performance.now() + convergesWithin;
      let missed = Math.max(...losses.map((one) => one.lost));
      while (missed > 0 && performance.now() < end) {
        const again = await Promise.all(
          [0, 1].map(async (one) => lossesOf(clients, await storedVector(await targetOf(one))).lost),
        );
        missed = Math.max(...again);
      }
      lost += missed;
      settings.progress(`trial ${trial} of ${trials}, ${acknowledged} acknowledged, ${lost} lost`);
    }
    return {
      trials,
      acknowledged,
      lost,
      "opened again within ms": seen.percentile(1),
      ...(await journalDamage(cluster)),
    };
  });
}

async function typeFor(clients: readonly EditorClient[], milliseconds: number): Promise<void> {
  await typeUntil(clients, rate, AbortSignal.timeout(milliseconds));
}

/** Milliseconds until whoever watches, at whichever node, has everything that anybody typed. */
async function untilTheSame(clients: readonly EditorClient[], watchers: readonly Watcher[]): Promise<number> {
  const start = performance.now();
  const typed = new Map(clients.map(({ doc, clock }) => [doc.clientID, clock]));
  const isThere = () =>
    watchers.every(({ vector }) => [...typed].every(([client, clock]) => (vector.get(client) ?? 0) >= clock));
  while (!(isThere() && clients.every(({ waiting }) => waiting === 0))) {
    if (performance.now() - start > patience) throw new Error(`the nodes differ after ${patience} ms`);
    await pause(10);
  }
  return performance.now() - start;
}

/** Documents whose entries have gaps, and entries that are stored twice. */
async function journalDamage({ postgres, databaseUrl }: Cluster): Promise<Figures> {
  const damaged = await postgres.query(
    databaseUrl,
    `select count(*) from (select 1 from journal_updates group by "documentId"
       having count(*) <> max("sequence") or count(distinct "entryId") < count("entryId")) as damaged`,
  );
  return { "documents with gaps or doubles": Number(damaged) };
}

const sides: readonly (readonly [name: string, how: Break])[] = [
  [
    "Redis away",
    { take: ({ redis }) => redis.stop(), give: ({ redis }) => redis.start(), savesMeanwhile: true },
  ],
  [
    "Redis restarted",
    {
      take: async ({ redis }) => {
        await redis.stop();
        await redis.start();
      },
      give: () => undefined,
      savesMeanwhile: false,
    },
  ],
  [
    "partition from Redis, then heal",
    {
      take: ({ nodes }) => nodes[1]?.toRedis?.blackhole(),
      give: ({ nodes }) => nodes[1]?.toRedis?.heal(),
      savesMeanwhile: true,
    },
  ],
  [
    "partition from Redis and PostgreSQL, then heal",
    {
      take: ({ nodes }) => {
        nodes[1]?.toRedis?.blackhole();
        nodes[1]?.toDatabase?.blackhole();
      },
      give: ({ nodes }) => {
        nodes[1]?.toRedis?.heal();
        nodes[1]?.toDatabase?.heal();
      },
      savesMeanwhile: false,
    },
  ],
];

/** What two nodes over one database withstand. */
export const twoNodes: readonly Side[] = [
  { name: "two nodes with slow stores", missing, round: slowStores },
  ...sides.map(([name, how]): Side => ({ name, missing, round: (settings) => broken(how, settings) })),
];
