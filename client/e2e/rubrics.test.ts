import { createHash } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Call, createCall, endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { verify } from "@minuta/record";
import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { signedIn, signWithNewPasskey, textOf, untilSaved, withPasskeys } from "./story.ts";

const seats = { government: "Gobierno", institute: "Instituto", civilSociety: "Sociedad civil" } as const;
const author = "Artículo 19";
const standards = "%PDF-1.7 the standards of June 2012";

let server: TestServer;
let keeper: BrowserTab;
let delegate: BrowserTab;
const holders = new Map<string, BrowserTab>();
const addresses = { communique: "", translation: "" };
let translationId = "";

const callAs = async (role: string, of?: string): Promise<Call> => {
  const cookie = await (of === undefined ? server.signIn(role) : server.signIn(role, of));
  return createCall({ fetch, baseUrl: server.origin, headers: () => ({ cookie, origin: server.origin }) });
};
const dialogOf = (page: Page) => page.getByRole("dialog").or(page.getByRole("alertdialog"));
const verdictOf = async (address: string) => {
  const answer = await fetch(`${server.origin}${address}/record.json`);
  const checks = await verify(new Uint8Array(await answer.arrayBuffer()));
  return checks.map(({ name, outcome, detail }) =>
    name === "signatures" ? `${outcome} ${detail}` : outcome,
  );
};

