import { createHash } from "node:crypto";
import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import {
  decodeBundle,
  formatVerifierKey,
  hashesOfTile,
  type LogPolicy,
  leafHash,
  parseLogEntry,
  parseTlogProof,
  parseVerifierKey,
  readPublished,
  verifyCheckpoint,
  verifyInclusion,
} from "@minuta/record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { runServer } from "../run-server.ts";
import { openSecretariat, refusalOf, type Secretariat } from "../testing/running-secretariat.ts";
import {
  bring,
  cosignedNote,
  publish,
  publishForm,
  registerWitness,
  signedForm,
  textAt,
} from "./watched-log.fixture.ts";

let secretariat: Secretariat;
let address: string;
let policy: LogPolicy;
beforeAll(async () => {
  secretariat = await openSecretariat();
  const logKey = parseVerifierKey((await textAt(secretariat, "/log/key")).trim());
  if (logKey === null) throw new Error("the log has no key");
  policy = { logKey, witnesses: [], quorum: 0, seen: null };
});
afterAll(() => secretariat.dispose());

const sizeOf = async (note: string) => {
  const verdict = await verifyCheckpoint(note, policy);
  return verdict.fault === null ? verdict.checkpoint.size : verdict.fault;
};
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code ?? answer.status;

describe("the transparency log", () => {
  test("begins with a signed empty tree under the portal's own name", async () => {
    expect(policy.logKey.name).toBe(`${new URL(secretariat.origin).host}/log`);
    expect(await sizeOf(await textAt(secretariat, "/log/checkpoint"))).toBe(0);
    const { status, headers } = await secretariat.with("").ask("/log/checkpoint");
    expect([status, headers.get("content-type"), headers.get("cache-control")]).toEqual([
      200,
      "text/plain; charset=utf-8",
      "public, max-age=5",
    ]);
  });

  test("keeps its key where only the owner reads it", () => {
    expect(statSync(join(secretariat.folder, "log-key")).mode & 0o777).toBe(0o600);
  });

  test("holds an entry for what was published, and proves it with the files alone", async () => {
    address = await publishForm(secretariat);
    const record = new Uint8Array(
      await (await secretariat.with("").ask(`${address}/record.json`)).arrayBuffer(),
    );
    const proof = await textAt(secretariat, `${address}/proof.tlog`);
    const entryBytes = parseTlogProof(proof)?.extra ?? new Uint8Array();
    const verdict = await verifyInclusion(entryBytes, proof, policy);
    expect(verdict).toMatchObject({ fault: null, index: 0, checkpoint: { size: 1 } });
    const entry = parseLogEntry(entryBytes);
    expect(entry?.files["record.json"]).toBe(createHash("sha256").update(record).digest("hex"));
    expect(entry?.digest).toBe(readPublished(record).published.digest);
    expect(Object.keys(entry?.files ?? {})).toEqual(["record.json"]);
    const pdf = await (await secretariat.with("").ask(`${address}/record.pdf`)).arrayBuffer();
    expect(readPublished(record).sealed?.file.files?.["record.pdf"]).toBe(
      createHash("sha256").update(new Uint8Array(pdf)).digest("hex"),
    );
    expect(await textAt(secretariat, `${address.replace("/registros", "/en/records")}/proof.tlog`)).toBe(
      proof,
    );
  });

  test("enters each later public version, and proves the newest; the earlier entry stays", async () => {
    const removing = await openSecretariat();
    const documentId = await signedForm(removing);
    const path = await publish(removing, documentId);
    const first = await textAt(removing, `${path}/proof.tlog`);
    const { call } = await removing.as("recordKeeper");
    const params = { documentId };
    const { units } = await call(endpoints.listUnits, { params });
    // What is left out must not stand elsewhere: the longest text, wherever it stands.
    const parts = units.flatMap(({ kind, text, unit }) =>
      kind === "words" || text === null ? [] : [{ text, unit }],
    );
    const longest = parts.toSorted((one, other) => other.text.length - one.text.length)[0]?.text ?? "";
    const removals = parts
      .filter(({ text }) => text.includes(longest))
      .map(({ unit }) => ({ unit, ground: "personalData", legalBasis: "LFTAIP 115" }) as const);
    await call(endpoints.removeFromPublic, { params, body: { removals } });
    const second = await textAt(removing, `${path}/proof.tlog`);
    const logKey = parseVerifierKey((await textAt(removing, "/log/key")).trim());
    if (logKey === null) throw new Error("the log has no key");
    const entries = [first, second].map((proof) => parseTlogProof(proof)?.extra ?? new Uint8Array());
    const [before, after] = entries.map(parseLogEntry);
    expect([before?.publicVersion, after?.publicVersion]).toEqual([1, 2]);
    expect(after?.digest).toBe(before?.digest);
    expect(after?.files["record.json"]).not.toBe(before?.files["record.json"]);
    for (const [index, proof] of [first, second].entries()) {
      const verdict = await verifyInclusion(entries[index] ?? new Uint8Array(), proof, { ...policy, logKey });
      expect(verdict).toMatchObject({ fault: null, index });
    }
    await removing.dispose();
  });

  test("serves its tiles and bundles for ever, in one spelling, and nothing that is not there", async () => {
    const visitor = secretariat.with("");
    const at = async (path: string) => {
      const answer = await visitor.ask(path);
      return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
    };
    const bundle = await at("/log/tile/entries/000.p/1");
    expect(bundle.answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(bundle.answer.headers.get("access-control-allow-origin")).toBe("*");
    const [entry = new Uint8Array()] = decodeBundle(bundle.bytes, 1) ?? [];
    const tile = await at("/log/tile/0/000.p/1");
    expect(hashesOfTile(tile.bytes, 1)?.[0]).toEqual(leafHash(entry));
    for (const path of [
      "0/000",
      "0/000.p/2",
      "0/001.p/1",
      "1/000.p/1",
      "0/0",
      "00/000.p/1",
      "entries/000",
      "0/..%2f000",
    ])
      expect([path, (await at(`/log/tile/${path}`)).answer.status]).toEqual([path, 404]);
    for (const path of ["/registros/nada/proof.tlog", "/registros/A..B/proof.tlog", "/log", "/log/entries"])
      expect([path, (await at(path)).answer.status]).toEqual([path, 404]);
  });

  test("numbers what is published at once without a gap, and publishing again adds nothing", async () => {
    const documents: string[] = [];
    for (let count = 0; count < 3; count += 1) documents.push(await signedForm(secretariat));
    const addresses = await Promise.all(
      [...documents, ...documents].map((documentId) => publish(secretariat, documentId)),
    );
    expect(new Set(addresses).size).toBe(3);
    const rows = await secretariat.running.context.db
      .selectFrom("log_entries")
      .select("entryIndex")
      .orderBy("entryIndex")
      .execute();
    expect(rows.map(({ entryIndex }) => entryIndex)).toEqual([0, 1, 2, 3]);
    const indices = new Set<number>();
    for (const each of [address, ...addresses]) {
      const proof = await textAt(secretariat, `${each}/proof.tlog`);
      const verdict = await verifyInclusion(parseTlogProof(proof)?.extra ?? new Uint8Array(), proof, policy);
      if (verdict.fault !== null) throw new Error(verdict.fault);
      expect(verdict.checkpoint.size).toBe(4);
      indices.add(verdict.index);
    }
    expect([...indices].toSorted()).toEqual([0, 1, 2, 3]);
  });

  test("a publication whose entry cannot be appended does not happen", async () => {
    const { db } = secretariat.running.context;
    const documentId = await signedForm(secretariat);
    const count = async () => {
      const of = async (table: "publications" | "log_entries" | "log_checkpoints" | "events") =>
        Number(
          (
            await db
              .selectFrom(table)
              .select((select) => select.fn.countAll<number>().as("n"))
              .executeTakeFirst()
          )?.n,
        );
      return [
        await of("publications"),
        await of("log_entries"),
        await of("log_checkpoints"),
        await of("events"),
      ];
    };
    const before = await count();
    const { hashes } = await db
      .selectFrom("log_tiles")
      .select("hashes")
      .where("level", "=", 0)
      .executeTakeFirstOrThrow();
    const altered = Buffer.from(hashes);
    altered[5] = (altered[5] ?? 0) ^ 1;
    await db.updateTable("log_tiles").set({ hashes: altered }).where("level", "=", 0).execute();
    expect(await refusalOf(publish(secretariat, documentId))).toBe("log_damaged");
    expect(await count()).toEqual(before);
    await db
      .updateTable("log_tiles")
      .set({ hashes: Buffer.from(hashes) })
      .where("level", "=", 0)
      .execute();
    // A leaf that is there already: the log's own row refuses, and takes the publication with it.
    const [first] = await db.selectFrom("records").select("id").execute();
    const stray = {
      entryIndex: 4,
      bytes: Buffer.from("{}"),
      recordId: first?.id ?? "",
      publicVersion: 99,
      at: "2012-01-01T00:00:00.000Z",
    };
    await db.insertInto("log_entries").values(stray).execute();
    expect(await refusalOf(publish(secretariat, documentId))).toBe("internal");
    await db.deleteFrom("log_entries").where("entryIndex", "=", 4).execute();
    expect(await count()).toEqual(before);
    await publish(secretariat, documentId);
    expect((await count())[1]).toBe((before[1] ?? 0) + 1);
  });
});

describe("witnesses", () => {
  test("AC-18: each party's own principal registers its key, the operator never", async () => {
    await registerWitness(secretariat, "civilSociety", 11);
    const body = { verifierKey: formatVerifierKey(policy.logKey) };
    for (const [role, of] of [
      ["operator", ""],
      ["recordKeeper", ""],
      ["alternate", "civilSociety"],
      ["principal", "government"],
    ] as const) {
      const { call } = await secretariat.as(role, of);
      const refused = await refusalOf(
        call(endpoints.registerWitness, { params: { party: "civilSociety" }, body }),
      );
      expect([role, refused]).toEqual([role, "forbidden"]);
    }
    const { call } = await secretariat.as("principal", "civilSociety");
    const register = (verifierKey: string) =>
      refusalOf(
        call(endpoints.registerWitness, { params: { party: "civilSociety" }, body: { verifierKey } }),
      );
    expect(await register("cualquier cosa")).toBe("witness_key_invalid");
    expect(await register(body.verifierKey)).toBe("witness_key_invalid");
  });

  test("a key that was replaced stays on record and is taken no more, nor by another party", async () => {
    const first = await registerWitness(secretariat, "institute", 21);
    secretariat.pass(60_000);
    await registerWitness(secretariat, "institute", 22);
    const { call } = await secretariat.as("principal", "institute");
    const listed = (await call(endpoints.listWitnesses)).parties.find(({ party }) => party === "institute");
    expect(listed?.mayRegister).toBe(true);
    expect(listed?.witnesses.map(({ until }) => until !== null)).toEqual([false, true]);
    const taken = (await secretariat.as("principal", "government")).call(endpoints.registerWitness, {
      params: { party: "government" },
      body: { verifierKey: formatVerifierKey(first) },
    });
    expect(await refusalOf(taken)).toBe("witness_key_taken");
    const note = await textAt(secretariat, "/log/checkpoint");
    const now = Math.floor(secretariat.running.context.clock().getTime() / 1000);
    expect(await codeOf(await bring(secretariat, await cosignedNote(note, first, now)))).toBe(
      "witness_unknown",
    );
  });

  test("a cosignature is kept when it is a registered witness's over the newest checkpoint, and served with it", async () => {
    const key = await registerWitness(secretariat, "government", 31);
    const now = Math.floor(secretariat.running.context.clock().getTime() / 1000);
    const note = await textAt(secretariat, "/log/checkpoint");
    const answer = await bring(secretariat, await cosignedNote(note, key, now));
    expect([answer.status, await answer.json()]).toEqual([200, { size: 5, parties: ["government"] }]);
    const served = await textAt(secretariat, "/log/checkpoint");
    const verdict = await verifyCheckpoint(served, { ...policy, witnesses: [key], quorum: 1 });
    expect(verdict).toMatchObject({ fault: null, checkpoint: { cosigned: [{ at: now }] } });
    const proof = await textAt(secretariat, `${address}/proof.tlog`);
    const entry = parseTlogProof(proof)?.extra ?? new Uint8Array();
    expect(
      (await verifyInclusion(entry, proof, { ...policy, witnesses: [key], quorum: 1 })).fault,
    ).toBeNull();
    // What somebody puts into the database is not served as a cosignature.
    const { db } = secretariat.running.context;
    const { line } = await db.selectFrom("log_cosignatures").select("line").executeTakeFirstOrThrow();
    await db
      .updateTable("log_cosignatures")
      .set({ line: line.replace(/.{6}\n$/, "AAAA=\n") })
      .execute();
    expect(await textAt(secretariat, "/log/checkpoint")).toBe(note);
    await db.updateTable("log_cosignatures").set({ line }).execute();
  });

  test("what is no such cosignature is refused by name", async () => {
    const key = await registerWitness(secretariat, "civilSociety", 41);
    const old = await textAt(secretariat, "/log/checkpoint");
    const now = Math.floor(secretariat.running.context.clock().getTime() / 1000);
    await publishForm(secretariat);
    const note = await textAt(secretariat, "/log/checkpoint");
    const refusals: [string, string][] = [
      ["", "invalid_input"],
      ["hola", "invalid_input"],
      [await cosignedNote(old, key, now), "checkpoint_is_stale"],
      [note, "witness_unknown"],
      [await cosignedNote(note, key, now + 3600), "cosignature_invalid"],
      [await cosignedNote(note, key, now - 86_400), "cosignature_invalid"],
      // The cosignature of the smaller tree, put under the larger.
      [`${note}${(await cosignedNote(old, key, now)).split("\n").at(-2)}\n`, "cosignature_invalid"],
      ["x".repeat(300_000), "too_large"],
    ];
    for (const [text, code] of refusals)
      expect([text.slice(0, 200), await codeOf(await bring(secretariat, text))]).toEqual([
        text.slice(0, 200),
        code,
      ]);
    const rows = await secretariat.running.context.db.selectFrom("log_cosignatures").select("size").execute();
    expect(rows.map(({ size }) => size)).toEqual([5]);
  });

  test("whoever floods the log with cosignatures is told to wait", async () => {
    let code: string | number = "";
    for (let count = 0; count < 320 && code !== "too_many_requests"; count += 1)
      code = await codeOf(await bring(secretariat, "hola"));
    expect(code).toBe("too_many_requests");
  });
});

describe("the log's key", () => {
  test("is never made again when it is lost: the server says so and does not start", async () => {
    const lost = await openSecretariat();
    await publishForm(lost);
    await lost.running.dispose();
    const path = join(lost.folder, "log-key");
    rmSync(path);
    const config = readConfig({ PORT: "0", MINUTA_DATA: lost.folder });
    const start = () => runServer(config, { clock: () => new Date(), version: "0.0.0" });
    await expect(start()).rejects.toThrow("log-key");
    expect(existsSync(path)).toBe(false);
    rmSync(lost.folder, { recursive: true });
  });

  test("and the log's name stay when the address changes", async () => {
    const moved = await openSecretariat();
    await publishForm(moved);
    const before = await textAt(moved, "/log/key");
    await moved.running.dispose();
    const config = readConfig({
      PORT: "0",
      MINUTA_DATA: moved.folder,
      MINUTA_ORIGIN: "https://otra.example.org",
      MINUTA_TRUST_PROXY: "1",
    });
    const running = await runServer(config, { clock: () => new Date(), version: "0.0.0" });
    const { verifierKey } = await running.context.db
      .selectFrom("log_state")
      .select("verifierKey")
      .executeTakeFirstOrThrow();
    expect(`${verifierKey}\n`).toBe(before);
    await running.dispose();
    rmSync(moved.folder, { recursive: true });
  });
});

test("every party can watch: the list names the three", async () => {
  const { call } = await secretariat.as("observer");
  expect((await call(endpoints.listWitnesses)).parties.map(({ party }) => party)).toEqual([...parties]);
});
