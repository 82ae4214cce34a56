import { createCall, endpoints } from "@minuta/contract";
import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { press } from "./keyboard-alone.ts";
import { signedIn } from "./story.ts";

let server: TestServer;
let tab: BrowserTab;

beforeAll(async () => {
  server = await startServer();
  // The accounts of the sample have chosen no language: the first screen goes by the browser.
  tab = await signedIn(server, "recordKeeper", undefined, { locale: "en-US" });
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

const spanish = { lang: "es-MX", region: "La sesión", title: "Sexta sesión ordinaria" };
const english = { lang: "en", region: "The session", title: "Sixth regular session" };

/** The words of the interface and those that come from the server are in one language. */
async function expectAllIn(page: Page, { lang, region, title }: typeof spanish): Promise<void> {
  await page.getByRole("region", { name: region, exact: true }).getByRole("link", { name: title }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe(lang);
}

it("turns to another language with what the server says, without being loaded again", async () => {
  const { page } = tab;
  await page.goto(`${server.origin}/app`);
  await expectAllIn(page, english);
  await press(page, page.getByRole("button", { name: "Español" }));
  await expectAllIn(page, spanish);
  await press(page, page.getByRole("button", { name: "English" }));
  await expectAllIn(page, english);
});

it("goes over when the language of the account was changed on another device", async () => {
  const { page } = tab;
  const cookie = await server.signIn("recordKeeper");
  const call = createCall({
    fetch,
    baseUrl: server.origin,
    headers: () => ({ cookie, origin: server.origin }),
  });
  await call(endpoints.setLanguage, { body: { language: "es" } });
  await page.reload();
  await expectAllIn(page, spanish);
});

it("is in the language of the account on the first screen after a fresh sign-in, whatever the browser prefers", async () => {
  const fresh = await signedIn(server, "recordKeeper", undefined, { locale: "en-US" });
  await fresh.page.goto(`${server.origin}/app`);
  await expectAllIn(fresh.page, spanish);
  for (const { problems } of [tab, fresh]) expect(problems).toEqual([]);
});
