import { cp, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endpoints } from "@minuta/contract";
import {
  type LogPolicy,
  parseCheckpoint,
  parseNote,
  parseTlogProof,
  parseVerifierKey,
  verifyInclusion,
} from "@minuta/record";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { keepLog, rewriteLog } from "./log-tables.fixture.ts";
import { publishForm, textAt } from "./watched-log.fixture.ts";
import { witness } from "./witness-program.fixture.ts";

/** What whoever runs the machine may do to the log, and who notices: a party's witness, and a reader with a proof. */
describe("behind the software's back", () => {
  let secretariat: Secretariat;
  let sound: string;
  let folder: string;
  let addresses: string[];
  let policy: LogPolicy;
  let restore: () => Promise<void>;
  const run = () => witness(folder, "run", "--once", "--log", `${secretariat.origin}/log`);

  beforeAll(async () => {
    secretariat = await openSecretariat();
    sound = await mkdtemp(join(tmpdir(), "minuta-witness-"));
    folder = sound;
    addresses = [await publishForm(secretariat), await publishForm(secretariat)];
    const made = await witness(sound, "init", "--name", "osc.example/testigo");
    const verifierKey = made.out.trim();
    const { call } = await secretariat.as("principal", "civilSociety");
    await call(endpoints.registerWitness, { params: { party: "civilSociety" }, body: { verifierKey } });
    expect((await run()).code).toBe(0);
    addresses.push(await publishForm(secretariat));
    expect((await run()).code).toBe(0);
    const [logKey, key] = [
      parseVerifierKey((await textAt(secretariat, "/log/key")).trim()),
      parseVerifierKey(verifierKey),
    ];
    if (logKey === null || key === null) throw new Error("a key is not read");
    const seen = parseCheckpoint(parseNote(await textAt(secretariat, "/log/checkpoint"))?.text ?? "");
    policy = { logKey, witnesses: [key], quorum: 1, seen };
    restore = await keepLog(secretariat.running.context.db);
  });
  afterAll(async () => {
    await rm(sound, { recursive: true });
    await secretariat.dispose();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "minuta-witness-"));
    await cp(sound, folder, { recursive: true });
  });
  afterEach(async () => {
    await restore();
    await rm(folder, { recursive: true });
  });

  /** What a reader finds who has the proof as it is served now, for each record. */
  const readers = async (more: Partial<LogPolicy> = {}, of = addresses) =>
    Promise.all(
      of.map(async (address) => {
        const proof = await textAt(secretariat, `${address}/proof.tlog`);
        const entry = parseTlogProof(proof)?.extra ?? new Uint8Array();
        return (await verifyInclusion(entry, proof, { ...policy, ...more })).fault;
      }),
    );

  /** The witness raises this alarm, signs nothing, forgets nothing, and keeps both notes. */
  const raises = async (fault: string) => {
    const { db } = secretariat.running.context;
    const state = await readFile(join(folder, "witness-state.json"), "utf8");
    const cosigned = await db.selectFrom("log_cosignatures").selectAll().execute();
    const ran = await run();
    expect([ran.code, ran.out]).toEqual([1, ""]);
    expect(ran.told).toContain("ALARM: the witness signed nothing.");
    expect(ran.told).toContain(`[${fault}]`);
    expect(await readFile(join(folder, "witness-state.json"), "utf8")).toBe(state);
    expect(await db.selectFrom("log_cosignatures").selectAll().execute()).toEqual(cosigned);
    const evidence = await readdir(join(folder, "evidence"));
    const noteOf = async (part: string) => {
      const file = evidence.find((name) => name.endsWith(`-${fault}-${part}.txt`));
      return readFile(join(folder, "evidence", file ?? "none"), "utf8");
    };
    expect(await noteOf("before")).toBe((JSON.parse(state) as { note: string }).note);
    expect(await noteOf("seen")).toBe(await textAt(secretariat, "/log/checkpoint"));
    const checked = await witness(folder, "check");
    expect([checked.code, checked.out.includes("evidence")]).toEqual([1, true]);
  };

  test("nothing: the witness cosigns again, readers find every entry, the key is its owner's alone", async () => {
    const ran = await run();
    expect([ran.code, ran.told]).toEqual([0, ""]);
    expect(ran.out).toContain("3 entries");
    expect(await readers()).toEqual([null, null, null]);
    expect((await stat(join(folder, "witness-key"))).mode & 0o777).toBe(0o600);
    expect((await witness(folder, "check")).code).toBe(0);
  });

  test("an entry altered in the database", async () => {
    const { db } = secretariat.running.context;
    const { bytes } = await db
      .selectFrom("log_entries")
      .select("bytes")
      .where("entryIndex", "=", 1)
      .executeTakeFirstOrThrow();
    const altered = Buffer.from(
      Buffer.from(bytes)
        .toString()
        .replace(/"digest":"./, '"digest":"x'),
    );
    await db.updateTable("log_entries").set({ bytes: altered }).where("entryIndex", "=", 1).execute();
    await raises("entryAltered");
    expect(await readers()).toEqual([null, "entryNotInTree", null]);
  });

  test("an entry taken away", async () => {
    const { db } = secretariat.running.context;
    await db.deleteFrom("log_entries").where("entryIndex", "=", 0).execute();
    await raises("partMissing");
  });

  test("a tile altered", async () => {
    const { db } = secretariat.running.context;
    const { hashes } = await db
      .selectFrom("log_tiles")
      .select("hashes")
      .where("level", "=", 0)
      .executeTakeFirstOrThrow();
    const altered = Buffer.from(hashes);
    altered[40] = (altered[40] ?? 0) ^ 1;
    await db.updateTable("log_tiles").set({ hashes: altered }).execute();
    await raises("tileAltered");
    expect(await readers()).toEqual(["entryNotInTree", null, "entryNotInTree"]);
  });

  test("a tile cut short", async () => {
    const { db } = secretariat.running.context;
    const { hashes } = await db
      .selectFrom("log_tiles")
      .select("hashes")
      .where("level", "=", 0)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("log_tiles")
      .set({ hashes: Buffer.from(hashes.slice(0, 64)) })
      .execute();
    await raises("partMissing");
  });

  test("an old checkpoint served again", async () => {
    const { db } = secretariat.running.context;
    await db.updateTable("log_state").set({ size: 2 }).execute();
    await raises("rollback");
    // It was cosigned when it was new: who has seen no later one cannot know, who has does.
    const older = addresses.slice(0, 2);
    expect(await readers({ seen: null }, older)).toEqual([null, null]);
    expect(await readers({}, older)).toEqual(["rollback", "rollback"]);
    const newest = await secretariat.with("").ask(`${addresses[2]}/proof.tlog`);
    expect([newest.status, ((await newest.json()) as { code: string }).code]).toEqual([503, "log_damaged"]);
  });

  test("another last entry under the log's own key, at the same size", async () => {
    const { db, transparencyLog } = secretariat.running.context;
    await rewriteLog(db, transparencyLog, (entries) =>
      entries.map((entry, at) => (at === 2 ? { ...entry, bytes: Buffer.from("{}") } : entry)),
    );
    await raises("fork");
    expect(await readers()).toEqual(["fork", "fork", "fork"]);
    expect(await readers({ seen: null })).toEqual(["tooFewWitnesses", "tooFewWitnesses", "tooFewWitnesses"]);
  });

  test("another first entry under the log's own key, and the log grown since", async () => {
    const { db, transparencyLog } = secretariat.running.context;
    await rewriteLog(db, transparencyLog, (entries) => {
      const [first, ...rest] = entries;
      if (first === undefined) throw new Error("there is no entry");
      return [{ ...first, bytes: Buffer.from("{}") }, ...rest, { ...first, publicVersion: 2 }];
    });
    await raises("fork");
    expect(await readers()).toEqual(["tooFewWitnesses", "tooFewWitnesses", "tooFewWitnesses"]);
  });

  test("a checkpoint under another key, said or unsaid", async () => {
    const { db } = secretariat.running.context;
    const { verifierKey } = await db.selectFrom("log_state").select("verifierKey").executeTakeFirstOrThrow();
    await rewriteLog(db, { seed: new Uint8Array(32).fill(9) }, (entries) => entries);
    await raises("keyChanged");
    expect(await readers()).toEqual(["badSignature", "badSignature", "badSignature"]);
    await rm(join(folder, "evidence"), { recursive: true });
    await db.updateTable("log_state").set({ verifierKey }).execute();
    await raises("badSignature");
  });

  test("the cosignature of a smaller tree put under a larger one", async () => {
    const { db } = secretariat.running.context;
    const { line, witnessId, cosignedAt } = await db
      .selectFrom("log_cosignatures")
      .selectAll()
      .where("size", "=", 2)
      .executeTakeFirstOrThrow();
    const replayed = { size: 3, line, witnessId, cosignedAt };
    await db.deleteFrom("log_cosignatures").where("size", "=", 3).execute();
    await db.insertInto("log_cosignatures").values(replayed).execute();
    // The server itself serves no line that does not verify…
    expect(await readers()).toEqual(["tooFewWitnesses", "tooFewWitnesses", "tooFewWitnesses"]);
    // …so whoever wants it served puts it into the note.
    const { note } = await db
      .selectFrom("log_checkpoints")
      .select("note")
      .where("size", "=", 3)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("log_checkpoints")
      .set({ note: note + line })
      .where("size", "=", 3)
      .execute();
    expect(await readers()).toEqual(["badCosignature", "badCosignature", "badCosignature"]);
    await raises("badCosignature");
  });
});
