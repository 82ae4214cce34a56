import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openMinutes, signedIn, textOf, untilSaved } from "./story.ts";

const paragraphs = 80;
const last = `Párrafo ${paragraphs - 1}.`;

let server: TestServer;
/** Writes at the end of a long text. */
let writer: BrowserTab;
/** Reads at its beginning. */
let reader: BrowserTab;

beforeAll(async () => {
  server = await startServer();
  writer = await signedIn(server, "recordKeeper");
  reader = await signedIn(server, "principal", "government");
  const { page } = writer;
  const address = await openMinutes(server, page);
  await page.locator(".ProseMirror > p").first().click();
  await page.keyboard.press("Control+End");
  for (let index = 0; index < paragraphs; index += 1) {
    await page.keyboard.press("Enter");
    await page.keyboard.insertText(`Párrafo ${index}.`);
  }
  await untilSaved(page);
  await reader.page.goto(address);
  await textOf(reader.page);
  await reader.page.getByText(last).waitFor({ state: "attached" });
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

it("a caret far away is drawn when its place comes near, and let go when it is far again", async () => {
  const { page } = reader;
  const caret = page.locator(".ProseMirror .caret");
  await writer.page.keyboard.type("a");
  await page.getByText(`${last}a`).waitFor({ state: "attached" });
  expect(await caret.count()).toBe(0);
  await page.locator(".ProseMirror > p").last().scrollIntoViewIfNeeded();
  await caret.waitFor({ state: "attached" });
  expect(await page.locator(".ProseMirror > p", { has: page.locator(".caret") }).textContent()).toContain(
    `${last}a`,
  );
  await page.locator(".ProseMirror > *").first().scrollIntoViewIfNeeded();
  await expect.poll(() => caret.count()).toBe(0);
});

it("who is pressed in the list is gone to, wherever they are", async () => {
  const { page } = reader;
  await page.getByRole("region", { name: "Quién está aquí" }).getByRole("button").first().click();
  await page.locator(".ProseMirror .caret").waitFor({ state: "attached" });
  await expect
    .poll(() =>
      page
        .locator(".ProseMirror > p")
        .last()
        .evaluate((paragraph) => paragraph.getBoundingClientRect().top < innerHeight),
    )
    .toBe(true);
});

it("what somebody else writes scrolls nothing, even with the own caret at the edge of the screen", async () => {
  const { page } = reader;
  const paragraph = page.getByText("Párrafo 40.", { exact: true });
  await paragraph.click();
  await paragraph.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().bottom - 40));
  const before = await page.evaluate(() => window.scrollY);
  await writer.page.keyboard.type("b");
  await page.getByText(`${last}ab`).waitFor({ state: "attached" });
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
  expect(reader.problems).toEqual([]);
  expect(writer.problems).toEqual([]);
});
