import { createCall, endpoints } from "@minuta/contract";
import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { dialogOf, press, tabTo } from "./keyboard-alone.ts";
import { signedIn } from "./story.ts";

const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
const heldOn = inDays(40);

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

async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** The keys of a day in the browser's own date field, whose parts come in the order of the browser's language. */
const dayKeys = (day: string) => `${day.slice(5, 7)}${day.slice(8)}${day.slice(0, 4)}`;
const inWords = (day: string) =>
  new Intl.DateTimeFormat("es-MX", { dateStyle: "full", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );

describe("a session is planned and called with the keyboard alone", () => {
  it("gets its key from the server, and its standing items", async () => {
    const { page } = keeper;
    await page.goto(`${server.origin}/app/sesiones`);
    await press(page, page.getByRole("button", { name: "Planear sesión" }).first());
    const dialog = page.getByRole("dialog");
    await write(page, dialog.getByLabel("Fecha"), dayKeys(heldOn));
    await write(page, dialog.getByLabel("Hora", { exact: true }), "1000AM");
    await write(page, dialog.getByLabel("Lugar"), "Sala de consejo");
    await press(page, dialog.getByRole("button", { name: "Planear" }));
    await page.getByRole("heading", { level: 1, name: "Séptima sesión ordinaria" }).waitFor();
    await page
      .getByText(`ST-07/${heldOn.slice(0, 4)}`)
      .first()
      .waitFor();
    await page.getByText(inWords(heldOn)).first().waitFor();
    await page.getByText("10:00 a 12:00, hora de la Ciudad de México").waitFor();
    expect(await page.locator("[data-item]").count()).toBe(4);
  });

  it("takes items, puts them in order, and tells how long it will be", async () => {
    const { page } = keeper;
    for (const title of ["Calendario de reuniones", "Portal compartido"]) {
      await press(page, page.getByRole("button", { name: "Agregar punto" }));
      const dialog = page.getByRole("dialog");
      await write(page, dialog.getByLabel("Asunto"), title);
      await page.keyboard.press("Enter");
      await dialog.waitFor({ state: "hidden" });
      await page.locator("[data-item]").filter({ hasText: title }).waitFor();
    }
    await press(page, page.getByRole("button", { name: "Subir: Portal compartido" }));
    await expect
      .poll(async () => (await page.locator("[data-item]").nth(3).textContent()) ?? "")
      .toContain("Portal compartido");
    for (const title of ["Lista de asistencia y quórum", "Asuntos generales"]) {
      const minutes = page.getByLabel(`Minutos para: ${title}`);
      await tabTo(page, minutes);
      await page.keyboard.press("Control+A");
      await page.keyboard.type("5");
      await page.keyboard.press("Enter");
    }
    await page.getByText("Duración prevista: 40 minutos").waitFor();
    await page.getByText("2 puntos sin minutos").waitFor();
  });

  it("is called in time, and says plainly that there is no mail server", async () => {
    const { page } = keeper;
    await page.getByText(/^Está en plazo/).waitFor();
    await press(page, page.getByRole("button", { name: "Convocar" }));
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/no tiene servidor de correo/).waitFor();
    await dialog.getByText("Sala de consejo").first().waitFor();
    await press(page, dialog.getByRole("button", { name: "Registrar convocatoria" }));
    await dialog.waitFor({ state: "hidden" });
    await page.getByText("Convocada", { exact: true }).waitFor();
    await press(page, page.getByRole("button", { name: "Leer 1" }));
    await page.getByRole("link", { name: /Descargar para el calendario/ }).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
  });

  it("stands on the first screen of others, who are told what changed until they have seen it", async () => {
    const { page } = await signedIn(server, "observer");
    await page.goto(`${server.origin}/app`);
    const changes = page.getByRole("region", { name: "Qué cambió" });
    await changes.getByText("Se convocó").waitFor();
    await page.getByRole("region", { name: "Próximas sesiones y reuniones" }).getByText("Séptima").waitFor();
    await press(page, changes.getByRole("button", { name: "Ya lo vi" }));
    await changes.waitFor({ state: "hidden" });
    await page.close();
  });

  it("stands in the month, on a phone as on a wide screen", async () => {
    for (const viewport of [
      { width: 1280, height: 800 },
      { width: 360, height: 740 },
    ]) {
      const { page } = await signedIn(server, "observer", undefined, { viewport });
      await page.goto(`${server.origin}/app/sesiones?vista=mes&mes=${heldOn.slice(0, 7)}`);
      await page.getByRole("link", { name: `ST-07/${heldOn.slice(0, 4)}` }).waitFor();
      await page.close();
    }
    expect(keeper.problems).toEqual([]);
  });
});

