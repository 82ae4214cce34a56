import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { canonicalBytes, digestOf, type FourthRecordContent, openRecord, verify } from "@minuta/record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addResolution, blocksOf, editText } from "../testing/edit-text.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import {
  callTheRoll,
  closedForm,
  closedMinutes,
  heldMinutes,
  passkeyOf,
  refuse,
  resolutionsIn,
  sign,
  startForm,
  startMinutes,
} from "../testing/walk.ts";

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
      "session_not_adjourned",
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
    const { documentId } = await heldMinutes(secretariat);
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
    const { content, sealed, summary } = await call(endpoints.readRecord, { params: { documentId } });
    if (sealed === null) throw new Error("a new record is sealed");
    expect(digestOf(sealed.manifest)).toBe(record.digest);
    expect(openRecord(sealed.manifest, sealed.disclosures)).toEqual(content);
    expect(summary.shortDigest).toBe(record.shortDigest);
    const { db } = secretariat.running.context;
    const kept = await db
      .selectFrom("records")
      .select("manifest")
      .where("id", "=", record.id)
      .executeTakeFirstOrThrow();
    expect(kept.manifest).toBe(new TextDecoder().decode(canonicalBytes(sealed.manifest)));
  });

  test("the record holds what the session's rows say, and the resolution with its decision", async () => {
    const { documentId, record } = await closedMinutes(secretariat);
    const { call } = await secretariat.as("principal", "institute");
    const { content } = await call(endpoints.readRecord, { params: { documentId } });
    expect(content).toMatchObject({
      format: "minuta-record/4",
      session: { kind: "regular", presiding: "institute", workingGroup: null, recesses: [] },
      quorum: { met: true, present: parties },
      quorumPeriods: [{ met: true, present: parties }],
      voided: [],
      disagreements: [],
      participants: [],
      resolutions: [
        {
          number: `${record.key}.01`,
          mode: "consensus",
          present: parties,
          positions: parties.map((party) => ({ party, position: "for", reservation: "", dissent: "" })),
        },
      ],
    });
    const { attendance, agenda } = content as unknown as FourthRecordContent;
    expect(attendance.map(({ party, departedAt }) => [party, departedAt !== null])).toEqual(
      expect.arrayContaining(parties.map((party) => [party, true])),
    );
    expect(agenda[0]).toMatchObject({ position: 1, kind: "rollCall" });
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
    const { call } = await secretariat.as("principal", "government");
    const passkey = await passkeyOf(secretariat, "government");
    const params = { documentId };
    const body = { decision: "sign", party: "government", digest: record.digest } as const;
    // Ten statements, each answered five times: a double click on ten devices.
    const stated = await Promise.all(
      Array.from({ length: 10 }, () => call(endpoints.stateDecision, { params, body })),
    );
    const codes = await Promise.all(
      stated.flatMap(({ nonce, challenge }) => {
        const answer = { params, body: { nonce, ...passkey.assert(challenge) } };
        return Array.from({ length: 5 }, () => refusalOf(call(endpoints.signDocument, answer)));
      }),
    );
    expect(codes.filter((code) => code === "")).toHaveLength(5);
    expect(codes.filter((code) => code === "seat_already_decided")).toHaveLength(45);
    const { db } = secretariat.running.context;
    expect(
      await db.selectFrom("signatures").selectAll().where("recordId", "=", record.id).execute(),
    ).toHaveLength(1);
    const refusal = { ...body, decision: "refuse", reason: "No." } as const;
    expect(await refusalOf(call(endpoints.stateDecision, { params, body: refusal }))).toBe(
      "seat_already_decided",
    );
  });

  test("a seat signs only for itself, and only the digest in force", async () => {
    const { documentId, record } = await closedForm(secretariat);
    const { call } = await secretariat.as("principal", "government");
    const params = { documentId };
    const foreign = { decision: "sign", party: "institute", digest: record.digest } as const;
    expect(await refusalOf(call(endpoints.stateDecision, { params, body: foreign }))).toBe("forbidden");
    const stale = { decision: "sign", party: "government", digest: "0".repeat(64) } as const;
    expect(await refusalOf(call(endpoints.stateDecision, { params, body: stale }))).toBe("digest_is_stale");
  });

  test("LI-1: a draft is neither signed nor published, and two of three are not published (LI-4, LI-6)", async () => {
    const draft = await startForm(secretariat);
    const keeper = await secretariat.as("recordKeeper");
    const principal = await secretariat.as("principal", "government");
    const body = { decision: "sign", party: "government", digest: "0".repeat(64) } as const;
    const params = { documentId: draft };
    expect(await refusalOf(principal.call(endpoints.stateDecision, { params, body }))).toBe(
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
  test("LI-5, NU-3: numbers stay with their blocks, a void one keeps its own, old signatures stay as evidence", async () => {
    const { documentId, record: first } = await closedMinutes(secretariat, "a", "b");
    const { call } = await secretariat.as("recordKeeper");
    const params = { documentId };
    const { key } = first;
    await sign(secretariat, documentId, "government", first.digest);
    await refuse(secretariat, documentId, "civilSociety", first.digest);
    await call(endpoints.reopenDocument, { params });
    await call(endpoints.reopenDocument, { params });
    expect(await stateOf(documentId)).toBe("draft");

    const { db } = secretariat.running.context;
    await editText(db, documentId, (prose) => {
      const left = blocksOf(prose, "resolution").find((block) => block.getAttribute("id") === "a");
      if (left !== undefined) prose.delete(prose.toArray().indexOf(left), 1);
      addResolution(prose, "c", "Un acuerdo más.", "Secretaría técnica", "2012-05-01");
    });
    const faultsNow = async () => (await call(endpoints.closingCheck, { params })).faults;
    expect(await faultsNow()).toEqual([
      { code: "resolution_not_adopted", position: 3, blockId: "c" },
      { code: "resolution_gone", number: `${key}.02`, blockId: "a" },
    ]);
    const reason = "Se repite en otro acuerdo.";
    await call(endpoints.voidResolution, { params, body: { number: `${key}.02`, reason } });
    const draft = (await resolutionsIn(secretariat, documentId)).find(({ blockId }) => blockId === "c");
    await call(endpoints.adoptResolution, {
      params,
      body: { blockId: "c", textDigest: draft?.textDigest ?? "", mode: "writtenProcedure" },
    });
    expect(await faultsNow()).toEqual([]);
    const second = await call(endpoints.closeDocument, { params });
    expect(second).toMatchObject({ key, version: 2, signatures: [] });
    expect(second.digest).not.toBe(first.digest);
    const numbers = await db
      .selectFrom("resolutions")
      .select(["number", "blockId", "state"])
      .where("documentId", "=", documentId)
      .where("ordinal", ">", 1)
      .orderBy("ordinal")
      .execute();
    expect(numbers).toEqual([
      { number: `${key}.02`, blockId: "a", state: "void" },
      { number: `${key}.03`, blockId: "b", state: "adopted" },
      { number: `${key}.04`, blockId: "c", state: "adopted" },
    ]);
    const evidence = await db
      .selectFrom("signatures")
      .select("decision")
      .where("recordId", "=", first.id)
      .execute();
    expect(evidence).toHaveLength(2);
    const stale = { decision: "sign", party: "government", digest: first.digest } as const;
    const principal = await secretariat.as("principal", "government");
    expect(await refusalOf(principal.call(endpoints.stateDecision, { params, body: stale }))).toBe(
      "digest_is_stale",
    );
  });
});

describe("publishing", () => {
  test("a record signed by the three is published once, and what is downloaded verifies", async () => {
    const { documentId, record } = await closedMinutes(secretariat, "a");
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
    expect(checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    const pdf = await stranger.ask(`${answers[0]?.address}/record.pdf`);
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe("%PDF-");
  });
});
