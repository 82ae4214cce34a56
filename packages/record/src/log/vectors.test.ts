import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import { cosignedAt } from "./cosignature.ts";
import {
  formatSigningKey,
  formatVerifierKey,
  parseVerifierKey,
  type SignatureType,
  signingKeyOf,
  type VerifierKey,
} from "./log-key.ts";
import { naiveTiles } from "./naive-tree.fixture.ts";
import { isSignedBy, parseNote, signaturesOf } from "./signed-note.ts";
import { encodeBundle, parseTilePath, tileOfTree, tilePath, tileWidth } from "./tile.ts";
import { tiledTree } from "./tiled-tree.ts";
import { leafHash } from "./tree-hash.ts";
import { consistencyProof, inclusionProof, provesConsistency, provesInclusion } from "./tree-proofs.ts";
import { verifyInclusion } from "./verify-inclusion.ts";

const folder = fileURLToPath(new URL("../../vectors/log", import.meta.url));
const interop = fileURLToPath(new URL("../../interop", import.meta.url));
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), "utf8")) as T;

type Level = number | "entries";
const tree = read<{
  roots: { size: number; root: string }[];
  inclusion: { index: number; size: number; path: string[] }[];
  consistency: { from: number; to: number; path: string[] }[];
  tiles: { size: number; level: Level; index: number; width: number; path: string; sha256: string }[];
  paths: { level: Level; index: number; width: number; path: string }[];
}>("tree.json");
const notes = read<{
  keys: {
    name: string;
    type: SignatureType;
    seed: string;
    id: number;
    verifierKey: string;
    signingKey: string;
  }[];
  notes: {
    note: string;
    text: string;
    size: number;
    signers: { verifierKey: string; at: number | null }[];
  }[];
  malformed: string[];
  malformedCheckpoints: string[];
}>("notes.json");
const proofs = read<{
  entry: string;
  cases: {
    name: string;
    proof: string;
    entry?: string;
    fault: string | null;
    policy: {
      logKey: string;
      witnesses: string[];
      quorum: number;
      seen: { size: number; root: string } | null;
    };
  }[];
}>("proofs.json");

const bytesOf = (text: string) => {
  const bytes = fromBase64(text);
  if (bytes === null) throw new Error(`${text} is not base64`);
  return bytes;
};
const keyOf = (text: string): VerifierKey => {
  const key = parseVerifierKey(text);
  if (key === null) throw new Error(`${text} is not a key`);
  return key;
};
const entries = Array.from({ length: 700 }, (_, at) => new TextEncoder().encode(`asiento ${at}`));
const treeOf = (size: number) => tiledTree(size, naiveTiles(entries.slice(0, size)));

// What was logged once must verify for ever, so these never change; a new form gets new files.
describe("the vectors of the log", () => {
  it("have these roots, paths and tiles", async () => {
    for (const { size, root } of tree.roots)
      expect([size, toBase64(await treeOf(size).root())]).toEqual([size, root]);
    for (const { index, size, path } of tree.inclusion) {
      expect((await inclusionProof(treeOf(size), index)).map(toBase64)).toEqual(path);
      const leaf = leafHash(entries[index] ?? new Uint8Array());
      const claim = { index, size, leaf, root: await treeOf(size).root() };
      expect(provesInclusion(path.map(bytesOf), claim)).toBe(true);
    }
    for (const { from, to, path } of tree.consistency) {
      expect((await consistencyProof(treeOf(to), from)).map(toBase64)).toEqual(path);
      const head = async (size: number) => ({ size, root: await treeOf(size).root() });
      expect(provesConsistency(path.map(bytesOf), await head(from), await head(to))).toBe(true);
    }
    for (const { size, level, index, width, path, sha256 } of tree.tiles) {
      const tile = { level, index, width };
      expect([tileOfTree(size, level, index), tilePath(tile)]).toEqual([tile, path]);
      const bytes =
        level === "entries"
          ? encodeBundle(entries.slice(index * tileWidth, index * tileWidth + width))
          : await naiveTiles(entries.slice(0, size))(tile);
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    }
    for (const { path, ...tile } of tree.paths)
      expect([tilePath(tile), parseTilePath(path)]).toEqual([path, tile]);
  });

  it("have these keys, notes and cosignatures", async () => {
    for (const { name, type, seed, ...expected } of notes.keys) {
      const key = await signingKeyOf(name, type, bytesOf(seed));
      const made = { id: key.id, verifierKey: formatVerifierKey(key), signingKey: formatSigningKey(key) };
      expect(made).toEqual(expected);
    }
    for (const { note, text, size, signers } of notes.notes) {
      const parsed = parseNote(note);
      if (parsed === null) throw new Error("a note is not read");
      expect([parsed.text, parseCheckpoint(text)?.size]).toEqual([text, size]);
      for (const { verifierKey, at } of signers) {
        const key = keyOf(verifierKey);
        const [line] = signaturesOf(parsed, key);
        if (at === null) expect(await isSignedBy(parsed, key)).toBe(true);
        else expect(line && (await cosignedAt(text, key, line))).toBe(at);
      }
    }
    for (const text of notes.malformed) expect([text, parseNote(text)]).toEqual([text, null]);
    for (const text of notes.malformedCheckpoints)
      expect([text, parseCheckpoint(text)]).toEqual([text, null]);
  });

  it.each(proofs.cases)("$name: $fault", async ({ proof, entry, policy, fault }) => {
    const { seen } = policy;
    const verdict = await verifyInclusion(bytesOf(entry ?? proofs.entry), proof, {
      logKey: keyOf(policy.logKey),
      witnesses: policy.witnesses.map(keyOf),
      quorum: policy.quorum,
      seen: seen === null ? null : { size: seen.size, root: bytesOf(seen.root) },
    });
    expect(verdict.fault).toBe(fault);
  });
});