beforeAll(async () => {
  server = await startServer();
  keeper = await signedIn(server, "recordKeeper");
  delegate = await signedIn(server, "delegate", author);
  await withPasskeys(delegate);
  for (const party of parties) {
    const tab = await signedIn(server, "principal", party);
    await withPasskeys(tab);
    holders.set(party, tab);
  }
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

async function begin(page: Page, button: string, title: string): Promise<string> {
  await page.goto(`${server.origin}/app/publicaciones`);
  await page.getByRole("button", { name: button }).click();
  await dialogOf(page).getByLabel("Título").fill(title);
  await dialogOf(page).getByRole("button", { name: "Iniciar", exact: true }).click();
  await page.waitForURL("**/documentos/*");
  return page.url().split("/").at(-1) ?? "";
}

async function write(page: Page, words: string): Promise<void> {
  const text = await textOf(page);
  await text.locator("p").first().click();
  await page.keyboard.type(words);
  await untilSaved(page);
}

async function close(page: Page): Promise<void> {
  await page.getByText("No falta nada").waitFor();
  await page.getByRole("button", { name: "Cerrar para firma" }).click();
  await dialogOf(page).getByRole("button", { name: "Cerrar para firma" }).click();
  await dialogOf(page).waitFor({ state: "hidden" });
}

async function publish(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Publicar", exact: true }).click();
  await dialogOf(page).getByRole("button", { name: "Publicar", exact: true }).click();
  const link = page.getByRole("link", { name: "Ver en el portal" }).first();
  await link.waitFor();
  return new URL((await link.getAttribute("href")) ?? "", server.origin).pathname;
}

describe("a communiqué", () => {
  it("is begun, written and closed by its author, who is told that nobody else has a say", async () => {
    const { page } = delegate;
    await begin(page, "Iniciar comunicado", "Sobre el plan de acción");
    await page.getByRole("heading", { name: "Rubro: Sociedad civil" }).waitFor();
    await page.getByText(`Es responsabilidad exclusiva de ${author}`).waitFor();
    expect(await page.getByText("Asistencia sin registrar").count()).toBe(0);
    await write(page, "El plan llega tarde y sin presupuesto.");
    await close(page);
    await page
      .getByText(/^OSC-001\/\d+ · Versión 1/)
      .first()
      .waitFor();
    const others = [await callAs("recordKeeper"), await callAs("principal", "civilSociety")];
    for (const call of others) {
      expect((await call(endpoints.readRubrics)).civilSociety).toEqual([]);
    }
    await keeper.page.goto(page.url());
    await keeper.page.getByText("Ya no tiene acceso a este documento").waitFor();
  });

  it("is signed by one passkey, without another way to decide, and published", async () => {
    const { page } = delegate;
    await page.getByText("0 de 1 firma").waitFor();
    expect(await page.getByRole("button", { name: /Negarse|reserva/ }).count()).toBe(0);
    await page.getByRole("button", { name: `Firmar por ${author}`, exact: true }).click();
    await expectAccessible(page);
    await signWithNewPasskey(page);
    await page.getByText("Firmada por quien la publica").first().waitFor();
    addresses.communique = await publish(page);
    expect(await verdictOf(addresses.communique)).toEqual([
      "passed",
      "passed",
      "passed",
      "passed",
      "passed 1/1",
    ]);
    await page.goto(server.origin + addresses.communique);
    await page.getByText(`responsabilidad exclusiva de sus autores. Autoría: ${author}.`).waitFor();
    await page.getByRole("heading", { name: "Firmado por quien lo publica, y por nadie más" }).waitFor();
    await page.goto(`${server.origin}/osc`);
    await page.getByRole("link", { name: "Sobre el plan de acción" }).waitFor();
  });
});

describe("a translation", () => {
  it("cannot be closed without its source, which is noted with its file", async () => {
    const { page } = keeper;
    translationId = await begin(page, "Iniciar traducción", "Estándares de participación");
    await page.getByRole("heading", { name: "Rubro: Alianza" }).waitFor();
    await write(page, "Los países publican un calendario.");
    await page.getByText("Falta anotar la fuente de la que se traduce").waitFor();
    await page.getByRole("button", { name: "Anotar la fuente" }).click();
    const dialog = dialogOf(page);
    await dialog.getByLabel("Título").fill("Participation and co-creation standards");
    await dialog.getByLabel("Dirección").fill("https://partnership.example/standards");
    await dialog.getByLabel("Versión", { exact: true }).fill("June 2012");
    await dialog.getByLabel("Fecha de la versión").fill("2012-06-01");
    await dialog.getByRole("button", { name: "Anotar", exact: true }).click();
    await dialog.getByText("Elija el archivo o escriba las 64 cifras de su huella.").waitFor();
    await expectAccessible(page);
    const path = join(await mkdtemp(join(tmpdir(), "minuta-source-")), "standards.pdf");
    await writeFile(path, standards);
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      dialog.getByRole("button", { name: "Elegir el archivo" }).click(),
    ]);
    await chooser.setFiles(path);
    await dialog.getByRole("button", { name: "Anotar", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByText(createHash("sha256").update(standards).digest("hex")).waitFor();
    await close(page);
  });

  it("is signed by the three seats, who can sign or refuse and make no reservation", async () => {
    for (const party of parties) {
      const page = holders.get(party)?.page;
      if (page === undefined) throw new Error(`nobody holds ${party}`);
      await page.goto(`${server.origin}/app/documentos/${translationId}`);
      await page.getByRole("button", { name: `Negarse a firmar por ${seats[party]}` }).waitFor();
      expect(await page.getByRole("button", { name: /reserva/ }).count()).toBe(0);
      await page.getByRole("button", { name: `Firmar por ${seats[party]}`, exact: true }).click();
      await signWithNewPasskey(page);
    }
    await keeper.page.getByText("Firmada por las tres partes").first().waitFor();
    addresses.translation = await publish(keeper.page);
    expect((await verdictOf(addresses.translation)).at(-1)).toBe("passed 3/3");
  });

  it("is shown as behind once its source changes, in workspace and portal, and not once that is translated", async () => {
    const { page } = keeper;
    await page.getByRole("button", { name: "Anotar una versión nueva" }).click();
    const dialog = dialogOf(page);
    await dialog.getByLabel("Versión", { exact: true }).fill("March 2014");
    await dialog.getByLabel("Fecha de la versión").fill("2014-03-15");
    await dialog.getByLabel("Huella SHA-256").fill("b".repeat(64));
    await dialog.getByRole("button", { name: "Anotar", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    const stale = "La fuente cambió el 15 de marzo de 2014";
    await page.getByText(`${stale}; esta traducción es de la versión June 2012.`).waitFor();
    await page.goto(`${server.origin}/app/publicaciones`);
    await page.getByText(stale).waitFor();
    const stranger = await (await launchBrowser()).open();
    for (const path of [addresses.translation, "/alianza"]) {
      await stranger.page.goto(server.origin + path);
      await stranger.page.getByText(stale).waitFor();
    }
    const call = await callAs("recordKeeper");
    const params = { documentId: translationId };
    await call(endpoints.startErratum, { params, body: { reason: "La fuente tiene una versión nueva." } });
    await page.goto(`${server.origin}/app/documentos/${translationId}`);
    await page.getByRole("button", { name: "El texto ya es de la versión March 2014" }).click();
    await page.getByText("March 2014 · 15 de marzo de 2014").waitFor();
    expect(await page.getByText(stale).count()).toBe(0);
    await stranger.page.reload();
    await stranger.page.getByText(stale).waitFor();
    await stranger.close();
  });
});

describe("nothing overflows, and axe finds nothing", () => {
  for (const language of ["es", "en"] as const) {
    for (const [width, height] of [
      [1280, 900],
      [360, 740],
    ] as const) {
      it(`in ${language} at ${width} px`, async () => {
        const call = await callAs("recordKeeper");
        await call(endpoints.setLanguage, { body: { language } });
        const tab = await signedIn(server, "recordKeeper", undefined, { viewport: { width, height } });
        const twin = (path: string) =>
          language === "es" ? path : path.replace("/registros/", "/en/records/");
        const pages = [
          "/app/publicaciones",
          `/app/documentos/${translationId}`,
          twin(addresses.communique),
          twin(addresses.translation),
          language === "es" ? "/alianza" : "/en/alliance",
          language === "es" ? "/osc" : "/en/civil-society",
        ];
        for (const path of pages) {
          await tab.page.goto(server.origin + path);
          await tab.page.getByRole("heading", { level: 1 }).first().waitFor();
          await tab.page.waitForLoadState("networkidle");
          const wider = await tab.page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect([path, Math.max(wider, 0)]).toEqual([path, 0]);
          await expectAccessible(tab.page);
        }
        expect(tab.problems).toEqual([]);
        await tab.close();
        await call(endpoints.setLanguage, { body: { language: "es" } });
      });
    }
  }

  it("and nothing went wrong in any browser", () => {
    for (const { problems } of [delegate, ...holders.values()]) expect(problems).toEqual([]);
  });
});
