import { type Call, createCall, endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { verify } from "@minuta/record";
import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { signedIn, textOf, untilSaved, withPasskeys } from "./story.ts";

const seats = { government: "Gobierno", institute: "Instituto", civilSociety: "Sociedad civil" } as const;
const phone = "55 5130 4242";
const overlooked = "Leticia Zavala";

let server: TestServer;
let keeper: BrowserTab;
let call: Call;
let documentId = "";
const tabs = new Map<string, BrowserTab>();
const seat = (party: keyof typeof seats) => {
  const tab = tabs.get(party);
  if (tab === undefined) throw new Error(`nobody holds ${party}`);
  return tab.page;
};
const dialogOf = (page: Page) => page.getByRole("dialog").or(page.getByRole("alertdialog"));
const addressOf = (id: string) => `${server.origin}/app/documentos/${id}`;

beforeAll(async () => {
  server = await startServer();
  keeper = await signedIn(server, "recordKeeper");
  for (const party of parties) {
    const tab = await signedIn(server, "principal", party);
    await withPasskeys(tab);
    tabs.set(party, tab);
  }
  const cookie = await server.signIn("recordKeeper");
  call = createCall({ fetch, baseUrl: server.origin, headers: () => ({ cookie, origin: server.origin }) });
  documentId = await newForm();
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

/** A meeting's form with the three seats present. */
async function newForm(): Promise<string> {
  const { meetings } = await call(endpoints.listMeetings);
  const meeting = meetings.find(({ form }) => form === null);
  const body = { kind: "meetingForm", language: "es", meetingId: meeting?.id ?? "" } as const;
  const made = (await call(endpoints.createDocument, { body })).documentId;
  for (const party of parties) {
    await call(endpoints.recordAttendance, {
      params: { documentId: made, party },
      body: { mode: "inPerson", capacity: "principal", arrivedAt: "2012-02-07T16:00:00Z", departedAt: null },
    });
  }
  return made;
}

async function decide(
  page: Page,
  party: keyof typeof seats,
  button: string,
  confirm: RegExp,
  words?: string,
) {
  await page.getByRole("button", { name: `${button} ${seats[party]}`, exact: true }).click();
  const dialog = dialogOf(page);
  if (words !== undefined) await dialog.getByRole("textbox").fill(words);
  await dialog.getByRole("button", { name: confirm }).last().click();
  await dialog.waitFor({ state: "hidden" });
}

describe("a record that proves itself", () => {
  it("words are marked as personal data while they are written", async () => {
    const { page } = keeper;
    await page.goto(addressOf(documentId));
    const text = await textOf(page);
    await text.locator("p").last().click();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type(`Informes con ${overlooked} en el ${phone}`);
    for (let letter = 0; letter < phone.length; letter += 1) await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Control+Alt+p");
    await page.locator(".ProseMirror [data-personal-data]", { hasText: phone }).waitFor();
    await untilSaved(page);
  });

  it("what is opened again while somebody is about to sign is taken off the screen, and not signed", async () => {
    const first = await call(endpoints.closeDocument, { params: { documentId } });
    const page = seat("institute");
    await page.goto(addressOf(documentId));
    await page.getByRole("button", { name: "Firmar por Instituto", exact: true }).click();
    // Somebody else objects and the text is closed anew while the dialog is open.
    const other = seat("civilSociety");
    await other.goto(addressOf(documentId));
    await decide(
      other,
      "civilSociety",
      "Negarse a firmar por",
      /negarse/i,
      "Falta el teléfono de la oficina.",
    );
    await call(endpoints.reopenDocument, { params: { documentId } });
    const second = await call(endpoints.closeDocument, { params: { documentId } });
    expect(second.digest).not.toBe(first.digest);
    const warned = dialogOf(page).getByText("se abrió y se cerró de nuevo");
    // Whoever was told of the draft between the two has no dialog any more.
    await expect
      .poll(async () => (await dialogOf(page).count()) === 0 || (await warned.count()) > 0, {
        timeout: 20_000,
      })
      .toBe(true);
    if ((await dialogOf(page).count()) > 0) await page.keyboard.press("Escape");
    await page.getByText(second.shortDigest).first().waitFor();
    const { record } = await call(endpoints.readDocument, { params: { documentId } });
    expect(record).toMatchObject({ digest: second.digest, signatures: [] });
  });

  it("three seats sign the same digest, one with a reservation; a double click signs once; a fourth has nothing to sign", async () => {
    for (const party of parties) await seat(party).goto(addressOf(documentId));
    const digests = await Promise.all(
      parties.map((party) =>
        seat(party)
          .getByText(/^\p{L}+ \d\d · \p{L}+ \d\d · \p{L}+ \d\d$/u)
          .first()
          .textContent(),
      ),
    );
    expect(new Set(digests).size).toBe(1);
    const page = seat("government");
    await page.getByRole("button", { name: "Firmar por Gobierno", exact: true }).click();
    await expectAccessible(page);
    await dialogOf(page).getByRole("button", { name: "Crear la llave y firmar" }).dblclick();
    await dialogOf(page).waitFor({ state: "hidden" });
    await decide(seat("institute"), "institute", "Firmar con reserva por", /reserva$/, "El plazo es corto.");
    await decide(seat("civilSociety"), "civilSociety", "Firmar por", /firmar$/i);
    await keeper.page.goto(addressOf(documentId));
    await keeper.page.getByText("Firmada por las tres partes").first().waitFor();
    await keeper.page.getByText("El plazo es corto.").first().waitFor();
    const { record } = await call(endpoints.readDocument, { params: { documentId } });
    expect(record?.signatures.map(({ party, decision, means }) => [party, decision, means])).toEqual([
      ["government", "sign", "passkey"],
      ["institute", "signWithReservation", "passkey"],
      ["civilSociety", "sign", "passkey"],
    ]);
    const alternate = await signedIn(server, "alternate", "government");
    await alternate.page.goto(addressOf(documentId));
    await alternate.page.getByText("Firmada por las tres partes").first().waitFor();
    expect(await alternate.page.getByRole("button", { name: /^Firmar por/ }).count()).toBe(0);
    expect(alternate.problems).toEqual([]);
  });

  it("the board tells who has signed, and leads from one signature to the next", async () => {
    const other = await newForm();
    await call(endpoints.closeDocument, { params: { documentId: other } });
    const page = seat("government");
    await page.reload();
    await page.getByRole("link", { name: "Ir al siguiente" }).waitFor();
    await page.goto(`${server.origin}/app/firmas`);
    await page.getByText("Espera su firma: 1 texto").first().waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Empezar a firmar" }).click();
    await page.waitForURL(`**/documentos/${other}`);
    await decide(page, "government", "Firmar por", /^Firmar$/);
    await page.goto(`${server.origin}/app/firmas`);
    await page.getByText("Esperan a otros asientos").waitFor();
  });

  it("is published without what was marked", async () => {
    const { page } = keeper;
    await page.getByRole("link", { name: "Clasificar y publicar" }).click();
    await page.getByRole("heading", { name: "Marcado al redactar" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Publicar sin esa parte" }).click();
    await page.getByText("Ver en el portal").first().waitFor();
    const text = await portalText();
    expect(text).not.toContain(phone);
    expect(text).toContain("[Testado: Artículo 115 de la LGTAIP]");
    expect(text).toContain(overlooked);
    expect(text).toContain("El plazo es corto.");
  });

  it("a name that was overlooked is removed after publication, without new signatures", async () => {
    const { page } = keeper;
    await page.getByRole("link", { name: "Testar algo más" }).click();
    await page.getByLabel("Buscar palabras en el registro").fill(overlooked.toUpperCase());
    await page.getByRole("button", { name: "Elegir la encontrada" }).click();
    await page.getByRole("button", { name: "Testar esa parte" }).click();
    await page.getByText("Ver en el portal").first().waitFor();
    expect(await portalText()).not.toContain(overlooked);
    const { record } = await call(endpoints.readDocument, { params: { documentId } });
    expect(record?.signatures).toHaveLength(3);
  });

  it("so are the words of a reservation, and its signature still holds", async () => {
    const { page } = keeper;
    await page.getByRole("link", { name: "Testar algo más" }).click();
    await page.getByRole("heading", { name: "Lo que escribieron quienes firmaron" }).waitFor();
    await page.getByText("Firma de Instituto · reserva").waitFor();
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: "El plazo es corto." }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Testar esa parte" }).click();
    await page.getByText("Ver en el portal").first().waitFor();
    expect(await portalText()).not.toContain("El plazo es corto.");
    const json = await fetch(`${server.origin}/registros/fr-001-2012/record.json`);
    const checks = await verify(new Uint8Array(await json.arrayBuffer()));
    expect(checks.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
    expect(checks.filter(({ name }) => name === "signature")).toHaveLength(3);
  });

  it("an erratum opens the text again and leaves what is published", async () => {
    const { page } = keeper;
    await page.getByRole("button", { name: "Iniciar una fe de erratas" }).click();
    await dialogOf(page).getByRole("textbox").fill("Decía otro teléfono.");
    await dialogOf(page).getByRole("button", { name: "Iniciar la fe de erratas" }).click();
    await dialogOf(page).waitFor({ state: "hidden" });
    const { state } = await call(endpoints.readDocument, { params: { documentId } });
    expect(state).toBe("draft");
    expect(await portalText()).toContain("[Testado: Artículo 115 de la LGTAIP]");
  });

  it("caused no error in any browser", () => {
    for (const { problems } of [keeper, ...tabs.values()]) expect(problems).toEqual([]);
  });
});

/** What a stranger reads of the record. */
async function portalText(): Promise<string> {
  const response = await fetch(`${server.origin}/registros/fr-001-2012`);
  expect(response.status).toBe(200);
  return response.text();
}