type Ran = { readonly code: number; readonly out: string };

function run(
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { timeout: 120_000, ...options }, (error, out, told) => {
      if (child.exitCode === null) reject(error ?? new Error(told));
      else resolve({ code: child.exitCode, out: out + told });
    });
  });
}

/** A copy of the vectors in which one letter of each part that a reader checks is another. */
function alteredVectors(name: string, change: (text: string) => string): string {
  const copy = mkdtempSync(join(tmpdir(), "minuta-vectors-"));
  cpSync(folder, copy, { recursive: true });
  const text = readFileSync(join(copy, name), "utf8");
  const altered = change(text);
  expect(altered).not.toBe(text);
  writeFileSync(join(copy, name), altered);
  return copy;
}

const alterations: [string, (text: string) => string][] = [
  ["tree.json", (text) => text.replace(/("size": 257,\s+"root": ")./, "$1!")],
  ["tree.json", (text) => text.replace(/"sha256": "../, '"sha256": "zz')],
  ["notes.json", (text) => text.replace(/\\n700\\n/, "\\n701\\n")],
  ["notes.json", (text) => text.replace(/"at": 1700000100/, '"at": 1700000101')],
  ["proofs.json", (text) => text.replace('"fault": "entryNotInTree"', '"fault": null')],
];

const python = await run("python3", ["--version"]).catch(() => null);

describe.skipIf(python === null)("the reader in Python (needs python3)", () => {
  const script = join(interop, "verify_log.py");

  it("reads the vectors as this program does", async () => {
    expect(await run("python3", [script, folder])).toEqual({ code: 0, out: "137 checks, 0 failed\n" });
  });

  it.each(alterations)("finds what is altered in %s", async (name, change) => {
    const copy = alteredVectors(name, change);
    const { code, out } = await run("python3", [script, copy]);
    rmSync(copy, { recursive: true });
    expect([code, /FAILED|Error/.test(out)]).toEqual([1, true]);
  });

  it("checks a proof file and the files that its entry names", async () => {
    const place = mkdtempSync(join(tmpdir(), "minuta-proof-"));
    const [first] = proofs.cases;
    if (first === undefined) throw new Error("there is no proof");
    const path = join(place, "proof.tlog");
    writeFileSync(path, first.proof);
    writeFileSync(join(place, "record.json"), "otro archivo");
    const { logKey, witnesses } = first.policy;
    const keys = ["--log-key", logKey, ...witnesses.flatMap((key) => ["--witness", key]), "--quorum", "2"];
    const sound = await run("python3", [script, path, ...keys]);
    expect([sound.code, sound.out.split("\n")[0]]).toEqual([0, "entry 300 of 700: ST-05/2012"]);
    const other = await run("python3", [
      script,
      path,
      ...keys,
      "--file",
      `record.json=${join(place, "record.json")}`,
    ]);
    expect([other.code, other.out.includes("is not the file that was logged")]).toEqual([1, true]);
    writeFileSync(path, first.proof.replace("index 300", "index 299"));
    expect((await run("python3", [script, path, ...keys])).code).toBe(1);
    rmSync(place, { recursive: true });
  });
});

const goPath = "/usr/share/gocode";
const go =
  existsSync(join(goPath, "src/golang.org/x/mod/sumdb/note")) &&
  (await run("go", ["version"]).catch(() => null)) !== null;

describe.skipIf(!go)("Go's own note and tlog (needs golang-go and golang-golang-x-mod-dev)", () => {
  const cwd = join(interop, "go");
  const env = { ...process.env, GO111MODULE: "off", GOPATH: goPath, GOFLAGS: "" };
  const check = (vectors: string) => run("go", ["run", "main.go", vectors], { cwd, env });

  it("read the vectors as this program does", { timeout: 120_000 }, async () => {
    expect(await check(folder)).toEqual({ code: 0, out: "103 checks, 0 failed\n" });
  });

  // Go's check of notes does not look at the instants that a vector names.
  const seen = alterations.filter((_, at) => at !== 3);
  it.each(seen)("find what is altered in %s", { timeout: 120_000 }, async (name, change) => {
    const copy = alteredVectors(name, change);
    const { code } = await check(copy);
    rmSync(copy, { recursive: true });
    expect(code).toBe(1);
  });
});
