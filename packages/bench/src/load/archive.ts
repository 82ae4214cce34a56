import { createHash, generateKeyPairSync, hash, type KeyObject, randomBytes, sign } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { keySlug, parties } from "@minuta/domain";
import {
  challengeOf,
  encodeBundle,
  formatTlogProof,
  formatVerifierKey,
  hashesAtLevel,
  hashOfFullTile,
  inclusionProof,
  leafHash,
  logEntryBytes,
  manifestBytes,
  manifestName,
  publishedBytes,
  type SignedStatement,
  sealRecord,
  sealStatement,
  signCheckpoint,
  signingKeyOf,
  type Tile,
  tiledTree,
  tileOfTree,
  tilePath,
  tileWidth,
} from "@minuta/record";

import { minutesOf } from "./short-minutes.ts";

const host = "portal.example";
const salt = () => randomBytes(16).toString("base64url");

/** Bytes of the other files of a record of the sample, and of its two pages. */
const others = {
  "record.pdf": 102_647,
  "record.docx": 15_867,
  "record.html": 21_314,
  "record.akn.xml": 10_623,
  "record.jsonld": 6_379,
  "record.md": 4_495,
  "attendance.csv": 608,
  "resolutions.csv": 355,
} as const;
const bodySize = 20_000;

/**
 * Writes a copy of a portal with so many records, as `minuta export` does: each sealed, signed by three passkeys of its own,
 * entered in a log, with its proof. Only what nobody looks into, a PDF or a page, is random bytes.
 *
 * @returns the log's verifier key as a line
 */
export async function writeArchive(folder: string, count: number): Promise<string> {
  const files: Record<string, string> = {};
  const write = (path: string, bytes: Uint8Array | string) => {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, bytes);
    files[path] = hash("sha256", bytes);
  };
  const logKey = await signingKeyOf(`${host}/log`, "note", randomBytes(32));
  const entries: Uint8Array[] = [];
  const slugs: string[] = [];
  for (let nth = 1; nth <= count; nth += 1) {
    const { slug, record, entry, named, body } = signedRecord(nth);
    for (const [name, bytes] of named) write(`registros/${slug}/${name}`, bytes);
    write(`registros/${slug}/record.json`, record);
    const page = `<div class="prose" lang="es">\n${body}\n</div></section>`;
    write(`registros/${slug}/index.html`, page);
    write(`en/records/${slug}/index.html`, page);
    entries.push(entry);
    slugs.push(slug);
  }
  const tileBytes = tilesOf(entries);
  const tree = tiledTree(count, async (tile) => tileBytes(tile));
  const checkpoint = await signCheckpoint(
    { origin: logKey.name, size: count, root: await tree.root() },
    logKey,
  );
  write("log/checkpoint", checkpoint);
  write("log/key", `${formatVerifierKey(logKey)}\n`);
  for (const level of ["entries", 0, 1] as const)
    for (let index = 0; ; index += 1) {
      const tile = tileOfTree(count, level, index);
      if (tile === null) break;
      write(`log/${tilePath(tile)}`, tileBytes(tile));
    }
  for (const [index, slug] of slugs.entries()) {
    const path = await inclusionProof(tree, index);
    write(
      `registros/${slug}/proof.tlog`,
      formatTlogProof({ extra: entries[index] ?? null, index, path, checkpoint }),
    );
  }
  const manifest = {
    format: "minuta-export/1",
    origin: `https://${host}`,
    madeAt: "2012-12-01T18:00:00.000Z",
    missing: [],
    files,
  } as const;
  writeFileSync(join(folder, manifestName), manifestBytes(manifest));
  return formatVerifierKey(logKey);
}

/** One record in a file, for whoever checks it alone. */
function signedRecord(nth: number) {
  const content = minutesOf(nth);
  const { manifest, disclosures, digest } = sealRecord(content, salt);
  const { key, kind, version } = content;
  const signatures = parties.map((party): SignedStatement => {
    const statement = sealStatement(
      {
        digest,
        key,
        kind,
        version,
        party,
        capacity: "principal",
        decision: "sign",
        office: "Titular de la Unidad",
        reason: "",
        nonce: salt(),
        at: "2012-02-22T20:00:00.000Z",
      },
      salt,
    );
    return {
      statement: statement.manifest,
      disclosures: statement.disclosures,
      means: "passkey",
      proof: assertion(challengeOf(statement.manifest)),
    };
  });
  const named = Object.entries(others).map(([name, size]) => [name, randomBytes(size)] as const);
  const body = randomBytes(bodySize / 2).toString("hex");
  const at = "2012-02-24T16:00:00.000Z";
  const record = publishedBytes({
    format: "minuta-published/1",
    manifest,
    disclosures,
    removals: [],
    signatures,
    publicVersion: 1,
    publishedAt: at,
    files: Object.fromEntries(
      [...named, ["body.html", body] as const].map(([name, bytes]) => [name, hash("sha256", bytes)]),
    ),
  });
  const entry = logEntryBytes({
    type: "minuta-log/1",
    kind: "record",
    key,
    version,
    publicVersion: 1,
    digest,
    files: { "record.json": hash("sha256", record) },
    at,
  });
  return { slug: keySlug(key), record, entry, named, body };
}

/** What a passkey of its own answers (WebAuthn Level 3, 6.3.3). */
function assertion(challenge: Uint8Array) {
  const { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject } = generateKeyPairSync(
    "ec",
    {
      namedCurve: "P-256",
    },
  );
  const client = Buffer.from(
    JSON.stringify({
      type: "webauthn.get",
      challenge: Buffer.from(challenge).toString("base64url"),
      origin: `https://${host}`,
      crossOrigin: false,
    }),
  );
  const digest = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();
  const data = Buffer.concat([digest(host), Buffer.from([0b101, 0, 0, 0, 7])]);
  return {
    publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64url"),
    algorithm: -7,
    authenticatorData: data.toString("base64url"),
    clientDataJSON: client.toString("base64url"),
    signature: sign("sha256", Buffer.concat([data, digest(client)]), privateKey).toString("base64url"),
  };
}

function tilesOf(entries: readonly Uint8Array[]): (tile: Tile) => Uint8Array {
  const leaves = entries.map(leafHash);
  const above = Array.from({ length: hashesAtLevel(entries.length, 1) }, (_, nth) =>
    hashOfFullTile(Buffer.concat(leaves.slice(nth * tileWidth, (nth + 1) * tileWidth))),
  );
  return ({ level, index, width }) => {
    const [from, to] = [index * tileWidth, index * tileWidth + width];
    if (level === "entries") return encodeBundle(entries.slice(from, to));
    return Buffer.concat((level === 0 ? leaves : above).slice(from, to));
  };
}
