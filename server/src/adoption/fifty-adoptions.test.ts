import { endpoints } from "@minuta/contract";
import { type PrivatePostgres, postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { afterAll, describe, expect, test } from "vitest";
import { addResolution, blocksOf, editText } from "../testing/edit-text.ts";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { callTheRoll, openMinutes, resolutionsIn } from "../testing/walk.ts";

const adoptions = 50;

/** Adopts 50 resolutions of one session at once, ten of them asked for twice, spread over the servers. */
async function adoptAtOnce(servers: readonly [Secretariat, ...Secretariat[]]) {
  const [first] = servers;
  const { documentId } = await openMinutes(first);
  const { db } = first.running.context;
  await callTheRoll(first, documentId);
  await editText(db, documentId, (prose) => {
    for (const block of blocksOf(prose, "resolution")) prose.delete(prose.toArray().indexOf(block), 1);
    for (let index = 1; index <= adoptions; index += 1) {
      addResolution(prose, `r${index}`, `Acuerdo ${index}`, "Fundar", "2012-05-01");
    }
  });
  const drafts = await resolutionsIn(first, documentId);
  const { cookie } = await first.as("recordKeeper");
  const began = performance.now();
  const adopted = await Promise.all(
    [...drafts, ...drafts.slice(0, 10)].map(({ blockId, textDigest }, index) => {
      const server = servers[index % servers.length] ?? first;
      const body = { blockId, textDigest };
      return server.with(cookie).call(endpoints.adoptResolution, { params: { documentId }, body });
    }),
  );
  const took = Math.round(performance.now() - began);
  const kept = await db
    .selectFrom("resolutions")
    .select(["number", "ordinal", "blockId", "adoptedAt"])
    .where("documentId", "=", documentId)
    .orderBy("ordinal")
    .execute();
  return { adopted, kept, took };
}

function judge(what: string, { adopted, kept, took }: Awaited<ReturnType<typeof adoptAtOnce>>): void {
  const numbers = new Set(adopted.map(({ number }) => number));
  process.stdout.write(
    `${what}: ${adopted.length} requests at once, ${kept.length} rows, ${numbers.size} numbers, ordinals ${kept[0]?.ordinal} to ${kept.at(-1)?.ordinal}, ${took} ms\n`,
  );
  expect(kept.map(({ ordinal }) => ordinal)).toEqual(
    Array.from({ length: adoptions }, (_, index) => index + 1),
  );
  expect(new Set(kept.map(({ blockId }) => blockId)).size).toBe(adoptions);
  expect([...numbers].sort()).toEqual(kept.map(({ number }) => number).sort());
  // The numbers are in the order of adoption.
  expect(kept.map(({ adoptedAt }) => adoptedAt)).toEqual(kept.map(({ adoptedAt }) => adoptedAt).sort());
}

describe("50 adoptions at once", () => {
  let postgres: PrivatePostgres | null = null;
  const open: Secretariat[] = [];
  afterAll(async () => {
    for (const secretariat of open) await secretariat.dispose();
    await postgres?.close();
  });

  test("NU-2: on SQLite they have 50 numbers, gapless, once each", async () => {
    const secretariat = await openSecretariat();
    open.push(secretariat);
    judge("SQLite", await adoptAtOnce([secretariat]));
  });

  test.skipIf(postgresMissing() !== null)(
    "NU-2: on PostgreSQL, over two nodes, they have 50 numbers, gapless, once each (needs PostgreSQL)",
    async () => {
      postgres = await startPrivatePostgres();
      const DATABASE_URL = await postgres.newDatabase();
      const other = await openSecretariat({ DATABASE_URL });
      // The links of the node that made its links last are the ones that stand.
      const one = await openSecretariat({ DATABASE_URL });
      open.push(one, other);
      judge("PostgreSQL, two nodes", await adoptAtOnce([one, other]));
    },
  );
});
