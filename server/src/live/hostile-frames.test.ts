import { once } from "node:events";
import { schemaVersion } from "@minuta/document";
import type { Access } from "@minuta/domain";
import { type SeededRandom, seededRandom } from "@minuta/testing";
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { firstParagraph } from "./first-paragraph.fixture.ts";
import { authFrame, messageType, syncType } from "./frames.ts";
import { type Joined, type LiveBed, startLiveBed, untilSaved } from "./live.fixture.ts";

const people: readonly (readonly [userId: string, access: Access])[] = [
  ["eva", "write"],
  ["paz", "comment"],
  ["luz", "read"],
];
const say = (line: string) => process.stdout.write(`hostile frames: ${line}\n`);

let bed: LiveBed;
let ana: Joined;
let documentId: string;

beforeEach(async () => {
  bed = await startLiveBed();
  bed.access.set("ana", "write");
  for (const [userId, access] of people) bed.access.set(userId, access);
  documentId = await bed.newDocument();
  ana = bed.join("ana", documentId);
  await ana.synced;
});
afterEach(() => bed.stop());

const firstText = firstParagraph;
const stored = async () => JSON.stringify((await bed.live.read(documentId)).text);

/** A connection that sends what it is told to, and remembers what came. */
class Raw {
  readonly #socket: WebSocket;
  readonly closed: Promise<number>;
  readonly received: Buffer[] = [];
  isClosed = false;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data: Buffer) => this.received.push(data));
    // A server that hangs up in the middle of a frame is what these connections are for.
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once("close", (code) => {
        this.isClosed = true;
        resolve(code);
      });
    });
  }

  /** Joins as this person and answers the question what it has. */
  static async join(userId: string): Promise<Raw> {
    const socket = new WebSocket(`${bed.address}/live`, {
      headers: { cookie: `user=${userId}`, origin: bed.origin },
      perMessageDeflate: false,
    });
    const raw = new Raw(socket);
    await once(socket, "open");
    socket.send(authFrame(documentId, JSON.stringify({ schemaVersion })));
    await once(socket, "message");
    raw.send(frameOf(messageType.sync, syncType.step2, Y.encodeStateAsUpdate(new Y.Doc())));
    return raw;
  }

  send(frame: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  /** Whether the server has hung up by the time at which it answers the next question. */
  async isCutOff(): Promise<boolean> {
    const before = this.received.length;
    this.send(frameOf(messageType.sync, syncType.step1, Uint8Array.of(0)));
    while (!this.isClosed && !this.received.slice(before).some(isState)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    return this.isClosed;
  }

  leave(): void {
    this.#socket.terminate();
  }
}

function isState(frame: Uint8Array): boolean {
  const decoder = createDecoder(frame);
  readVarString(decoder);
  const type = readVarUint(decoder);
  return (type === messageType.sync || type === messageType.syncReply) && readVarUint(decoder) === 1;
}

function frameOf(type: number, sub: number | null, payload: Uint8Array | string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, documentId);
  writeVarUint(encoder, type);
  if (sub !== null) writeVarUint(encoder, sub);
  if (typeof payload === "string") writeVarString(encoder, payload);
  else writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

/** What somebody who has the text would send to add a word at its start. */
function intrusion(word: string): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana.doc));
  const vector = Y.encodeStateVector(doc);
  firstText(doc).insert(0, word);
  const update = Y.encodeStateAsUpdate(doc, vector);
  doc.destroy();
  return update;
}

describe("role × message", () => {
  const opcodes = [...Object.values(messageType), 6, 11, 127];
  const subs = [0, 1, 2, 3];
  const isSync = (opcode: number) => opcode === messageType.sync || opcode === messageType.syncReply;

  it.each(people)(
    "%s (%s): every opcode does what the role allows and nothing else",
    async (userId, access) => {
      const stateless: string[] = [];
      ana.provider.on("stateless", ({ payload }: { payload: string }) => stateless.push(payload));
      let sent = 0;
      for (const opcode of opcodes) {
        for (const sub of isSync(opcode) ? subs : [null]) {
          const word = `«${opcode}.${sub}» `;
          const raw = await Raw.join(userId);
          const payload = opcode === messageType.stateless || opcode === 6 ? word : intrusion(word);
          raw.send(frameOf(opcode, sub, sub === 0 ? Uint8Array.of(0) : payload));
          const isKnown = isSync(opcode) ? sub !== 3 : isOfClients.has(opcode);
          // Presence that is none, and a farewell to the document, end in ways of their own.
          const isOwnEnd =
            opcode === messageType.awareness || opcode === messageType.close || opcode === messageType.auth;
          if (!isOwnEnd) expect([opcode, sub, await raw.isCutOff()]).toEqual([opcode, sub, !isKnown]);
          raw.leave();
          const writes = access === "write" && isSync(opcode) && (sub === 1 || sub === 2);
          firstText(ana.doc).insert(0, ".");
          await untilSaved(ana.provider);
          expect([opcode, sub, (await stored()).includes(word)]).toEqual([opcode, sub, writes]);
          sent += 1;
        }
      }
      expect(stateless).toEqual([]);
      say(`${userId} who may ${access}: ${sent} kinds of message, none did more than that`);
    },
  );

  const isOfClients: ReadonlySet<number> = new Set([
    messageType.awareness,
    messageType.auth,
    messageType.queryAwareness,
    messageType.stateless,
    messageType.close,
  ]);
});

