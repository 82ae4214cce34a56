import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatVerifierKey, readManifest, signCheckpoint, signingKeyOf } from "@minuta/record";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listFolder } from "../archive/read-folder.ts";
import { exportCommand } from "./export-command.ts";
import { pageWith, type SmallPortal, startSmallPortal } from "./small-portal.fixture.ts";

let portal: SmallPortal;
let above: string;
let folder: string;
beforeEach(async () => {
  portal = await startSmallPortal();
  above = await mkdtemp(join(tmpdir(), "minuta-export-"));
  folder = join(above, "copy");
  const key = await signingKeyOf("portal.example/log", "note", new Uint8Array(32).fill(7));
  // SHA-256 of nothing: the root of a log without entries.
  const root = Buffer.from("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "hex");
  portal.answers.set("/log/key", { type: "text/plain", body: `${formatVerifierKey(key)}\n` });
  portal.answers.set("/log/checkpoint", {
    type: "text/plain",
    body: await signCheckpoint({ origin: key.name, size: 0, root }, key),
  });
  for (const path of ["/en", "/sitemap.xml", "/favicon.svg", "/opensearch.xml", "/catalogo.jsonld"])
    portal.answers.set(path, { type: "text/plain", body: path });
  portal.answers.set("/robots.txt", { type: "text/plain", body: "User-agent: *\nDisallow: /privado\n" });
  home();
});
afterEach(async () => {
  await portal[Symbol.asyncDispose]();
  await rm(above, { recursive: true, force: true });
});

function home(...links: readonly string[]): void {
  portal.answers.set("/", pageWith(portal.origin, ...links));
}

async function copy(...args: readonly string[]) {
  const told: string[] = [];
  const pauses: number[] = [];
  const code = await exportCommand([portal.origin, "--to", folder, ...args], {
    language: "en",
    fetch,
    now: () => new Date("2012-03-05T18:00:00.000Z"),
    pause: async (seconds) => {
      pauses.push(seconds);
    },
    print: (line) => told.push(line),
    warn: (line) => told.push(line),
  });
  return { code, told: told.join("\n"), pauses };
}

const read = (path: string) => readFile(join(folder, path), "utf8");

describe("minuta export", () => {
  it("carries every page of a list, and leads from one to the next", async () => {
    home("/acuerdos");
    portal.answers.set(
      "/acuerdos",
      pageWith(portal.origin, "/acuerdos?pagina=2", "/acuerdos?estado=vencido"),
    );
    portal.answers.set("/acuerdos?pagina=2", pageWith(portal.origin, "/acuerdos", "/acuerdos?pagina=3#fin"));
    portal.answers.set("/acuerdos?pagina=3", pageWith(portal.origin, "/acuerdos?pagina=2", "/#content"));
    const { code, told } = await copy();
    expect([code, told]).toEqual([0, expect.stringContaining("4 pages")]);
    expect(await read("acuerdos/index.html")).toContain('href="pagina-2/index.html"');
    // What asks the server for a choice is asked there.
    expect(await read("acuerdos/index.html")).toContain(`href="${portal.origin}/acuerdos?estado=vencido"`);
    expect(await read("acuerdos/pagina-2/index.html")).toContain('href="../pagina-3/index.html#fin"');
    expect(await read("acuerdos/pagina-3/index.html")).toContain('href="../../index.html#content"');
    expect(await read("index.html")).toContain('datetime="2012-03-05T18:00:00.000Z"');
    expect(portal.most()).toBeLessThanOrEqual(4);
    expect(portal.headers.every(({ cookie, authorization }) => !cookie && !authorization)).toBe(true);
  });

  it("writes nothing outside of its folder and asks nobody else, whatever the server links to", async () => {
    home(
      "/../../etc/passwd",
      "/%2e%2e/%2e%2e/etc/shadow",
      "/..%2f..%2fescape.html",
      "/a\\..\\..\\escape.html",
      "/.ssh/authorized_keys",
      "/con%00trol",
      "/export.json",
      "/EXPORT.JSON",
      "//other.example/x",
      "https://other.example/y",
      "http://127.0.0.1:1/z",
      "javascript:alert(1)",
      "file:///etc/passwd",
      "/privado/acta",
      "/app",
      "/api/documents",
      "/lleva",
      `/${"x".repeat(500)}`,
    );
    portal.answers.set("/export.json", { type: "application/json", body: "{}" });
    portal.answers.set("/EXPORT.JSON", { type: "application/json", body: "{}" });
    portal.answers.set("/etc/passwd", { type: "text/plain", body: "root" });
    portal.answers.set("/lleva", { status: 302, headers: { location: "javascript:alert(1)" } });
    const { code, told } = await copy();
    expect(code).toBe(1);
    expect(told).toContain("The portal links to /export.json and does not have it.");
    expect(readManifest(await readFile(join(folder, "export.json")))?.origin).toBe(portal.origin);
    const { files, strange } = listFolder(above);
    expect(strange).toEqual([]);
    expect(files.every((path) => path.startsWith("copy/"))).toBe(true);
    expect(files.filter((path) => /escape|shadow|ssh|privado|trol/.test(path.slice(5)))).toEqual([]);
    expect(portal.asked.filter((path) => /privado|^\/app|^\/api|%|\.\./.test(path))).toEqual([]);
    expect(await read("index.html")).toContain('href="javascript:alert(1)"');
    expect(existsSync(join(folder, "lleva"))).toBe(false);
  });

  it("refuses a file where another needs a folder", async () => {
    home("/a/b", "/a");
    portal.answers.set("/a", { type: "text/plain", body: "file" });
    portal.answers.set("/a/b", pageWith(portal.origin));
    const { code, told } = await copy();
    expect(code).toBe(1);
    expect(told).toMatch(/The portal links to \/a(?:\/b)? and does not have it\./);
  });

  it("asks again what is busy, after as long as it says, and gives up in the end", async () => {
    home("/acuerdos");
    portal.answers.set("/acuerdos", [
      { status: 429, headers: { "retry-after": "7" } },
      { status: 503, headers: { "retry-after": "Mon, 05 Mar 2012 18:00:30 GMT" } },
      { status: 503 },
      { status: 429, headers: { "retry-after": "86400" } },
      pageWith(portal.origin),
    ]);
    const good = await copy();
    expect([good.code, good.pauses]).toEqual([0, [7, 30, 4, 120]]);

    portal.answers.set("/acuerdos", { status: 503 });
    const bad = await copy();
    expect([bad.code, bad.pauses]).toEqual([2, [1, 2, 4, 8, 16]]);
    expect(bad.told).toContain("The copy is half done");
    // The earlier copy stays whole; the half is elsewhere and has no manifest.
    expect(existsSync(join(folder, "export.json"))).toBe(true);
    expect(existsSync(`${folder}.incomplete`)).toBe(true);
    expect(existsSync(join(`${folder}.incomplete`, "export.json"))).toBe(false);
  });

  it("goes on where it stopped, without fetching what is there with the right digest", async () => {
    const [name, body] = ["/portal-files/letters.5891b5b522d5.woff2", "hello\n"];
    home(name, "/acuerdos");
    portal.answers.set(name, { type: "font/woff2", body });
    portal.answers.set("/acuerdos", { status: 500 });
    expect((await copy()).code).toBe(2);
    expect(portal.asked.filter((path) => path === name)).toHaveLength(1);
    portal.answers.set("/acuerdos", pageWith(portal.origin));
    expect((await copy()).code).toBe(0);
    expect(portal.asked.filter((path) => path === name)).toHaveLength(1);
    // What lies there with other bytes is fetched anew.
    await writeFile(join(folder, name), "hullo\n");
    expect((await copy()).code).toBe(0);
    expect(portal.asked.filter((path) => path === name)).toHaveLength(2);
    expect(await read(name)).toBe(body);
    expect(listFolder(above).files.every((path) => path.startsWith("copy/"))).toBe(true);
  });

  it("touches no folder that holds other things, and says what is wrong with its arguments", async () => {
    await mkdir(folder);
    await writeFile(join(folder, "diary.txt"), "mine");
    const taken = await copy();
    expect([taken.code, taken.told]).toEqual([2, expect.stringContaining("holds other things")]);
    expect(await read("diary.txt")).toBe("mine");
    const wrong = await copy("--log-key", "nothing");
    expect([wrong.code, wrong.told]).toEqual([2, expect.stringContaining("neither the key of a log")]);
    expect((await copy("extra")).code).toBe(2);
  });
});
