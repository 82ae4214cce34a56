import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setImmediate } from "node:timers/promises";
import { crc32 } from "node:zlib";
import { endpoints } from "@minuta/contract";
import { parties } from "@minuta/domain";
import { type PrivatePostgres, postgresMissing, startPrivatePostgres } from "@minuta/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";
import { closedForm, heldMinutes, sign, startMinutes } from "../testing/walk.ts";
import { alterColumn } from "./altered-backup.fixture.ts";
import { backupCommand, restoreCommand, type World } from "./backup-command.ts";
import { BackupFault } from "./backup-fault.ts";
import { rehearseRestore, restoreBackup } from "./restore-backup.ts";
import { type Installation, writeBackup } from "./write-backup.ts";

let scratch: string;
let secretariat: Secretariat;
/** Made while the server was running. */
let backup: string;
let from: Installation;
const by = { now: () => new Date("2026-11-28T18:00:00Z"), program: "0.0.0" };
const published: string[] = [];

/** A form that three seats signed and that is published, one that two signed, minutes that are being written. */
async function fill(filled: Secretariat): Promise<string[]> {
  const addresses: string[] = [];
  const { call } = await filled.as("recordKeeper");
  const form = await closedForm(filled);
  for (const party of parties) await sign(filled, form.documentId, party, form.record.digest);
  const params = { documentId: form.documentId };
  addresses.push((await call(endpoints.publishDocument, { params })).address);
  const other = await closedForm(filled);
  for (const party of parties.slice(1)) await sign(filled, other.documentId, party, other.record.digest);
  await heldMinutes(filled);
  await startMinutes(filled);
  return addresses;
}

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "minuta-backup-"));
  secretariat = await openSecretariat();
  published.push(...(await fill(secretariat)));
  from = { dataFolder: secretariat.folder, databaseUrl: null };
  backup = join(scratch, "backup");
  await writeBackup(from, backup, by);
});
afterAll(async () => {
  await secretariat.dispose();
  await rm(scratch, { recursive: true });
});

/** Everything that a visitor of the portal gets of the records and the log, byte by byte. */
async function publicBytes(at: Secretariat, addresses: readonly string[]): Promise<string[]> {
  const paths = [
    "/log/checkpoint",
    ...addresses.flatMap((address) => [
      `${address}/record.json`,
      `${address}/proof.tlog`,
      `${address}/record.pdf`,
    ]),
  ];
  const bytes: string[] = [];
  for (const path of paths) {
    const answer = await at.with("").ask(path);
    expect([path, answer.status]).toEqual([path, 200]);
    bytes.push(Buffer.from(await answer.arrayBuffer()).toString("base64"));
  }
  return bytes;
}

const faultOf = async (work: Promise<unknown>) => {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof BackupFault) return error;
    throw error;
  }
};

describe("a backup of a running service", () => {
  test("restores into a folder, where a server goes on as if nothing had been", async () => {
    const dataFolder = join(scratch, "restored");
    const { checked } = await restoreBackup(backup, { dataFolder, databaseUrl: null });
    expect(checked).toMatchObject({ records: 2, signatures: 5, publications: 1, logEntries: 1, faults: [] });
    expect(checked.texts).toBeGreaterThan(3);
    expect(checked.files).toBeGreaterThan(5);
    const restored = await openSecretariat({ MINUTA_DATA: dataFolder });
    try {
      expect(restored.running.isNew).toBe(false);
      expect(await publicBytes(restored, published)).toEqual(await publicBytes(secretariat, published));
      // The missing seat signs, and the log goes on with its own key.
      const { call } = await restored.as("recordKeeper");
      const { documents } = await call(endpoints.listDocuments, { query: { kind: "meetingForm" } });
      const waiting = documents.find(({ state }) => state === "forSignature");
      const record = await call(endpoints.readDocument, { params: { documentId: waiting?.id ?? "" } });
      const digest = record.record?.digest ?? "";
      const [missing] = parties;
      expect((await sign(restored, waiting?.id ?? "", missing, digest)).signatures).toHaveLength(3);
      const params = { documentId: waiting?.id ?? "" };
      expect((await call(endpoints.publishDocument, { params })).publicVersion).toBe(1);
    } finally {
      await restored.dispose();
    }
  });

  test("holds the rows of one instant, whatever is written meanwhile", async () => {
    const { documentId } = await heldMinutes(secretariat);
    const { db } = secretariat.running.context;
    const stop = new AbortController();
    const writing = (async () => {
      while (!stop.signal.aborted) {
        // SQLite answers at once, and the backup reads its files in between.
        await setImmediate();
        await db.transaction().execute(async (transaction) => {
          const { journalHead } = await transaction
            .updateTable("documents")
            .set((set) => ({ journalHead: set("journalHead", "+", 1) }))
            .where("id", "=", documentId)
            .returning("journalHead")
            .executeTakeFirstOrThrow();
          const entry = { documentId, sequence: journalHead, authorId: null, signInId: null };
          const bytes = Buffer.of(0, 0);
          const row = { ...entry, at: by.now().toISOString(), bytes, checksum: crc32(bytes), entryId: null };
          await transaction.insertInto("journal_updates").values(row).execute();
        });
      }
    })();
    const path = join(scratch, "while-writing");
    await writeBackup(from, path, by);
    stop.abort();
    await writing;
    // A row of one instant beside a row of another would be a journal that does not end at its document's head.
    expect((await rehearseRestore(path)).checked.faults).toEqual([]);
  });

  test("leaves out who is signed in, and what is no longer wanted", async () => {
    const names = await readdir(join(backup, "tables"));
    expect(names).toContain("journal_updates.jsonl.gz");
    for (const name of ["session", "verification", "tickets"])
      expect(names).not.toContain(`${name}.jsonl.gz`);
    const { files, db } = secretariat.running.context;
    const digest = await files.put(Buffer.from("lo que se quitó"));
    await db.insertInto("files_to_delete").values({ digest, at: by.now().toISOString() }).execute();
    const path = join(scratch, "without");
    const { manifest } = await writeBackup(from, path, by);
    expect(manifest.files.map(({ sha256 }) => sha256)).not.toContain(digest);
    await db.deleteFrom("files_to_delete").where("digest", "=", digest).execute();
  });

  test("is not made when a file that a row names is missing or damaged", async () => {
    const { db } = secretariat.running.context;
    const { digest } = await db.selectFrom("published_files").select("digest").executeTakeFirstOrThrow();
    const path = join(secretariat.folder, "files", digest.slice(0, 2), digest);
    const sound = await readFile(path);
    await writeFile(path, "otro");
    expect(await faultOf(writeBackup(from, join(scratch, "damaged"), by))).toMatchObject({
      code: "file_damaged",
      about: digest,
    });
    await rm(path);
    expect(await faultOf(writeBackup(from, join(scratch, "damaged"), by))).toMatchObject({
      code: "file_missing",
      about: digest,
    });
    await writeFile(path, sound);
    expect((await readdir(scratch)).filter((name) => name.startsWith("damaged"))).toEqual([]);
  });
});

