import { execFileSync } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Party, parties } from "@minuta/domain";
import { sha256 } from "@noble/hashes/sha2.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonicalBytes, digestOf, type Json } from "./canonical.ts";
import type { Removal } from "./content.ts";
import { type PublishedFile, publishedBytes, publishedFormat, readPublished } from "./published-file.ts";
import {
  content,
  countedSalts,
  type Device,
  device,
  factsOf,
  name,
  phone,
  signedBy,
} from "./record.fixture.ts";
import { openRecord, sealRecord } from "./seal-record.ts";
import type { Disclosure } from "./sealed/disclosure.ts";
import { unitsOf } from "./sealed/units.ts";
import { challengeOf, sealStatement } from "./signing/statement.ts";
import { verify } from "./verify.ts";

const legalBasis = "artículo 115 de la LGTAIP";
const sealed = sealRecord(content, countedSalts());
const devices = new Map<Party, Device>(parties.map((party) => [party, device()]));
const deviceOf = (party: Party) => devices.get(party) as Device;

const removalOf = (unit: string): Removal => ({
  unit,
  ground: "personalData",
  legalBasis,
  at: "2012-02-10T18:00:00.000Z",
  by: "Secretaría técnica",
});

/** The published file of the fixture, without these units. */
function publishedWithout(units: readonly string[], changes: Partial<PublishedFile> = {}): PublishedFile {
  const gone = new Set(units);
  const digests = new Map(sealed.disclosures.map((disclosure) => [digestOf(disclosure), disclosure]));
  const hidden = new Set<string>();
  // What stood only inside a unit that is gone has no place any more.
  const inside = (value: Json): void => {
    if (Array.isArray(value)) for (const each of value) inside(each);
    else if (typeof value === "object" && value !== null) {
      const { sealed: digest } = value as { sealed?: string };
      if (typeof digest === "string") {
        hidden.add(digest);
        const held = digests.get(digest);
        if (held !== undefined) inside(held[1]);
      } else inside(Object.values(value).map((each) => each ?? null));
    }
  };
  for (const unit of gone) inside(digests.get(unit)?.[1] ?? null);
  return {
    format: publishedFormat,
    manifest: sealed.manifest,
    disclosures: sealed.disclosures.filter(
      (each) => !gone.has(digestOf(each)) && !hidden.has(digestOf(each)),
    ),
    removals: units.filter((unit) => !hidden.has(unit)).map(removalOf),
    signatures: parties.map((party) =>
      signedBy(
        deviceOf(party),
        factsOf(sealed.digest, party, party === "civilSociety" ? "signWithReservation" : "sign"),
      ),
    ),
    files: { "record.pdf": "b".repeat(64) },
    publicVersion: 1,
    publishedAt: "2012-02-10T20:00:00.000Z",
    ...changes,
  };
}

const outcomes = async (file: PublishedFile | Uint8Array) =>
  Object.fromEntries(
    (await verify(file instanceof Uint8Array ? file : publishedBytes(file))).map(
      ({ name, outcome, detail, party }) => [
        party === null ? name : `${name} ${party}`,
        `${outcome} ${detail}`,
      ],
    ),
  );

describe("a sealed record", () => {
  it("opens to what was frozen, with words that were marked once marked wherever they stand", () => {
    const opened = openRecord(sealed.manifest, sealed.disclosures);
    const { text, ...rows } = opened;
    const { text: frozen, ...frozenRows } = content;
    expect(rows).toEqual(frozenRows);
    expect(JSON.stringify(text).split("personalData").length - 1).toBe(4);
    expect(text.content?.map(({ type }) => type)).toEqual(frozen.content?.map(({ type }) => type));
  });

  it("holds nothing that people wrote in its manifest", () => {
    const clear = JSON.stringify(sealed.manifest);
    for (const words of [name, phone, "Titular", "Función Pública", "acordó", "Ciudad", "reserva del plazo"])
      expect(clear).not.toContain(words);
    for (const fact of ["FR-001/2012", "2012-02-07", "government", "consensus", "2012-04-30", "principal"])
      expect(clear).toContain(fact);
  });

  it("has another digest for other salts and the same for the same", () => {
    expect(sealRecord(content, countedSalts()).digest).toBe(sealed.digest);
    expect(sealRecord(content, countedSalts(50)).digest).not.toBe(sealed.digest);
  });

  it("names its units in order, with the words that were marked", () => {
    const units = unitsOf(sealed.manifest, sealed.disclosures);
    expect(units.length).toBe(sealed.disclosures.length);
    const marked = units.filter((unit) => unit.marked !== null).map(({ text }) => text);
    expect(marked.filter((text) => text === name).length).toBe(5);
    expect(marked.filter((text) => text === phone).length).toBe(3);
  });
});

