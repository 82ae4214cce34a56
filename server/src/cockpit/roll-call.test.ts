import { endpoints } from "@minuta/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { callTheRoll, openMinutes, startForm } from "../testing/walk.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const minute = 60_000;
const keeper = async () => (await secretariat.as("recordKeeper")).call;

/** A session that goes on, and how its roll is called. */
async function roll() {
  const call = await keeper();
  const { sessionId, documentId } = await openMinutes(secretariat);
  const params = { documentId };
  const cockpit = () => call(endpoints.readCockpit, { params: { sessionId } });
  const { candidates } = await cockpit();
  const mandateOf = (capacity: string, party: string) =>
    candidates.find((each) => each.capacity === capacity && each.party === party)?.mandateId ?? "";
  const arrive = async (capacity: string, party: string, at: string | null = null) => {
    const who = { type: "mandate", mandateId: mandateOf(capacity, party) } as const;
    const before = new Set((await cockpit()).stays.map(({ id }) => id));
    const { stays } = await call(endpoints.recordArrival, { params, body: { who, mode: "inPerson", at } });
    return stays.find(({ id }) => !before.has(id))?.id ?? "";
  };
  const leave = (stayId: string) =>
    call(endpoints.changeStay, { params: { documentId, stayId }, body: { departedAt: "now" } });
  return { call, sessionId, documentId, cockpit, arrive, leave, mandateOf };
}

describe("the roll", () => {
  test("QU-3, SE-4: a late arrival, an alternate, quorum lost and regained", async () => {
    const { cockpit, arrive, leave } = await roll();
    await arrive("principal", "government");
    const alternate = await arrive("alternate", "institute");
    secretariat.pass(minute);
    expect((await cockpit()).quorum).toMatchObject({ met: false, present: ["government", "institute"] });
    const late = await arrive("principal", "civilSociety");
    const acting = async () =>
      (await cockpit()).seats.find(({ party }) => party === "institute")?.actingStayId ?? null;
    expect(await acting()).toBe(alternate);
    const principal = await arrive("principal", "institute");
    expect(await acting()).toBe(principal);
    secretariat.pass(minute);
    await leave(principal);
    expect(await acting()).toBe(alternate);
    await leave(late);
    expect((await cockpit()).quorum.met).toBe(false);
    secretariat.pass(minute);
    await arrive("principal", "civilSociety");
    const { quorum, stays } = await cockpit();
    expect(quorum.met).toBe(true);
    expect(quorum.periods.map(({ met }) => met).slice(-3)).toEqual([true, false, true]);
    expect(stays).toHaveLength(5);
  });

  test("RO-1, RO-2, RO-3: a stay that cannot be is refused, and nothing is written", async () => {
    const { call, documentId, cockpit, arrive } = await roll();
    const stayId = await arrive("principal", "government");
    const before = (await cockpit()).stays;
    expect(await refusalOf(arrive("principal", "government"))).toBe("stay_overlaps");
    expect(await refusalOf(arrive("alternate", "government", "2999-01-01T00:00:00Z"))).toBe("time_in_future");
    const params = { documentId, stayId };
    const body = { departedAt: "2012-03-20T10:00:00Z" };
    expect(await refusalOf(call(endpoints.changeStay, { params, body }))).toBe("departure_before_arrival");
    expect((await cockpit()).stays).toEqual(before);
  });

  test("RO-5: a mandate that is not in force on the day brings nobody", async () => {
    const { arrive } = await roll();
    expect(await refusalOf(arrive("principal", "government", "2010-01-01T16:00:00Z"))).toBe(
      "mandate_not_in_force",
    );
  });

  test("a guest without an account attends by office and institution, and makes no quorum", async () => {
    const { call, documentId, cockpit } = await roll();
    const params = { documentId };
    const who = {
      type: "guest",
      office: "Director de área",
      institution: "SHCP",
      party: "government",
    } as const;
    const { stays } = await call(endpoints.recordArrival, { params, body: { who, mode: "remote" } });
    expect(stays).toMatchObject([{ capacity: "guest", mandateId: null, office: "Director de área" }]);
    expect(await refusalOf(call(endpoints.recordArrival, { params, body: { who, mode: "inPerson" } }))).toBe(
      "stay_overlaps",
    );
    expect((await cockpit()).quorum.present).toEqual([]);
  });

  test("SS-4, SS-5, RO-4: the adjournment ends every stay, calls who did not come absent, and nothing goes on after it", async () => {
    const { call, sessionId, cockpit, arrive, leave, documentId } = await roll();
    await arrive("principal", "government");
    const gone = await arrive("principal", "institute");
    await leave(gone);
    secretariat.pass(minute);
    const body = { nextSession: "12 de abril, 10:00, IFAI" };
    const params = { sessionId };
    const done = await call(endpoints.adjournSession, { params, body });
    expect(done).toMatchObject({ state: "adjourned", nextSession: body.nextSession, candidates: [] });
    expect(await call(endpoints.adjournSession, { params, body: {} })).toMatchObject({
      adjournedAt: done.adjournedAt,
      nextSession: body.nextSession,
    });
    expect(done.stays.map(({ party, mode, departedAt }) => [party, mode, departedAt !== null])).toEqual([
      ["government", "inPerson", true],
      ["institute", "inPerson", true],
      ["civilSociety", "absent", false],
    ]);
    secretariat.pass(minute);
    expect(await refusalOf(arrive("alternate", "institute"))).toBe("session_adjourned");
    const open = { params: { documentId, stayId: gone }, body: { departedAt: null } };
    expect(await refusalOf(call(endpoints.changeStay, open))).toBe("session_adjourned");
    expect(
      await refusalOf(
        call(endpoints.openSession, { params, body: { presiding: "institute", language: "es" } }),
      ),
    ).toBe("session_adjourned");
    expect((await cockpit()).state).toBe("adjourned");
  });

  test("the quick way records a seat in one line, and does not undo what the roll tells stay by stay", async () => {
    const { call, documentId, arrive, leave } = await roll();
    const first = await arrive("principal", "government");
    await leave(first);
    secretariat.pass(minute);
    await arrive("principal", "government");
    const params = { documentId, party: "government" } as const;
    const absent = { mode: "absent", capacity: null, arrivedAt: null, departedAt: null } as const;
    expect(await refusalOf(call(endpoints.recordAttendance, { params, body: absent }))).toBe(
      "seat_has_stays",
    );
    const form = await startForm(secretariat);
    await callTheRoll(secretariat, form);
    await callTheRoll(secretariat, form);
    const { attendance } = await call(endpoints.readDocument, { params: { documentId: form } });
    expect(attendance).toHaveLength(3);
  });
});

