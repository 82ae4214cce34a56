import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createCall, endpoints } from "@minuta/contract";
import { freePort, startServer } from "@minuta/testing";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "minuta-start-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the program until it ends by itself. */
async function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH ?? "", MINUTA_DATA: folder, PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said };
}

const isOneSentence = (said: string) => /^[^\n]+ \/ [^\n]+\n$/.test(said) && !said.includes("    at ");

describe("a start that cannot be: one sentence, exit code 1, nothing changed", () => {
  const seats = "government=a@x.mx,institute=b@x.mx,civilSociety=c@x.mx,recordKeeper=d@x.mx,operator=e@x.mx";
  test.each<[string, Record<string, string>, RegExp]>([
    ["a port that is none", { PORT: "http" }, /PORT/],
    ["a port out of range", { PORT: "70000" }, /PORT/],
    ["an origin with a path", { MINUTA_ORIGIN: "https://minuta.example.org/app" }, /MINUTA_ORIGIN/],
    ["plain http to the world", { MINUTA_ORIGIN: "http://minuta.example.org" }, /https/],
    ["https and nobody who serves it", { MINUTA_ORIGIN: "https://minuta.example.org" }, /MINUTA_TRUST_PROXY/],
    ["a count of proxies that is none", { MINUTA_TRUST_PROXY: "all" }, /MINUTA_TRUST_PROXY/],
    ["a history of no days", { MINUTA_HISTORY_DAYS: "0" }, /MINUTA_HISTORY_DAYS/],
    ["a history of half a day", { MINUTA_HISTORY_DAYS: "0.5" }, /MINUTA_HISTORY_DAYS/],
    ["a sample that is neither on nor off", { MINUTA_SAMPLE: "yes" }, /MINUTA_SAMPLE/],
    ["no sample and nobody for the seats", { MINUTA_SAMPLE: "off" }, /MINUTA_SEATS/],
    ["the sample and one's own seats", { MINUTA_SAMPLE: "on", MINUTA_SEATS: seats }, /MINUTA_SEATS/],
    ["seats without an operator", { MINUTA_SEATS: seats.replace(/,operator.*/, "") }, /operator/],
    ["a seat twice", { MINUTA_SEATS: `${seats},government=z@x.mx` }, /MINUTA_SEATS/],
    ["mail without a sender", { SMTP_URL: "smtp://mail.example.org" }, /MAIL_FROM/],
    ["a mail server that is none", { SMTP_URL: "https://mail.example.org", MAIL_FROM: "a@x.mx" }, /SMTP_URL/],
    ["a database URL that is none", { DATABASE_URL: "mysql://clave7@x/y" }, /DATABASE_URL/],
    ["a database URL that names no database", { DATABASE_URL: "postgres://127.0.0.1" }, /DATABASE_URL/],
    [
      "a database that nobody serves",
      { DATABASE_URL: "postgres://u:clave7@127.0.0.1:1/x" },
      /127.0.0.1:1\/x/,
    ],
    ["Redis without a database", { REDIS_URL: "redis://127.0.0.1" }, /DATABASE_URL/],
    ["a Redis URL that is none", { DATABASE_URL: "postgres://x/y", REDIS_URL: "http://x" }, /REDIS_URL/],
  ])("%s", async (_name, environment, about) => {
    const { code, said } = await run(environment);
    expect([code, said]).toEqual([1, expect.stringMatching(about)]);
    expect(said).toSatisfy(isOneSentence);
    expect(said).not.toContain("clave7");
    expect(await readdir(folder).then((names) => names.filter((name) => name !== "in-use.lock"))).toEqual([]);
  });

  test("an occupied port", async () => {
    const squatter = createServer();
    squatter.listen(0);
    await once(squatter, "listening");
    const { port } = squatter.address() as AddressInfo;
    const { code, said } = await run({ PORT: String(port) });
    squatter.close();
    expect([code, said]).toEqual([1, expect.stringContaining(String(port))]);
    expect(said).toSatisfy(isOneSentence);
    expect(await readdir(folder)).toEqual([]);
  });

  test("a data folder that cannot be made, or not be written", async () => {
    const { code: unmade, said: why } = await run({ MINUTA_DATA: "/proc/minuta" });
    expect([unmade, why]).toEqual([1, expect.stringContaining("MINUTA_DATA")]);
    const file = join(folder, "file");
    await writeFile(file, "x");
    const { code, said } = await run({ MINUTA_DATA: join(file, "data") });
    expect([code, said]).toEqual([1, expect.stringContaining("MINUTA_DATA")]);
    expect(said).toSatisfy(isOneSentence);
    expect(await readFile(file, "utf8")).toBe("x");
  });

  test("a file that is no database", async () => {
    const path = join(folder, "minuta.sqlite");
    await writeFile(path, "not a database, but long enough to be read as one".repeat(100));
    const before = await readFile(path);
    const { code, said } = await run({});
    expect(code).toBe(1);
    expect(said).toSatisfy(isOneSentence);
    expect(await readFile(path)).toEqual(before);
  });

  test("a database whose pages are damaged", async () => {
    const server = await startServer({ dataFolder: folder });
    await server.stop();
    const path = join(folder, "minuta.sqlite");
    const bytes = await readFile(path);
    bytes.fill(0xff, 4096 * 3, 4096 * 9);
    await writeFile(path, bytes);
    const { code, said } = await run({});
    expect(code).toBe(1);
    expect(said).toSatisfy(isOneSentence);
    expect(await readFile(path)).toEqual(bytes);
  });

  test("a data folder that another process uses", async () => {
    await using server = await startServer({ dataFolder: folder });
    const { code, said } = await run({});
    expect(code).toBe(1);
    expect(said).toSatisfy(isOneSentence);
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
  });

  test("the sample's folder without the sample", async () => {
    const server = await startServer({ dataFolder: folder });
    await server.stop();
    const { code, said } = await run({ MINUTA_SAMPLE: "off", MINUTA_SEATS: seats });
    expect([code, said]).toEqual([1, expect.stringContaining("MINUTA_SAMPLE")]);
    expect(said).toSatisfy(isOneSentence);
  });

  test("an unreadable secrets file", async () => {
    const server = await startServer({ dataFolder: folder });
    await server.stop();
    await writeFile(join(folder, "secrets.json"), "{");
    const { code, said } = await run({});
    expect([code, said]).toEqual([1, expect.stringContaining("secrets.json")]);
    expect(said).toSatisfy(isOneSentence);
  });
});

