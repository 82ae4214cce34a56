import { execFileSync, spawnSync } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { NodeJson } from "@minuta/document";
import { parties } from "@minuta/domain";
import { sha256 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "../base64url.ts";
import { canonicalBytes, digestOf, type Json } from "../canonical.ts";
import type { FourthRecordContent } from "../content.ts";
import { publishedFormat } from "../published-file.ts";
import { readJson } from "../read-json.ts";
import { countedSalts, type Device, device, factsOf, signedBy } from "../record.fixture.ts";
import { RecordFault } from "../record-fault.ts";
import { openRecord, sealRecord } from "../seal-record.ts";
import { unitDigest } from "../sealed/disclosure.ts";
import { shortDigest } from "../short-digest.ts";
import { checkPasskey, type PasskeyProof } from "../signing/check-passkey.ts";
import { challengeOf, sealStatement } from "../signing/statement.ts";
import { verify } from "../verify.ts";
import { record } from "./contents.fixture.ts";
import {
  canonicalVectors,
  digestVectors,
  passkeyVectors,
  publishedCases,
  type Signer,
  sealingVectors,
  statementVectors,
} from "./vectors.fixture.ts";

// A vector that was published once never changes. MINUTA_MAKE_VECTORS=1 writes the files anew, with proofs that stand
// in proofs.json already kept as they are: use it to add cases, and look at what it changes.
const isMaking = process.env.MINUTA_MAKE_VECTORS === "1";
const folder = fileURLToPath(new URL("../../vectors/", import.meta.url));
const python = fileURLToPath(new URL("../../interop/verify_record.py", import.meta.url));

type StoredProof = { readonly challenge: string; readonly proof: PasskeyProof };
const proofs = new Map(Object.entries(stored<Record<string, StoredProof>>("proofs.json") ?? {}));
const asked = new Set<string>();

const sign: Signer = ({ name, challenge, algorithm, rsa, ...options }) => {
  asked.add(name);
  let proof = proofs.get(name);
  if (proof === undefined && isMaking) {
    proof = { challenge: toBase64url(challenge), proof: device(algorithm, rsa).sign(challenge, options) };
    proofs.set(name, proof);
  }
  if (proof?.challenge !== toBase64url(challenge)) throw new Error(`${name} was signed over something else`);
  return proof.proof;
};

function stored<T>(name: string): T | null {
  try {
    return JSON.parse(readFileSync(join(folder, name), "utf8")) as T;
  } catch (error) {
    if (isMaking) return null;
    throw error;
  }
}

const checksOf = async (bytes: Uint8Array) =>
  (await verify(bytes)).map(({ name, outcome, detail, party }) => [
    name,
    outcome,
    // What follows the code is for people, and every program says it in its own way.
    name === "format" && outcome === "failed" ? detail.split(":")[0] : detail,
    party,
  ]);

const published = publishedCases(sign);
const made = {
  "canonical.json": canonicalVectors(),
  "digests.json": digestVectors(),
  "sealing.json": sealingVectors(),
  "statements.json": statementVectors(),
  "passkeys.json": passkeyVectors(sign),
  "published.json": {
    cases: await Promise.all(
      published.map(async ({ name, bytes }) => {
        const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
        const isText = toBase64url(new TextEncoder().encode(text)) === toBase64url(bytes);
        const checks = await checksOf(bytes);
        return isText ? { name, file: text, checks } : { name, bytes: toBase64url(bytes), checks };
      }),
    ),
  },
};
if (isMaking) {
  const write = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), `${JSON.stringify(value, null, 1)}\n`);
  };
  for (const [name, value] of Object.entries(made)) write(name, value);
  write("proofs.json", Object.fromEntries(proofs));
}

const codeOf = (attempt: () => unknown) => {
  try {
    attempt();
  } catch (error) {
    if (error instanceof RecordFault) return error.code;
    throw error;
  }
  return null;
};

