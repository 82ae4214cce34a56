import { endpoints } from "@minuta/contract";
import { daysAfter, keySlug, lastDayWithNotice, parties } from "@minuta/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayOf } from "../clock.ts";
import { addCommitment, blocksOf, editText, fillResolution } from "../testing/edit-text.ts";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import {
  adoptAll,
  callTheRoll,
  closedForm,
  openMinutes,
  refuse,
  resolutionsIn,
  sign,
  writeResolutions,
} from "../testing/walk.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

test("each step waits for whoever takes it, and for nobody else", async () => {
  const reasons = async (documentId: string) => {
    const found: string[] = [];
    for (const [role, of] of [
      ["recordKeeper", ""],
      ["principal", "government"],
      ["alternate", "institute"],
      ["guest", ""],
    ] as const) {
      const { waiting } = await (await secretariat.as(role, of)).call(endpoints.today);
      for (const { reason } of waiting.filter((each) => each.documentId === documentId))
        found.push(`${role}: ${reason}`);
    }
    return found;
  };
  const keeper = await secretariat.as("recordKeeper");
  const { session, counts, recent } = await keeper.call(endpoints.today);
  expect(session).toMatchObject({ key: "ST-06/2012", title: "Sexta sesión ordinaria" });
  expect(counts).toEqual({
    proposals: 45,
    proposalsWithText: 3,
    meetings: 42,
    meetingsWithForm: 0,
    sessions: 6,
    published: 0,
  });
  expect(recent).toHaveLength(4);
  const minutes = session?.minutes?.documentId ?? "";
  expect(await reasons(minutes)).toEqual(["recordKeeper: close"]);

  const { documentId, record } = await closedForm(secretariat);
  expect(await reasons(documentId)).toEqual(["principal: sign", "alternate: sign"]);
  await sign(secretariat, documentId, "government", record.digest);
  expect(await reasons(documentId)).toEqual(["alternate: sign"]);
  await sign(secretariat, documentId, "institute", record.digest);
  await sign(secretariat, documentId, "civilSociety", record.digest);
  expect(await reasons(documentId)).toEqual(["recordKeeper: publish"]);

  const refused = await closedForm(secretariat);
  await refuse(secretariat, refused.documentId, "civilSociety", refused.record.digest);
  expect(await reasons(refused.documentId)).toEqual([
    "recordKeeper: reopen",
    "principal: reopen",
    "alternate: reopen",
  ]);
});

test("the sample is the secretariat of the source page", async () => {
  const { call } = await secretariat.as("observer");
  const { seats, organizations, workingGroups } = await call(endpoints.readSecretariat);
  expect(seats.map(({ party }) => party)).toEqual(parties);
  for (const { principal, alternates } of seats)
    expect([principal !== null, alternates.length]).toEqual([true, 1]);
  const civil = organizations.filter(({ kind }) => kind === "organization");
  expect(civil.map(({ shortName }) => shortName)).toEqual([
    "Artículo 19",
    "CIDAC",
    "CitiVox",
    "Cultura Ecológica",
    "Fundar",
    "GESOC",
    "IMCO",
    "Transparencia Mexicana",
  ]);
  const agencies = organizations.filter(({ kind }) => kind === "agency");
  expect(agencies).toHaveLength(19);
  expect(agencies.filter(({ sample }) => !sample).map(({ shortName }) => shortName)).toEqual([
    "SFP",
    "IFAI",
    "INEGI",
  ]);
  expect(workingGroups).toHaveLength(3);
  const { proposals } = await call(endpoints.listProposals);
  expect(proposals.map(({ number }) => number)).toEqual(
    Array.from({ length: 45 }, (_, index) => `P-${String(index + 1).padStart(3, "0")}`),
  );
  for (const { title, sample } of proposals)
    expect([title.startsWith("[Muestra] "), sample]).toEqual([true, true]);
  expect(new Set(proposals.map(({ organization }) => organization.id)).size).toBe(8);
  const { meetings } = await call(endpoints.listMeetings);
  expect(meetings).toHaveLength(42);
  expect(new Set(meetings.flatMap((meeting) => meeting.proposals.map(({ id }) => id))).size).toBe(45);
  expect(new Set(meetings.map(({ agency }) => agency.id)).size).toBe(19);
  for (const { heldOn } of meetings) expect(heldOn >= "2012-01-01" && heldOn <= "2012-03-31").toBe(true);
  const { sessions } = await call(endpoints.listSessions);
  expect(sessions.map(({ key }) => key)).toEqual([
    "ST-06/2012",
    "ST-05/2012",
    "ST-04/2012",
    "ST-03/2012",
    "ST-02/2012",
    "ST-01/2011",
  ]);
});

