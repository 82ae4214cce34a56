import { endpoints } from "@minuta/contract";
import { daysAfter, foundingRules } from "@minuta/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dayOf } from "../clock.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { heldMinutes } from "../testing/walk.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

test("RP-1: a secretariat begins with the founding rules", async () => {
  const { call } = await secretariat.as("observer");
  const { inForce, versions, mayRecord } = await call(endpoints.readRules);
  expect([inForce, mayRecord]).toEqual([1, false]);
  expect(versions).toMatchObject([{ version: 1, resolution: null, settings: foundingRules }]);
});

test("RP-5, CN-3: a version names an adopted resolution, begins no earlier, and changes what a notice needs", async () => {
  const { call } = await secretariat.as("recordKeeper");
  await heldMinutes(secretariat);
  const { db, clock } = secretariat.running.context;
  const { number } = await db.selectFrom("resolutions").select("number").executeTakeFirstOrThrow();
  const today = dayOf(clock());
  const settings = {
    ...foundingRules,
    specialOnShortNotice: true,
    daysOff: ["2012-04-05"],
    reminderDays: [3],
  };
  const body = { effectiveFrom: today, resolution: number, settings, text: "Artículo 1. …" };
  const record = (more: Partial<typeof body>) => call(endpoints.recordRules, { body: { ...body, ...more } });
  expect(await refusalOf(record({ resolution: "ST-99/2012.01" }))).toBe("invalid_input");
  expect(await refusalOf(record({ effectiveFrom: daysAfter(today, -1) }))).toBe("invalid_input");
  expect(await refusalOf(record({ settings: { ...settings, noticeDaysRegular: -1 } }))).toBe("invalid_input");

  const special = await call(endpoints.planSession, {
    body: { kind: "special", heldOn: daysAfter(today, 1), time: "10:00", place: "Sala" },
  });
  const send = () => call(endpoints.sendNotice, { params: { sessionId: special.id }, body: {} });
  expect(await refusalOf(send())).toBe("notice_too_short");

  const later = await record({ effectiveFrom: daysAfter(today, 10), text: "" });
  expect([later.inForce, later.versions.length]).toEqual([1, 2]);
  const now = await record({});
  expect([now.inForce, now.versions.map(({ version }) => version)]).toEqual([3, [3, 2, 1]]);
  expect(now.versions[0]).toMatchObject({ resolution: number, recordedBy: "Secretaría técnica", settings });
  expect((await send()).state).toBe("called");
});
