import { AxeBuilder } from "@axe-core/playwright";
import { type Call, createCall, endpoints } from "@minuta/contract";
import { keySlug, parties } from "@minuta/domain";
import {
  type BrowserTab,
  launchBrowser,
  publishMinutes,
  registerSoftPasskey,
  startServer,
  type TestServer,
} from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adoptAndAdjourn } from "./hold-session.ts";
import { signedIn, textOf, untilSaved } from "./story.ts";

const earlier = "Abrir el portal compartido a revisión de las ocho organizaciones.";
const told = "Lo que se supo después.";

let server: TestServer;
let keeper: BrowserTab;
let call: Call;

beforeAll(async () => {
  server = await startServer();
  await publishMinutes(server, earlier, "ST-05/2012");
  keeper = await signedIn(server, "recordKeeper");
  call = await callAs("recordKeeper");
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

async function callAs(role: string, of?: string): Promise<Call> {
  const cookie = await (of === undefined ? server.signIn(role) : server.signIn(role, of));
  return createCall({ fetch, baseUrl: server.origin, headers: () => ({ cookie, origin: server.origin }) });
}

const register = (page: Page, section: string) =>
  page.locator(`.ProseMirror .register[data-section="${section}"]`);
const documentIdOf = (page: Page) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())?.[0] ?? "";

async function callRoll(documentId: string): Promise<void> {
  for (const party of parties) {
    await call(endpoints.recordAttendance, {
      params: { documentId, party },
      body: {
        mode: "inPerson",
        capacity: "principal",
        arrivedAt: "2012-03-20T15:30:00.000Z",
        departedAt: null,
      },
    });
  }
}

describe("minutes", () => {
  it("SS-1: are reached in one step from the page of their session, which opens it", async () => {
    const { page } = keeper;
    const { sessions } = await call(endpoints.listSessions);
    const session = sessions.find(({ key }) => key === "ST-06/2012");
    await page.goto(`${server.origin}/app/sesiones/${session?.id}`);
    await page.getByRole("button", { name: "Abrir sesión" }).click();
    const dialog = page.getByRole("alertdialog").or(page.getByRole("dialog"));
    await dialog.getByText("Abrir la sesión ST-06/2012").waitFor();
    await dialog.getByRole("button", { name: "Abrir sesión" }).click();
    await page.waitForURL("**/documentos/**");
    await textOf(page);
    await page.getByRole("button", { name: "Levantar" }).waitFor();
    expect(await page.getByRole("button", { name: "Abrir sesión" }).count()).toBe(0);
  });

  it("NU-5: adopting again shows what was adopted beside what is now, also of responsible and date", async () => {
    const { page } = keeper;
    const documentId = documentIdOf(page);
    await callRoll(documentId);
    const resolution = page.locator(".ProseMirror .resolution").first();
    await resolution.locator("p").first().click();
    await page.keyboard.type("Publicar en formato abierto el catálogo de programas.");
    await page.getByLabel("Responsable").first().fill("Función Pública");
    await page.getByLabel("Plazo").first().fill("2012-04-30");
    await untilSaved(page);
    await resolution.getByRole("button", { name: "Adoptar", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Adoptar", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    await resolution.getByText("Acuerdo ST-06/2012.01").waitFor();

    await page.getByLabel("Plazo").first().fill("2012-05-15");
    await resolution.getByRole("button", { name: "Adoptar de nuevo" }).click();
    await dialog.getByRole("button", { name: "Adoptar de nuevo" }).waitFor();
    await dialog.locator("del").filter({ hasText: "antes: 30 de abril de 2012" }).waitFor();
    await dialog.locator("ins").filter({ hasText: "ahora: 15 de mayo de 2012" }).waitFor();
    expect(await dialog.locator("del, ins").count()).toBe(2);
    await dialog.getByRole("button", { name: "Cancelar" }).click();

    await page.getByLabel("Responsable").first().fill("INEGI");
    await resolution.locator("p").first().click();
    await page.keyboard.press("End");
    await page.keyboard.type(" Cada mes.");
    await untilSaved(page);
    await resolution.getByRole("button", { name: "Adoptar de nuevo" }).click();
    const facts = dialog.locator("dl");
    await facts.locator("del").filter({ hasText: "antes: Función Pública" }).waitFor();
    await facts.locator("ins").filter({ hasText: "ahora: INEGI" }).waitFor();
    expect(await facts.locator("del, ins").count()).toBe(4);
    await dialog.locator("p ins").filter({ hasText: "Cada mes" }).waitFor();
    await dialog.getByText("Tachado: lo adoptado antes.").waitFor();
    await dialog.getByRole("button", { name: "Adoptar de nuevo" }).click();
    await dialog.waitFor({ state: "hidden" });
  });

  it("LI-7: show what was closed whatever happens to the rows, and the rows again once they are reopened", async () => {
    const { page } = keeper;
    const documentId = documentIdOf(page);
    const params = { documentId };
    await adoptAndAdjourn(server, page.url());
    const { digest } = await call(endpoints.closeDocument, { params });
    await page.getByText("Cerrada para firma").first().waitFor();
    await register(page, "followUp").getByText(earlier).waitFor();
    await register(page, "annexes").getByText("La sesión no tiene anexos.").waitFor();
    const wordsOf = async () => page.locator(".ProseMirror .register").allInnerTexts();
    const closed = await wordsOf();
    expect(closed.join(" ")).toContain("ST-06/2012.01. Publicar en formato abierto");

    await call(endpoints.reportFollowUp, {
      params: { slug: keySlug("ST-05/2012.01") },
      body: { status: "inProgress", note: told },
    });
    // The rows say it now, and would be drawn here if they were asked.
    const { sessionId } = await call(endpoints.readDocument, { params });
    const { carried } = await call(endpoints.readCockpit, { params: { sessionId: sessionId ?? "" } });
    expect(carried.map(({ note }) => note)).toEqual([told]);
    await page.reload();
    await register(page, "followUp").getByText(earlier).waitFor();
    expect(await wordsOf()).toEqual(closed);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    const civilSociety = await callAs("principal", "civilSociety");
    const passkey = await registerSoftPasskey(
      server.origin,
      await server.signIn("principal", "civilSociety"),
    );
    const { nonce, challenge } = await civilSociety(endpoints.stateDecision, {
      params,
      body: { decision: "refuse", party: "civilSociety", digest, reason: "Falta el avance." },
    });
    await civilSociety(endpoints.signDocument, { params, body: { nonce, ...passkey.assert(challenge) } });
    await call(endpoints.reopenDocument, { params });
    await register(page, "followUp").getByText(told).waitFor();
  });
});

describe("a meeting form", () => {
  it("MF-8: draws who takes part by institution and without names, and the same once it is closed", async () => {
    const { page } = keeper;
    const { meetings } = await call(endpoints.listMeetings);
    const meeting = meetings.find(({ form }) => form === null);
    const meetingId = meeting?.id ?? "";
    const { documentId } = await call(endpoints.createDocument, {
      body: { kind: "meetingForm", language: "es", meetingId },
    });
    await page.goto(`${server.origin}/app/documentos/${documentId}`);
    const participants = register(page, "participants");
    await participants.waitFor();
    const one = (name: string, institution: string, office: string) => ({ name, institution, office });
    await call(endpoints.addParticipants, {
      params: { meetingId },
      body: {
        participants: [
          { ...one("Nombre Primero", "Universidad de muestra", "Investigadora"), mode: "remote" },
          { ...one("Nombre Segundo", "Red de muestra", "Analista"), party: "civilSociety" },
          { ...one("Nombre Tercero", "Red de muestra", "Analista"), party: "civilSociety" },
        ],
      },
    });
    // Somebody else wrote them down: the open page hears of it by itself.
    await participants.getByText("Red de muestra (Sociedad civil)").waitFor();
    const rows = () => participants.getByRole("row").allInnerTexts();
    const drawn = await rows();
    expect(drawn).toContain("Red de muestra (Sociedad civil)\tAnalista (2)\t2");
    expect(drawn).toContain("Universidad de muestra\tInvestigadora · A distancia\t1");
    await callRoll(documentId);
    await call(endpoints.closeDocument, { params: { documentId } });
    await page.getByText("Cerrada para firma").first().waitFor();
    await participants.getByText("Red de muestra (Sociedad civil)").waitFor();
    expect(await rows()).toEqual(drawn);
    expect(await page.locator(".ProseMirror").innerText()).not.toContain("Nombre ");
  });
});
