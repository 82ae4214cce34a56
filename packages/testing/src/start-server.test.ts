import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer } from "./start-server.ts";

// Stands in for the real server: the same signs of life, and a count of starts to see that the data is kept.
const ENTRY = `
import { createServer } from "node:http";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
const { PORT, MINUTA_DATA, FAIL } = process.env;
if (FAIL) { console.error("the port is cursed"); process.exit(3); }
const counter = MINUTA_DATA + "/starts";
const starts = existsSync(counter) ? Number(readFileSync(counter, "utf8")) + 1 : 1;
writeFileSync(counter, String(starts));
const origin = "http://localhost:" + PORT;
writeFileSync(MINUTA_DATA + "/links.json", JSON.stringify([
  { role: "delegate", of: "civil", url: origin + "/in?start=" + starts },
]));
const used = new Set();
createServer((request, response) => {
  if (request.url === "/readyz") return response.end("ok");
  if (request.url.startsWith("/in") && !used.has(request.url)) {
    used.add(request.url);
    response.writeHead(302, { "set-cookie": "session=start" + starts + "; Path=/; HttpOnly", location: "/" });
    return response.end();
  }
  response.writeHead(request.url === "/" ? 200 : 410).end(request.headers.cookie ?? "");
}).listen(PORT);
process.on("SIGTERM", () => { console.log("orderly"); process.exit(0); });
`;

let folder: string;
let entry: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "minuta-entry-"));
  entry = join(folder, "entry.mjs");
  await writeFile(entry, ENTRY);
});

afterAll(() => rm(folder, { recursive: true }));

test("a server starts, signs in once a link, restarts on its data, and leaves nothing", async () => {
  const server = await startServer({ entry });
  expect(server.links).toHaveLength(1);
  expect(await server.signIn("delegate", "civil")).toBe("session=start1");
  expect(await server.signIn("delegate")).toBe("session=start1");
  await expect(server.signIn("witness")).rejects.toThrow("No link for witness");

  await server.restart();
  expect(server.output()).toContain("orderly");
  expect(await server.signIn("delegate", "civil")).toBe("session=start2");

  expect(await server.kill9()).toEqual({ code: null, signal: "SIGKILL" });
  expect(server.pid).toBeUndefined();
  await server.restart();
  expect(await server.signIn("delegate")).toBe("session=start3");

  await server.close();
  expect(existsSync(server.dataFolder)).toBe(false);
  await expect(fetch(`${server.origin}/readyz`)).rejects.toThrow();
});

test("a data folder that the test gave is kept", async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "minuta-kept-"));
  const server = await startServer({ entry, dataFolder });
  await server.close();
  expect(existsSync(join(dataFolder, "starts"))).toBe(true);
  await rm(dataFolder, { recursive: true });
});

test("a server that ends early fails with what it said", async () => {
  await expect(startServer({ entry, env: { FAIL: "1" } })).rejects.toThrow("the port is cursed");
});
