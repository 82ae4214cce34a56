import { endpoints } from "@minuta/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { planSession } from "../testing/walk.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const keeper = async () => (await secretariat.as("recordKeeper")).call;

describe("a session", () => {
  test("SS-1: opening starts its minutes after its agenda, once, and repeating it changes nothing", async () => {
    const call = await keeper();
    const { sessions } = await call(endpoints.listSessions);
    const sessionId = sessions.find(({ minutes }) => minutes === null)?.id ?? "";
    const params = { sessionId };
    const body = { presiding: "institute", language: "es" } as const;
    const opened = await Promise.all(
      Array.from({ length: 5 }, () => call(endpoints.openSession, { params, body })),
    );
    expect(new Set(opened.map(({ documentId }) => documentId)).size).toBe(1);
    const cockpit = await call(endpoints.readCockpit, { params });
    expect(cockpit).toMatchObject({
      state: "inSession",
      presiding: "institute",
      documentId: opened[0]?.documentId,
      quorum: { met: false, present: [] },
      may: { run: true, adopt: true, confirm: true, askFloor: true },
    });
    expect(cockpit.agenda.map(({ kind }) => kind).slice(0, 3)).toEqual([
      "rollCall",
      "previousMinutes",
      "followUp",
    ]);
    const { text } = await secretariat.running.context.live.read(cockpit.documentId ?? "");
    const headed = (text.content ?? []).filter(({ type }) => type === "agendaItem");
    const agenda = new Map(cockpit.agenda.map(({ id, title }) => [id, title]));
    // The roll is called under a heading of its own, and is no discussion.
    expect(headed.length).toBe(agenda.size - 1);
    for (const { attrs, content } of headed) {
      expect(content?.[0]?.text).toBe(agenda.get(String(attrs?.id)));
    }
    const { db } = secretariat.running.context;
    const events = await db
      .selectFrom("events")
      .select("sequence")
      .where("type", "=", "session.opened")
      .where("subjectId", "=", sessionId)
      .execute();
    expect(events).toHaveLength(1);
  });

  test("SN-3: one that was cancelled is not opened, and gets no minutes", async () => {
    const call = await keeper();
    const sessionId = await planSession(secretariat);
    const { db } = secretariat.running.context;
    await db.updateTable("sessions").set({ state: "cancelled" }).where("id", "=", sessionId).execute();
    const params = { sessionId };
    const body = { presiding: "institute", language: "es" } as const;
    expect(await refusalOf(call(endpoints.openSession, { params, body }))).toBe("session_cancelled");
    expect(await refusalOf(call(endpoints.askFloor, { params }))).toBe("session_cancelled");
    const cockpit = await call(endpoints.readCockpit, { params });
    expect(cockpit).toMatchObject({ documentId: null, may: { run: false, adopt: false, askFloor: false } });
  });
});
