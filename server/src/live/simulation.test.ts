import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { proseOf, schemaVersion, templateFor } from "@minuta/document";
import { type SeededRandom, seededRandom } from "@minuta/testing";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { openDatabase, type SqliteDatabase } from "../db/open-database.ts";
import { createLive } from "./create-live.ts";
import { Line, ProtocolClient } from "./hand-flushed.fixture.ts";
import { initialUpdate } from "./initial-update.ts";
import type { AppendResult, Journal } from "./journal.ts";
import { appendInitial } from "./journal-initial.ts";
import { sqliteJournal } from "./journal-sqlite.ts";
import { plainWire } from "./upgrade.ts";

/**
 * The live server and three clients over a network that the test flushes frame by frame, with a disk that the test lets
 * commit, fail or die. After every step:
 * I-1 what was acknowledged is in the journal; I-2 no client has words of another that are not in the journal.
 * And at the end, with everybody connected: I-3 all texts are the journal's.
 */
const steps = 400;
const seeds = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89];
/** Seeds that once failed, by what they found. */
const found: Readonly<Record<number, string>> = {
  1001: "words typed before the handshake, resting on words that come with it",
  1147: "words typed before the handshake, again and again",
  1202: "somebody let into a document at the moment at which it is unloaded",
};

class Disk {
  #waiting: {
    readonly work: () => Promise<AppendResult>;
    readonly settle: PromiseWithResolvers<AppendResult>;
  }[] = [];
  isDead = false;
  readonly journal: Journal;

  constructor(real: Journal) {
    this.journal = {
      ...real,
      append: (entries) => {
        const settle = Promise.withResolvers<AppendResult>();
        this.#waiting.push({ work: () => real.append(entries), settle });
        return settle.promise;
      },
    };
  }

  async commit(): Promise<void> {
    const next = this.#waiting.shift();
    if (next !== undefined && !this.isDead) next.settle.resolve(await next.work());
  }

  fail(): void {
    this.#waiting.shift()?.settle.reject(new Error("no space left on device"));
  }
}

class World {
  readonly #database: SqliteDatabase;
  readonly #documentId: string;
  readonly #real: Journal;
  readonly clients: ProtocolClient[];
  #time = 0;
  #disk: Disk;
  #live: ReturnType<typeof createLive>;

  constructor(database: SqliteDatabase, documentId: string) {
    this.#database = database;
    this.#documentId = documentId;
    this.#real = sqliteJournal(database.sqlite);
    this.clients = [101, 102, 103].map((clientId) => new ProtocolClient(documentId, paragraphOf, clientId));
    this.#disk = new Disk(this.#real);
    this.#live = this.#boot();
  }

  #boot() {
    return createLive({
      journal: this.#disk.journal,
      authority: {
        personOf: async () => null,
        accessTo: async () => "write",
        redeemTicket: async () => null,
      },
      allowedOrigins: new Set(),
      now: () => Date.UTC(2012, 2, 20) + this.#time,
      monotonic: () => {
        this.#time += 1000;
        return this.#time;
      },
      log: { warn: () => undefined, error: () => undefined },
    });
  }

  connect(client: ProtocolClient): void {
    if (client.line?.isOpen) return;
    const line = new Line();
    const userId = String(client.doc.clientID);
    client.connect(line);
    this.#live.enter({
      socket: line.serverEnd.asWebSocket(),
      stream: line.serverEnd,
      person: { userId, signInId: userId, name: userId, party: null, institution: null },
      wire: plainWire,
      documentId: null,
    });
  }

  commit = () => this.#disk.commit();
  fail = () => this.#disk.fail();

  /** The process is gone and with it whatever was in its memory; the next one starts from the disk. */
  crash(): void {
    this.#disk.isDead = true;
    for (const client of this.clients) client.line?.cut();
    this.#disk = new Disk(this.#real);
    this.#live = this.#boot();
  }

  /** Everything that the journal holds, as a document. */
  async stored(): Promise<Y.Doc> {
    const stored = await this.#real.load(this.#documentId);
    const doc = new Y.Doc();
    if (stored?.snapshot) Y.applyUpdateV2(doc, stored.snapshot);
    for (const update of stored?.updates ?? []) Y.applyUpdate(doc, update);
    return doc;
  }

  async close(): Promise<void> {
    for (const client of this.clients) client.line?.cut();
    this.#disk.isDead = true;
    await this.#database.close();
  }
}

