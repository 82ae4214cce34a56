import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkFiles } from "../backup/check-files.ts";
import { checkLog } from "../backup/check-log.ts";
import { checkRecords } from "../backup/check-records.ts";
import { filesInFolder } from "../backup/kept-files.ts";
import { readIfThere } from "../data-folder.ts";
import { blocksOf, editText, fillResolution, markPersonal } from "../testing/edit-text.ts";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { adoptAll, callTheRoll, openMinutes, passkeyOf, sign } from "../testing/walk.ts";
import { crashImages } from "./crash-images.fixture.ts";

let scratch: string;
let secretariat: Secretariat;
let documentId: string;
const phone = "55 5130 4242";
const responsible = "Laura Ibarra Peña";
const say = (line: string) => process.stdout.write(`kill between steps: ${line}\n`);

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "minuta-kill-"));
  secretariat = await openSecretariat();
  const { call } = await secretariat.as("recordKeeper");
  const opened = await openMinutes(secretariat);
  ({ documentId } = opened);
  await callTheRoll(secretariat, documentId);
  await editText(secretariat.running.context.db, documentId, (prose) => {
    for (const block of blocksOf(prose, "resolution")) {
      fillResolution(block, `Llamar al ${phone}.`, responsible, "2012-04-15");
      markPersonal(block, phone, "Artículo 115 de la LGTAIP");
    }
  });
  await adoptAll(secretariat, documentId);
  await call(endpoints.adjournSession, { params: { sessionId: opened.sessionId }, body: {} });
});
afterAll(async () => {
  await secretariat.dispose();
  await rm(scratch, { recursive: true });
});

/** What stands in a database of a document's way to the portal: each true or false as a whole. */
async function standing({ running }: Secretariat) {
  const { db } = running.context;
  const { state } = await db
    .selectFrom("documents")
    .select("state")
    .where("id", "=", documentId)
    .executeTakeFirstOrThrow();
  const count = async (
    table: "records" | "signatures" | "publications" | "log_entries" | "published_resolutions" | "removals",
  ) =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((select) => select.fn.countAll().as("count"))
          .executeTakeFirstOrThrow()
      ).count,
    );
  const publication = await db.selectFrom("publications").select("publicVersion").executeTakeFirst();
  return {
    state,
    records: await count("records"),
    signatures: await count("signatures"),
    publications: await count("publications"),
    publicVersion: publication?.publicVersion ?? 0,
    logEntries: await count("log_entries"),
    resolutions: await count("published_resolutions"),
    removals: await count("removals"),
  };
}

/** Files of the store in whose bytes words stand. */
async function storedFilesWith(folder: string, words: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { digest, bytes } of filesInFolder(join(folder, "files"))) {
    if (Buffer.from(bytes).includes(words)) names.push(digest);
  }
  return names;
}

async function faultsIn({ running, folder }: Secretariat): Promise<string[]> {
  const { db, files } = running.context;
  const place = { dataFolder: folder, databaseUrl: null };
  const seed = readIfThere(join(folder, "log-key"))?.trim() ?? null;
  const found = [await checkRecords(db), await checkFiles(files, place), await checkLog(db, files, seed)];
  return found.flatMap(({ faults }) => faults);
}

/**
 * Does something once while every step leaves an image; opens each image as a server would after a kill, which has to
 * stand before or after the whole and nowhere between, and does it there again, which has to complete it.
 */
async function killAtEveryStep(name: string, act: (at: Secretariat) => Promise<unknown>) {
  const before = await standing(secretariat);
  const into = join(scratch, name);
  const { steps, folders } = await crashImages(secretariat, into, () => act(secretariat));
  const after = await standing(secretariat);
  expect(after).not.toEqual(before);
  let half = 0;
  for (const folder of folders) {
    const image = await openSecretariat({ MINUTA_DATA: folder });
    try {
      const found = await standing(image);
      const isWhole = [before, after].some((state) => JSON.stringify(state) === JSON.stringify(found));
      const isSound = (await faultsIn({ ...image, folder })).length === 0;
      if (!isWhole || !isSound) half += 1;
      await act(image);
      expect([folder, await standing(image), await faultsIn({ ...image, folder })]).toEqual([
        folder,
        after,
        [],
      ]);
    } finally {
      await image.dispose();
    }
  }
  say(`${name}: ${steps} steps, ${folders.length} states of the disk, ${half} half done`);
  expect(half).toBe(0);
  await rm(into, { recursive: true });
  return { steps, states: folders.length };
}

const params = () => ({ documentId });
const recordIn = async (at: Secretariat) => {
  const { call } = await at.as("recordKeeper");
  return (await call(endpoints.readDocument, { params: params() })).record;
};

describe("a process that is killed at any step", () => {
  test("of closing a text leaves it open or sealed", async () => {
    const { steps } = await killAtEveryStep("closing", async (at) => {
      const { call } = await at.as("recordKeeper");
      await call(endpoints.closeDocument, { params: params() });
    });
    expect(steps).toBeGreaterThan(20);
  }, 120_000);

  test("of the signature that seals leaves two signatures or three", async () => {
    const digest = (await recordIn(secretariat))?.digest ?? "";
    const [last, ...first] = parties;
    for (const party of first) await sign(secretariat, documentId, party, digest);
    await passkeyOf(secretariat, last);
    await killAtEveryStep("signing", async (at) => {
      if ((await recordIn(at))?.signatures.some(({ party }) => party === last)) return;
      await sign(at, documentId, last, digest);
    });
  }, 120_000);

  test("of publishing leaves nothing or all of it", async () => {
    const { states } = await killAtEveryStep("publishing", async (at) => {
      const { call } = await at.as("recordKeeper");
      await call(endpoints.publishDocument, { params: params() });
    });
    // Each file by itself, and then the rows at once.
    expect(states).toBeGreaterThan(8);
  }, 240_000);

  test("of removing more, and forgetting it, leaves the one public version or the next", async () => {
    const { call } = await secretariat.as("recordKeeper");
    const { units } = await call(endpoints.listUnits, { params: params() });
    const removals = units
      .filter(({ text }) => text === responsible)
      .map(
        ({ unit }) => ({ unit, ground: "personalData", legalBasis: "Artículo 115 de la LGTAIP" }) as const,
      );
    expect(removals.length).toBeGreaterThan(0);
    expect(await storedFilesWith(secretariat.folder, responsible)).not.toEqual([]);
    await killAtEveryStep("removing", async (at) => {
      const keeper = await at.as("recordKeeper");
      const now = await keeper.call(endpoints.readDocument, { params: params() });
      if (now.record?.publicVersion !== 2) {
        await keeper.call(endpoints.removeFromPublic, {
          params: params(),
          body: { removals, destroy: true },
        });
      }
      // Whoever was killed between the commit and the deletion deletes at the next start.
      expect(await at.running.context.db.selectFrom("files_to_delete").selectAll().execute()).toEqual([]);
      expect(await storedFilesWith(at.folder, responsible)).toEqual([]);
    });
  }, 240_000);
});