type Attack = {
  readonly name: string;
  readonly trials: number;
  readonly frame: (random: SeededRandom) => Uint8Array;
};

const attacks: readonly Attack[] = [
  {
    name: "garbage",
    trials: 150,
    frame: (random) => {
      const bytes = Uint8Array.from({ length: random.int(2, 400) }, () => random.int(0, 255));
      if (random.chance(0.3)) return bytes;
      const framed = frameOf(messageType.sync, random.int(1, 2), bytes);
      return random.chance(0.5) ? framed : framed.subarray(0, random.int(1, framed.length - 1));
    },
  },
  { name: "60 MB frames", trials: 2, frame: () => new Uint8Array(60 * 1024 * 1024) },
  {
    name: "missing dependencies",
    trials: 20,
    frame: (random) => {
      const doc = new Y.Doc();
      doc.clientID = 1_000_000 + random.int(0, 1_000_000);
      doc.getText("prose-of-nobody").insert(0, "antes");
      const vector = Y.encodeStateVector(doc);
      doc.getText("prose-of-nobody").insert(5, "después");
      return frameOf(messageType.sync, syncType.update, Y.encodeStateAsUpdate(doc, vector));
    },
  },
  {
    name: "100,000 client ids",
    trials: 2,
    frame: () => {
      const encoder = createEncoder();
      writeVarUint(encoder, 100_000);
      for (let client = 1; client <= 100_000; client += 1) {
        // One struct from clock 0: a string without neighbours, in a named type (Yjs v1).
        for (const number of [1, client, 0, 4, 1]) writeVarUint(encoder, number);
        writeVarString(encoder, "prose-of-nobody");
        writeVarString(encoder, "a");
      }
      writeVarUint(encoder, 0);
      return frameOf(messageType.sync, syncType.update, toUint8Array(encoder));
    },
  },
  {
    name: "delete-set bombs",
    trials: 2,
    frame: () => {
      const encoder = createEncoder();
      for (const number of [0, 1, 7, 1_000_000]) writeVarUint(encoder, number);
      for (let range = 0; range < 1_000_000; range += 1) {
        writeVarUint(encoder, range * 2);
        writeVarUint(encoder, 1);
      }
      return frameOf(messageType.sync, syncType.update, toUint8Array(encoder));
    },
  },
];

describe("frames that no client sends", () => {
  it.each(attacks)(
    "$name: cut off, nothing kept, and who types beside it loses nothing",
    async (attack) => {
      const random = seededRandom(20120320);
      const written: string[] = [];
      let cut = 0;
      for (let trial = 0; trial < attack.trials; trial += 1) {
        const raw = await Raw.join("eva");
        raw.send(attack.frame(random));
        // Whoever is not cut off is waited for until this test fails.
        await raw.closed;
        cut += 1;
        raw.leave();
        const word = `«${trial}» `;
        firstText(ana.doc).insert(0, word);
        await untilSaved(ana.provider);
        written.push(word);
      }
      const text = await stored();
      const lost = written.filter((word) => !text.includes(word));
      say(
        `${attack.name} × ${attack.trials}: ${cut} cut off, ${written.length} acknowledged beside it, ${lost.length} lost`,
      );
      expect([cut, lost]).toEqual([attack.trials, []]);
      const doc = new Y.Doc();
      const reader = bed.join("luz", documentId, doc);
      await reader.synced;
      expect([doc.share.has("prose-of-nobody"), doc.store.pendingStructs, doc.store.pendingDs]).toEqual([
        false,
        null,
        null,
      ]);
    },
    60_000,
  );

  it("50,000 states of presence in one frame, and one after the other: one ghost at most", async () => {
    const presence = (clients: readonly number[], clock: number) => {
      const encoder = createEncoder();
      writeVarUint(encoder, clients.length);
      for (const client of clients) {
        writeVarUint(encoder, client);
        writeVarUint(encoder, clock);
        writeVarString(encoder, '{"user":{"name":"Titular, gobierno","party":"government"},"cursor":null}');
      }
      return frameOf(messageType.awareness, null, toUint8Array(encoder));
    };
    const raw = await Raw.join("luz");
    raw.send(
      presence(
        Array.from({ length: 50_000 }, (_, index) => index + 10),
        1,
      ),
    );
    for (let client = 60_000; client < 60_300; client += 1) raw.send(presence([client], 1));
    await raw.isCutOff();
    const others = () =>
      [...(ana.provider.awareness?.getStates() ?? [])].filter(([clientId]) => clientId !== ana.doc.clientID);
    ana.provider.setAwarenessField("cursor", null);
    firstText(ana.doc).insert(0, "sigue ");
    await untilSaved(ana.provider);
    expect(others().length).toBeLessThanOrEqual(1);
    for (const [, state] of others()) {
      expect(state.user).toMatchObject({ userId: "luz", name: "Titular, luz", access: "read" });
    }
    say(`50,300 states of presence: ${others().length} of another connection seen, under its own name`);
    raw.leave();
  });
});
