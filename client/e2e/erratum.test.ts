import { createCall, endpoints } from "@minuta/contract";
import { launchBrowser, publishMinutes, startServer, type TestServer } from "@minuta/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { dialogOf } from "./keyboard-alone.ts";
import { signedIn, textOf, untilSaved } from "./story.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

it("LI-11: the record keeper withdraws an erratum while another writes in it, and the published text stands in every window", async () => {
  const { documentId, address } = await publishMinutes(server, "Publicar el calendario de reuniones.");
  const keeper = await signedIn(server, "recordKeeper");
  const delegate = await signedIn(server, "principal", "government");
  const cookie = await server.signIn("recordKeeper");
  const call = createCall({
    fetch,
    baseUrl: server.origin,
    headers: () => ({ cookie, origin: server.origin }),
  });
  const params = { documentId };
  const path = `${server.origin}/app/documentos/${documentId}`;

  const { page } = keeper;
  await page.goto(path);
  await page.getByRole("button", { name: "Iniciar una fe de erratas" }).click();
  await dialogOf(page).getByRole("textbox").fill("Falta un renglón.");
  await dialogOf(page).getByRole("button", { name: "Iniciar la fe de erratas" }).click();
  await page.getByText("Este borrador es una fe de erratas. Corrige: Falta un renglón.").waitFor();
  const text = await textOf(page);
  const before = await text.textContent();
  await delegate.page.goto(path);
  const theirs = await textOf(delegate.page);
  await theirs.locator("p").last().click();
  await delegate.page.keyboard.press("Control+End");
  await delegate.page.keyboard.press("Enter");
  await delegate.page.keyboard.type("Esto no se publicó");
  await theirs.getByText("Esto no se publicó").waitFor();
  await untilSaved(delegate.page);
  await text.getByText("Esto no se publicó").waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Desistir de la fe de erratas" }).click();
  const dialog = dialogOf(page);
  await dialog.getByText("Lo escrito en este borrador se conserva en el historial.").waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Desistir de la fe de erratas" }).click();
  for (const tab of [keeper, delegate]) {
    await tab.page.getByRole("link", { name: "Ver en el portal" }).first().waitFor();
    await expect.poll(() => tab.page.getByText("Esto no se publicó").count()).toBe(0);
  }
  const { state, record } = await call(endpoints.readDocument, { params });
  expect([state, record?.address]).toEqual(["published", address]);

  // Who kept the window open writes on from the published text, not from the draft that was withdrawn.
  await call(endpoints.startErratum, { params, body: { reason: "Ahora sí." } });
  await page.getByText("Corrige: Ahora sí.").waitFor();
  const again = await textOf(page);
  await expect.poll(() => again.textContent()).toBe(before);
  await again.locator("p").last().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Renglón que faltaba");
  await again.getByText("Renglón que faltaba").waitFor();
  await untilSaved(page);
  await delegate.page.locator(".ProseMirror").getByText("Renglón que faltaba").waitFor();
  const fresh = await signedIn(server, "principal", "institute");
  await fresh.page.goto(path);
  const whole = await textOf(fresh.page);
  await whole.getByText("Renglón que faltaba").waitFor();
  expect(await whole.textContent()).toBe(await again.textContent());
  expect(await whole.getByText("Esto no se publicó").count()).toBe(0);
  for (const tab of [keeper, delegate, fresh]) expect(tab.problems).toEqual([]);
});