describe("the vectors of SPEC section 8", () => {
  it.each(Object.entries(made))("%s is what it was", (name, value) => {
    expect(JSON.parse(JSON.stringify(value))).toEqual(stored(name));
    expect(new Set(namesOf(value)).size).toBe(namesOf(value).length);
  });

  it("store no proof that none of them uses", () => {
    expect([...asked].sort()).toEqual([...proofs.keys()].sort());
  });

  it("canonical form", () => {
    const { cases, refused } = made["canonical.json"];
    for (const { name, json, canonical, digest } of cases) {
      const value = readJson(new TextEncoder().encode(json));
      expect([name, new TextDecoder().decode(canonicalBytes(value))]).toEqual([name, canonical]);
      expect(digestOf(value)).toBe(digest);
    }
    for (const { name, bytes, code } of refused)
      expect([name, codeOf(() => readJson(bytesOf(bytes)))]).toEqual([name, code]);
  });

  it("digests, salts, base64url", () => {
    const { base64url, malformed, units, badSalts, short } = made["digests.json"];
    for (const { bytes, text } of base64url) {
      const read = fromBase64url(text);
      expect(read === null ? null : Buffer.from(read).toString("hex")).toBe(bytes);
    }
    for (const text of malformed) expect([text, fromBase64url(text)]).toEqual([text, null]);
    for (const { salt, value, digest } of units) expect(unitDigest([salt, value])).toBe(digest);
    for (const salt of badSalts) expect(codeOf(() => unitDigest([salt, ""]))).toBe("salt_invalid");
    for (const { digest, short: words } of short) expect(shortDigest(digest)).toBe(words);
  });

  it("sealing and statements", () => {
    for (const each of made["sealing.json"].cases) {
      const salts = each.salts.values();
      const again = sealRecord(each.content, () => salts.next().value ?? "", each.alsoMarked);
      expect(again).toEqual({
        manifest: each.manifest,
        disclosures: each.disclosures,
        digest: each.digest,
      });
      expect(openRecord(each.manifest, each.disclosures)).toEqual(each.opened);
    }
    for (const { facts, salts, statement, challenge } of made["statements.json"].cases) {
      const given = salts.values();
      expect(sealStatement(facts, () => given.next().value ?? "").manifest).toEqual(statement);
      expect(toBase64url(challengeOf(statement))).toBe(challenge);
    }
  });

  it.each(made["passkeys.json"].cases)("passkey: $name", async ({ challenge, proof, fault }) => {
    expect((await checkPasskey(proof, bytesOf(challenge))).fault).toBe(fault);
  });

  it.each(published)("published: $name", async ({ bytes, fails, code }) => {
    const failed = (await checksOf(bytes)).filter(([, outcome]) => outcome === "failed");
    expect(failed.map(([name, , , party]) => (party === null ? name : `${name} ${party}`))).toEqual(fails);
    if (code !== undefined) expect(failed[0]?.[2]).toBe(code);
  });
});

