import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  cosignedAt,
  formatVerifierKey,
  parseNote,
  parseVerifierKey,
  signaturesOf,
  signingKeyOf,
} from "@minuta/record";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { languageOf } from "../language.ts";
import { logPrefix } from "./log-client.ts";
import { type SmallLog, startSmallLog } from "./small-log.fixture.ts";
import { type World, witnessCommand } from "./witness-command.ts";
import { claimFolder, readWitnessState } from "./witness-folder.ts";

const logKey = await signingKeyOf("portal.example/log", "note", new Uint8Array(32).fill(1));
const start = new Date("2026-03-01T12:00:00.000Z");

let log: SmallLog;
let parent: string;
let folder: string;
let vkey: string;
beforeEach(async () => {
  log = await startSmallLog(logKey);
  log.entries = ["uno", "dos", "tres"];
  parent = mkdtempSync(join(tmpdir(), "minuta-cli-"));
  folder = join(parent, "witness");
  vkey = (await witness("init", "--name", "osc.example/testigo")).out[0] ?? "";
});
afterEach(async () => {
  await log.close();
  rmSync(parent, { recursive: true });
});

async function witness(...args: string[]) {
  return inWorld({}, ...args);
}

async function inWorld(world: Partial<World>, ...args: string[]) {
  const out: string[] = [];
  const told: string[] = [];
  const code = await witnessCommand([...args, "--folder", folder], {
    language: "en",
    fetch,
    now: () => start,
    print: (line) => out.push(line),
    warn: (line) => told.push(line),
    stop: new AbortController().signal,
    pause: async () => undefined,
    ...world,
  });
  return { code, out, told: told.join("\n") };
}

const run = (...more: string[]) => witness("run", "--once", "--log", log.prefix, ...more);

