import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adoptAndAdjourn, openSession } from "./hold-session.ts";
import { dialogOf, hasFocus, press, tabTo } from "./keyboard-alone.ts";
import { signedIn, textOf, untilSaved, withPasskeys } from "./story.ts";

const parties = [
  ["government", "Gobierno"],
  ["institute", "Instituto"],
  ["civilSociety", "Sociedad civil"],
] as const;
/** More than the sample has. */
const maxPeople = 60;

let server: TestServer;
let keeper: BrowserTab;

beforeAll(async () => {
  server = await startServer();
  keeper = await signedIn(server, "recordKeeper");
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

/** Moves the caret from the top of the text to its opening paragraph, past what is drawn from rows. */
async function goToOpening(page: Page): Promise<void> {
  const isThere = () =>
    page.evaluate(() => {
      const at = window.getSelection()?.anchorNode ?? null;
      return document.querySelector(".ProseMirror > p")?.contains(at) ?? false;
    });
  await page.keyboard.press("Control+Home");
  for (let line = 0; line < 20 && !(await isThere()); line += 1) await page.keyboard.press("ArrowDown");
  expect(await isThere()).toBe(true);
}

describe("the whole walk with the keyboard alone", () => {
  it("opens the minutes from the first screen and types", async () => {
    const { page } = keeper;
    await page.goto(`${server.origin}/app`);
    await press(page, page.getByRole("link", { name: /Abrir minuta/ }).first());
    const text = await textOf(page);
    await tabTo(page, text);
    await goToOpening(page);
    await page.keyboard.press("End");
    await page.keyboard.type(" Se escribió sin ratón.");
    await text.getByText("Se escribió sin ratón.").waitFor();
    await untilSaved(page);
  });

  it("inserts a resolution from the slash menu and fills in who answers for it by when", async () => {
    const { page } = keeper;
    const resolutions = page.getByRole("group", { name: /^Acuerdo/ });
    const before = await resolutions.count();
    await page.keyboard.press("Enter");
    await page.keyboard.type("/acuerdo");
    await page.getByRole("option", { name: /^Acuerdo/ }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => resolutions.count()).toBe(before + 1);
    await page.keyboard.type("Abrir los datos de compras.");
    const made = resolutions.filter({ hasText: "Abrir los datos de compras." });
    await tabTo(page, made.getByLabel("Responsable"));
    await page.keyboard.type("Función Pública");
    await tabTo(page, made.getByLabel("Plazo"));
    // The parts of the browser's own date field come in its own order.
    await page.keyboard.type("04042012");
    await made.getByText("Falta plazo").waitFor({ state: "hidden" });
    expect(await made.getByLabel("Plazo").inputValue()).toBe("2012-04-04");

    const template = resolutions.nth(1);
    await tabTo(page, template.getByLabel("Responsable"));
    await page.keyboard.type("Secretaría técnica");
    await tabTo(page, template.getByLabel("Plazo"));
    await page.keyboard.type("05052012");
    await tabTo(page, page.locator(".ProseMirror"), "Shift+Tab");
    await untilSaved(page);
  });

  it("comments on selected words, replies and resolves", async () => {
    const { page } = keeper;
    await goToOpening(page);
    await page.keyboard.press("Home");
    for (let letter = 0; letter < 8; letter += 1) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+Alt+m");
    const words = page.getByRole("textbox", { name: "Comentario" });
    await tabTo(page, words);
    await page.keyboard.type("¿Con los tres titulares?");
    await press(page, page.getByRole("button", { name: "Comentar", exact: true }).last());
    const thread = page.getByRole("article").filter({ hasText: "¿Con los tres titulares?" });
    await thread.waitFor();
    await press(page, thread.getByRole("button", { name: "Responder" }));
    await page.keyboard.type("Sí, con los tres.");
    await press(page, thread.getByRole("button", { name: "Responder" }).last());
    await thread.getByText("Sí, con los tres.").waitFor();
    await press(page, thread.getByRole("button", { name: "Resolver" }));
    await thread.waitFor({ state: "hidden" });
  });

  it("records the attendance of the three seats and closes", async () => {
    const { page } = keeper;
    const resolution = page.getByRole("group", { name: /^Acuerdo/ }).nth(1);
    await openSession(server, page.url());
    await tabTo(page, page.getByRole("tab", { name: /^Comentarios/ }));
    await page.keyboard.press("ArrowLeft");
    const fault = page
      .getByRole("button", { name: /falta el texto/ })
      .or(page.getByRole("link", { name: /falta el texto/ }));
    await press(page, fault.first());
    await expect.poll(() => hasFocus(page.locator(".ProseMirror"))).toBe(true);
    await page.keyboard.type("Reunirse de nuevo en abril.");
    await resolution.getByText("Reunirse de nuevo en abril.").waitFor();
    await press(page, page.getByRole("button", { name: "Pasar lista" }));
    for (const [, word] of parties) {
      const seat = dialogOf(page).getByRole("region", { name: word }).getByRole("group").first();
      for (let person = 0; person < maxPeople && !(await hasFocus(seat)); person += 1) {
        await page.keyboard.press("ArrowDown");
      }
      await page.keyboard.press("p");
      await seat.getByText(/Presente desde/).waitFor();
    }
    await press(page, dialogOf(page).getByRole("button", { name: "Listo" }));
    const check = page.getByRole("region", { name: "Para cerrar" });
    await untilSaved(page);
    await adoptAndAdjourn(server, page.url());
    await check.getByText("No falta nada").waitFor();
    await press(page, check.getByRole("button", { name: "Cerrar para firma" }));
    await press(page, dialogOf(page).getByRole("button", { name: "Cerrar para firma" }));
    await page.getByText("Cerrada para firma").first().waitFor();
  });

  it("is signed by each seat, published, and read on the portal", async () => {
    const address = keeper.page.url();
    for (const [party, word] of parties) {
      const seat = await signedIn(server, "principal", party);
      await withPasskeys(seat);
      const { page } = seat;
      await page.goto(address);
      await press(page, page.getByRole("button", { name: `Firmar por ${word}`, exact: true }));
      await press(page, dialogOf(page).getByRole("button", { name: "Crear la llave y firmar" }));
      await dialogOf(page).waitFor({ state: "hidden" });
      await page.close();
    }
    const { page } = keeper;
    await press(page, page.getByRole("button", { name: "Publicar" }).first());
    await press(page, dialogOf(page).getByRole("button", { name: "Publicar" }));
    await press(page, page.getByRole("link", { name: "Ver en el portal" }).first());
    await page.waitForURL("**/registros/**");
    await page.getByText("Abrir los datos de compras.").first().waitFor();
    expect(keeper.problems).toEqual([]);
  });
});