describe("the floor", () => {
  test("FL-1, FL-2, FL-3: one speaks at a time, who asked keeps the first place, one's own request is withdrawn", async () => {
    const { call, sessionId } = await roll();
    const params = { sessionId };
    const delegate = (await secretariat.as("delegate", "Fundar")).call;
    const guest = (await secretariat.as("guest")).call;
    await delegate(endpoints.askFloor, { params });
    await delegate(endpoints.askFloor, { params });
    const { speakers } = await guest(endpoints.askFloor, { params });
    expect(speakers.map(({ institution }) => institution)).toEqual(["Fundar", null]);
    const [first, second] = speakers.map(({ id }) => ({ params: { sessionId, speakerId: id } }));
    if (first === undefined || second === undefined) throw new Error("two asked");
    await call(endpoints.giveFloor, first);
    const given = await call(endpoints.giveFloor, second);
    expect(given.speakers.map(({ id, startedAt }) => [id, startedAt !== null])).toEqual([
      [second.params.speakerId, true],
    ]);
    expect(await refusalOf(delegate(endpoints.endFloor, second))).toBe("forbidden");
    expect((await guest(endpoints.endFloor, second)).speakers).toEqual([]);
    const observer = (await secretariat.as("observer")).call;
    expect(await refusalOf(observer(endpoints.askFloor, { params }))).toBe("forbidden");
  });
});

describe("agenda and recess", () => {
  test("SS-2, SS-3: one item at a time, none in a recess; an added one stands after the current", async () => {
    const { call, sessionId, cockpit } = await roll();
    const params = { sessionId };
    const { agenda } = await cockpit();
    const [one, two] = agenda.map(({ id }) => id);
    await call(endpoints.setCurrentItem, { params, body: { agendaItemId: one ?? null } });
    secretariat.pass(minute);
    const moved = await call(endpoints.setCurrentItem, { params, body: { agendaItemId: two ?? null } });
    const running = moved.agenda.filter(({ startedAt, endedAt }) => startedAt !== null && endedAt === null);
    expect(running.map(({ id }) => id)).toEqual([two]);
    const added = await call(endpoints.addAgendaItemLive, { params, body: { title: "Asunto urgente" } });
    expect(added.agenda.map(({ title }) => title)[2]).toBe("Asunto urgente");
    expect(added.agenda.map(({ position }) => position)).toEqual(added.agenda.map((_, index) => index + 1));
    await call(endpoints.startRecess, { params });
    expect((await call(endpoints.startRecess, { params })).recesses).toHaveLength(1);
    expect(
      await refusalOf(call(endpoints.setCurrentItem, { params, body: { agendaItemId: one ?? null } })),
    ).toBe("session_not_open");
    const resumed = await call(endpoints.endRecess, { params });
    expect(resumed).toMatchObject({ state: "inSession", recesses: [{ endedAt: expect.any(String) }] });
    await call(endpoints.endRecess, { params });
  });
});