describe("a backup that is not what was written", () => {
  const target = () => join(scratch, "nothing");
  const restore = (path: string) => faultOf(restoreBackup(path, { dataFolder: target(), databaseUrl: null }));

  test("is refused for every file of it that is altered or missing, and nothing is restored", async () => {
    const names = (await readdir(backup, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(backup, join(entry.parentPath, entry.name)));
    expect(names.length).toBeGreaterThan(60);
    for (const name of names) {
      const path = join(backup, name);
      const sound = await readFile(path);
      const altered = Buffer.from(sound);
      altered[sound.length >> 1] = (altered[sound.length >> 1] ?? 0) ^ 1;
      await writeFile(path, altered);
      const found = await restore(backup);
      expect([name, found?.code]).toEqual([
        name,
        expect.stringMatching(/^(?:backup_damaged|not_a_backup|backup_too_new)$/),
      ]);
      await rm(path);
      expect([name, (await restore(backup))?.code]).toEqual([
        name,
        name === "backup.json" ? "not_a_backup" : "backup_damaged",
      ]);
      await writeFile(path, sound);
      expect(existsSync(target())).toBe(false);
    }
    expect(await restore(backup)).toBe(null);
    await rm(target(), { recursive: true });
  }, 120_000);

  test("is refused when whoever altered it adapted its manifest too: the records prove themselves", async () => {
    const changes: [table: string, column: string, fault: RegExp][] = [
      ["records", "content", /its text is not what was sealed/],
      ["records", "digest", /its digest is another/],
      ["records", "manifest", /its digest is another/],
      ["signatures", "proof", /record FR-001.*: (?:format|government|institute|civilSociety): /],
      ["journal_updates", "bytes", /checksum/],
      ["log_entries", "bytes", /log: tile 0\/0/],
      ["log_tiles", "hashes", /log: tile 0\/0/],
      ["log_checkpoints", "note", /log: /],
    ];
    for (const [table, column, fault] of changes) {
      const path = join(scratch, "adapted");
      await cp(backup, path, { recursive: true });
      await alterColumn(path, table, column);
      const found = await restore(path);
      expect([table, column, found?.code]).toEqual([table, column, "restored_damaged"]);
      expect(found?.about).toMatch(fault);
      expect(existsSync(target())).toBe(false);
      await rm(path, { recursive: true });
    }
  }, 120_000);

  test("of a later program is refused", async () => {
    const path = join(backup, "backup.json");
    const sound = await readFile(path, "utf8");
    await writeFile(path, sound.replace('"0001-first-walk"', '"0001-first-walk", "9999-later"'));
    expect((await restore(backup))?.code).toBe("backup_too_new");
    await writeFile(path, sound);
  });
});

test("an installation that is there is never written over", async () => {
  const before = (await readdir(secretariat.folder)).sort();
  expect((await faultOf(restoreBackup(backup, from)))?.code).toBe("target_in_use");
  expect((await readdir(secretariat.folder)).sort()).toEqual(before);
});

describe.skipIf(postgresMissing() !== null)("from one database to the other (needs PostgreSQL)", () => {
  let postgres: PrivatePostgres;
  beforeAll(async () => {
    postgres = await startPrivatePostgres();
  });
  afterAll(() => postgres.close());

  test("a backup goes into PostgreSQL, where two nodes go on, and back into a folder", async () => {
    const databaseUrl = await postgres.newDatabase();
    const { checked } = await restoreBackup(backup, { dataFolder: "", databaseUrl });
    expect(checked).toMatchObject({ records: 2, signatures: 5, publications: 1, logEntries: 1, faults: [] });
    expect((await faultOf(restoreBackup(backup, { dataFolder: "", databaseUrl })))?.code).toBe(
      "target_in_use",
    );
    const node = await openSecretariat({ DATABASE_URL: databaseUrl });
    try {
      expect(await publicBytes(node, published)).toEqual(await publicBytes(secretariat, published));
      // Whatever gives out numbers goes on after the highest.
      const more = await fill(node);
      const path = join(scratch, "of-postgres");
      const { manifest } = await writeBackup({ dataFolder: "", databaseUrl }, path, by);
      expect(manifest.database).toBe("postgres");
      const dataFolder = join(scratch, "back");
      const back = await restoreBackup(path, { dataFolder, databaseUrl: null });
      expect(back.checked).toMatchObject({ records: 4, publications: 2, logEntries: 2, faults: [] });
      const file = await openSecretariat({ MINUTA_DATA: dataFolder });
      const addresses = [...published, ...more];
      expect(await publicBytes(file, addresses)).toEqual(await publicBytes(node, addresses));
      await file.dispose();
    } finally {
      await node.dispose();
    }
  }, 120_000);

  test("what fails leaves the database as empty as it was", async () => {
    const path = join(scratch, "adapted");
    await cp(backup, path, { recursive: true });
    await alterColumn(path, "records", "content");
    const databaseUrl = await postgres.newDatabase();
    const into = { dataFolder: "", databaseUrl };
    expect((await faultOf(restoreBackup(path, into)))?.code).toBe("restored_damaged");
    expect((await restoreBackup(backup, into)).checked.faults).toEqual([]);
    await rm(path, { recursive: true });
  }, 60_000);
});

describe("the commands", () => {
  const run = async (
    command: typeof backupCommand,
    args: readonly string[],
    installation: Installation,
    language: "es" | "en" = "es",
  ) => {
    const lines: string[] = [];
    const add = (line: string) => lines.push(line);
    const world: World = { ...by, language, installation, print: add, warn: add };
    return { code: await command(args, world), said: lines.join("\n") };
  };

  test("make a backup in a folder, check it and restore it, and say what they did", async () => {
    const to = join(scratch, "kept");
    const made = await run(backupCommand, ["--to", to], from);
    expect([made.code, made.said]).toEqual([
      0,
      expect.stringMatching(/Respaldo completo: .*minuta-2026-11-28T180000Z\n/),
    ]);
    const again = await run(backupCommand, ["--to", to], from);
    expect([again.code, (await readdir(to)).sort()]).toEqual([
      0,
      ["minuta-2026-11-28T180000Z", "minuta-2026-11-28T180000Z-2"],
    ]);
    const path = join(to, "minuta-2026-11-28T180000Z");
    const into = { dataFolder: join(scratch, "by-command"), databaseUrl: null };
    const rehearsed = await run(restoreCommand, [path, "--check"], into, "en");
    expect([rehearsed.code, rehearsed.said]).toEqual([
      0,
      expect.stringContaining("is whole and can be restored"),
    ]);
    expect(existsSync(into.dataFolder)).toBe(false);
    await mkdir(into.dataFolder);
    const restored = await run(restoreCommand, [path], into);
    expect([restored.code, restored.said]).toEqual([
      0,
      expect.stringMatching(/Restaurado en .*\n.*\n.* 5 firmas/),
    ]);
    const over = await run(restoreCommand, [path], into);
    expect([over.code, over.said]).toEqual([1, expect.stringContaining("no está vacía y no se cambió nada")]);
  });

  test("say what is wrong with how they were called", async () => {
    for (const [command, args] of [
      [backupCommand, []],
      [backupCommand, ["--into", "x"]],
      [restoreCommand, []],
      [restoreCommand, ["a", "b"]],
    ] as const) {
      const { code, said } = await run(command, args, from);
      expect([code, said]).toEqual([2, expect.stringContaining("minuta backup --help")]);
    }
    const none = await run(backupCommand, ["--to", scratch], {
      dataFolder: join(scratch, "none"),
      databaseUrl: null,
    });
    expect([none.code, none.said]).toEqual([1, expect.stringContaining("No hay una instalación")]);
    expect((await run(restoreCommand, ["--help"], from, "en")).said).toContain("Usage: minuta restore");
  });
});
