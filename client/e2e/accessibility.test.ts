import { AxeBuilder } from "@axe-core/playwright";
import { createCall, endpoints } from "@minuta/contract";
import {
  type BrowserTab,
  launchBrowser,
  publishMinutes,
  startServer,
  type TestServer,
} from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn } from "./story.ts";

let server: TestServer;
let record = "";
let published = "";
let draft = "";
let session = "";
let proposal = "";
let meeting = "";
let plan = "";
let commitmentDraft = "";
let planned = "";

beforeAll(async () => {
  server = await startServer();
  const made = await publishMinutes(
    server,
    "Abrir el portal compartido a revisión de las ocho organizaciones.",
  );
  record = made.address;
  published = made.documentId;
  const call = callAs(await server.signIn("recordKeeper"));
  const { sessions } = await call(endpoints.listSessions);
  session = sessions.find(({ minutes }) => minutes === null)?.id ?? "";
  const body = { kind: "minutes", language: "es", sessionId: session } as const;
  draft = (await call(endpoints.createDocument, { body })).documentId;
  // One that was answered, has a text and a commitment, and one meeting with participants.
  proposal = (await call(endpoints.listProposals, { query: { q: "P-024" } })).proposals[0]?.id ?? "";
  meeting = (await call(endpoints.listMeetings)).meetings[2]?.id ?? "";
  const days = { startsOn: "2012-01-01", endsOn: "2013-12-31" };
  const composed = { title: "[Muestra] Plan de acción", ...days, numbers: ["C-01", "C-02"] };
  plan = (await call(endpoints.makeActionPlan, { body: composed })).id;
  const drafted = {
    kind: "commitmentDraft",
    language: "es",
    proposalId: proposal,
    title: "[Muestra] Borrador",
  } as const;
  commitmentDraft = (await call(endpoints.createDocument, { body: drafted })).documentId;
  const coming = { kind: "regular", heldOn: "2012-04-20", time: "10:00", place: "Sala 1" } as const;
  planned = (await call(endpoints.planSession, { body: coming })).id;
  const item = { title: "Portal compartido", minutes: 15 };
  await call(endpoints.addAgendaItem, { params: { sessionId: planned }, body: item });
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

const callAs = (cookie: string) =>
  createCall({ fetch, baseUrl: server.origin, headers: () => ({ cookie, origin: server.origin }) });

const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

async function expectAccessible(page: Page, path: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${path}: ${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
  );
  expect(found).toEqual([]);
}

async function expectNoOverflow(page: Page, path: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([path, overflow]).toEqual([path, Math.min(overflow, 0)]);
}

/**
 * Axe takes seconds for a page and asks little of language and width: it looks at Spanish on the wide screen and at English
 * on the narrow one. What words and widths do to each other is whether anything overflows, and that is asked of all four.
 */
const isForAxe = (language: "es" | "en", viewport: typeof wide) =>
  (language === "es") === (viewport === wide);

describe("nothing overflows, and axe finds nothing", () => {
  for (const [size, viewport] of [
    ["1280 px", wide],
    ["360 px", phone],
  ] as const) {
    it(`on every page of the portal in both languages at ${size}`, async () => {
      const tab = await (await launchBrowser()).open({ viewport });
      const twin = (path: string) => path.replace("/registros/", "/en/records/");
      const resolution = `${record.slice("/registros/".length)}-01`;
      const onPlan = `2012-2013-${plan.slice(0, 8)}`;
      const spanish = [
        "/",
        "/alianza",
        "/plan",
        "/osc",
        "/acuerdos",
        "/acuerdos?estado=fulfilled&palabras=portal",
        `/acuerdos/${resolution}`,
        "/propuestas",
        "/propuestas/p-024",
        "/compromisos",
        "/compromisos/c-02",
        `/plan/${onPlan}`,
        "/buscar?q=portal",
        "/buscar?q=presupuesto&tipo=proposal",
        "/verificar",
        "/bitacora",
        record,
      ];
      const english = [
        "/en",
        "/en/alliance",
        "/en/plan",
        "/en/civil-society",
        "/en/resolutions",
        "/en/resolutions?status=fulfilled&words=portal",
        `/en/resolutions/${resolution}`,
        "/en/proposals",
        "/en/proposals/p-024",
        "/en/commitments",
        "/en/commitments/c-02",
        `/en/plan/${onPlan}`,
        "/en/search?q=portal",
        "/en/search?q=budget&kind=proposal",
        "/en/verify",
        "/en/log",
        twin(record),
      ];
      for (const path of [...spanish, ...english]) {
        const response = await tab.page.goto(server.origin + path);
        expect([path, response?.status()]).toEqual([path, 200]);
        await expectNoOverflow(tab.page, path);
        if (isForAxe(spanish.includes(path) ? "es" : "en", viewport)) await expectAccessible(tab.page, path);
      }
      expect(tab.problems).toEqual([]);
      await tab.page.goto(`${server.origin}/no-existe`);
      await expectAccessible(tab.page, "/no-existe");
      await tab.close();
    });

    for (const language of ["es", "en"] as const) {
      it(`on every page of the workspace in ${language} at ${size}`, async () => {
        await callAs(await server.signIn("recordKeeper"))(endpoints.setLanguage, { body: { language } });
        const tab = await signedIn(server, "recordKeeper", undefined, { viewport });
        const pages = [
          "/app",
          "/app/sesiones",
          "/app/sesiones?vista=mes&mes=2012-03",
          `/app/sesiones/${planned}`,
          "/app/reglamento",
          "/app/reuniones",
          "/app/propuestas",
          `/app/propuestas/${proposal}`,
          `/app/reuniones/${meeting}`,
          "/app/compromisos",
          "/app/compromisos/C-02",
          "/app/planes",
          `/app/planes/${plan}`,
          "/app/cumplimiento",
          `/app/documentos/${commitmentDraft}`,
          "/app/personas",
          "/app/testigos",
          "/app/datos",
          "/app/cuenta",
          `/app/documentos/${draft}`,
          `/app/sesiones/${session}/lectura`,
          `/app/documentos/${published}`,
          "/app/no-existe",
        ];
        for (const path of pages) await visit(tab, path, isForAxe(language, viewport));
        expect(tab.problems).toEqual([]);
        await tab.close();
        await callAs(await server.signIn("recordKeeper"))(endpoints.setLanguage, {
          body: { language: "es" },
        });
      });
    }
  }

  it("on the operator's page and the way in", async () => {
    const tab = await signedIn(server, "operator");
    for (const path of ["/app", "/app/servicio"]) await visit(tab, path);
    expect(tab.problems).toEqual([]);
    const stranger = await (await launchBrowser()).open();
    await visit(stranger, "/app/entrar");
  });
});

async function visit(tab: BrowserTab, path: string, withAxe = true): Promise<void> {
  await tab.page.goto(server.origin + path);
  await tab.page.getByRole("heading", { level: 1 }).first().waitFor();
  await tab.page.waitForLoadState("networkidle");
  await expectNoOverflow(tab.page, path);
  if (withAxe) await expectAccessible(tab.page, path);
}