describe("a public version", () => {
  const marked = unitsOf(sealed.manifest, sealed.disclosures)
    .filter((unit) => unit.marked !== null)
    .map(({ digest }) => digest);

  it("leaves words out everywhere, shows the legal basis in their place, and still verifies", async () => {
    const file = publishedWithout(marked);
    const bytes = publishedBytes(file);
    const text = new TextDecoder().decode(bytes);
    expect(text).not.toContain(name);
    expect(text).not.toContain(phone);
    expect(await outcomes(file)).toEqual({
      format: "passed minuta-record/4",
      digest: `passed ${sealed.digest}`,
      removals: `passed ${marked.length}`,
      "signature government": "passed passkey",
      "signature institute": "passed passkey",
      "signature civilSociety": "passed passkey",
      signatures: "passed 3/3",
    });
    const { published } = readPublished(bytes);
    expect(JSON.stringify(published.content)).toContain(`[Testado: ${legalBasis}]`);
    const [resolution] = (published.content as typeof content).resolutions;
    expect(resolution?.text).toBe(`Llamar a [Testado: ${legalBasis}] al [Testado: ${legalBasis}].`);
    expect(published.signatures[2]).toMatchObject({
      decision: "signWithReservation",
      reason: "El plazo es corto.",
      means: "passkey",
    });
  });

  it("may leave out any set of units", async () => {
    const all = unitsOf(sealed.manifest, sealed.disclosures).map(({ digest }) => digest);
    await fc.assert(
      fc.asyncProperty(fc.subarray(all), async (units) => {
        const found = await outcomes(publishedWithout(units));
        expect(Object.values(found).every((outcome) => outcome.startsWith("passed"))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("is refused when a unit is left out without its legal basis, or has one and is there", async () => {
    const [first = ""] = marked;
    const found = await outcomes({ ...publishedWithout([first]), removals: [] });
    expect(found.removals).toBe("failed 1");
    expect((await outcomes(publishedWithout([], { removals: [removalOf(first)] }))).removals).toBe(
      "failed 0",
    );
  });
});

describe("tampering is named", () => {
  const file = publishedWithout([]);
  const failed = async (changed: PublishedFile | Uint8Array) =>
    Object.entries(await outcomes(changed))
      .filter(([, outcome]) => outcome.startsWith("failed"))
      .map(([name]) => name);
  const swap = (disclosures: readonly Disclosure[], from: string, to: string) =>
    JSON.parse(JSON.stringify(disclosures).replace(from, to)) as Disclosure[];

  it("a word, a row, a salt: the disclosure belongs to no unit", async () => {
    for (const [from, to] of [
      ["Un punto", "Dos puntos"],
      ["Función Pública", "Otra"],
      ["Con reserva", "Sin reserva"],
      [String(file.disclosures[0]?.[0]), "AAAAAAAAAAAAAAAAAAAAAA"],
    ] as const) {
      const found = await outcomes({ ...file, disclosures: swap(file.disclosures, from, to) });
      expect(found).toEqual({ format: expect.stringMatching(/^failed unit_/) });
    }
  });

  it("a fact in the clear, a digest in the manifest: every signature is of another record", async () => {
    const manifest = JSON.parse(JSON.stringify(file.manifest).replace("2012-04-30", "2012-05-30")) as Json;
    expect(await failed({ ...file, manifest })).toEqual([
      "signature government",
      "signature institute",
      "signature civilSociety",
      "signatures",
    ]);
    const gone = JSON.parse(JSON.stringify(file.manifest).replace(/"sealed":"./, '"sealed":"0')) as Json;
    expect((await outcomes({ ...file, manifest: gone })).format).toMatch(/^failed/);
  });

  it("a signature, its key, its client data, its authenticator data, its statement", async () => {
    const [government, ...others] = file.signatures;
    if (government?.means !== "passkey") throw new Error("the fixture signs by passkey");
    const { proof, statement } = government;
    const flip = (text: string) => {
      const bytes = fromBase64url(text) ?? new Uint8Array();
      const last = bytes.length - 1;
      bytes[last] = (bytes[last] ?? 0) ^ 1;
      return toBase64url(bytes);
    };
    const changes = {
      signature_wrong: [
        { proof: { ...proof, signature: flip(proof.signature) } },
        { proof: { ...proof, publicKey: flip(proof.publicKey) } },
        { proof: { ...proof, authenticatorData: flip(proof.authenticatorData) } },
      ],
      not_an_assertion: [{ proof: { ...proof, clientDataJSON: flip(proof.clientDataJSON) } }],
      other_challenge: [
        { statement: { ...statement, party: "government" as const, at: "2013-01-01T00:00:00.000Z" } },
      ],
      other_record: [{ statement: { ...statement, version: 2 } }],
      algorithm_unknown: [{ proof: { ...proof, algorithm: -99 } }],
    };
    for (const [fault, each] of Object.entries(changes)) {
      for (const change of each) {
        const signatures = [{ ...government, ...change }, ...others];
        expect((await outcomes({ ...file, signatures }))["signature government"]).toBe(`failed ${fault}`);
      }
    }
  });

  it("one seat twice, a seat missing, a refusal called a signature, a signature of another record", async () => {
    const [government, institute] = file.signatures;
    if (government === undefined || institute === undefined) throw new Error("three signed");
    expect(await failed({ ...file, signatures: [...file.signatures, government] })).toEqual(["signatures"]);
    expect(await failed({ ...file, signatures: [government, institute] })).toEqual(["signatures"]);
    const refused = signedBy(deviceOf("civilSociety"), factsOf(sealed.digest, "civilSociety", "refuse"));
    expect(await failed({ ...file, signatures: [government, institute, refused] })).toEqual(["signatures"]);
    const other = signedBy(deviceOf("civilSociety"), factsOf("0".repeat(64), "civilSociety"));
    expect(
      (await outcomes({ ...file, signatures: [government, institute, other] }))["signature civilSociety"],
    ).toBe("failed other_record");
  });

  it("bytes that are not the canonical ones", async () => {
    const bytes = publishedBytes(file);
    expect((await outcomes(new Uint8Array([...bytes, 10]))).format).toMatch(/^failed not_canonical/);
    expect((await outcomes(bytes.subarray(0, 900))).format).toMatch(/^failed form_invalid/);
    expect((await outcomes(new TextEncoder().encode("[]"))).format).toMatch(/^failed form_invalid/);
  });

  it("a bit of a key that its readers look away from", async () => {
    const [government, ...others] = file.signatures;
    if (government?.means !== "passkey") throw new Error("the fixture signs by passkey");
    const key = fromBase64url(government.proof.publicKey) ?? new Uint8Array();
    // The count of unused bits of the BIT STRING that holds the point.
    key[key.length - 66] = 1;
    const signatures = [
      { ...government, proof: { ...government.proof, publicKey: toBase64url(key) } },
      ...others,
    ];
    expect((await outcomes({ ...file, signatures }))["signature government"]).toBe("failed signature_wrong");
  });

  it("the name of a member, which would make it one that nobody reads", async () => {
    const { files, ...rest } = file;
    const renamed = { ...rest, filez: files } as unknown as PublishedFile;
    expect((await outcomes(renamed)).format).toMatch(/^failed form_invalid: member filez/);
  });

  it("any single bit", async () => {
    const bytes = publishedBytes(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = new Uint8Array(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        const found = await outcomes(changed);
        const isPublication = JSON.stringify(found) === JSON.stringify(await outcomes(bytes));
        // When and beside which files it was published is no part of what was signed: the log proves that.
        if (isPublication) expect(outsideSignatures(changed)).toEqual(outsideSignatures(bytes));
        else expect(Object.values(found).some((outcome) => !outcome.startsWith("passed"))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  const outsideSignatures = (bytes: Uint8Array) => {
    const {
      publishedAt: _at,
      publicVersion: _version,
      files: _files,
      ...rest
    } = JSON.parse(new TextDecoder().decode(bytes));
    return rest;
  };
});

describe("a passkey", () => {
  it.each([-7, -8, -257] as const)("signs a statement with algorithm %d", async (algorithm) => {
    const signatures = [
      signedBy(device(algorithm), factsOf(sealed.digest, "government")),
      ...publishedWithout([]).signatures.slice(1),
    ];
    expect((await outcomes(publishedWithout([], { signatures })))["signature government"]).toBe(
      "passed passkey",
    );
  });

  it("without user verification, or of another site, signs nothing", async () => {
    const { manifest, disclosures } = sealStatement(factsOf(sealed.digest, "government"), countedSalts(500));
    const others = publishedWithout([]).signatures.slice(1);
    for (const [options, fault] of [
      [{ flags: 0b001 }, "user_not_verified"],
      [{ flags: 0b100 }, "user_not_verified"],
      [{ origin: "https://minuta.example.evil.mx" }, "other_site"],
    ] as const) {
      const proof = device().sign(challengeOf(manifest), options);
      const government = { means: "passkey", statement: manifest, disclosures, proof } as const;
      const found = await outcomes(publishedWithout([], { signatures: [government, ...others] }));
      expect(found["signature government"]).toBe(`failed ${fault}`);
    }
  });

  it("a paper counts, and is called unproven", async () => {
    const { manifest, disclosures } = sealStatement(factsOf(sealed.digest, "government"), countedSalts(500));
    const scan = { digest: "a".repeat(64), mediaType: "application/pdf", size: 9 };
    const paper = { means: "paper", statement: manifest, disclosures, scan } as const;
    const file = publishedWithout([], { signatures: [paper, ...publishedWithout([]).signatures.slice(1)] });
    expect(await outcomes(file)).toMatchObject({
      "signature government": "unproven paper",
      signatures: "unproven 3/3",
    });
  });

  it("openssl says the same of its signature", (context) => {
    const signed = signedBy(deviceOf("government"), factsOf(sealed.digest, "government"));
    if (signed.means !== "passkey") throw new Error("the fixture signs by passkey");
    const { proof, statement } = signed;
    const bytes = (text: string) => fromBase64url(text) ?? new Uint8Array();
    const folder = mkdtempSync(join(tmpdir(), "minuta-openssl-"));
    try {
      const key = createPublicKey({ key: Buffer.from(bytes(proof.publicKey)), format: "der", type: "spki" });
      writeFileSync(join(folder, "key.pem"), key.export({ type: "spki", format: "pem" }));
      writeFileSync(join(folder, "signature"), bytes(proof.signature));
      const client = bytes(proof.clientDataJSON);
      writeFileSync(join(folder, "signed"), Buffer.concat([bytes(proof.authenticatorData), sha256(client)]));
      const challenge = toBase64url(sha256(canonicalBytes(statement)));
      expect(JSON.parse(new TextDecoder().decode(client)).challenge).toBe(challenge);
      const args = ["dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "signed"];
      expect(execFileSync("openssl", args, { cwd: folder, encoding: "utf8" })).toContain("Verified OK");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      context.skip("openssl is not installed");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
