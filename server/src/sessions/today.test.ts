import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { closedForm, refuse, sign } from "../testing/walk.ts";

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
