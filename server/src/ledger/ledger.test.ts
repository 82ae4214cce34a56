import { endpoints } from "@minuta/contract";
import { daysAfter, foldWords, foundingRules, keySlug, resolutionNumber } from "@minuta/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dayOf } from "../clock.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import { sendReminders } from "./send-reminders.ts";

let secretariat: Secretariat;
let documentId: string;
let shcp: string;
beforeAll(async () => {
  secretariat = await openSecretariat();
  const { call } = await secretariat.as("recordKeeper");
  documentId = (await call(endpoints.listDocuments, { query: { kind: "minutes" } })).documents[0]?.id ?? "";
  const { organizations } = await call(endpoints.readSecretariat);
  shcp = organizations.find(({ shortName }) => shortName === "SHCP")?.id ?? "";
});
afterAll(() => secretariat.dispose());

/** Rows as adoptions leave them; `days` counts from today to the due date. */
async function addResolutions(
  count: number,
  of: (index: number) => { days?: number; organizationId?: string } = () => ({}),
) {
  const { db } = secretariat.running.context;
  const { last } = await db
    .selectFrom("resolutions")
    .select((select) => select.fn.max("ordinal").as("last"))
    .executeTakeFirstOrThrow();
  const first = Number(last ?? 0) + 1;
  const numbers: string[] = [];
  for (let start = 0; start < count; start += 50) {
    const rows = Array.from({ length: Math.min(50, count - start) }, (_, offset) => {
      const ordinal = first + start + offset;
      const number = resolutionNumber("ST-06/2012", ordinal);
      const { days, organizationId = null } = of(start + offset);
      const text = `Publicar el catálogo número ${ordinal} en formato abierto`;
      numbers.push(number);
      return {
        number,
        documentId,
        blockId: `block-${ordinal}`,
        ordinal,
        text,
        responsible: "SHCP",
        dueDate: days === undefined ? "" : dayOf(new Date(Date.now() + days * 86_400_000)),
        state: "adopted" as const,
        adoptedAt: new Date(Date.parse("2012-03-20T16:00:00Z") + ordinal * 1000).toISOString(),
        organizationId,
        searchText: foldWords(`${number} ${text} SHCP`),
      };
    });
    await db.insertInto("resolutions").values(rows).execute();
  }
  return numbers;
}

describe("follow-up", () => {
  test("FU-3, FU-4: reports are added, move the status, and are refused without words where words are needed", async () => {
    const [number = ""] = await addResolutions(1, () => ({ days: -3, organizationId: shcp }));
    const params = { slug: keySlug(number) };
    const { call } = await secretariat.as("delegate", "SHCP");
    expect(await call(endpoints.readResolution, { params })).toMatchObject({
      number,
      overdue: true,
      mayReport: true,
      organization: { shortName: "SHCP" },
      followUps: [],
      wordings: [{ version: 1 }],
    });
    const bare = call(endpoints.reportFollowUp, { params, body: { status: "fulfilled" } });
    expect(await refusalOf(bare)).toBe("follow_up_needs_words");
    await call(endpoints.reportFollowUp, {
      params,
      body: { status: "inProgress", note: "Se reunió el equipo." },
    });
    const done = await call(endpoints.reportFollowUp, {
      params,
      body: { status: "fulfilled", evidence: "https://datos.ejemplo.mx/catalogo" },
    });
    expect(done).toMatchObject({ status: "fulfilled", overdue: false });
    expect(done.followUps.map(({ status, by }) => [status, by])).toEqual([
      ["fulfilled", "Enlace, SHCP"],
      ["inProgress", "Enlace, SHCP"],
    ]);
    const script = call(endpoints.reportFollowUp, {
      params,
      body: { status: "open", evidence: "javascript:alert(1)" },
    });
    expect(await refusalOf(script)).toBe("invalid_input");
    await secretariat.running.context.db
      .updateTable("resolutions")
      .set({ state: "void" })
      .where("number", "=", number)
      .execute();
    const keeper = (await secretariat.as("recordKeeper")).call;
    const late = keeper(endpoints.reportFollowUp, { params, body: { status: "open", note: "Otra vez" } });
    expect(await refusalOf(late)).toBe("resolution_is_void");
    const unknown = keeper(endpoints.readResolution, { params: { slug: "st-99-2012-01" } });
    expect(await refusalOf(unknown)).toBe("not_found");
  });

  test("AC-14: the responsible organization reports on its own and on nobody else's", async () => {
    const [own = "", other = ""] = await addResolutions(2, (index) =>
      index === 0 ? { organizationId: shcp } : {},
    );
    const report = async (role: "delegate" | "guest" | "principal", of: string, number: string) => {
      const { call } = await secretariat.as(role, of);
      return refusalOf(
        call(endpoints.reportFollowUp, { params: { slug: keySlug(number) }, body: { status: "inProgress" } }),
      );
    };
    expect(await report("delegate", "SHCP", own)).toBe("");
    expect(await report("delegate", "SHCP", other)).toBe("forbidden");
    expect(await report("delegate", "Fundar", own)).toBe("forbidden");
    expect(await report("guest", "", own)).toBe("forbidden");
    expect(await report("principal", "civilSociety", other)).toBe("");
  });
});

