import { type BodyOf, endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addResolution, blocksOf, editText, fillResolution } from "../testing/edit-text.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { callTheRoll, openMinutes, resolutionsIn } from "../testing/walk.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

type Asked = Partial<BodyOf<typeof endpoints.adoptResolution>>;
const voice = (
  party: (typeof parties)[number],
  position: "for" | "against" | "abstain" | "absent",
  words: { reservation?: string; dissent?: string } = {},
) => ({ party, position, reservation: "", dissent: "", ...words });

/** A session with quorum and one complete draft, `a`. */
async function table() {
  const { call } = await secretariat.as("recordKeeper");
  const held = await openMinutes(secretariat);
  const { documentId } = held;
  const params = { documentId };
  await callTheRoll(secretariat, documentId);
  const { db } = secretariat.running.context;
  await editText(db, documentId, (prose) => {
    for (const block of blocksOf(prose, "resolution")) prose.delete(prose.toArray().indexOf(block), 1);
    addResolution(prose, "a", "Publicar el calendario.", "Fundar", "2012-04-15");
  });
  const block = async (blockId = "a") => {
    const found = (await resolutionsIn(secretariat, documentId)).find((each) => each.blockId === blockId);
    if (found === undefined) throw new Error(`there is no ${blockId}`);
    return found;
  };
  const adopt = async (asked: Asked = {}, blockId = "a") => {
    const { textDigest } = await block(blockId);
    return call(endpoints.adoptResolution, { params, body: { blockId, textDigest, ...asked } });
  };
  const word = (text: string, dueDate = "2012-04-15", responsible = "Fundar") =>
    editText(db, documentId, (prose) => {
      for (const each of blocksOf(prose, "resolution")) {
        if (each.getAttribute("id") === "a") fillResolution(each, text, responsible, dueDate);
      }
    });
  return { ...held, call, params, db, block, adopt, word };
}

