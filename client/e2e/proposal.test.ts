import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { dialogOf, press, tabTo } from "./keyboard-alone.ts";
import { signedIn, textOf, untilSaved } from "./story.ts";

const title = "Publicar el presupuesto federal en datos abiertos";
const reasons =
  "Se acepta: el artículo 7 de la Ley de Transparencia obliga a publicarlo y el área de datos tiene los medios para hacerlo cada mes.";
const solution = "Publicar cada mes el presupuesto ejercido";

let server: TestServer;
/** Speaks for the organization that submits. */
let owner: BrowserTab;
let keeper: BrowserTab;
/** Speaks for the agency that answers. */
let agency: BrowserTab;
let number = "";
let address = "";
let commitment = "";
let answeredBefore = { answered: 0, of: 0 };

beforeAll(async () => {
  server = await startServer();
  owner = await signedIn(server, "delegate", "Fundar");
  keeper = await signedIn(server, "recordKeeper");
  agency = await signedIn(server, "delegate", "SHCP");
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** How many proposals have an answer, of how many, as the page of the partnership's requirements says. */
async function answeredOn(page: Page): Promise<{ answered: number; of: number }> {
  await page.goto(`${server.origin}/app/cumplimiento`);
  const said = page.getByText(/^\d+ de \d+ propuestas no retiradas/);
  const [answered = "", of = ""] = /^(\d+) de (\d+)/.exec((await said.textContent()) ?? "")?.slice(1) ?? [];
  await expectAccessible(page);
  return { answered: Number(answered), of: Number(of) };
}

const isCaretIn = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const at = window.getSelection()?.anchorNode ?? null;
    return document.querySelector(`.ProseMirror ${wanted}`)?.contains(at) ?? false;
  }, selector);

/** Moves the caret from the top of the text, line by line, into the worded part of a commitment. */
async function goToField(page: Page, selector: string): Promise<void> {
  await tabTo(page, page.locator(".ProseMirror"));
  await page.keyboard.press("Control+Home");
  for (let line = 0; line < 40 && !(await isCaretIn(page, selector)); line += 1) {
    await page.keyboard.press("ArrowDown");
  }
  expect(await isCaretIn(page, selector), `the caret does not come into ${selector}`).toBe(true);
}