test("SN-6: the record keeper is told the next step and the last day for the notice, others are not", async () => {
  const keeper = await secretariat.as("recordKeeper");
  const today = dayOf(secretariat.running.context.clock());
  const heldOn = daysAfter(today, 60);
  const { id, key } = await keeper.call(endpoints.planSession, {
    body: { kind: "regular", heldOn, place: "Sala 1" },
  });
  const params = { sessionId: id };
  const atHand = async (role: "recordKeeper" | "observer") =>
    (await (await secretariat.as(role)).call(endpoints.today)).session;
  expect(await atHand("recordKeeper")).toMatchObject({
    key,
    nextStep: "setTime",
    lastNoticeDay: lastDayWithNotice(heldOn, 5),
    noticeLate: false,
  });
  expect(await atHand("observer")).toMatchObject({ key, nextStep: null, lastNoticeDay: null });
  await keeper.call(endpoints.changeSession, { params, body: { time: "10:00" } });
  await keeper.call(endpoints.addAgendaItem, { params, body: { title: "Portal", minutes: 10 } });
  expect((await atHand("recordKeeper"))?.nextStep).toBe("timeItems");
  const { coming } = await (await secretariat.as("guest")).call(endpoints.today);
  expect(coming).toMatchObject([{ subject: { type: "session", id }, key, heldOn }]);
  await keeper.call(endpoints.cancelSession, { params, body: { reason: "Se pospone." } });
  expect((await atHand("recordKeeper"))?.key).not.toBe(key);
});

test("what others changed is told until the person says that they looked, each subject once", async () => {
  const keeper = await secretariat.as("recordKeeper");
  const guest = await secretariat.as("guest");
  const changes = async () => (await guest.call(endpoints.today)).changes;
  const look = async (upTo: number) => guest.call(endpoints.lookedAtToday, { body: { upTo } });
  await look((await changes()).upTo);
  expect((await changes()).list).toEqual([]);
  const heldOn = daysAfter(dayOf(secretariat.running.context.clock()), 61);
  const { id } = await keeper.call(endpoints.planSession, {
    body: { kind: "special", heldOn, place: "Sala" },
  });
  for (const title of ["Uno", "Dos"]) {
    await keeper.call(endpoints.addAgendaItem, { params: { sessionId: id }, body: { title } });
  }
  const { list, upTo, since } = await changes();
  expect(list.map(({ what, times, subject }) => [what, times, subject.id])).toEqual([
    ["sessionChanged", 2, id],
    ["sessionPlanned", 1, id],
  ]);
  expect(since).not.toBeNull();
  expect((await keeper.call(endpoints.today)).changes.list.every(({ subject }) => subject.id !== id)).toBe(
    true,
  );
  await look(upTo - 1_000_000 < 0 ? 0 : upTo - 1_000_000);
  expect((await changes()).list).toHaveLength(2);
  await look(upTo + 1_000_000);
  expect((await changes()).list).toEqual([]);
  await keeper.call(endpoints.cancelSession, { params: { sessionId: id }, body: { reason: "No" } });
  expect((await changes()).list.map(({ what }) => what)).toEqual(["sessionCancelled"]);
});

test("a delegate sees what the organization owes, what is overdue first, and what it waits for", async () => {
  const { db, clock, newId } = secretariat.running.context;
  const { call } = await secretariat.as("delegate", "SHCP");
  const today = dayOf(clock());
  const { organizations } = await call(endpoints.readSecretariat);
  const agency = organizations.find(({ shortName }) => shortName === "SHCP")?.id ?? "";
  const { proposals } = await call(endpoints.listProposals);
  const proposal = proposals.find(({ organization }) => organization.shortName === "Fundar");
  const assigned = { proposalId: proposal?.id ?? "", agencyId: agency, assignedAt: clock().toISOString() };
  // The sample has answers and assignments of its own; here there is one question and nothing else.
  await db.deleteFrom("reasoned_responses").execute();
  await db.deleteFrom("proposal_agencies").execute();
  await db.insertInto("proposal_agencies").values(assigned).execute();
  const { documentId } = await closedForm(secretariat);
  const resolution = { documentId, ordinal: 90, state: "adopted" as const, responsible: "SHCP" };
  const dueOn = (days: number) => daysAfter(today, days);
  await db
    .insertInto("resolutions")
    .values(
      [dueOn(-3), dueOn(5), dueOn(400)].map((dueDate, index) => ({
        ...resolution,
        number: `FR-900/2012.0${index}`,
        blockId: newId(),
        ordinal: 90 + index,
        text: `Acuerdo ${index}`,
        searchText: `acuerdo ${index}`,
        dueDate,
        organizationId: agency,
      })),
    )
    .execute();
  const { waiting } = await call(endpoints.today);
  expect(waiting.map(({ reason, key, overdue }) => [reason, key, overdue])).toEqual([
    ["due", "FR-900/2012.00", true],
    ["answer", proposal?.number, false],
    ["due", "FR-900/2012.01", false],
  ]);
  const owner = await (await secretariat.as("delegate", "Fundar")).call(endpoints.today);
  expect(owner.waiting.map(({ reason, key }) => [reason, key])).toEqual([["unanswered", proposal?.number]]);
  const keeper = await (await secretariat.as("recordKeeper")).call(endpoints.today);
  expect(keeper.waiting[0]).toMatchObject({ reason: "due", overdue: true });
  expect(keeper.waiting.flatMap(({ key, overdue }) => (overdue ? [key] : []))).toContain("FR-900/2012.00");
});

