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
import { firstParagraph } from "./first-paragraph.fixture.ts";
import { Line, ProtocolClient } from "./hand-flushed.fixture.ts";
import { initialUpdate } from "./initial-update.ts";
import type { AppendResult, Journal } from "./journal.ts";
import { appendInitial } from "./journal-initial.ts";
import { sqliteJournal } from "./journal-sqlite.ts";
import { applyStored } from "./stored-text.ts";
import { plainWire } from "./upgrade.ts";

/**
 * The live server, three clients and one of an older version over a network that the test flushes frame by frame, and in
 * which it loses, repeats and swaps frames on their way to the clients, with a disk that the test lets commit, fail or die.
 * What a client sends may come twice, or be lost with the whole line: nothing is lost from the middle of a TCP stream.
 * After every step:
 * I-1 what was acknowledged is in the journal; I-2 no client has words of another that are not in the journal;
 * I-4 nothing that the older client sends is in the journal, and it deletes nothing.
 * And at the end, with everybody connected anew: I-3 all texts are the journal's.
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
  readonly older: ProtocolClient;
  /** What happened how often. */
  readonly done = new Map<string, number>();
  #time = 0;
  #disk: Disk;
  #live: ReturnType<typeof createLive>;

  constructor(database: SqliteDatabase, documentId: string) {
    this.#database = database;
    this.#documentId = documentId;
    this.#real = sqliteJournal(database.sqlite);
    this.clients = [101, 102, 103].map((clientId) => new ProtocolClient(documentId, paragraphOf, clientId));
    this.older = new ProtocolClient(documentId, paragraphOf, 104, schemaVersion - 1);
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
      outlet: line.serverEnd,
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
    for (const client of [...this.clients, this.older]) client.line?.cut();
    this.#disk = new Disk(this.#real);
    this.#live = this.#boot();
  }

  /** Everything that the journal holds, as a document. */
  async stored(): Promise<Y.Doc> {
    const stored = await this.#real.load(this.#documentId);
    const doc = new Y.Doc();
    if (stored !== null) applyStored(doc, stored);
    return doc;
  }

  async close(): Promise<void> {
    for (const client of [...this.clients, this.older]) client.line?.cut();
    this.#disk.isDead = true;
    await this.#database.close();
  }
}

const paragraphOf = firstParagraph;

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

/** What a network does that nobody designed, and who is too old for it. */
function disturb(world: World, random: SeededRandom): string {
  const { older } = world;
  const client = random.pick(world.clients);
  switch (random.int(0, 5)) {
    case 0:
      client.line?.dropForClient();
      return "drop";
    case 1:
      client.line?.repeatForClient();
      return "repeat";
    case 2:
      client.line?.swapForClient();
      return "swap";
    case 3:
      client.sendAgain();
      return "send again";
    case 4: {
      world.connect(older);
      // It has the text from somewhere, and would delete all of it.
      Y.applyUpdate(older.doc, Y.encodeStateAsUpdate(client.doc), "server");
      const prose = proseOf(older.doc);
      const vector = Y.encodeStateVector(older.doc);
      older.doc.transact(() => {
        prose.delete(0, prose.length);
        prose.insert(0, [new Y.XmlElement("paragraph")]);
      });
      older.sendAnyway(Y.encodeStateAsUpdate(older.doc, vector));
      return "older client writes";
    }
    default:
      older.line?.deliverToServer();
      older.receive();
      return "older client";
  }
}

async function check(world: World, seed: number, at: number): Promise<void> {
  const stored = await world.stored();
  expect(Y.getState(stored.store, world.older.doc.clientID), `seed ${seed}, step ${at}: I-4`).toBe(0);
  expect(proseOf(stored).length, `seed ${seed}, step ${at}: I-4`).toBeGreaterThan(1);
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

async function run(seed: number, disturbance = 0.15): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "minuta-simulation-"));
  const database = await openDatabase(folder);
  const world = new World(database, await newDocument(database));
  try {
    const random = seededRandom(seed);
    // Dice of their own: without disturbance a seed goes on telling the story that it was kept for.
    const chaos = seededRandom(seed + 1_000_000);
    const note = (what: string) => world.done.set(what, (world.done.get(what) ?? 0) + 1);
    for (const client of world.clients) world.connect(client);
    for (let at = 0; at < steps; at += 1) {
      if (chaos.chance(disturbance)) {
        note(disturb(world, chaos));
        await settle();
      }
      note(await step(world, random));
      await settle();
      await check(world, seed, at);
    }
    const texts = async () =>
      [await world.stored(), ...world.clients.map(({ doc }) => doc)].map((doc) => proseOf(doc).toString());
    // What was lost on an open line is asked for again when the line is made anew.
    for (const client of world.clients) client.line?.cut();
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
    const counts = [...world.done].map(([what, times]) => `${what} ${times}`).sort();
    process.stdout.write(
      `simulation, seed ${seed}: I-1 to I-4 hold over ${steps} steps (${counts.join(", ")})\n`,
    );
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
    const facts = { title: "Minuta", summary: "", agenda: [], newBlockId: randomUUID };
    await appendInitial(transaction, id, null, at, initialUpdate(templateFor("minutes", "es", facts)));
  });
  return id;
}

/** `MINUTA_SEEDS=2000-2299` tries these instead, for a long run by hand. */
function askedSeeds(): readonly number[] | null {
  const [first, last] = (process.env.MINUTA_SEEDS ?? "").split("-").map(Number);
  if (first === undefined || last === undefined || !(first <= last)) return null;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

describe("a seeded simulation over a hand-flushed network", () => {
  for (const seed of askedSeeds() ?? seeds) {
    it(`keeps I-1 to I-4 with seed ${seed} over ${steps} steps`, () => run(seed));
  }
  for (const [seed, what] of Object.entries(found)) {
    it(`keeps them with seed ${seed}: ${what}`, () => run(Number(seed), 0));
  }
});