describe("the way of a proposal, with the keyboard", () => {
  it("is submitted by the delegate of an organization, and gets its number", async () => {
    answeredBefore = await answeredOn(keeper.page);
    const { page } = owner;
    await page.goto(`${server.origin}/app/propuestas`);
    await expectAccessible(page);
    await press(page, page.getByRole("button", { name: "Presentar una propuesta" }));
    const dialog = dialogOf(page);
    await write(page, dialog.getByLabel("Título de la propuesta"), title);
    await expectAccessible(page);
    await press(page, dialog.getByRole("button", { name: "Presentar", exact: true }));
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByText("Falta que la secretaría técnica la turne a quien puede responderla.").waitFor();
    number =
      (await page
        .getByText(/^P-\d{3}$/)
        .first()
        .textContent()) ?? "";
    expect(number).toBe("P-046");
    address = page.url();
    await expectAccessible(page);
  });

  it("is told to the record keeper on the first screen, who assigns an agency", async () => {
    const { page } = keeper;
    await page.goto(`${server.origin}/app`);
    const changes = region(page, "Qué cambió");
    await changes.getByText("Se presentó").waitFor();
    await press(page, changes.getByRole("link", { name: `${number} · ${title}` }));
    await press(page, page.getByRole("button", { name: "Turnar a dependencias" }));
    const dialog = dialogOf(page);
    await write(page, dialog.getByLabel("Buscar dependencia"), "SHCP");
    await press(page, dialog.getByRole("checkbox", { name: /^SHCP/ }), "Space");
    await expectAccessible(page);
    await press(page, dialog.getByRole("button", { name: "Guardar" }));
    await dialog.waitFor({ state: "hidden" });
    await region(page, "Dependencias").getByText("Sin respuesta").waitFor();
    await page.getByText("Se turnó y aún no hay respuesta.").waitFor();
    await expectAccessible(page);
  });

  it("waits on the first screen of the agency, which answers with its reasons", async () => {
    const { page } = agency;
    await page.goto(`${server.origin}/app`);
    await expectAccessible(page);
    await press(page, page.getByRole("link", { name: `Responder ${number}` }));
    await press(page, page.getByRole("button", { name: "Responder por SHCP" }));
    const dialog = dialogOf(page);
    await dialog.getByRole("radio", { name: "Se acepta", exact: true }).waitFor();
    await write(page, dialog.getByLabel("Razones"), "No.");
    await press(page, dialog.getByRole("button", { name: "Responder", exact: true }));
    await dialog.getByRole("alert").waitFor();
    await expectAccessible(page);
    await tabTo(page, dialog.getByLabel("Razones"), "Shift+Tab");
    await page.keyboard.press("Control+A");
    await page.keyboard.type(reasons);
    await press(page, dialog.getByRole("button", { name: "Responder", exact: true }));
    await dialog.waitFor({ state: "hidden" });
    await region(page, "Respuestas razonadas").getByText(reasons).waitFor();
    await page.getByText("Una dependencia la aceptó; falta adoptar el compromiso.").waitFor();
    await expectAccessible(page);
  });

  it("gets a draft of a commitment, whose verdict says what it lacks until it lacks nothing", async () => {
    const { page } = keeper;
    await page.goto(address);
    await press(page, page.getByRole("button", { name: "Redactar un compromiso" }));
    await write(page, dialogOf(page).getByLabel("Título del compromiso"), "Presupuesto abierto");
    await expectAccessible(page);
    await press(page, dialogOf(page).getByRole("button", { name: "Crear borrador" }));
    await textOf(page);
    const panel = region(page, "Compromisos");
    for (const lack of [
      "Falta la dependencia responsable.",
      "Falta la fecha en que termina.",
      "No tiene ningún hito.",
      "Falta decir dónde se comprobará: un portal, un sitio o una dirección.",
    ]) {
      await panel.getByText(lack).waitFor();
    }
    await expectAccessible(page);
    await goToField(page, "[data-field='title']");
    await page.keyboard.type(title);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("Nadie sabe en qué se gasta.");
    await page.locator(".ProseMirror [data-field='publicProblem']").getByText("Nadie sabe").waitFor();
    await goToField(page, "[data-field='solution']");
    await page.keyboard.type(solution);
    await goToField(page, "[data-field='evidence']");
    await page.keyboard.type("Portal www.datos.gob.mx");
    const block = page.getByRole("group", { name: "Compromiso en borrador" });
    await goToField(page, ".milestone");
    await page.keyboard.type("Avanzar mucho");
    await untilSaved(page);
    await panel.getByText(/^Hito 1: no nombra algo que se entregue/).waitFor();
    await page.keyboard.press("Control+Backspace");
    await page.keyboard.press("Control+Backspace");
    await page.keyboard.type("Base de datos publicada");
    await write(page, block.locator(".milestone").first().getByLabel("Término"), "06302012");
    const facts = block.locator(".block-facts").first();
    await tabTo(page, facts.getByLabel("Dependencia responsable"), "Shift+Tab");
    await page.keyboard.type("SHCP");
    await write(page, facts.getByLabel("Término"), "12312012");
    await untilSaved(page);
    await panel.getByText("Es verificable: puede adoptarse.").waitFor();
    await expectAccessible(page);
  });

  it("becomes a commitment, which the server numbers", async () => {
    const { page } = keeper;
    const panel = region(page, "Compromisos");
    await press(page, panel.getByRole("button", { name: "Adoptar" }));
    const dialog = dialogOf(page);
    await dialog.getByText("Es verificable: puede adoptarse.").waitFor();
    await dialog.getByRole("checkbox", { name: new RegExp(`^${number}`), checked: true }).waitFor();
    await dialog.getByText("Secretaría de Hacienda y Crédito Público").first().waitFor();
    await expectAccessible(page);
    await press(page, dialog.getByRole("button", { name: "Adoptar", exact: true }));
    await dialog.waitFor({ state: "hidden" });
    const link = panel.getByRole("link", { name: /^C-\d\d$/ });
    commitment = (await link.textContent()) ?? "";
    expect(commitment).toBe("C-04");
    await panel.getByText("Adoptado", { exact: true }).waitFor();
    await press(page, link);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.getByText("Es verificable", { exact: true }).waitFor();
    await region(page, "De dónde viene").getByText(number).first().waitFor();
    await expectAccessible(page);
  });

  it("has all of it in its dossier, and its organization is told", async () => {
    const { page } = owner;
    await page.goto(`${server.origin}/app`);
    const changes = region(page, "Qué cambió");
    await changes.getByText("Una respuesta razonada a").first().waitFor();
    await changes.getByRole("link", { name: `${commitment} · ${title}` }).waitFor();
    await expectAccessible(page);
    await press(page, changes.getByRole("link", { name: `${number} · ${title}` }).first());
    await page.getByText("De ella nació un compromiso vigente.").waitFor();
    await region(page, "Dependencias").getByText("Se acepta").waitFor();
    await region(page, "Respuestas razonadas").getByText(reasons).waitFor();
    await region(page, "Compromiso")
      .getByRole("link", { name: `${commitment} · ${title}` })
      .waitFor();
    await region(page, "Compromiso").getByRole("link", { name: "Presupuesto abierto" }).waitFor();
    await expectAccessible(page);
  });

  it("counts among the answered ones on the page of the partnership's requirements", async () => {
    const { answered, of } = answeredBefore;
    expect(await answeredOn(keeper.page)).toEqual({ answered: answered + 1, of: of + 1 });
    for (const { problems } of [owner, keeper, agency]) {
      // The reasons that were too short are refused by the server; Chromium logs each refusal.
      expect(problems.filter(({ text }) => !/status of 4\d\d/.test(text))).toEqual([]);
    }
  });
});