describe("a start", () => {
  const callAs = (origin: string, cookie: string) =>
    createCall({ fetch, baseUrl: origin, headers: () => ({ cookie, origin }) });

  test("makes secrets and links that only the owner reads, and a second one keeps everything", async () => {
    const server = await startServer({ dataFolder: folder });
    for (const name of ["secrets.json", "links.json"]) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
    const roles = new Set(server.links.map(({ role }) => role));
    expect([...roles].sort()).toEqual(
      ["principal", "alternate", "recordKeeper", "delegate", "guest", "observer", "operator"].sort(),
    );
    expect(server.links.filter(({ role }) => role === "delegate")).toHaveLength(11);
    const cookie = await server.signIn("recordKeeper");
    const secrets = await readFile(join(folder, "secrets.json"), "utf8");
    const before = await callAs(server.origin, cookie)(endpoints.listProposals);
    const first = server.links[0]?.url;
    await server.restart();
    expect(await readFile(join(folder, "secrets.json"), "utf8")).toBe(secrets);
    expect(await callAs(server.origin, cookie)(endpoints.listProposals)).toEqual(before);
    expect(server.links[0]?.url).not.toBe(first);
    await server.close();
  });

  test("ends on SIGTERM within 5 s with exit code 0, also with open connections", async () => {
    const server = await startServer({ dataFolder: folder });
    const cookie = await server.signIn("recordKeeper");
    await Promise.all(
      Array.from({ length: 20 }, () => callAs(server.origin, cookie)(endpoints.listDocuments)),
    );
    const began = performance.now();
    expect(await server.stop("SIGTERM")).toEqual({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(5000);
    await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow();
  });

  test("founds a secretariat of one's own from MINUTA_SEATS", async () => {
    const port = await freePort();
    const env = {
      MINUTA_SEATS:
        "government=a@x.mx,institute=b@x.mx,civilSociety=c@x.mx,recordKeeper=d@x.mx,operator=e@x.mx",
    };
    const server = await startServer({ dataFolder: folder, env, port });
    expect(server.links.map(({ role, of }) => `${role} ${of}`.trim()).sort()).toEqual(
      [
        "operator",
        "principal civilSociety",
        "principal government",
        "principal institute",
        "recordKeeper",
      ].sort(),
    );
    const call = callAs(server.origin, await server.signIn("principal", "government"));
    expect((await call(endpoints.listProposals)).proposals).toEqual([]);
    expect((await call(endpoints.me)).sample).toBe(false);
    await server.restart();
    expect(server.links).toEqual([]);
    await server.close();
  });
});
