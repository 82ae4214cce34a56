import { endpoints } from "@minuta/contract";
import { meetingFormLacks, parties } from "@minuta/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { callTheRoll, sign } from "../testing/walk.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const keeper = async () => (await secretariat.as("recordKeeper")).call;
const board = async (
  query: { lack?: (typeof meetingFormLacks)[number]; agencyId?: string; limit?: number } = {},
) => (await keeper())(endpoints.listMeetingForms, { query });

test("the board of all 42: what each lacks, narrowed by lack and by agency, and counted over all", async () => {
  const { meetings, total, counts } = await board();
  expect([meetings.length, total, counts.all, counts.valid]).toEqual([42, 42, 42, 0]);
  for (const lack of meetingFormLacks) {
    const some = await board({ lack });
    expect([lack, some.total]).toEqual([lack, counts.lacking[lack]]);
    for (const { lacks } of some.meetings) expect(lacks).toContain(lack);
  }
  expect(counts.lacking.participants).toBe(28);
  expect(counts.lacking.parties).toBe(31);
  const agencyId = meetings[0]?.agency.id ?? "";
  const own = await board({ agencyId });
  expect(new Set(own.meetings.map(({ agency }) => agency.id))).toEqual(new Set([agencyId]));
  expect((await board({ limit: 5 })).meetings.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5]);
});

test("MF-9: a cancelled meeting is asked for nothing, is not counted, and stays as it is", async () => {
  const call = await keeper();
  const before = (await board()).counts.all;
  const meeting = (await board({ lack: "participants" })).meetings.at(-1);
  const params = { meetingId: meeting?.id ?? "" };
  expect((await call(endpoints.readMeeting, { params })).may.plan).toBe(true);
  await call(endpoints.cancelMeeting, { params });
  const read = await call(endpoints.readMeeting, { params });
  expect([read.cancelled, read.lacks, read.isValid, read.may]).toEqual([
    true,
    [],
    false,
    { editParticipants: false, plan: false },
  ]);
  const { counts, meetings } = await board();
  expect([counts.all, meetings.length]).toEqual([before - 1, before]);
  const { counts: today } = await call(endpoints.today);
  expect(today.meetings).toBe(before - 1);
  const start = { kind: "meetingForm", language: "es", ...params } as const;
  const participants = [{ name: "Persona", institution: "Universidad" }];
  for (const refused of [
    () => call(endpoints.changeMeeting, { params, body: { place: "Sala" } }),
    () => call(endpoints.createDocument, { body: start }),
    () => call(endpoints.addParticipants, { params, body: { participants } }),
  ]) {
    expect(await refusalOf(refused())).toBe("meeting_cancelled");
  }
});

test("MF-9: a form that was begun is not closed once its meeting is cancelled", async () => {
  const call = await keeper();
  const { id: meetingId } = await call(endpoints.planMeeting, {
    body: {
      agencyId: (await board()).meetings[0]?.agency.id ?? "",
      proposalIds: [(await board()).meetings[0]?.proposals[0]?.id ?? ""],
      heldOn: "2012-03-28",
    },
  });
  const { documentId } = await call(endpoints.createDocument, {
    body: { kind: "meetingForm", language: "es", meetingId },
  });
  await callTheRoll(secretariat, documentId);
  await call(endpoints.cancelMeeting, { params: { meetingId } });
  expect(await refusalOf(call(endpoints.closeDocument, { params: { documentId } }))).toBe(
    "meeting_cancelled",
  );
});

describe("participants", () => {
  test("MF-1, MF-2: added several at once with the party of their organization, corrected, taken off", async () => {
    const call = await keeper();
    const { organizations } = await call(endpoints.readSecretariat);
    const of = (party: string) => organizations.find((each) => each.party === party)?.id ?? "";
    const meeting = (await board({ lack: "participants" })).meetings[0];
    const params = { meetingId: meeting?.id ?? "" };
    const added = await call(endpoints.addParticipants, {
      params,
      body: {
        participants: [
          ...parties.map((party) => ({ name: `Persona ${party}`, organizationId: of(party) })),
          { name: "Persona invitada", office: "Consultora", institution: "Universidad" },
        ],
      },
    });
    expect(added.participantCounts).toEqual({ government: 1, institute: 1, civilSociety: 1, none: 1 });
    expect(added.lacks).toEqual(["commitments", "closing", "signatures", "publication"]);
    const guest = added.participants.find(({ party }) => party === null);
    const person = { ...params, participantId: guest?.id ?? "" };
    const changed = await call(endpoints.changeParticipant, {
      params: person,
      body: { name: "Persona invitada", institution: "Otra universidad", mode: "remote" },
    });
    expect(changed.participants.find(({ id }) => id === guest?.id)).toMatchObject({
      institution: "Otra universidad",
      mode: "remote",
      office: "",
    });
    expect((await call(endpoints.removeParticipant, { params: person })).participants).toHaveLength(3);
    expect(await refusalOf(call(endpoints.removeParticipant, { params: person }))).toBe("not_found");
    const nameless = call(endpoints.addParticipants, {
      params,
      body: { participants: [{ name: "Sin institución" }] },
    });
    expect(await refusalOf(nameless)).toBe("invalid_input");
  });

  test("one line that cannot be meant refuses them all", async () => {
    const call = await keeper();
    const meeting = (await board({ lack: "participants" })).meetings[0];
    const params = { meetingId: meeting?.id ?? "" };
    const participants = [
      { name: "Persona", institution: "Universidad" },
      { name: "Persona", organizationId: "00000000-0000-4000-8000-000000000000" },
    ];
    expect(await refusalOf(call(endpoints.addParticipants, { params, body: { participants } }))).toBe(
      "not_found",
    );
    expect((await call(endpoints.readMeeting, { params })).participants).toEqual([]);
  });

  test("MF-4, MF-5, MF-7: two of three signatures are lacking signatures; closed, the list stays as it is", async () => {
    const call = await keeper();
    const meeting = (await board()).meetings.find(({ lacks }) => !lacks.includes("parties"));
    const params = { meetingId: meeting?.id ?? "" };
    const { documentId } = await call(endpoints.createDocument, {
      body: { kind: "meetingForm", language: "es", ...params },
    });
    await callTheRoll(secretariat, documentId);
    const { digest } = await call(endpoints.closeDocument, { params: { documentId } });
    for (const party of parties.slice(0, 2)) await sign(secretariat, documentId, party, digest);
    const two = await call(endpoints.readMeeting, { params });
    expect([two.form?.signed, two.lacks, two.isValid]).toEqual([
      2,
      ["commitments", "signatures", "publication"],
      false,
    ]);
    const late = call(endpoints.addParticipants, {
      params,
      body: { participants: [{ name: "Tarde", institution: "Universidad" }] },
    });
    expect([two.may.editParticipants, await refusalOf(late)]).toEqual([false, "document_closed"]);
    await sign(secretariat, documentId, "civilSociety", digest);
    expect((await call(endpoints.readMeeting, { params })).isValid).toBe(true);
    expect((await board()).counts.valid).toBe(1);
  });
});