describe("minuta witness", () => {
  test("makes a key that its owner alone reads, once", async () => {
    expect(parseVerifierKey(vkey)?.name).toBe("osc.example/testigo");
    expect(statSync(join(folder, "witness-key")).mode & 0o777).toBe(0o600);
    const before = readFileSync(join(folder, "witness-key"), "utf8");
    expect(before.startsWith("PRIVATE+KEY+osc.example/testigo+")).toBe(true);
    const again = await witness("init", "--name", "osc.example/otro");
    expect([again.code, again.out, again.told.includes("not replaced")]).toEqual([2, [], true]);
    expect(readFileSync(join(folder, "witness-key"), "utf8")).toBe(before);
  });

  test("cosigns what it checked, having written it down before it says it", async () => {
    const taken: { note: string; size: number | undefined }[] = [];
    log.take = (note) => {
      taken.push({ note, size: readWitnessState(folder)?.checkpoint.size });
      return { status: 200, body: "{}" };
    };
    expect((await run()).code).toBe(0);
    log.entries.push("cuatro");
    expect((await run()).code).toBe(0);
    expect(taken.map(({ size }) => size)).toEqual([3, 4]);
    const key = parseVerifierKey(vkey);
    const note = parseNote(taken[1]?.note ?? "");
    if (key === null || note === null) throw new Error("not read");
    const [line] = signaturesOf(note, key);
    expect(line && (await cosignedAt(note.text, key, line))).toBe(start.getTime() / 1000);
    expect(await witness("check")).toMatchObject({ code: 0 });
  });

  test("remembers what it was about to say when the log did not take it", async () => {
    for (const [status, body, words] of [
      [403, '{"code":"witness_unknown"}', "has yet to register"],
      [500, "<html>", "http_500"],
      [400, '{"code":"\\u001b[2J"}', "http_400"],
    ] as const) {
      log.take = () => ({ status, body });
      const { code, told } = await run();
      expect([code, told.includes(words)]).toEqual([3, true]);
      expect(readWitnessState(folder)?.checkpoint.size).toBe(3);
    }
  });

  test("examines again when the log grew under its hands, and not for ever", async () => {
    log.take = () => {
      log.entries.push("más");
      return log.entries.length < 6
        ? { status: 409, body: '{"code":"checkpoint_is_stale"}' }
        : { status: 200, body: "{}" };
    };
    expect((await run()).code).toBe(0);
    expect(readWitnessState(folder)?.checkpoint.size).toBe(5);
    log.take = () => ({ status: 409, body: '{"code":"checkpoint_is_stale"}' });
    log.asked.length = 0;
    expect((await run()).code).toBe(3);
    expect(log.asked.filter((path) => path === "cosignatures")).toHaveLength(5);
  });

  test("follows a log over full tiles: reads all of it at its start, then what is new", async () => {
    log.entries = Array.from({ length: 200 }, (_, at) => `asiento ${at}`);
    let rounds = 0;
    const stop = new AbortController();
    const bundles: string[][] = [];
    const pause = async (seconds: number) => {
      expect(seconds).toBe(60);
      bundles.push(log.asked.splice(0).filter((path) => path.includes("entries")));
      rounds += 1;
      log.entries = Array.from({ length: 200 + rounds * 400 }, (_, at) => `asiento ${at}`);
      if (rounds === 3) stop.abort();
    };
    const { code, out } = await inWorld(
      { pause, stop: stop.signal },
      "run",
      "--log",
      log.prefix,
      "--every",
      "60",
    );
    expect([code, out.length]).toEqual([0, 4]);
    expect(bundles).toEqual([
      ["tile/entries/000.p/200"],
      ["tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"],
      ["tile/entries/002", "tile/entries/003.p/232"],
    ]);
    const again = await run();
    expect([again.code, again.told]).toEqual([0, ""]);
    log.entries[100] = "otra cosa";
    const forked = await run();
    expect([forked.code, forked.told.includes("[fork]")]).toEqual([1, true]);
    log.entries[100] = "asiento 100";
    log.instead.set("tile/entries/000", { status: 200, body: new Uint8Array(600) });
    const altered = await run();
    expect([altered.code, altered.told.includes("[entryAltered]")]).toEqual([1, true]);
  });

  test("a round in a loop that sees something wrong is the last", async () => {
    await run();
    log.size = 2;
    const { code, told } = await inWorld(
      { pause: () => Promise.reject(new Error("it went on")) },
      "run",
      "--log",
      log.prefix,
    );
    expect([code, told.includes("[rollback]")]).toEqual([1, true]);
    expect(readdirSync(join(folder, "evidence"))).toHaveLength(2);
    expect(log.asked.filter((path) => path === "cosignatures")).toHaveLength(1);
  });

  test("waits for a log that is away, and for one that is empty, without pinning anything", async () => {
    log.entries = [];
    expect(await run()).toMatchObject({ code: 0, told: "" });
    expect(readWitnessState(folder)).toBeNull();
    log.entries = ["uno"];
    for (const [path, status, body] of [
      ["checkpoint", 503, ""],
      ["checkpoint", 200, "x".repeat(300_000)],
      ["checkpoint", 302, `${log.prefix}/elsewhere`],
      ["tile/0/000.p/1", 500, ""],
      ["tile/0/000.p/1", 200, "x".repeat(9000)],
    ] as const) {
      log.instead.clear();
      log.instead.set(path, { status, body });
      expect([path, status, (await run()).code]).toEqual([path, status, 3]);
    }
    log.instead.clear();
    const { code, told } = await witness("run", "--once", "--log", "http://127.0.0.1:9/log");
    expect([code, told.includes("does not answer")]).toEqual([3, true]);
    expect(readWitnessState(folder)).toBeNull();
  });

  test("trusts the key that it was given rather than the one that the log names", async () => {
    const other = await signingKeyOf("portal.example/log", "note", new Uint8Array(32).fill(3));
    const { code, told } = await run("--log-key", formatVerifierKey(other));
    expect([code, told.includes("[keyChanged]"), log.asked.includes("cosignatures")]).toEqual([
      1,
      true,
      false,
    ]);
    expect((await run("--log-key", formatVerifierKey(logKey))).code).toBe(0);
  });

  test("never takes a damaged memory for none, nor shares it", async () => {
    await run();
    const release = claimFolder(folder);
    expect((await run()).told).toContain("Another witness uses this folder");
    release();
    log.asked.length = 0;
    const path = join(folder, "witness-state.json");
    const sound = readFileSync(path, "utf8");
    for (const text of ["", "{}", "null", sound.slice(0, -9), sound.replaceAll("portal.example", "x\\ny")]) {
      writeFileSync(path, text);
      const { code, told } = await run();
      expect([text, code, told.includes("damaged")]).toEqual([text, 1, true]);
    }
    expect(log.asked).toEqual([]);
    writeFileSync(path, sound);
    const other = await witness("run", "--once", "--log", "https://otro.example.org/log");
    expect([other.code, other.told.includes(log.prefix)]).toEqual([2, true]);
  });

  test("says how it is used when it is misused", async () => {
    for (const args of [
      [],
      ["nada"],
      ["run"],
      ["run", "--log", "ftp://x/log"],
      ["run", "--log", "http://portal.example.org/log"],
      ["run", "--log", log.prefix, "--every", "4"],
      ["run", "--log", log.prefix, "--every", "x"],
      ["init"],
      ["init", "--name", "a b"],
      ["run", "--log", log.prefix, "--log-key", vkey],
      ["check", "--unknown"],
    ])
      expect([args, (await witness(...args)).code]).toEqual([args, 2]);
    const spanish = await inWorld({ language: "es" }, "--help");
    expect([spanish.code, spanish.out[0]?.includes("Un testigo vigila")]).toEqual([0, true]);
  });
});

test("a log's address is https, or on this machine", () => {
  expect(logPrefix("https://portal.example.org")).toBe("https://portal.example.org/log");
  expect(logPrefix("https://portal.example.org/otra/log/")).toBe("https://portal.example.org/otra/log");
  expect(logPrefix("http://localhost:8080/log")).toBe("http://localhost:8080/log");
  for (const wrong of [
    "",
    "x",
    "http://a.example/log",
    "https://u:p@a.example/log",
    "https://a.example/log?x=1",
  ])
    expect(logPrefix(wrong)).toBeNull();
});

test("the environment says the language, and Spanish is spoken where it does not", () => {
  expect(languageOf({ LANG: "en_US.UTF-8" })).toBe("en");
  expect(languageOf({ LANG: "en_US.UTF-8", LC_ALL: "es_MX.UTF-8" })).toBe("es");
  for (const LANG of [undefined, "", "C.UTF-8", "es_MX.UTF-8", "eng"])
    expect(languageOf({ LANG })).toBe("es");
});
