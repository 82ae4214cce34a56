import { createCall, endpoints } from "@minuta/contract";
import {
  type BrowserTab,
  launchBrowser,
  publishMinutes,
  startServer,
  type TestServer,
} from "@minuta/testing";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { dialogOf, hasFocus, press, tabTo } from "./keyboard-alone.ts";
import { openMinutes, signedIn, textOf, untilSaved, withPasskeys } from "./story.ts";

const earlier = "Abrir el portal compartido a revisión de las ocho organizaciones.";
const wordings = [
  "Publicar en formato abierto el catálogo de programas.",
  "Convocar a las organizaciones proponentes.",
  "Reunirse de nuevo en abril.",
] as const;
const patience = { timeout: 10_000 };
/** More than the roll of the sample has. */
const maxPeople = 60;

let server: TestServer;
let keeper: BrowserTab;
/** Another record keeper, invited by the first. */
let second: BrowserTab;
let delegate: BrowserTab;
let address = "";

beforeAll(async () => {
  server = await startServer();
  await publishMinutes(server, earlier, "ST-05/2012");
  keeper = await signedIn(server, "recordKeeper");
  second = await (await launchBrowser()).open();
  const cookie = await server.signIn("recordKeeper");
  const call = createCall({
    fetch,
    baseUrl: server.origin,
    headers: () => ({ cookie, origin: server.origin }),
  });
  const { link } = await call(endpoints.invite, {
    body: {
      email: "segunda.secretaria@muestra.invalid",
      name: "Secretaría técnica adjunta",
      language: "es",
      role: "recordKeeper",
      party: null,
      organizationId: null,
    },
  });
  await second.page.goto(link ?? "");
  await second.page.getByRole("button").first().click();
  await second.page.waitForURL("**/app**");
  delegate = await signedIn(server, "principal", "government", { viewport: { width: 360, height: 740 } });
  await withPasskeys(delegate);
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

/** A dialog takes the focus when it has been drawn, which is not at once on a busy machine. */
async function untilFocused(target: Locator): Promise<void> {
  await expect.poll(() => hasFocus(target), patience).toBe(true);
}

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const rollPerson = (page: Page, party: string, capacity: string) =>
  dialogOf(page)
    .getByRole("region", { name: party })
    .getByRole("group")
    .filter({ hasText: capacity })
    .first();

/** Goes along the roll with the arrows to a person. */
async function arrowTo(page: Page, person: Locator): Promise<void> {
  await person.waitFor();
  await page.keyboard.press("Home");
  for (let index = 0; index < maxPeople && !(await hasFocus(person)); index += 1) {
    await page.keyboard.press("ArrowDown");
  }
  expect(await hasFocus(person)).toBe(true);
}

/** What the delegate's phone shows is whole on its 360 pixels, and within reach of everybody. */
async function expectPhoneInOrder(): Promise<void> {
  await expectAccessible(delegate.page);
  const wider = await delegate.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
}

/** The sheet of the session on the delegate's phone says this. */
async function expectOnPhone(...said: (string | RegExp)[]): Promise<void> {
  const { page } = delegate;
  await page.getByRole("button", { name: "Sesión", exact: true }).click();
  for (const words of said) await dialogOf(page).getByText(words).first().waitFor();
  await expectPhoneInOrder();
  await page.keyboard.press("Escape");
  await dialogOf(page).waitFor({ state: "hidden" });
}

async function openRoll(page: Page): Promise<void> {
  await press(page, page.getByRole("button", { name: "Pasar lista" }));
  await rollPerson(page, "Gobierno", "Propietario").waitFor();
}

async function closeRoll(page: Page): Promise<void> {
  await press(page, dialogOf(page).getByRole("button", { name: "Listo" }));
  await dialogOf(page).waitFor({ state: "hidden" });
}

/** Goes to the start of the text; right after it got the focus the editor takes the caret back to where it was once. */
async function toStart(page: Page): Promise<void> {
  const isAtStart = async () => {
    await page.keyboard.press("Control+Home");
    return page.evaluate(() => {
      const at = window.getSelection();
      return at?.anchorOffset === 0 && document.querySelector(".ProseMirror > h1")?.contains(at.anchorNode);
    });
  };
  await expect.poll(isAtStart, patience).toBe(true);
}

/** Puts the caret into a new empty line after the first paragraph of the text, with keys. */
async function newLine(page: Page): Promise<void> {
  await tabTo(page, page.locator(".ProseMirror"));
  const caret = () =>
    page.evaluate(() => {
      const at = window.getSelection()?.focusNode ?? null;
      const paragraph = document.querySelector(".ProseMirror > p");
      if (at === null || paragraph?.contains(at) !== true) return `in ${at?.textContent?.slice(0, 20)}`;
      const rest = document.createRange();
      rest.setStart(at, window.getSelection()?.focusOffset ?? 0);
      rest.setEndAfter(paragraph.lastChild ?? paragraph);
      return rest.toString() === "" ? "at its end" : "in the paragraph";
    });
  await toStart(page);
  const way: string[] = [];
  // End goes to the end of the line on the screen, of which the paragraph may have several.
  for (let line = 0; line < 40; line += 1) {
    const place = await caret();
    way.push(place);
    if (place === "at its end") break;
    await page.keyboard.press(place === "in the paragraph" && way.at(-2) !== place ? "End" : "ArrowDown");
  }
  expect(way.at(-1), way.join(" > ")).toBe("at its end");
  await page.keyboard.press("Enter");
}

/** Writes a whole resolution by prefixes: its words, who answers for it, by when. */
async function scribe(page: Page, wording: string, responsible: string, due: string): Promise<void> {
  await page.keyboard.type(`/acuerdo ${wording}`);
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type(`/responsable ${responsible}`);
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type(`/plazo ${due}`);
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  const made = page.getByRole("group", { name: /^Acuerdo/ }).filter({ hasText: wording });
  await made.getByText("Completo").waitFor();
  await untilSaved(page);
}

const block = (page: Page, wording: string) =>
  page.locator(".ProseMirror .resolution").filter({ hasText: wording });
const line = (page: Page, wording: string) =>
  region(page, "Acuerdos").getByRole("listitem").filter({ hasText: wording });

describe("a whole regular session with the keyboard alone", () => {
  it("is opened by its record keeper, with the agenda beside the text", async () => {
    const { page } = keeper;
    address = await openMinutes(server, page);
    await press(page, page.getByRole("button", { name: "Abrir sesión" }));
    await untilFocused(dialogOf(page).getByRole("button", { name: "Abrir sesión" }));
    await page.keyboard.press("Enter");
    await region(page, "Sesión").getByText("En sesión").waitFor();
    await press(page, page.getByRole("button", { name: /^Pasar al punto: Pase de lista/ }));
    await page
      .locator("[aria-current='step']")
      .getByText(/Pase de lista/)
      .waitFor();
    await delegate.page.goto(address);
    await textOf(delegate.page);
    await expectPhoneInOrder();
    await expectOnPhone("Sin quórum");
  });

  it("calls the roll with one letter a person: an alternate acts, a principal comes late", async () => {
    const { page } = keeper;
    await openRoll(page);
    await expectAccessible(page);
    const calls = [
      ["Gobierno", "Propietario", "p", /Presente desde/],
      ["Instituto", "Suplente", "p", /Presente desde.*actúa por el asiento/],
      ["Sociedad civil", "Propietario", "d", /A distancia desde/],
    ] as const;
    for (const [party, capacity, key, said] of calls) {
      const person = rollPerson(page, party, capacity);
      await arrowTo(page, person);
      await page.keyboard.press(key);
      await person.getByText(said).waitFor();
    }
    await arrowTo(page, rollPerson(page, "Instituto", "Propietario"));
    await page.keyboard.press("t");
    await page.getByLabel("Llegada").waitFor();
    await page.keyboard.press("Enter");
    await rollPerson(page, "Instituto", "Propietario")
      .getByText(/Presente desde.*actúa por el asiento/)
      .waitFor();
    await closeRoll(page);
    await region(page, "Asientos").getByText("3 de 3 partes").waitFor();
    await region(page, "Asientos")
      .getByText(/A distancia|a distancia/)
      .waitFor();
  });

  it("loses quorum when civil society leaves, says so, and regains it", async () => {
    const { page } = keeper;
    await openRoll(page);
    const person = rollPerson(page, "Sociedad civil", "Propietario");
    await arrowTo(page, person);
    await page.keyboard.press("s");
    await person.getByText(/Salió/).first().waitFor();
    await closeRoll(page);
    await region(page, "Asientos").getByText("Sin quórum").waitFor();
    await page.getByRole("status").filter({ hasText: "Se perdió el quórum" }).waitFor({ state: "attached" });
    await page.getByText("Mientras tanto no se adoptan acuerdos.").waitFor();
    await expectOnPhone("Sin quórum");
    await openRoll(page);
    await arrowTo(page, person);
    await page.keyboard.press("p");
    await person.getByText(/Presente desde/).waitFor();
    await closeRoll(page);
    await page.getByRole("status").filter({ hasText: "Hay quórum de nuevo" }).waitFor({ state: "attached" });
  });

  it("takes a delegate's request for the floor from a phone, with one tap", async () => {
    const { page } = delegate;
    await page.getByRole("button", { name: "Pedir la palabra" }).click();
    await page.getByRole("button", { name: /^Lugar 1/ }).waitFor();
    await expectPhoneInOrder();
    await press(keeper.page, keeper.page.getByRole("button", { name: /^Dar la palabra a/ }));
    await page.getByRole("button", { name: "Terminar" }).waitFor();
    await expectOnPhone("3 de 3 partes", /habla \d:\d\d/);
    await page.getByRole("button", { name: "Terminar" }).click();
    await page.getByRole("button", { name: "Pedir la palabra" }).waitFor();
  });

  it("has two record keepers write by prefixes and adopt at once: two numbers, in order", async () => {
    await second.page.goto(address);
    await textOf(second.page);
    await newLine(keeper.page);
    await scribe(keeper.page, wordings[0], "funcion pub", "30 abr");
    await newLine(second.page);
    await scribe(second.page, wordings[1], "Secretaría técnica", "en 10 días");
    const tabs = [keeper, second] as const;
    for (const [index, { page }] of tabs.entries()) {
      const wording = wordings[index] ?? "";
      await press(page, line(page, wording).getByRole("button", { name: /^Adoptar/ }));
      const adopt = dialogOf(page).getByRole("button", { name: "Adoptar", exact: true });
      await untilFocused(adopt);
      await dialogOf(page).getByText(wording).waitFor();
      await expect.poll(() => adopt.getAttribute("aria-disabled"), patience).toBeNull();
    }
    await expectAccessible(keeper.page);
    await Promise.all(tabs.map(({ page }) => page.keyboard.press("Enter")));
    for (const { page } of tabs) await dialogOf(page).waitFor({ state: "hidden" });
    const numberOf = async (page: Page, wording: string) =>
      (await block(page, wording).locator(".block-title").textContent()) ?? "";
    for (const { page } of tabs) {
      await expect
        .poll(
          async () => [await numberOf(page, wordings[0]), await numberOf(page, wordings[1])].sort(),
          patience,
        )
        .toEqual(["Acuerdo ST-06/2012.01", "Acuerdo ST-06/2012.02"]);
    }
    await block(keeper.page, wordings[0]).getByText("Adoptado · Consenso 3/3").waitFor();
    expect(await block(keeper.page, wordings[0]).getByLabel("Responsable").inputValue()).toMatch(
      /Función Pública/,
    );
    expect(await block(keeper.page, wordings[1]).getByLabel("Plazo").inputValue()).toBe("2012-03-30");
  });

  it("goes to what is missing before it lets a resolution be adopted, then adopts it with a reservation", async () => {
    const { page } = keeper;
    const empty = region(page, "Acuerdos").getByRole("listitem").filter({ hasText: "Sin texto todavía" });
    await press(page, empty.getByRole("button", { name: /^Adoptar/ }));
    await untilFocused(page.locator(".ProseMirror"));
    expect(await dialogOf(page).count()).toBe(0);
    await page.keyboard.type(wordings[2]);
    const made = block(page, wordings[2]);
    await tabTo(page, made.getByLabel("Responsable"));
    await page.keyboard.type("Secretaría técnica");
    await tabTo(page, made.getByLabel("Plazo"));
    await page.keyboard.type("05052012");
    await made.getByText("Completo").waitFor();
    await untilSaved(page);
    await press(page, line(page, wordings[2]).getByRole("button", { name: /^Adoptar/ }));
    await press(page, dialogOf(page).getByRole("button", { name: "Añadir reserva: Instituto" }));
    await untilFocused(dialogOf(page).getByLabel("Reserva: Instituto"));
    await page.keyboard.type("Sólo si hay sede.");
    await press(page, dialogOf(page).getByRole("button", { name: "Adoptar", exact: true }));
    await dialogOf(page).waitFor({ state: "hidden" });
    await made.getByText("Acuerdo ST-06/2012.03").waitFor();
    await made.getByText("Reserva, Instituto: Sólo si hay sede.").waitFor();
  });

  it("flags a text that changed after its adoption until it is adopted again, with the difference", async () => {
    const { page } = keeper;
    await press(
      page,
      line(page, wordings[2])
        .getByRole("button", { name: /ST-06\/2012\.03/ })
        .first(),
    );
    await page.keyboard.press("End");
    await page.keyboard.type(" En la sede del IFAI.");
    const made = block(page, wordings[2]);
    await made.getByText("Cambió desde su adopción").waitFor();
    await untilSaved(page);
    await press(page, line(page, wordings[2]).getByRole("button", { name: /^Adoptar de nuevo/ }));
    await dialogOf(page).locator("ins").filter({ hasText: "En la sede del IFAI" }).waitFor();
    await press(page, dialogOf(page).getByRole("button", { name: "Adoptar de nuevo" }));
    await dialogOf(page).waitFor({ state: "hidden" });
    await made.getByText(/^Adoptado/).waitFor();
    await made.getByText("Acuerdo ST-06/2012.03").waitFor();
  });

  it("reads the resolutions on the wall, and the chair confirms each", async () => {
    const project = keeper.page.getByRole("link", { name: "Proyectar acuerdos" });
    await tabTo(keeper.page, project, "Shift+Tab");
    const opened = keeper.context.waitForEvent("page");
    await keeper.page.keyboard.press("Enter");
    const wall = await opened;
    await wall.getByText("0 de 3 confirmados").waitFor();
    await expectAccessible(wall);
    for (const confirmed of [1, 2, 3]) {
      await untilFocused(wall.getByRole("button", { name: "Confirmar lectura" }));
      await wall.keyboard.press("Enter");
      await wall.getByText(`${confirmed} de 3 confirmados`).waitFor();
    }
    await wall.keyboard.press("Home");
    await wall.getByText("1 de 3", { exact: true }).waitFor();
    await wall.getByText("Leído y confirmado").waitFor();
    await wall.close();
  });

  it("is adjourned from the text, and its minutes are whole, in the order of the source, and not typed", async () => {
    const { page } = keeper;
    await newLine(page);
    await page.keyboard.type("/cierre");
    await page.getByRole("option", { name: /Cierre de la sesión/ }).waitFor();
    await page.keyboard.press("Enter");
    await tabTo(page, dialogOf(page).getByLabel("Próxima sesión"));
    await page.keyboard.type("10 de abril de 2012, 9:30, IFAI");
    await press(page, dialogOf(page).getByRole("button", { name: "Levantar sesión" }));
    await region(page, "Sesión").getByText("Levantada").waitFor();
    const text = page.locator(".ProseMirror");
    await text.getByText("10 de abril de 2012, 9:30, IFAI").waitFor();
    const sections = await text
      .locator(".register")
      .evaluateAll((all) => all.map((register) => register.getAttribute("data-section")));
    expect(sections).toEqual([
      "session",
      "attendance",
      "quorum",
      "agenda",
      "followUp",
      "resolutions",
      "annexes",
      "closing",
      "signatures",
    ]);
    const words = (await text.innerText()).replaceAll(/\s+/g, " ");
    for (const said of [
      "ST-06/2012",
      "Suplente",
      "A distancia",
      "sin quórum, falta Sociedad civil",
      "ST-05/2012.01",
      earlier,
      "ST-06/2012.03",
      "Reserva, Instituto: Sólo si hay sede.",
    ]) {
      expect(words).toContain(said);
    }
  });

  it("keeps what is drawn from rows from being typed over, and a copy takes its words along", async () => {
    const { page } = keeper;
    const register = page.locator(".register[data-section='quorum']");
    await tabTo(page, page.locator(".ProseMirror"));
    await toStart(page);
    const isOn = () => register.evaluate((element) => element.classList.contains("ProseMirror-selectednode"));
    for (let step = 0; step < 40 && !(await isOn()); step += 1) await page.keyboard.press("ArrowDown");
    expect(await isOn()).toBe(true);
    const before = await page.locator(".ProseMirror").innerText();
    await page.keyboard.type("x");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Delete");
    expect(await page.locator(".ProseMirror").innerText()).toBe(before);
    const copied = await page.evaluate(() => {
      const data = new DataTransfer();
      const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector(".ProseMirror")?.dispatchEvent(event);
      return data.getData("text/plain");
    });
    expect(copied).toContain("sin quórum, falta Sociedad civil");
    await page.keyboard.press("ArrowDown");
    expect(await isOn()).toBe(false);
  });

  it("closes for signature when nothing is missing any more", async () => {
    const { page } = keeper;
    const check = region(page, "Para cerrar");
    await check.getByText("No falta nada").waitFor();
    await untilSaved(page);
    await press(page, check.getByRole("button", { name: "Cerrar para firma" }));
    await press(page, dialogOf(page).getByRole("button", { name: "Cerrar para firma" }));
    await page.getByText("Cerrada para firma").first().waitFor();
    await page.locator(".ProseMirror .register").first().waitFor();
    await expectAccessible(page);
  });

  it("is followed and signed by the delegate on the phone", async () => {
    const { page } = delegate;
    const shown = (wording: string, said: string) => block(page, wording).getByText(said).waitFor();
    for (const wording of wordings) await shown(wording, "Adoptado · Consenso 3/3");
    await shown(wordings[2], "Acuerdo ST-06/2012.03");
    await shown(wordings[2], "Reserva, Instituto: Sólo si hay sede.");
    await expectPhoneInOrder();
    await page.getByRole("button", { name: "Revisar y firmar" }).click();
    await dialogOf(page).getByRole("button", { name: "Firmar por Gobierno", exact: true }).click();
    // The account's passkey is on the computer on which it signed before; this phone gets one of its own.
    const asked = page.getByRole("button", { name: "Firmar con una llave nueva de este equipo" });
    await asked.waitFor();
    await expectPhoneInOrder();
    await asked.click();
    await page.getByText("1 de 3 firmas").first().waitFor();
    await expectPhoneInOrder();
  });

  it("caused no error in any browser", () => {
    for (const { problems } of [keeper, second, delegate]) expect(problems).toEqual([]);
  });
});
