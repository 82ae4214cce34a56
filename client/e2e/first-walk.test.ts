import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adoptAndAdjourn, openSession } from "./hold-session.ts";
import { openMinutes, signedIn, signWithNewPasskey, textOf, untilSaved, withPasskeys } from "./story.ts";

const run = promisify(execFile);
const parties = [
  ["government", "Gobierno"],
  ["institute", "Instituto"],
  ["civilSociety", "Sociedad civil"],
] as const;

let server: TestServer;
let keeper: BrowserTab;
const seats = new Map<string, BrowserTab>();
const seat = (party: string) => {
  const tab = seats.get(party);
  if (tab === undefined) throw new Error(`nobody holds ${party}`);
  return tab;
};

beforeAll(async () => {
  server = await startServer();
  keeper = await signedIn(server, "recordKeeper");
  for (const [party] of parties) {
    const tab = await signedIn(server, "principal", party);
    await withPasskeys(tab);
    seats.set(party, tab);
  }
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

const opening = (page: Page) => page.locator(".ProseMirror > p").first();

/** The paragraph's own words, without the carets that others have in it. */
const openingWords = (page: Page) =>
  opening(page).evaluate((paragraph) => {
    const copy = paragraph.cloneNode(true) as HTMLElement;
    for (const widget of copy.querySelectorAll(".ProseMirror-widget")) widget.remove();
    return copy.textContent;
  });

describe("from a blank session to published minutes", () => {
  let address = "";

  it("three parties type into the same paragraph at the same time and converge", async () => {
    address = await openMinutes(server, keeper.page);
    await openSession(server, address);
    for (const [party] of parties) {
      const { page } = seat(party);
      await page.goto(address);
      await textOf(page);
      await opening(page).click();
      await page.keyboard.press("End");
    }
    await Promise.all(
      parties.map(([party, word]) =>
        seat(party).page.keyboard.type(` Consta ${word.toLowerCase()}.`, { delay: 15 }),
      ),
    );
    for (const [party] of parties) await untilSaved(seat(party).page);
    const letters = parties
      .map(([, word]) => ` Consta ${word.toLowerCase()}.`)
      .join("")
      .split("")
      .sort()
      .join("");
    const pages = [keeper.page, ...parties.map(([party]) => seat(party).page)];
    await expect
      .poll(async () => new Set(await Promise.all(pages.map(openingWords))).size, { timeout: 10_000 })
      .toBe(1);
    const paragraph = await openingWords(keeper.page);
    for (const letter of new Set(letters)) {
      const count = (text: string) => text.split(letter).length;
      expect(count(paragraph)).toBeGreaterThanOrEqual(count(letters));
    }
  });

  it("one comments on words of the text, another resolves it, both without reloading", async () => {
    const { page } = seat("civilSociety");
    await opening(page).click();
    await page.keyboard.press("Home");
    for (let index = 0; index < 8; index += 1) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+Alt+m");
    await page.getByRole("textbox", { name: "Comentario" }).fill("¿Estuvieron los tres titulares?");
    await page.getByRole("button", { name: "Comentar", exact: true }).last().click();
    const other = seat("government").page;
    await other.getByRole("tab", { name: /^Comentarios/ }).click();
    await other.getByText("¿Estuvieron los tres titulares?").waitFor();
    await other.getByRole("button", { name: "Resolver" }).first().click();
    await page.getByText("¿Estuvieron los tres titulares?").waitFor({ state: "hidden" });
  });

  it("the record keeper is told what is missing, and closes when nothing is", async () => {
    const { page } = keeper;
    const check = page.getByRole("region", { name: "Para cerrar" });
    await check.getByText("Acuerdo 1: falta responsable").waitFor();
    expect(await check.getByRole("button", { name: "Cerrar para firma" }).isDisabled()).toBe(true);

    const resolution = page.locator(".ProseMirror .resolution").first();
    await resolution.getByText("Redacte el acuerdo…").or(resolution.locator("p")).first().click();
    await page.keyboard.type("Publicar en formato abierto el catálogo de programas.");
    await page.getByLabel("Responsable").first().fill("Función Pública");
    await page.getByLabel("Plazo").first().fill("2012-04-30");
    await page.getByRole("button", { name: "Pasar lista" }).click();
    for (const [, word] of parties) {
      const seat = page.getByRole("dialog").getByRole("region", { name: word }).getByRole("group").first();
      await seat.getByRole("button", { name: "Presente" }).click();
      await seat.getByText(/Presente desde/).waitFor();
    }
    await page.getByRole("dialog").getByRole("button", { name: "Listo" }).click();
    await page.getByText("3 de 3 partes").waitFor();
    await untilSaved(page);
    await adoptAndAdjourn(server, address);
    await check.getByText("No falta nada").waitFor();
    await check.getByRole("button", { name: "Cerrar para firma" }).click();
    await page
      .getByRole("alertdialog")
      .or(page.getByRole("dialog"))
      .getByRole("button", { name: "Cerrar para firma" })
      .click();
    await page.getByText("Cerrada para firma").first().waitFor();
  });

  it("the three seats see the same short digest, cannot write any more, and sign", async () => {
    const digestOn = async (page: Page) => {
      const label = page.getByText(/^\p{L}+ \d\d · \p{L}+ \d\d · \p{L}+ \d\d$/u).first();
      await label.waitFor();
      return label.textContent();
    };
    const digests = await Promise.all(
      [keeper.page, ...[...seats.values()].map((tab) => tab.page)].map(digestOn),
    );
    expect(new Set(digests).size).toBe(1);

    const late = seat("institute").page;
    const before = await openingWords(late);
    await opening(late).click();
    await late.keyboard.type("tarde");
    expect(await openingWords(late)).toBe(before);

    for (const [index, [party, word]] of parties.entries()) {
      const { page } = seat(party);
      await page.getByRole("button", { name: `Firmar por ${word}`, exact: true }).click();
      await signWithNewPasskey(page);
      await keeper.page
        .getByText(index === 2 ? "Firmada por las tres partes" : `${index + 1} de 3 firmas`)
        .first()
        .waitFor();
    }
  });

  it("is published, and a stranger without JavaScript reads it and downloads the PDF", async (context) => {
    const { page } = keeper;
    await page.getByRole("button", { name: "Publicar", exact: true }).first().click();
    await page
      .getByRole("alertdialog")
      .or(page.getByRole("dialog"))
      .getByRole("button", { name: "Publicar", exact: true })
      .click();
    await page.getByText("Ver en el portal").first().waitFor();

    const stranger = await (await launchBrowser()).open({ playwright: { javaScriptEnabled: false } });
    await stranger.page.goto(server.origin);
    await stranger.page
      .getByRole("link", { name: /sexta sesión/i })
      .first()
      .click();
    await stranger.page.getByRole("heading", { level: 1 }).waitFor();
    const text = (await stranger.page.locator("body").innerText()).replaceAll(/\s+/g, " ");
    for (const words of [
      "ST-06/2012.01",
      "Publicar en formato abierto el catálogo",
      "Función Pública",
      "Gobierno",
    ]) {
      expect(text).toContain(words);
    }
    const link = stranger.page.getByRole("link", { name: /PDF/ }).first();
    const pdf = await stranger.context.request.get(
      new URL((await link.getAttribute("href")) ?? "", server.origin).href,
    );
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    const file = join(server.dataFolder, "downloaded.pdf");
    await writeFile(file, await pdf.body());
    const words = await run("pdftotext", ["-layout", file, "-"]).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") context.skip("pdftotext is not installed (Debian: poppler-utils)");
      throw error;
    });
    expect(words.stdout.replaceAll(/\s+/g, " ")).toContain(
      "Publicar en formato abierto el catálogo de programas.",
    );
    expect(stranger.problems).toEqual([]);
  });

  it("caused no error in any browser", () => {
    for (const tab of [keeper, ...seats.values()]) expect(tab.problems).toEqual([]);
  });
});
