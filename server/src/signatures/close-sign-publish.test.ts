import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { canonicalBytes, digestOf, type RecordContent, verify } from "@minuta/record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { blocksOf, editText } from "../testing/edit-text.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { adopt, callTheRoll, closedForm, refuse, sign, startForm, startMinutes } from "../testing/walk.ts";

let secretariat: Secretariat;

beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const stateOf = async (documentId: string) => {
  const { call } = await secretariat.as("recordKeeper");
  return (await call(endpoints.readDocument, { params: { documentId } })).state;
};

describe("closing", () => {
  test("CL-2, CL-4: what is missing is named and nothing is closed", async () => {
    const { call } = await secretariat.as("recordKeeper");
    const documentId = await startMinutes(secretariat);
    const params = { documentId };
    const { faults } = await call(endpoints.closingCheck, { params });
    expect(faults.map(({ code, party }) => (party === undefined ? code : `${code} ${party}`))).toEqual([
      "attendance_missing government",
      "attendance_missing institute",
      "attendance_missing civilSociety",
      "resolution_text_missing",
      "resolution_responsible_missing",
      "resolution_due_date_missing",
    ]);
    expect(await refusalOf(call(endpoints.closeDocument, { params }))).toBe("closing_check_failed");
    expect(await stateOf(documentId)).toBe("draft");
  });

  test("two at once have one winner, and repeating it is harmless (LI-2)", async () => {
    const { call } = await secretariat.as("recordKeeper");
    const documentId = await startMinutes(secretariat);
    await callTheRoll(secretariat, documentId);
    await adopt(secretariat, documentId);
    const params = { documentId };
    const records = await Promise.all(
      Array.from({ length: 5 }, () => call(endpoints.closeDocument, { params })),
    );
    expect(new Set(records.map(({ id }) => id)).size).toBe(1);
    expect(await call(endpoints.closeDocument, { params })).toEqual(records[0]);
    const { db } = secretariat.running.context;
    const events = await db
      .selectFrom("events")
      .select("sequence")
      .where("subjectId", "=", documentId)
      .where("type", "=", "document.closed")
      .execute();
    expect(events).toHaveLength(1);
  });

  test("the record is the canonical text whose digest everybody sees", async () => {
    const { documentId, record } = await closedForm(secretariat);
    const { call } = await secretariat.as("principal", "institute");
    const { content, summary } = await call(endpoints.readRecord, { params: { documentId } });
    expect(await digestOf(content as unknown as RecordContent)).toBe(record.digest);
    expect(summary.shortDigest).toBe(record.shortDigest);
    const { db } = secretariat.running.context;
    const kept = await db
      .selectFrom("records")
      .select("content")
      .where("id", "=", record.id)
      .executeTakeFirstOrThrow();
    expect(kept.content).toBe(new TextDecoder().decode(canonicalBytes(content as unknown as RecordContent)));
  });

  test("what is closed takes no attendance and no comment", async () => {
    const { documentId } = await closedForm(secretariat);
    const { call } = await secretariat.as("recordKeeper");
    const line = { mode: "absent", capacity: null, arrivedAt: null, departedAt: null } as const;
    const params = { documentId, party: "government" } as const;
    expect(await refusalOf(call(endpoints.recordAttendance, { params, body: line }))).toBe("document_closed");
    const body = { anchor: null, quote: "", body: "Una nota", mentions: [] };
    expect(await refusalOf(call(endpoints.openThread, { params: { documentId }, body }))).toBe(
      "document_closed",
    );
  });
});

describe("meeting forms", () => {
  test("NU-2: forms get the numbers of their year in the order of closing, without gaps", async () => {
    const forms = [await startForm(secretariat), await startForm(secretariat), await startForm(secretariat)];
    for (const documentId of forms) await callTheRoll(secretariat, documentId);
    const { call } = await secretariat.as("recordKeeper");
    const records = await Promise.all(
      forms.map((documentId) => call(endpoints.closeDocument, { params: { documentId } })),
    );
    const { db } = secretariat.running.context;
    const given = await db
      .selectFrom("documents")
      .select("key")
      .where("kind", "=", "meetingForm")
      .where("key", "is not", null)
      .execute();
    const all = given.map((_, index) => `FR-00${index + 1}/2012`);
    expect(given.map(({ key }) => key).sort()).toEqual(all);
    expect(records.map(({ key }) => key).sort()).toEqual(all.slice(-3));
  });
});

