import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, type TestBrowser } from "./browser.ts";

const PAGES: Record<string, string> = {
  "/clean": "<!doctype html><title>Limpia</title><link rel=icon href=data:,>",
  "/throws": "<!doctype html><link rel=icon href=data:,><script src=/throws.js></script>",
  "/throws.js": "throw new Error('nobody catches this')",
  "/breach": "<!doctype html><link rel=icon href=data:,><script>1</script>",
};

let server: Server;
let browser: TestBrowser;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? "";
    response.setHeader("content-security-policy", "default-src 'self'; img-src data:");
    response.setHeader("content-type", path.endsWith(".js") ? "text/javascript" : "text/html");
    response.end(PAGES[path]);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

test("a page in order has no problems, and the person's settings reach it", async () => {
  await using tab = await browser.open({ timezone: "UTC", viewport: { width: 360, height: 640 } });
  await tab.page.goto(`${origin}/clean`);
  const settings = await tab.page.evaluate(
    "[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone, innerWidth]",
  );
  expect(settings).toEqual(["es-MX", "UTC", 360]);
  expect(tab.problems).toEqual([]);
});

test("an exception that nobody catches is a problem", async () => {
  await using tab = await browser.open();
  await tab.page.goto(`${origin}/throws`);
  await expect.poll(() => tab.problems.map((problem) => problem.kind)).toEqual(["page error"]);
  expect(tab.problems[0]?.text).toContain("nobody catches this");
});

test("a breach of the page's CSP is a problem that names the directive", async () => {
  await using tab = await browser.open();
  await tab.page.goto(`${origin}/breach`);
  await expect
    .poll(() =>
      tab.problems.filter((problem) => problem.kind === "csp violation").map((problem) => problem.text),
    )
    .toEqual([expect.stringContaining("script-src-elem inline")]);
});

test("a second launch in the same file is the same browser", async () => {
  expect(await launchBrowser()).toBe(browser);
});
