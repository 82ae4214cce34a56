import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn, textOf, untilSaved } from "./story.ts";

const parties = [
  ["government", "Gobierno"],
  ["institute", "Instituto"],
  ["civilSociety", "Sociedad civil"],
] as const;
/** More stops than any page has: who has gone round once does not go on for ever. */
const maxStops = 200;

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

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Presses Tab, or Shift+Tab, until the focus is on `target`. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop <= maxStops; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${String(target)}`);
}

async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** The dialog that is open, whichever kind. */
const dialogOf = (page: Page) => page.getByRole("alertdialog").or(page.getByRole("dialog"));

describe("the whole walk with the keyboard alone", () => {
  it("opens the minutes from the first screen and types", async () => {
    const { page } = keeper;
    await page.goto(`${server.origin}/app`);
    await press(page, page.getByRole("link", { name: /Abrir minuta/ }).first());
    const text = await textOf(page);
    await tabTo(page, text);
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
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
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
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
    const fault = page
      .getByRole("button", { name: /falta el texto/ })
      .or(page.getByRole("link", { name: /falta el texto/ }));
    await press(page, fault.first());
    await expect.poll(() => hasFocus(page.locator(".ProseMirror"))).toBe(true);
    await page.keyboard.type("Reunirse de nuevo en abril.");
    await resolution.getByText("Reunirse de nuevo en abril.").waitFor();
    for (const [, word] of parties) {
      await press(page, page.getByRole("button", { name: `Registrar la asistencia: ${word}` }));
      const dialog = dialogOf(page);
      await tabTo(page, dialog.getByLabel("Llegada"));
      await page.keyboard.type("0930AM");
      await press(page, dialog.getByRole("button", { name: "Guardar asistencia" }));
      await dialog.waitFor({ state: "hidden" });
    }
    const check = page.getByRole("region", { name: "Para cerrar" });
    await check.getByText("No falta nada").waitFor();
    await untilSaved(page);
    await press(page, check.getByRole("button", { name: "Cerrar para firma" }));
    await press(page, dialogOf(page).getByRole("button", { name: "Cerrar para firma" }));
    await page.getByText("Cerrada para firma").first().waitFor();
  });

  it("is signed by each seat, published, and read on the portal", async () => {
    const address = keeper.page.url();
    for (const [party, word] of parties) {
      const { page } = await signedIn(server, "principal", party);
      await page.goto(address);
      await press(page, page.getByRole("button", { name: `Firmar por ${word}`, exact: true }));
      await press(page, dialogOf(page).getByRole("button", { name: "Firmar", exact: true }));
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