describe("adopting", () => {
  test("NU-3, QU-4: numbers it at that moment, with mode, positions, reservation and the quorum of the moment", async () => {
    const { adopt, block, db, documentId, sessionId } = await table();
    expect(await block()).toMatchObject({ number: null, standing: "draft", mode: null, missing: [] });
    const reservation = "Sujeto a disponibilidad presupuestal.";
    const adopted = await adopt({
      mode: "vote",
      positions: [voice("government", "abstain", { reservation })],
    });
    expect(adopted).toMatchObject({
      standing: "adopted",
      mode: "vote",
      present: parties,
      positions: [
        voice("government", "abstain", { reservation }),
        voice("institute", "for"),
        voice("civilSociety", "for"),
      ],
    });
    expect(adopted.number).toMatch(/^ST-\d\d\/2012\.01$/);
    const row = await db
      .selectFrom("resolutions")
      .innerJoin("organizations", "organizations.id", "resolutions.organizationId")
      .select(["organizations.shortName", "resolutions.sessionId", "resolutions.status"])
      .where("documentId", "=", documentId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ shortName: "Fundar", sessionId, status: "open" });
  });

  test("NU-6: nothing is adopted when the words are others than those that were seen", async () => {
    const { adopt, block, word } = await table();
    const { textDigest } = await block();
    await word("Publicar otra cosa.");
    expect(await refusalOf(adopt({ textDigest }))).toBe("text_is_stale");
    expect(
      await refusalOf(
        adopt({ textDigest }, "unknown").catch(() => adopt({ blockId: "unknown", textDigest })),
      ),
    ).toBe("text_is_stale");
    expect(await block()).toMatchObject({ number: null });
  });

  test("NU-5: a changed text is changed until it is adopted again under its number; every wording is kept", async () => {
    const { adopt, block, word, call, params, db } = await table();
    const { number, textDigest } = await adopt();
    await call(endpoints.confirmResolution, { params, body: { number: number ?? "", textDigest } });
    await word("Publicar el calendario completo.");
    expect(await block()).toMatchObject({
      number,
      standing: "changed",
      text: "Publicar el calendario completo.",
    });
    const stale = { number: number ?? "", textDigest };
    expect(await refusalOf(call(endpoints.confirmResolution, { params, body: stale }))).toBe("text_is_stale");
    expect(await adopt()).toMatchObject({ number, standing: "adopted", confirmedAt: null });
    const kept = await db
      .selectFrom("adopted_texts")
      .select(["version", "text"])
      .where("number", "=", number ?? "")
      .orderBy("version")
      .execute();
    expect(kept).toEqual([
      { version: 1, text: "Publicar el calendario." },
      { version: 2, text: "Publicar el calendario completo." },
    ]);
  });

  test("DE-1, DE-8: a seat decides once on the same words; a reservation may be added", async () => {
    const { adopt } = await table();
    const twice = [voice("institute", "for"), voice("institute", "against")];
    expect(await refusalOf(adopt({ positions: twice }))).toBe("seat_votes_twice");
    const { number } = await adopt();
    expect(await adopt()).toMatchObject({ number });
    expect(await refusalOf(adopt({ mode: "vote", positions: [voice("institute", "against")] }))).toBe(
      "seat_votes_twice",
    );
    const reservation = "En cuanto al plazo.";
    const reserved = await adopt({ positions: [voice("institute", "for", { reservation })] });
    expect(reserved).toMatchObject({ number });
    expect(reserved.positions[1]).toEqual(voice("institute", "for", { reservation }));
  });

  test("DE-2, DE-3, DE-4, SS-2: without quorum, consensus, majority or session nothing is adopted", async () => {
    const { adopt, block, call, sessionId, documentId } = await table();
    expect(await refusalOf(adopt({ positions: [voice("institute", "against")] }))).toBe("no_consensus");
    const lost = [voice("institute", "against"), voice("government", "abstain")];
    expect(await refusalOf(adopt({ mode: "vote", positions: lost }))).toBe("no_majority");
    expect(await refusalOf(adopt({ positions: [voice("institute", "absent")] }))).toBe(
      "position_against_roll",
    );
    await call(endpoints.startRecess, { params: { sessionId } });
    expect(await refusalOf(adopt())).toBe("session_not_open");
    await call(endpoints.endRecess, { params: { sessionId } });
    const { stays } = await call(endpoints.readCockpit, { params: { sessionId } });
    const params = { documentId, stayId: stays.find(({ party }) => party === "institute")?.id ?? "" };
    await call(endpoints.changeStay, { params, body: { departedAt: "now" } });
    expect(await refusalOf(adopt())).toBe("quorum_missing");
    expect(await block()).toMatchObject({ number: null, standing: "draft" });
  });

  test("CL-4, CL-7: what is incomplete, or due before the session, is not adopted", async () => {
    const { adopt, word } = await table();
    await word("Publicar.", "2012-03-19");
    expect(await refusalOf(adopt())).toBe("due_date_before_session");
    await word("Publicar.", "2012-04-01", "");
    expect(await refusalOf(adopt())).toBe("resolution_incomplete");
  });

  test("DE-6, DE-7: without agreement the positions are recorded, no number is given, and the draft may still be adopted", async () => {
    const { adopt, block, word, call, params, sessionId } = await table();
    await word("Publicar.", "", "");
    const dissent = "Falta sustento legal.";
    const positions = [voice("institute", "against", { dissent })];
    expect(await adopt({ mode: "noAgreement", positions })).toMatchObject({
      number: null,
      standing: "draft",
      mode: "noAgreement",
      present: parties,
    });
    await call(endpoints.adjournSession, { params: { sessionId }, body: {} });
    expect((await call(endpoints.closingCheck, { params })).faults).toEqual([]);
    await word("Publicar el calendario.");
    expect(await block()).toMatchObject({ mode: null, positions: [] });
    // Between sessions there is the written procedure.
    expect(await refusalOf(adopt())).toBe("session_adjourned");
    const adopted = await adopt({ mode: "writtenProcedure" });
    expect(adopted.number).toMatch(/\.01$/);
  });

  test("NU-3: a void resolution keeps its number, and the next one gets the next", async () => {
    const { adopt, call, params, db, documentId } = await table();
    const { number } = await adopt();
    const body = { number: number ?? "", reason: "Se adoptó por error." };
    expect(await call(endpoints.voidResolution, { params, body })).toMatchObject({
      standing: "void",
      number,
    });
    expect(await call(endpoints.voidResolution, { params, body })).toMatchObject({
      standing: "void",
      number,
    });
    expect(await refusalOf(adopt())).toBe("resolution_is_void");
    await editText(db, documentId, (prose) =>
      addResolution(prose, "b", "Otro acuerdo.", "Fundar", "2012-05-01"),
    );
    expect((await adopt({}, "b")).number).toMatch(/\.02$/);
  });

  test("RE-1: the chair's seat confirms what was read out, once", async () => {
    const { adopt, call, params } = await table();
    const { number, textDigest } = await adopt();
    const body = { number: number ?? "", textDigest };
    const chair = (await secretariat.as("alternate", "institute")).call;
    const { confirmedAt } = await chair(endpoints.confirmResolution, { params, body });
    expect(confirmedAt).not.toBe(null);
    expect((await call(endpoints.confirmResolution, { params, body })).confirmedAt).toBe(confirmedAt);
    const other = (await secretariat.as("principal", "civilSociety")).call;
    expect(await refusalOf(other(endpoints.confirmResolution, { params, body }))).toBe("forbidden");
  });

  test("CL-9: a roll that is corrected so that an adoption had no quorum cannot be closed", async () => {
    const { adopt, call, params, sessionId, documentId } = await table();
    await adopt();
    const { stays } = await call(endpoints.readCockpit, { params: { sessionId } });
    const stayId = stays.find(({ party }) => party === "institute")?.id ?? "";
    await call(endpoints.changeStay, {
      params: { documentId, stayId },
      body: { departedAt: "2012-03-20T17:00:00Z" },
    });
    await call(endpoints.adjournSession, { params: { sessionId }, body: {} });
    const { faults } = await call(endpoints.closingCheck, { params });
    expect(faults.map(({ code }) => code)).toEqual(["resolution_without_quorum"]);
    expect(await refusalOf(call(endpoints.closeDocument, { params }))).toBe("closing_check_failed");
  });
});
