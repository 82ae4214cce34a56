import { endpoints } from "@minuta/contract";
import { schema } from "@minuta/document";
import { parties } from "@minuta/domain";
import { readPublished } from "@minuta/record";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blocksOf, editText, fillResolution } from "../testing/edit-text.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { closedMinutes, refuse, resolutionsIn, sign } from "../testing/walk.ts";

let secretariat: Secretariat;

beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const published = "Publicar el calendario de reuniones.";
const reason = "El plazo estaba mal.";

/** Minutes that were published, and what a reader finds of them. */
async function publishedMinutes() {
  const { documentId, record } = await closedMinutes(secretariat, "segundo");
  const { call } = await secretariat.as("recordKeeper");
  for (const party of parties) await sign(secretariat, documentId, party, record.digest);
  const { address } = await call(endpoints.publishDocument, { params: { documentId }, body: {} });
  return { call, documentId, params: { documentId }, record, address };
}

const write = (documentId: string, text: string) =>
  editText(secretariat.running.context.db, documentId, (prose) => {
    for (const block of blocksOf(prose, "resolution").slice(0, 1))
      fillResolution(block, text, "Secretaría técnica", "2012-04-15");
  });
const liveText = async (documentId: string) => {
  const { text, faults } = await secretariat.running.context.live.read(documentId);
  return { text: schema.nodeFromJSON(text).toJSON(), faults };
};
const recordText = async (address: string) => {
  const json = await secretariat.with("").ask(`${address}/record.json`);
  const { content } = readPublished(new Uint8Array(await json.arrayBuffer())).published;
  return { text: schema.nodeFromJSON(content.text).toJSON(), faults: [] };
};
const entriesOf = (documentId: string) =>
  secretariat.running.context.db
    .selectFrom("journal_updates")
    .select(["sequence", "authorId", "checksum"])
    .where("documentId", "=", documentId)
    .orderBy("sequence")
    .execute();

test("LI-11: what was published is in force again, the text says what it says, and the draft stays in the history", async () => {
  const { call, documentId, params, record, address } = await publishedMinutes();
  const page = async () => (await secretariat.with("").ask(address)).text();
  const before = { page: await page(), text: await recordText(address) };
  expect(await refusalOf(call(endpoints.withdrawErratum, { params }))).toBe("no_erratum");
  await call(endpoints.startErratum, { params, body: { reason } });
  expect(await call(endpoints.readDocument, { params })).toMatchObject({
    state: "draft",
    erratumReason: reason,
    may: { withdrawErratum: true },
  });
  await write(documentId, "Otra cosa.");
  const draft = await liveText(documentId);
  expect(JSON.stringify(draft)).toContain("Otra cosa.");
  expect(draft).not.toEqual(before.text);
  const written = await entriesOf(documentId);

  await call(endpoints.withdrawErratum, { params });
  expect(await call(endpoints.readDocument, { params })).toMatchObject({
    state: "published",
    erratumReason: null,
    record: { digest: record.digest, version: record.version, address },
    may: { withdrawErratum: false, startErratum: true },
  });
  expect(await liveText(documentId)).toEqual(await recordText(address));
  expect(await page()).toBe(before.page);
  const entries = await entriesOf(documentId);
  expect(entries.slice(0, -1)).toEqual(written);
  expect(entries.at(-1)).toMatchObject({ sequence: written.length + 1, authorId: expect.any(String) });
  expect(await refusalOf(call(endpoints.withdrawErratum, { params }))).toBe("no_erratum");

  // It can be begun again, and is then an erratum of the same record.
  await call(endpoints.startErratum, { params, body: { reason } });
  const second = await call(endpoints.closeDocument, { params });
  expect(second.version).toBe(record.version + 1);
  const { content } = await call(endpoints.readRecord, { params });
  expect(content).toMatchObject({ corrects: { digest: record.digest, version: record.version, reason } });
});

test("LI-11: a text that nobody changed takes no entry", async () => {
  const { call, documentId, params, address } = await publishedMinutes();
  await call(endpoints.startErratum, { params, body: { reason } });
  const before = await entriesOf(documentId);
  await call(endpoints.withdrawErratum, { params });
  expect(await entriesOf(documentId)).toEqual(before);
  expect(await liveText(documentId)).toEqual(await recordText(address));
});

test("LI-11: what the parties decided anew is not undone, unless they adopt the published words again", async () => {
  const { call, documentId, params, address } = await publishedMinutes();
  await call(endpoints.startErratum, { params, body: { reason } });
  secretariat.pass(60_000);
  await write(documentId, "Otra cosa.");
  const adopt = async () => {
    const [changed] = await resolutionsIn(secretariat, documentId);
    const { blockId = "", textDigest = "" } = changed ?? {};
    const body = { blockId, textDigest, mode: "writtenProcedure" } as const;
    await call(endpoints.adoptResolution, { params, body });
  };
  await adopt();
  expect(await refusalOf(call(endpoints.withdrawErratum, { params }))).toBe("erratum_decided");
  secretariat.pass(60_000);
  await write(documentId, published);
  await adopt();
  await call(endpoints.withdrawErratum, { params });
  expect(await liveText(documentId)).toEqual(await recordText(address));
});

test("LI-11: one that is closed for signature is withdrawn only after a party refused it and it was opened again", async () => {
  const { call, documentId, params, record, address } = await publishedMinutes();
  await call(endpoints.startErratum, { params, body: { reason } });
  const second = await call(endpoints.closeDocument, { params });
  expect(await refusalOf(call(endpoints.withdrawErratum, { params }))).toBe("erratum_closed");
  await refuse(secretariat, documentId, "institute", second.digest);
  await call(endpoints.reopenDocument, { params });
  await call(endpoints.withdrawErratum, { params });
  const { state, record: inForce } = await call(endpoints.readDocument, { params });
  expect([state, inForce?.digest, inForce?.address]).toEqual(["published", record.digest, address]);
  const kept = await secretariat.running.context.db
    .selectFrom("records")
    .select(["version", "supersededAt"])
    .where("documentId", "=", documentId)
    .orderBy("version")
    .execute();
  expect(kept).toEqual([
    { version: record.version, supersededAt: null },
    { version: second.version, supersededAt: expect.any(String) },
  ]);
});

test("LI-11: of several who withdraw it at once one does", async () => {
  const { call, documentId, params, address } = await publishedMinutes();
  await call(endpoints.startErratum, { params, body: { reason } });
  await write(documentId, "Otra cosa.");
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => call(endpoints.withdrawErratum, { params })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await liveText(documentId)).toEqual(await recordText(address));
});
