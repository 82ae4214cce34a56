import { endpoints } from "@minuta/contract";
import { daysAfter } from "@minuta/domain";
import { type PrivatePostgres, postgresMissing, startPrivatePostgres } from "@minuta/testing";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "../clock.ts";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";

function eventsIn(file: string) {
  return new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").map((component) => ({
    event: new ICAL.Event(component),
    status: component.getFirstPropertyValue("status"),
    names: component.getAllProperties().map(({ name }) => name),
  }));
}

describe.each([
  ["SQLite", null],
  ["PostgreSQL", postgresMissing()],
] as const)("calendars on %s", (database, missing) => {
  describe.skipIf(missing !== null)(`with a server (needs ${database})`, () => {
    let postgres: PrivatePostgres | null = null;
    let secretariat: Secretariat;
    beforeAll(async () => {
      postgres = database === "PostgreSQL" ? await startPrivatePostgres() : null;
      secretariat = await openSecretariat(
        postgres === null ? {} : { DATABASE_URL: await postgres.newDatabase() },
      );
    });
    afterAll(async () => {
      await secretariat?.dispose();
      await postgres?.close();
    });
    const read = (path: string) => fetch(new URL(path, secretariat.origin));
    const planned = async (days: number) => {
      const { call } = await secretariat.as("recordKeeper");
      const heldOn = daysAfter(dayOf(secretariat.running.context.clock()), days);
      return call(endpoints.planSession, {
        body: {
          kind: "regular",
          heldOn,
          time: "10:00",
          place: "Sala 1",
          remoteLink: "https://sala.example.org/x",
        },
      });
    };

    test("SN-5: the public calendar tells of what was called, also when it is cancelled, and of no plan", async () => {
      const { call } = await secretariat.as("recordKeeper");
      const plan = await planned(30);
      const called = await planned(31);
      const taken = await planned(32);
      for (const { id } of [called, taken]) {
        await call(endpoints.sendNotice, { params: { sessionId: id }, body: {} });
      }
      await call(endpoints.cancelSession, { params: { sessionId: taken.id }, body: { reason: "Sin fecha" } });
      await call(endpoints.cancelSession, { params: { sessionId: plan.id }, body: { reason: "Error" } });
      const answer = await read("/calendario.ics");
      expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
      const file = await answer.text();
      const events = eventsIn(file);
      expect(events.filter(({ event }) => event.uid.startsWith("meeting-"))).toHaveLength(42);
      const sessions = events.filter(({ event }) => event.uid.startsWith("session-"));
      expect(sessions.map(({ event, status }) => [event.uid, status, event.sequence]).sort()).toEqual(
        [
          [`session-${called.id}@minuta`, "CONFIRMED", 0],
          [`session-${taken.id}@minuta`, "CANCELLED", 1],
        ].sort(),
      );
      const start = sessions.find(({ event }) => event.uid.includes(called.id))?.event.startDate;
      expect(start?.toJSDate().toISOString()).toBe(called.startsAt);
      // No personal data, no door: names of people, addresses and the remote room stand in no property.
      expect(file).not.toMatch(/@muestra\.invalid|sala\.example\.org|Titular|ORGANIZER|ATTENDEE/);
      const english = await (await read("/en/calendar.ics")).text();
      expect(english).toContain("regular session");
    });

    test("a secret address gives its owner's calendar, until it is renewed or ended or the mandate is over", async () => {
      const { call } = await secretariat.as("delegate", "SHCP");
      const first = await call(endpoints.makeCalendarFeed);
      const answer = await fetch(first.address);
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
      const events = eventsIn(await answer.text());
      const { meetings } = await call(endpoints.listMeetings);
      const own = meetings.filter(({ agency }) => agency.shortName === "SHCP");
      expect(events.flatMap(({ event }) => /^meeting-(.*)@/.exec(event.uid)?.[1] ?? []).sort()).toEqual(
        own.map(({ id }) => id).sort(),
      );
      const allowed = ["uid", "sequence", "dtstamp", "dtstart", "dtend", "summary", "location", "status"];
      for (const { names } of events) expect(names.filter((name) => !allowed.includes(name))).toEqual([]);

      const { db } = secretariat.running.context;
      const secret = /([^/]+)\.ics$/.exec(first.address)?.[1] ?? "";
      const kept = await db.selectFrom("calendar_feeds").selectAll().execute();
      expect(JSON.stringify(kept)).not.toContain(secret);

      const second = await call(endpoints.makeCalendarFeed);
      expect((await fetch(first.address)).status).toBe(404);
      expect((await fetch(second.address)).status).toBe(200);
      await call(endpoints.endCalendarFeed);
      expect((await fetch(second.address)).status).toBe(404);
      expect((await read("/calendario/x.ics")).status).toBe(404);

      const third = await call(endpoints.makeCalendarFeed);
      const { userId } = await call(endpoints.me);
      await db.updateTable("mandates").set({ endsOn: "2020-01-01" }).where("userId", "=", userId).execute();
      expect((await fetch(third.address)).status).toBe(404);
      const metrics = await (await read("/metrics")).text();
      expect(metrics).toContain('route="/calendario/:secret.ics"');
      expect(metrics).not.toContain(secret);
    });
  });
});