describe("the ledger", () => {
  test("10,000 resolutions: pages hold each once, in order; words, standing and responsible narrow them", async () => {
    const { db } = secretariat.running.context;
    await db.deleteFrom("follow_ups").execute();
    await db.deleteFrom("resolutions").execute();
    const numbers = await addResolutions(10_000, (index) => ({
      days: index % 3 === 0 ? -1 : 30,
      ...(index % 10 === 0 ? { organizationId: shcp } : {}),
    }));
    const { call } = await secretariat.as("observer");
    const started = performance.now();
    const first = await call(endpoints.listResolutions, { query: { limit: 100 } });
    const asked = performance.now() - started;
    expect(first.counts).toEqual({
      all: 10_000,
      pending: 10_000,
      overdue: 3334,
      open: 10_000,
      inProgress: 0,
      fulfilled: 0,
      void: 0,
    });
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null && seen.length < 20_000; ) {
      const page = await call(endpoints.listResolutions, {
        query: { limit: 200, order: "due", ...(after === undefined ? {} : { after }) },
      });
      seen.push(...page.resolutions.map(({ number }) => number));
      after = page.next;
    }
    expect(seen.length).toBe(10_000);
    expect(new Set(seen)).toEqual(new Set(numbers));
    const timed = async (query: object) => {
      const from = performance.now();
      const page = await call(endpoints.listResolutions, { query: { limit: 50, ...query } });
      return { page, took: performance.now() - from };
    };
    const words = await timed({ q: "CATALOGO numero 9999" });
    expect(words.page.resolutions.map(({ text }) => text)).toEqual([
      "Publicar el catálogo número 9999 en formato abierto",
    ]);
    const percent = await timed({ q: "%" });
    expect(percent.page.counts.all).toBe(0);
    const overdue = await timed({ standing: "overdue", organizationId: shcp });
    expect(overdue.page.resolutions.every((line) => line.overdue && line.organization?.id === shcp)).toBe(
      true,
    );
    expect(overdue.page.counts.all).toBe(1000);
    console.info(
      `ledger of 10,000: first page ${asked.toFixed(0)} ms, words ${words.took.toFixed(0)} ms, filtered ${overdue.took.toFixed(0)} ms`,
    );
    const broken = call(endpoints.listResolutions, { query: { after: "nonsense" } });
    expect(await refusalOf(broken)).toBe("invalid_input");
  });
});

test("FU-6: each person gets one letter a day about what is theirs; one that fails is sent later", async () => {
  const { db, clock, log } = secretariat.running.context;
  await db.deleteFrom("resolutions").execute();
  const dues = [7, 3, -1, -2];
  const [inSevenDays = "", , overByOne = ""] = await addResolutions(4, (index) => ({
    days: dues[index] ?? 0,
    ...(index === 0 ? { organizationId: shcp } : {}),
  }));
  const letters: { to: string; text: string; subject: string }[] = [];
  let broken = true;
  const mail = {
    send: async (letter: { to: string; text: string; subject: string }) => {
      if (broken && letter.to.startsWith("secretaria")) throw new Error("the mail server is away");
      letters.push(letter);
    },
    dispose: () => {},
  };
  // Noon in Mexico City, whatever the hour is here.
  const noon = () => new Date(`${dayOf(clock())}T18:00:00.000Z`);
  const facts = { db, clock: noon, log, mail, origin: secretariat.origin };
  expect(await sendReminders({ ...facts, clock: () => new Date(`${dayOf(clock())}T12:00:00.000Z`) })).toBe(0);
  expect(await sendReminders(facts)).toBe(1);
  expect(letters[0]?.text).toContain(`- ${inSevenDays} (vence en 7 días; SHCP)`);
  expect(letters[0]?.text).not.toContain(overByOne);
  broken = false;
  expect(await sendReminders(facts)).toBe(1);
  expect(letters[1]).toMatchObject({ subject: "2 acuerdos por atender" });
  expect(letters[1]?.text.indexOf(overByOne)).toBeLessThan(letters[1]?.text.indexOf(inSevenDays) ?? 0);
  expect(await sendReminders(facts)).toBe(0);
});

test("FU-6, RP-2: a recorded version of the rules changes, from its day on, who is reminded when", async () => {
  const { db, clock, log } = secretariat.running.context;
  await db.deleteFrom("resolutions").execute();
  await db.deleteFrom("reminder_letters").execute();
  const dues = [7, 4, 8, 1];
  const [inSeven = "", inFour = "", inEight = "", inOne = ""] = await addResolutions(4, (index) => ({
    days: dues[index] ?? 0,
    ...(index === 1 ? { organizationId: shcp } : {}),
  }));
  const today = dayOf(clock());
  const { call } = await secretariat.as("recordKeeper");
  await call(endpoints.recordRules, {
    body: {
      effectiveFrom: daysAfter(today, 1),
      resolution: inSeven,
      settings: { ...foundingRules, reminderDays: [3], daysOff: [] },
      text: "",
    },
  });
  const remindedOn = async (day: string) => {
    const letters: { to: string; text: string }[] = [];
    const mail = {
      send: async (letter: { to: string; text: string }) => {
        letters.push(letter);
      },
      dispose: () => {},
    };
    const noon = () => new Date(`${day}T18:00:00.000Z`);
    await sendReminders({ db, clock: noon, log, mail, origin: secretariat.origin });
    return letters
      .map(({ to, text }) => ({
        to: to.split("@")[0],
        about: [inSeven, inFour, inEight, inOne].filter((number) => text.includes(number)),
      }))
      .sort((one, other) => one.about.length - other.about.length);
  };
  expect(await remindedOn(today)).toMatchObject([{ about: [inSeven, inOne] }]);
  const tomorrow = await remindedOn(daysAfter(today, 1));
  expect(tomorrow.map(({ about }) => about)).toEqual([[inFour], [inFour, inOne]]);
  expect(tomorrow[1]?.to).toMatch(/^secretaria/);
});