describe("a meeting with the keyboard alone", () => {
  it("is moved to another day, hour and place, and about another proposal", async () => {
    const { page } = keeper;
    await page.goto(`${server.origin}/app/reuniones`);
    await press(page, page.getByRole("link", { name: "[Muestra] Reunión 11 con SCT" }));
    await press(page, page.getByRole("button", { name: "Cambiar fecha, lugar o propuestas" }));
    const dialog = dialogOf(page);
    await dialog.getByText("1 propuesta elegida").waitFor();
    await write(page, dialog.getByLabel("Fecha"), dayKeys(heldOn));
    await write(page, dialog.getByLabel("Hora", { exact: true }), "0430PM");
    await write(page, dialog.getByLabel("Lugar"), "Sala 2 de la SCT");
    await write(page, dialog.getByLabel("Buscar propuestas por número o título"), "P-040");
    await press(page, dialog.getByRole("checkbox", { name: /^P-040/ }), "Space");
    await dialog.getByText("2 propuestas elegidas").waitFor();
    await expectAccessible(page);
    await press(page, dialog.getByRole("button", { name: "Guardar" }));
    await dialog.waitFor({ state: "hidden" });
    await page.getByText(inWords(heldOn)).waitFor();
    await page.getByText("16:30, hora de la Ciudad de México").waitFor();
    await page.getByText("Sala 2 de la SCT").waitFor();
    await page.getByRole("link", { name: /^P-040/ }).waitFor();
    await expectAccessible(page);
  });

  it("is cancelled after a question, and says so on its page, on the board and in the calendar", async () => {
    const { page } = keeper;
    await press(page, page.getByRole("button", { name: "Cancelar la reunión" }));
    await dialogOf(page).getByText("No se puede deshacer", { exact: false }).waitFor();
    await expectAccessible(page);
    await press(page, dialogOf(page).getByRole("button", { name: "Cancelar la reunión" }));
    await page.getByText("Esta reunión se canceló").waitFor();
    expect(await page.getByRole("button", { name: /^Cambiar fecha|^Cancelar|^Iniciar/ }).count()).toBe(0);
    await expectAccessible(page);
    await press(page, page.getByRole("link", { name: "Todas las reuniones" }));
    const row = page.getByRole("listitem").filter({ hasText: "Reunión 11 con SCT" });
    await row.getByText("Cancelada", { exact: true }).waitFor();
    await page.getByText(/^0 de 41 formatos/).waitFor();
    await expectAccessible(page);
    for (const view of ["", "&vista=mes"]) {
      await page.goto(`${server.origin}/app/sesiones?mes=${heldOn.slice(0, 7)}${view}`);
      const entry = page.getByRole("listitem").filter({ hasText: "SCT" });
      await entry.getByText("Cancelada", { exact: true }).waitFor();
      await expectAccessible(page);
      await press(page, entry.getByRole("link", { name: /SCT/ }));
      await page.getByText("Esta reunión se canceló").waitFor();
    }
  });
});

it("an annex that is not what it says is refused in words, and one that is can be saved", async () => {
  const cookie = await server.signIn("recordKeeper");
  const headers = () => ({ cookie, origin: server.origin });
  const call = createCall({ fetch, baseUrl: server.origin, headers });
  const body = { kind: "special", heldOn: inDays(50), time: "10:00", place: "Sala" } as const;
  const { id } = await call(endpoints.planSession, { body });
  const { page } = keeper;
  await page.goto(`${server.origin}/app/sesiones/${id}`);
  const upload = async (name: string, bytes: string) => {
    await page.getByRole("button", { name: "Agregar anexo" }).click();
    const dialog = page.getByRole("dialog");
    const chooser = page.waitForEvent("filechooser");
    await dialog.getByRole("button", { name: "Elegir archivo" }).click();
    const mimeType = "application/octet-stream";
    await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(bytes) });
    await dialog.getByRole("button", { name: "Subir" }).click();
    return dialog;
  };
  const refused = await upload("informe.pdf", "<script>alert(1)</script>");
  await refused.getByText(/según su contenido y no su nombre/).waitFor();
  await refused.getByRole("button", { name: "Cancelar" }).click();
  const taken = await upload("informe.pdf", "%PDF-1.7 informe");
  await taken.waitFor({ state: "hidden" });
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "informe", exact: true }).click();
  expect((await download).suggestedFilename()).toBe("informe.pdf");
});
