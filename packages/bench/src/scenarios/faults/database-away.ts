import {
  type PrivatePostgres,
  postgresMissing,
  seededRandom,
  startPrivatePostgres,
  startTcpProxy,
  type TcpProxy,
} from "@minuta/testing";
import * as Y from "yjs";
import { lossesOf } from "../../load/editor-client.ts";
import { gather } from "../../load/kills.ts";
import { type Support, typeThroughOutages } from "../../load/outages.ts";
import { storedVector } from "../../load/reader.ts";
import { startProduct } from "../../peers/product.ts";
import type { Figures, RoundSettings, Side } from "../scenario.ts";

const editors = 14;
const lengths = { full: [100, 300, 1000, 3000, 10_000, 30_000, 60_000], quick: [100, 1000] };

type Parts = { readonly postgres: PrivatePostgres; readonly wire: TcpProxy };
/** How the database goes; it is `reachable` where only the server cannot get to it. */
type Away = { readonly reachable: boolean; readonly supportOf: (parts: Parts) => Support };

async function away({ reachable, supportOf }: Away, settings: RoundSettings): Promise<Figures> {
  await using postgres = await startPrivatePostgres();
  await using wire = await startTcpProxy({ port: postgres.port });
  const url = await postgres.newDatabase();
  const product = await startProduct({
    DATABASE_URL: url.replace(`:${postgres.port}/`, `:${wire.port}/`),
    MINUTA_SAMPLE: "on",
  });
  try {
    const documentId = await product.newDocumentId();
    const targetOf = async (index: number) => product.targetOf(documentId, index);
    const clients = await gather(targetOf, editors);
    const support = supportOf({ postgres, wire });
    let unstored = 0;
    const give = async () => {
      if (reachable) unstored += lossesOf(clients, await vectorIn(postgres, url, documentId)).lost;
      await support.give();
    };
    const result = await typeThroughOutages(
      clients,
      { ...support, give },
      {
        lengths: (settings.quick ? lengths.quick : lengths.full).slice(0, settings.trials ?? undefined),
        random: seededRandom(settings.seed ?? 4),
        progress: settings.progress,
      },
    );
    for (const client of clients) client.leave();
    // Nothing but what PostgreSQL has is left after this.
    await product.kill();
    await product.start();
    const { acknowledged, lost } = lossesOf(clients, await storedVector(await targetOf(0)));
    return {
      trials: result.outages,
      acknowledged,
      lost,
      "called saved meanwhile (0)": result.toldMeanwhile,
      ...(reachable ? { "called saved, not in the database (0)": unstored } : {}),
      "never saved after": result.neverAcknowledged,
      "all saved again within ms": result.longestHealing,
      "people disconnected": result.disconnected,
    };
  } finally {
    await product.stop();
  }
}

/** How far the journal has come with the words of each client, asked past the server and the wire. */
async function vectorIn(
  postgres: PrivatePostgres,
  url: string,
  documentId: string,
): Promise<Map<number, number>> {
  const printed = await postgres.query(
    url,
    `select encode("bytes", 'hex') from journal_updates where "documentId" = '${documentId}'`,
  );
  const vector = new Map<number, number>();
  for (const line of printed.split("\n")) {
    for (const [client, clock] of Y.parseUpdateMeta(Buffer.from(line, "hex")).to) {
      vector.set(client, Math.max(clock, vector.get(client) ?? 0));
    }
  }
  return vector;
}

/** PostgreSQL away for 0.1 to 60 s while people type: gone, unreachable, and silent. */
export const databaseAway: readonly Side[] = [
  {
    name: "database away: killed",
    missing: postgresMissing,
    round: (settings) =>
      away(
        {
          reachable: false,
          supportOf: ({ postgres }) => ({ take: () => postgres.stop("crash"), give: postgres.start }),
        },
        settings,
      ),
  },
  {
    name: "database away: connections cut",
    missing: postgresMissing,
    round: (settings) =>
      away({ reachable: true, supportOf: ({ wire }) => ({ take: wire.cut, give: wire.heal }) }, settings),
  },
  {
    name: "database away: black hole",
    missing: postgresMissing,
    round: (settings) =>
      away(
        { reachable: true, supportOf: ({ wire }) => ({ take: wire.blackhole, give: wire.heal }) },
        settings,
      ),
  },
];
