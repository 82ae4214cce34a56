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
let proposal = "";

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
  const session = sessions.find(({ minutes }) => minutes === null);
  const body = { kind: "minutes", language: "es", sessionId: session?.id ?? "" } as const;
  draft = (await call(endpoints.createDocument, { body })).documentId;
  proposal = (await call(endpoints.listProposals)).proposals[0]?.id ?? "";
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
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect([path, overflow]).toEqual([path, Math.min(overflow, 0)]);
}

describe("axe finds nothing and nothing overflows", () => {
  for (const [size, viewport] of [
    ["1280 px", wide],
    ["360 px", phone],
  ] as const) {
    it(`on every page of the portal in both languages at ${size}`, async () => {
      const tab = await (await launchBrowser()).open({ viewport });
      const twin = (path: string) => path.replace("/registros/", "/en/records/");
      const spanish = [
        "/",
        "/alianza",
        "/plan",
        "/osc",
        "/acuerdos",
        "/buscar?q=portal",
        "/verificar",
        record,
      ];
      const english = [
        "/en",
        "/en/alliance",
        "/en/plan",
        "/en/civil-society",
        "/en/resolutions",
        "/en/search?q=portal",
        "/en/verify",
        twin(record),
      ];
      for (const path of [...spanish, ...english]) {
        const response = await tab.page.goto(server.origin + path);
        expect([path, response?.status()]).toEqual([path, 200]);
        await expectAccessible(tab.page, path);
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
          "/app/reuniones",
          "/app/propuestas",
          `/app/propuestas/${proposal}`,
          "/app/personas",
          "/app/cuenta",
          `/app/documentos/${draft}`,
          `/app/documentos/${published}`,
          "/app/no-existe",
        ];
        for (const path of pages) await visit(tab, path);
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

async function visit(tab: BrowserTab, path: string): Promise<void> {
  await tab.page.goto(server.origin + path);
  await tab.page.getByRole("heading", { level: 1 }).first().waitFor();
  await tab.page.waitForLoadState("networkidle");
  await expectAccessible(tab.page, path);
}