const paragraphOf = (doc: Y.Doc) => (proseOf(doc).get(1) as Y.XmlElement).get(0) as Y.XmlText;

/** Lets everything run that does not wait for the network, the disk or a pause after a failure. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function step(world: World, random: SeededRandom): Promise<string> {
  const client = random.pick(world.clients);
  const hasText = proseOf(client.doc).length > 1;
  const action = random.int(0, 99);
  if (action < 22 && hasText) {
    const text = client.text();
    const word = `${client.doc.clientID}:${random.int(0, 999)} `;
    client.doc.transact(() => text.insert(random.int(0, text.length), word), client);
    return "type";
  }
  if (action < 28 && hasText && client.text().length > 4) {
    const text = client.text();
    client.doc.transact(() => text.delete(random.int(0, text.length - 3), 3), client);
    return "delete";
  }
  if (action < 31) {
    client.undo.undo();
    return "undo";
  }
  if (action < 55) {
    client.line?.deliverToServer();
    return "to server";
  }
  if (action < 79) {
    client.receive();
    return "to client";
  }
  if (action < 89) {
    await world.commit();
    return "commit";
  }
  if (action < 91) {
    world.fail();
    return "disk full";
  }
  if (action < 94) {
    client.line?.cut();
    return "cut";
  }
  if (action < 99) {
    world.connect(client);
    return "connect";
  }
  world.crash();
  return "crash";
}

async function check(world: World, seed: number, at: number): Promise<void> {
  const stored = await world.stored();
  for (const client of world.clients) {
    const own = Y.getState(stored.store, client.doc.clientID);
    expect(own, `seed ${seed}, step ${at}: I-1`).toBeGreaterThanOrEqual(client.acknowledgedClock);
    for (const other of world.clients) {
      if (other === client) continue;
      const seen = Y.getState(client.doc.store, other.doc.clientID);
      const kept = Y.getState(stored.store, other.doc.clientID);
      expect(seen, `seed ${seed}, step ${at}: I-2`).toBeLessThanOrEqual(kept);
    }
  }
}

async function run(seed: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "minuta-simulation-"));
  const database = await openDatabase(folder);
  const world = new World(database, await newDocument(database));
  try {
    const random = seededRandom(seed);
    for (const client of world.clients) world.connect(client);
    for (let at = 0; at < steps; at += 1) {
      await step(world, random);
      await settle();
      await check(world, seed, at);
    }
    const texts = async () =>
      [await world.stored(), ...world.clients.map(({ doc }) => doc)].map((doc) => proseOf(doc).toString());
    for (let calm = 0; calm < 3000; calm += 1) {
      for (const client of world.clients) {
        world.connect(client);
        client.line?.deliverToServer();
        client.receive();
      }
      await world.commit();
      await settle();
      const isQuiet = world.clients.every(
        ({ line }) => line?.toServer.length === 0 && line.toClient.length === 0,
      );
      if (isQuiet && new Set(await texts()).size === 1) break;
    }
    expect(new Set(await texts()).size, `seed ${seed}: I-3`).toBe(1);
    await check(world, seed, steps);
  } finally {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function newDocument(database: SqliteDatabase): Promise<string> {
  const id = randomUUID();
  const at = new Date(Date.UTC(2012, 2, 20)).toISOString();
  await database.kysely.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("documents")
      .values({
        id,
        kind: "minutes",
        state: "draft",
        language: "es",
        title: "Minuta",
        key: null,
        sessionId: null,
        meetingId: null,
        proposalId: null,
        schemaVersion,
        createdBy: null,
        createdAt: at,
        changedAt: at,
      })
      .execute();
    const facts = { title: "Minuta", summary: "", agenda: ["Uno"], newBlockId: randomUUID };
    await appendInitial(transaction, id, null, at, initialUpdate(templateFor("minutes", "es", facts)));
  });
  return id;
}

describe("a seeded simulation over a hand-flushed network", () => {
  for (const seed of seeds) {
    it(`keeps I-1 to I-3 with seed ${seed} over ${steps} steps`, () => run(seed));
  }
  for (const [seed, what] of Object.entries(found)) {
    it(`keeps them with seed ${seed}: ${what}`, () => run(Number(seed)));
  }
});