describe("signing", () => {
  test("LI-3: of 50 signatures of one seat at once there is one row", async () => {
    const { documentId, record } = await closedForm(secretariat);
    const principal = await secretariat.as("principal", "government");
    const alternate = await secretariat.as("alternate", "government");
    const body = { decision: "sign", party: "government", digest: record.digest } as const;
    const summaries = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 === 0 ? principal : alternate).call(endpoints.signDocument, {
          params: { documentId },
          body,
        }),
      ),
    );
    for (const { signatures } of summaries) expect(signatures).toHaveLength(1);
    const { db } = secretariat.running.context;
    expect(
      await db.selectFrom("signatures").selectAll().where("recordId", "=", record.id).execute(),
    ).toHaveLength(1);
    const refusal = { ...body, decision: "refuse", reason: "No." } as const;
    expect(
      await refusalOf(principal.call(endpoints.signDocument, { params: { documentId }, body: refusal })),
    ).toBe("seat_already_decided");
  });

  test("a seat signs only for itself, and only the digest in force", async () => {
    const { documentId, record } = await closedForm(secretariat);
    const { call } = await secretariat.as("principal", "government");
    const params = { documentId };
    const foreign = { decision: "sign", party: "institute", digest: record.digest } as const;
    expect(await refusalOf(call(endpoints.signDocument, { params, body: foreign }))).toBe("forbidden");
    const stale = { decision: "sign", party: "government", digest: "0".repeat(64) } as const;
    expect(await refusalOf(call(endpoints.signDocument, { params, body: stale }))).toBe("digest_is_stale");
  });

  test("LI-1: a draft is neither signed nor published, and two of three are not published (LI-4, LI-6)", async () => {
    const draft = await startForm(secretariat);
    const keeper = await secretariat.as("recordKeeper");
    const principal = await secretariat.as("principal", "government");
    const body = { decision: "sign", party: "government", digest: "0".repeat(64) } as const;
    const params = { documentId: draft };
    expect(await refusalOf(principal.call(endpoints.signDocument, { params, body }))).toBe(
      "document_not_closed",
    );
    expect(await refusalOf(keeper.call(endpoints.publishDocument, { params }))).toBe("document_not_closed");
    await callTheRoll(secretariat, draft);
    const record = await keeper.call(endpoints.closeDocument, { params });
    await sign(secretariat, draft, "government", record.digest);
    await sign(secretariat, draft, "institute", record.digest);
    expect(await stateOf(draft)).toBe("forSignature");
    expect(await refusalOf(keeper.call(endpoints.publishDocument, { params }))).toBe("signatures_missing");
    expect(await refusalOf(keeper.call(endpoints.reopenDocument, { params }))).toBe("nobody_objected");
  });
});

describe("reopening", () => {
  test("LI-5, NU-2: numbers stay with their blocks, what left is void, old signatures stay as evidence", async () => {
    const documentId = await startForm(secretariat);
    await callTheRoll(secretariat, documentId);
    await adopt(secretariat, documentId, "a", "b");
    const { call } = await secretariat.as("recordKeeper");
    const params = { documentId };
    const first = await call(endpoints.closeDocument, { params });
    await sign(secretariat, documentId, "government", first.digest);
    await refuse(secretariat, documentId, "civilSociety", first.digest);
    await call(endpoints.reopenDocument, { params });
    await call(endpoints.reopenDocument, { params });
    expect(await stateOf(documentId)).toBe("draft");

    await editText(secretariat.running.context.db, documentId, (prose) => {
      const [first] = blocksOf(prose, "resolution");
      if (first !== undefined) prose.delete(prose.toArray().indexOf(first), 1);
    });
    await adopt(secretariat, documentId, "c");
    const second = await call(endpoints.closeDocument, { params });
    expect(second).toMatchObject({ key: first.key, version: 2, signatures: [] });
    expect(second.digest).not.toBe(first.digest);
    const { db } = secretariat.running.context;
    const numbers = await db
      .selectFrom("resolutions")
      .select(["number", "blockId", "state"])
      .where("documentId", "=", documentId)
      .orderBy("ordinal")
      .execute();
    expect(numbers).toEqual([
      { number: `${first.key}.01`, blockId: "a", state: "void" },
      { number: `${first.key}.02`, blockId: "b", state: "adopted" },
      { number: `${first.key}.03`, blockId: "c", state: "adopted" },
    ]);
    const evidence = await db
      .selectFrom("signatures")
      .select("decision")
      .where("recordId", "=", first.id)
      .execute();
    expect(evidence).toHaveLength(2);
    const stale = { decision: "sign", party: "government", digest: first.digest } as const;
    const principal = await secretariat.as("principal", "government");
    expect(await refusalOf(principal.call(endpoints.signDocument, { params, body: stale }))).toBe(
      "digest_is_stale",
    );
  });
});

describe("publishing", () => {
  test("a record signed by the three is published once, and what is downloaded verifies", async () => {
    const { documentId, record } = await closedForm(secretariat);
    await Promise.all(parties.map((party) => sign(secretariat, documentId, party, record.digest)));
    expect(await stateOf(documentId)).toBe("signed");
    const keeper = await secretariat.as("recordKeeper");
    const params = { documentId };
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => keeper.call(endpoints.publishDocument, { params })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await keeper.call(endpoints.publishDocument, { params })).toEqual(answers[0]);
    expect(await stateOf(documentId)).toBe("published");
    expect(await refusalOf(keeper.call(endpoints.closeDocument, { params }))).toBe("document_already_signed");

    const stranger = secretariat.with("");
    const page = await stranger.ask(answers[0]?.address ?? "");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(record.key);
    const json = await stranger.ask(`${answers[0]?.address}/record.json`);
    const checks = await verify(new Uint8Array(await json.arrayBuffer()));
    expect(checks.filter(({ passed }) => !passed)).toEqual([]);
    const pdf = await stranger.ask(`${answers[0]?.address}/record.pdf`);
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe("%PDF-");
  });
});
