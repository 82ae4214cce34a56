import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openMinutes, signedIn, textOf, untilSaved } from "./story.ts";

/** Well over what is offered over HTTP, compressed, instead of the socket. */
const paragraphs = Array.from(
  { length: 400 },
  (_, index) => `Párrafo ${index}. ${"Se acordó lo que sigue. ".repeat(40)}`,
);

let server: TestServer;
let writer: BrowserTab;
let reader: BrowserTab;
let address = "";

beforeAll(async () => {
  server = await startServer();
  writer = await signedIn(server, "recordKeeper");
  reader = await signedIn(server, "principal", "government");
  address = await openMinutes(server, writer.page);
  await writer.page.locator(".ProseMirror").focus();
  await writer.page.keyboard.press("Control+End");
  await writer.page.keyboard.press("Enter");
  await writer.page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.querySelector(".ProseMirror")?.dispatchEvent(paste);
  }, paragraphs.join("\n\n"));
  await writer.page.getByText("Párrafo 399.").waitFor({ state: "attached" });
  await untilSaved(writer.page);
});

afterAll(async () => {
  await (await launchBrowser()).close();
  await server.close();
});

/** Opens the minutes and tells whether their text was fetched, compressed, and how often. */
async function openedBy({ page }: BrowserTab): Promise<string[]> {
  const fetched: string[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith("/snapshot")) {
      fetched.push(`${response.status()} ${response.headers()["content-encoding"] ?? ""}`);
    }
  });
  await page.goto(address);
  await textOf(page);
  await page.getByText("Párrafo 399.").waitFor({ state: "attached" });
  page.removeAllListeners("response");
  return fetched;
}

it("a large text is fetched once, compressed, and then written in by both", async () => {
  expect(await openedBy(reader)).toEqual(["200 gzip"]);
  await writer.page.keyboard.type(" De quien lleva la minuta.");
  await reader.page.getByText("De quien lleva la minuta.").waitFor({ state: "attached" });
  await reader.page.locator(".ProseMirror > p").last().click();
  await reader.page.keyboard.press("Control+End");
  await reader.page.keyboard.type(" Del gobierno.");
  await writer.page.getByText("Del gobierno.").waitFor({ state: "attached" });
  await untilSaved(reader.page);
});

it("where it cannot be fetched, it comes over the socket", async () => {
  const other = await signedIn(server, "principal", "civilSociety");
  await other.page.route("**/snapshot", (route) => route.abort());
  expect(await openedBy(other)).toEqual([]);
  await other.page.getByText("Del gobierno.").waitFor({ state: "attached" });
  expect(other.problems.filter(({ text }) => !text.includes("/snapshot"))).toEqual([]);
});

it("caused no error in any browser", () => {
  for (const { problems } of [writer, reader]) expect(problems).toEqual([]);
});