test("what becomes of resolutions, proposals and commitments is told with the page that it stands on", async () => {
  const { db } = secretariat.running.context;
  const keeper = await secretariat.as("recordKeeper");
  const fundar = await secretariat.as("delegate", "Fundar");
  const shcp = await secretariat.as("delegate", "SHCP");
  const guest = await secretariat.as("guest");
  const { upTo } = (await guest.call(endpoints.today)).changes;
  await guest.call(endpoints.lookedAtToday, { body: { upTo } });
  const told = async (who = guest) =>
    (await who.call(endpoints.today)).changes.list.map(({ what, subject, title, times }) => [
      what,
      subject.type,
      subject.id,
      title,
      times,
    ]);

  const { organizations } = await keeper.call(endpoints.readSecretariat);
  const idOf = (name: string) => organizations.find(({ shortName }) => shortName === name)?.id ?? "";
  const title = "Presupuesto en datos abiertos";
  const submitted = await fundar.call(endpoints.submitProposal, {
    body: { organizationId: idOf("Fundar"), title },
  });
  const params = { proposalId: submitted.proposalId };
  const name = `${submitted.number} · ${title}`;
  const assign = (...agencyIds: string[]) =>
    keeper.call(endpoints.assignAgencies, { params, body: { agencyIds } });
  await assign(idOf("SHCP"));
  await assign(idOf("SHCP"), idOf("SFP"));
  await assign(idOf("SHCP"));
  await shcp.call(endpoints.respondToProposal, {
    params,
    body: {
      agencyId: idOf("SHCP"),
      outcome: "accepted",
      reasons: "La dependencia la hace suya y publicará el presupuesto en datos abiertos cada mes.",
    },
  });
  const line = (what: string, times = 1) => [what, "proposal", submitted.proposalId, name, times];
  expect(await told()).toEqual([
    line("proposalAnswered"),
    line("proposalUnassigned"),
    line("proposalAssigned", 2),
    line("proposalSubmitted"),
  ]);
  expect((await told(shcp)).map(([what]) => what)).not.toContain("proposalAnswered");

  const { documentId } = await keeper.call(endpoints.createDocument, {
    body: { kind: "commitmentDraft", language: "es", ...params, title: "Borrador" },
  });
  await editText(db, documentId, (prose) => addCommitment(prose, "a"));
  const text = await keeper.call(endpoints.listTextCommitments, { params: { documentId } });
  const block = text.commitments.find(({ blockId }) => blockId === "a");
  const { number: commitment } = await keeper.call(endpoints.adoptCommitment, {
    params: { documentId },
    body: {
      blockId: "a",
      textDigest: block?.textDigest ?? "",
      leadAgencyId: idOf("SHCP"),
      proposalIds: [submitted.proposalId],
    },
  });
  await shcp.call(endpoints.reportProgress, {
    params: { number: commitment },
    body: { milestoneId: null, status: "limited", note: "Se empezó.", evidence: "" },
  });
  expect((await told()).slice(0, 2)).toEqual([
    ["commitmentReported", "commitment", commitment, `${commitment} · Publicar el padrón a`, 1],
    ["commitmentAdopted", "commitment", commitment, `${commitment} · Publicar el padrón a`, 1],
  ]);

  const long = `Publicar ${"cada mes ".repeat(30)}`.trim();
  const minutes = await openMinutes(secretariat);
  await callTheRoll(secretariat, minutes.documentId);
  await writeResolutions(secretariat, minutes.documentId);
  await adoptAll(secretariat, minutes.documentId);
  const [resolution] = await resolutionsIn(secretariat, minutes.documentId);
  const number = resolution?.number ?? "";
  await editText(db, minutes.documentId, (prose) => {
    for (const each of blocksOf(prose, "resolution")) fillResolution(each, long, "Fundar", "2012-05-01");
  });
  await adoptAll(secretariat, minutes.documentId);
  await keeper.call(endpoints.reportFollowUp, {
    params: { slug: keySlug(number) },
    body: { status: "inProgress", note: "Se empezó.", evidence: "", sessionId: null },
  });
  await keeper.call(endpoints.voidResolution, {
    params: { documentId: minutes.documentId },
    body: { number, reason: "Se adoptó por error." },
  });
  const { list } = (await guest.call(endpoints.today)).changes;
  const ofResolution = list.filter(({ subject }) => subject.id === number);
  expect(ofResolution.map(({ what, subject }) => [what, subject.type])).toEqual([
    ["resolutionVoided", "resolution"],
    ["resolutionFollowedUp", "resolution"],
    ["resolutionAdoptedAgain", "resolution"],
    ["resolutionAdopted", "resolution"],
  ]);
  for (const each of ofResolution) {
    expect(each.title).toMatch(/^ST-\d\d\/2012\.01 · Publicar (?:cada mes )+cada( mes)?…$/);
    expect(each.title.length).toBeLessThan(140);
  }
});