describe("openssl says the same", () => {
  it.for(["ES256", "RS256"])("of %s", (name, context) => {
    const { proof, challenge } =
      made["passkeys.json"].cases.find((each) => each.name === name) ?? missing(name);
    const work = mkdtempSync(join(tmpdir(), "minuta-openssl-"));
    try {
      const key = createPublicKey({
        key: Buffer.from(bytesOf(proof.publicKey)),
        format: "der",
        type: "spki",
      });
      const client = bytesOf(proof.clientDataJSON);
      expect(JSON.parse(new TextDecoder().decode(client)).challenge).toBe(challenge);
      writeFileSync(join(work, "key.pem"), key.export({ type: "spki", format: "pem" }));
      writeFileSync(join(work, "signature"), bytesOf(proof.signature));
      writeFileSync(join(work, "signed"), Buffer.concat([bytesOf(proof.authenticatorData), sha256(client)]));
      const args = ["dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "signed"];
      expect(execFileSync("openssl", args, { cwd: work, encoding: "utf8" })).toContain("Verified OK");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      context.skip("openssl is not installed");
    } finally {
      rmSync(work, { recursive: true });
    }
  });
});

const hasPython = spawnSync("python3", ["--version"]).error === undefined;

describe.skipIf(!hasPython)("Python, from SPEC.md alone (needs python3)", () => {
  const run = (args: readonly string[], input?: Uint8Array) => {
    const { status, stdout, stderr } = spawnSync("python3", ["-I", "-B", python, ...args], {
      encoding: "utf8",
      ...(input === undefined ? {} : { input }),
    });
    return { status, lines: stdout.trimEnd().split("\n"), stderr };
  };

  it("agrees on every vector", () => {
    const { status, lines, stderr } = run(["--vectors", folder]);
    expect(stderr).toBe("");
    expect(lines.at(-1)).toMatch(/^\d+ right, 0 wrong$/);
    expect(lines).toContain(`published: ${published.length} checked`);
    expect(status).toBe(0);
  });

  it("ends with 1 and says what, when a vector is another", () => {
    const work = mkdtempSync(join(tmpdir(), "minuta-vectors-"));
    try {
      for (const [name, value] of Object.entries(made)) {
        const other = name === "passkeys.json" ? JSON.stringify(value).replace('"other_site"', "null") : null;
        writeFileSync(join(work, name), other ?? JSON.stringify(value));
      }
      const { status, lines } = run(["--vectors", work]);
      expect(status).toBe(1);
      expect(lines.at(-1)).toMatch(/, 1 wrong$/);
    } finally {
      rmSync(work, { recursive: true });
    }
  });

  it("agrees check by check on records that nobody wrote", async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async (bytes) => {
        const expected = await checksOf(bytes);
        const { status, lines } = run(["-"], bytes);
        expect(lines).toEqual(
          expected.map(([name, outcome, detail, party]) => `${outcome} ${name} ${party ?? "-"} ${detail}`),
        );
        expect(status).toBe(expected.some(([, outcome]) => outcome === "failed") ? 1 : 0);
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});

// Short letters so that marked words are met again, and those that programs count in different ways.
const words = fc.string({
  unit: fc.constantFrom("a", "b", "Á", " ", ".", "😀", "ñ", "9"),
  minLength: 1,
  maxLength: 12,
});
const inline = fc.record({ text: words, isMarked: fc.boolean() }).map(
  ({ text, isMarked }): NodeJson => ({
    type: "text",
    text,
    ...(isMarked ? { marks: [{ type: "personalData", attrs: { legalBasis: "artículo 1" } }] } : {}),
  }),
);
const block = fc.array(inline, { maxLength: 4 }).map((content): NodeJson => ({ type: "paragraph", content }));

/** A record that was just sealed and signed, some units left out, with or without one byte changed. */
const anyFile = fc
  .record({
    blocks: fc.array(block, { maxLength: 5 }),
    title: words,
    responsible: words,
    algorithms: fc.tuple(
      fc.constantFrom(-7, -8, -257),
      fc.constantFrom(-7, -8),
      fc.constantFrom(-7, -8),
    ) as fc.Arbitrary<(-7 | -8 | -257)[]>,
    gone: fc.array(fc.nat(40), { maxLength: 3 }),
    change: fc.option(fc.record({ at: fc.nat(), bit: fc.nat(7) })),
  })
  .map(({ blocks, title, responsible, algorithms, gone, change }) => {
    const [resolution] = record.resolutions;
    const content: FourthRecordContent = {
      ...record,
      title,
      resolutions: resolution === undefined ? [] : [{ ...resolution, responsible }],
      text: { type: "doc", content: blocks },
    };
    const { manifest, disclosures, digest } = sealRecord(content, countedSalts());
    const left = disclosures.filter((_, at) => !gone.includes(at));
    const file = {
      format: publishedFormat,
      manifest,
      disclosures: left,
      removals: disclosures
        .filter((_, at) => gone.includes(at))
        .map((each) => ({
          unit: digestOf(each as unknown as Json),
          ground: "reserved",
          legalBasis: "artículo 1",
          at: "2012-02-10T18:00:00.000Z",
          by: "Secretaría",
        })),
      signatures: parties.map((party, at) => signedBy(deviceOf(algorithms[at]), factsOf(digest, party))),
      publicVersion: 1,
      publishedAt: "2012-02-10T20:00:00.000Z",
    };
    const bytes = canonicalBytes(file);
    if (change !== null) {
      const at = change.at % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << change.bit);
    }
    return bytes;
  });

// Making an RSA key takes longer than everything else here.
const devices = new Map<number | undefined, Device>();
function deviceOf(algorithm: -7 | -8 | -257 | undefined): Device {
  const made = devices.get(algorithm) ?? device(algorithm);
  devices.set(algorithm, made);
  return made;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64url(text) ?? missing(text);
}

function missing(name: string): never {
  throw new Error(`${name} is missing`);
}

function namesOf(value: object): readonly string[] {
  return Object.values(value).flatMap((cases: unknown) =>
    Array.isArray(cases) ? cases.flatMap((each: { name?: string }) => each.name ?? []) : [],
  );
}
