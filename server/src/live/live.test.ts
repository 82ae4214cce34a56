import { once } from "node:events";
import { readProse, schemaVersion } from "@minuta/document";
import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { firstParagraph } from "./first-paragraph.fixture.ts";
import { authFrame } from "./frames.ts";
import type { Journal } from "./journal.ts";
import { type LiveBed, personNamed, socketWith, startLiveBed, untilDoc, untilSaved } from "./live.fixture.ts";

let bed: LiveBed;

const firstText = firstParagraph;
const words = (doc: Y.Doc) => JSON.stringify(readProse(doc).text);

/** Long enough for anything that was going to be sent: as many joins of another document, one after the other. */
async function roundTrips(otherDocument: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await bed.join("eva", otherDocument).synced;
}

async function openSocket(userId: string, documentId: string): Promise<WebSocket> {
  const socket = new WebSocket(`${bed.address}/live`, {
    headers: { cookie: `user=${userId}`, origin: bed.origin },
  });
  await once(socket, "open");
  socket.send(authFrame(documentId, JSON.stringify({ schemaVersion })));
  await once(socket, "message");
  socket.send(syncFrame(documentId, 1, Y.encodeStateAsUpdate(new Y.Doc())));
  return socket;
}

function syncFrame(documentId: string, sub: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, documentId);
  writeVarUint(encoder, 0);
  writeVarUint(encoder, sub);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

describe("the live service", () => {
  beforeEach(async () => {
    bed = await startLiveBed();
    bed.access.set("ana", "write").set("eva", "write").set("luz", "comment");
  });
  afterEach(() => bed.stop());

  it("brings two writers together, and the journal holds what they wrote", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    const eva = bed.join("eva", id);
    await Promise.all([ana.synced, eva.synced]);
    firstText(ana.doc).insert(0, "Ana dice. ");
    firstText(eva.doc).insert(0, "Eva dice. ");
    await Promise.all([
      untilDoc(ana.doc, () => words(ana.doc).includes("Eva dice.")),
      untilDoc(eva.doc, () => words(eva.doc).includes("Ana dice.")),
      untilSaved(ana.provider),
      untilSaved(eva.provider),
    ]);
    expect(words(ana.doc)).toBe(words(eva.doc));
    const stored = await bed.live.read(id);
    expect(JSON.stringify(stored.text)).toBe(words(ana.doc));
    const entries = await bed.database.kysely
      .selectFrom("journal_updates")
      .select(["sequence", "authorId"])
      .where("documentId", "=", id)
      .orderBy("sequence")
      .execute();
    expect(entries.map((entry) => entry.sequence)).toEqual(entries.map((_, index) => index + 1));
    expect(new Set(entries.map((entry) => entry.authorId))).toEqual(new Set([null, "ana", "eva"]));
  });

  it("gives a text again from the journal after everybody left, also from a snapshot", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    for (let index = 0; index < 120; index += 1) {
      firstText(ana.doc).insert(0, `${index} `);
      await untilSaved(ana.provider);
    }
    const before = words(ana.doc);
    ana.leave();
    while (bed.live.state().rooms > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(JSON.stringify((await bed.live.read(id)).text)).toBe(before);
    const snapshots = await bed.database.kysely.selectFrom("journal_snapshots").selectAll().execute();
    expect(snapshots).toHaveLength(1);
    const again = bed.join("eva", id);
    await again.synced;
    expect(words(again.doc)).toBe(before);
  });

  it("keeps a snapshot after a few large changes, however few they are", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    const snapshots = () =>
      bed.database.kysely
        .selectFrom("journal_snapshots")
        .select("sequence")
        .where("documentId", "=", id)
        .execute();
    for (let megabyte = 1; megabyte <= 3; megabyte += 1) {
      firstText(ana.doc).insert(0, "Se acordó lo que sigue. ".repeat(43_000));
      await untilSaved(ana.provider);
    }
    expect(await snapshots()).toEqual([]);
    firstText(ana.doc).insert(0, "Se acordó lo que sigue. ".repeat(50_000));
    await untilSaved(ana.provider);
    while ((await snapshots()).length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect((await snapshots()).map(({ sequence }) => Number(sequence))).toEqual([5]);
  });

  it("refuses to read a journal that rotted, and says so", async () => {
    const id = await bed.newDocument();
    await bed.database.kysely.updateTable("journal_updates").set({ checksum: 1 }).execute();
    await expect(bed.live.read(id)).rejects.toThrow(/damaged/);
    const ana = bed.join("ana", id);
    expect(await ana.refused).toBe("damaged");
  });

  it("refuses the writes of those who may not write, on every opcode", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    const before = words(ana.doc);
    const rogue = new Y.Doc();
    Y.applyUpdate(rogue, Y.encodeStateAsUpdate(ana.doc));
    firstText(rogue).insert(0, "intruso ");
    const update = Y.encodeStateAsUpdate(rogue);
    const socket = await openSocket("luz", id);
    for (const type of [0, 4]) {
      for (const sub of [1, 2]) {
        const frame = syncFrame(id, sub, update);
        frame[37] = type;
        socket.send(frame);
      }
    }
    firstText(ana.doc).insert(0, "después ");
    await untilSaved(ana.provider);
    expect(words(ana.doc)).not.toContain("intruso");
    expect(JSON.stringify((await bed.live.read(id)).text)).toBe(
      before.replace("Reunidas", "después Reunidas"),
    );
    socket.terminate();
  });

  it("shows nobody a document that they may not see, and no other name than a document's", async () => {
    const id = await bed.newDocument();
    expect(await bed.join("nadie", id).refused).toBe("not_found");
    expect(await bed.join("ana", "00000000-0000-4000-8000-000000000000").refused).toBe("not_found");
    for (const name of ["__proto__", "a\0b", "x".repeat(100_000), "ＡＡ", ""]) {
      const socket = new WebSocket(`${bed.address}/live`, {
        headers: { cookie: "user=ana", origin: bed.origin },
      });
      await once(socket, "open");
      socket.send(authFrame(name, "{}"));
      const [code] = await once(socket, "close");
      expect(code).toBe(4400);
    }
  });

  it("refuses upgrades without session, from a foreign Origin, and to other paths", async () => {
    const { origin } = bed;
    const hostile: [string, Record<string, string>, number][] = [
      ["/live", { origin }, 401],
      ["/live", { cookie: "user=ana" }, 403],
      ["/live", { cookie: "user=ana", origin: "null" }, 403],
      ["/live", { cookie: "user=ana", origin: `${origin}.evil.example` }, 403],
      ["/live", { cookie: "user=ana", origin: `${origin}0` }, 403],
      ["/live", { cookie: "user=ana", origin: origin.replace("http:", "https:") }, 403],
      ["/live", { cookie: "user=ana", origin: `${origin}/` }, 403],
      ["/live", { cookie: "user=ana", origin: origin.toUpperCase() }, 403],
      ["/live", { cookie: "user=ana", origin: origin.replace("127.0.0.1", "localhost") }, 403],
      ["/live", { cookie: "user=ana", origin: `http://user@${origin.slice(7)}` }, 403],
      ["/live", { cookie: "user=ana", origin: "file://" }, 403],
      ["/live", { cookie: "user=ana", origin: `${origin} ${origin}` }, 403],
      ["/other", { cookie: "user=ana", origin }, 404],
    ];
    for (const [path, headers, status] of hostile) {
      const socket = new WebSocket(bed.address + path, { headers });
      const [, response] = await once(socket, "unexpected-response");
      expect([path, headers, response.statusCode]).toEqual([path, headers, status]);
      socket.once("error", () => undefined);
      socket.terminate();
    }
  });

  it("closes only the connection that sends malformed frames", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    const encoder = createEncoder();
    writeVarString(encoder, id);
    writeUint8Array(encoder, new Uint8Array([0, 2, 200, 1, 2]));
    const garbage = [
      new Uint8Array([255, 255, 255, 255, 255]),
      toUint8Array(encoder),
      syncFrame(id, 2, new Uint8Array([9, 9, 9, 9, 9])),
      syncFrame(id, 7, new Uint8Array()),
      new Uint8Array(),
    ];
    for (const frame of garbage) {
      const socket = await openSocket("eva", id);
      socket.send(frame);
      const [code] = await once(socket, "close");
      expect(code).toBe(4400);
    }
    const large = await openSocket("eva", id);
    large.send(new Uint8Array(5 * 1024 * 1024));
    const [code] = await once(large, "close");
    expect(code).toBe(1009);
    firstText(ana.doc).insert(0, "sigue ");
    await untilSaved(ana.provider);
    expect(JSON.stringify((await bed.live.read(id)).text)).toContain("sigue ");
  });

  it("cuts off who sends updates that rest on missing ones, and keeps nothing of them", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    const stray = new Y.Doc();
    Y.applyUpdate(stray, Y.encodeStateAsUpdate(ana.doc));
    firstText(stray).insert(0, "uno ");
    const vector = Y.encodeStateVector(stray);
    firstText(stray).insert(0, "dos ");
    const socket = await openSocket("eva", id);
    const acknowledged: number[] = [];
    socket.on("message", (data: Buffer) => acknowledged.push(data[37] ?? -1));
    socket.send(syncFrame(id, 2, Y.encodeStateAsUpdate(stray, vector)));
    const [code] = await once(socket, "close");
    expect(code).toBe(4400);
    // Of the handshake, and of nothing else.
    expect(acknowledged.filter((type) => type === 8)).toHaveLength(1);
    firstText(ana.doc).insert(0, "tres ");
    await untilSaved(ana.provider);
    const text = JSON.stringify((await bed.live.read(id)).text);
    expect(text).toContain("tres ");
    expect(text).not.toContain("dos ");
  });

  it("lets nobody write under a client id that somebody else is using, and the owner's next words arrive", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    firstText(ana.doc).insert(0, "uno ");
    await untilSaved(ana.provider);
    const forger = new Y.Doc();
    Y.applyUpdate(forger, Y.encodeStateAsUpdate(ana.doc));
    forger.clientID = ana.doc.clientID;
    const vector = Y.encodeStateVector(forger);
    firstText(forger).insert(0, "veneno ");
    const forged = Y.encodeStateAsUpdate(forger, vector);
    for (const sub of [1, 2]) {
      const socket = await openSocket("eva", id);
      socket.send(syncFrame(id, sub, forged));
      const [code] = await once(socket, "close");
      expect(code).toBe(4400);
    }
    firstText(ana.doc).insert(0, "dos ");
    await untilSaved(ana.provider);
    const text = JSON.stringify((await bed.live.read(id)).text);
    expect(text).toContain("dos uno ");
    expect(text).not.toContain("veneno");
  });

  it("takes a person back whose old connection is not noticed to be dead yet", async () => {
    const id = await bed.newDocument();
    const first = bed.join("ana", id);
    await first.synced;
    firstText(first.doc).insert(0, "antes ");
    await untilSaved(first.provider);
    const second = bed.join("ana", id, first.doc);
    await second.synced;
    firstText(first.doc).insert(0, "después ");
    await untilSaved(second.provider);
    expect(JSON.stringify((await bed.live.read(id)).text)).toContain("después antes ");
  });

  it("cuts off who brings a flood of client ids or deletions, and keeps nothing of it", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    const crowd = new Y.Doc();
    for (let client = 0; client < 300; client += 1) {
      const one = new Y.Doc();
      one.clientID = 1_000_000 + client;
      one.getText("x").insert(0, "y");
      Y.applyUpdate(crowd, Y.encodeStateAsUpdate(one));
    }
    const bomb = createEncoder();
    writeVarUint(bomb, 0);
    writeVarUint(bomb, 1);
    writeVarUint(bomb, 7);
    writeVarUint(bomb, 200_000);
    for (let range = 0; range < 200_000; range += 1) {
      writeVarUint(bomb, range * 2);
      writeVarUint(bomb, 1);
    }
    for (const update of [Y.encodeStateAsUpdate(crowd), toUint8Array(bomb)]) {
      const before = (await bed.live.read(id)).sequence;
      const socket = await openSocket("eva", id);
      socket.send(syncFrame(id, 2, update));
      const [code] = await once(socket, "close");
      expect(code).toBe(4400);
      expect((await bed.live.read(id)).sequence).toBe(before);
    }
  });

  it("journals what comes twice only once, and acknowledges it both times", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    const vector = Y.encodeStateVector(ana.doc);
    firstText(ana.doc).insert(0, "una vez ");
    await untilSaved(ana.provider);
    const again = Y.encodeStateAsUpdate(ana.doc, vector);
    const { sequence } = await bed.live.read(id);
    const socket = await openSocket("ana", id);
    const acknowledged = Promise.withResolvers<void>();
    let count = 0;
    socket.on("message", (data: Buffer) => {
      if (data[37] === 8) count += 1;
      // The handshake, and the same update three times.
      if (count === 4) acknowledged.resolve();
    });
    const structsOnly = Y.diffUpdate(again, vector);
    for (let time = 0; time < 3; time += 1) socket.send(syncFrame(id, 2, structsOnly));
    await acknowledged.promise;
    expect((await bed.live.read(id)).sequence).toBe(sequence);
    socket.terminate();
  });

  it("gives everybody who joins the same words, made once, and then what changed since", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    firstText(ana.doc).insert(0, "largo ".repeat(20_000));
    await untilSaved(ana.provider);
    const crowd = Array.from({ length: 12 }, () => bed.join("eva", id));
    firstText(ana.doc).insert(0, "mientras llegan ");
    await Promise.all(crowd.map(({ synced }) => synced));
    await untilSaved(ana.provider);
    await Promise.all(crowd.map(({ doc }) => untilDoc(doc, () => words(doc) === words(ana.doc))));
  });

  it("writes the identity of presence itself, one state for each connection", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    const luz = bed.join("luz", id);
    await Promise.all([ana.synced, luz.synced]);
    luz.provider.awareness?.setLocalState({
      user: { name: "Titular, gobierno", party: "government" },
      cursor: { anchor: { a: 1 }, head: { a: 1 } },
      css: "}body{display:none}",
    });
    const awareness = ana.provider.awareness;
    const seen = await new Promise<Record<string, unknown>>((resolve) => {
      const look = () => {
        for (const [clientId, state] of awareness?.getStates() ?? []) {
          if (clientId === luz.doc.clientID && state.cursor !== null) resolve(state);
        }
      };
      awareness?.on("change", look);
      look();
    });
    expect(seen).toEqual({
      user: {
        userId: "luz",
        name: "Titular, luz",
        party: "civilSociety",
        institution: "luz",
        access: "comment",
      },
      cursor: { anchor: { a: 1 }, head: { a: 1 } },
    });
  });

  it("holds every write while a text is frozen, and asks for what was refused when writing goes on", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    firstText(ana.doc).insert(0, "antes ");
    await untilSaved(ana.provider);
    const failure = bed.live.freeze(id, async (text) => {
      expect(JSON.stringify(text.text)).toContain("antes ");
      firstText(ana.doc).insert(0, "mientras ");
      const eva = bed.join("eva", id);
      await eva.synced;
      firstText(eva.doc).insert(0, "entró ");
      await new Promise((resolve) => setImmediate(resolve));
      const now = JSON.stringify((await bed.live.read(id)).text);
      expect(now).not.toContain("mientras ");
      expect(now).not.toContain("entró ");
      throw new Error("not closed after all");
    });
    await expect(failure).rejects.toThrow("not closed after all");
    await untilDoc(ana.doc, () => words(ana.doc).includes("entró "));
    const healed = bed.join("ana", id);
    await healed.synced;
    await untilDoc(
      healed.doc,
      () => words(healed.doc).includes("mientras ") && words(healed.doc).includes("entró "),
    );
  });

  it("keeps a closed document closed, also against a write that memory took", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    await bed.live.freeze(id, async () => {
      await bed.database.kysely
        .updateTable("documents")
        .set({ state: "forSignature" })
        .where("id", "=", id)
        .execute();
    });
    // The authority of this test still says "write": the journal is the last to refuse.
    firstText(ana.doc).insert(0, "tarde ");
    const again = bed.join("eva", id);
    await again.synced;
    expect(words(again.doc)).not.toContain("tarde ");
    expect(JSON.stringify((await bed.live.read(id)).text)).not.toContain("tarde ");
  });

  it("cuts off a person, and lets nothing through after", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    const socket = await openSocket("eva", id);
    bed.access.delete("eva");
    bed.live.cutOff({ userId: "eva" });
    const [code] = await once(socket, "close");
    expect(code).toBe(4401);
  });

  it("serves plain y-websocket clients with a ticket that is used once and for one document", async () => {
    const id = await bed.newDocument();
    const other = await bed.newDocument();
    bed.tickets.set("t1", { documentId: id, person: personNamed("ana") });
    bed.tickets.set("t2", { documentId: other, person: personNamed("ana") });
    const doc = new Y.Doc();
    const plain = new WebsocketProvider(`${bed.address}/yjs`, id, doc, {
      params: { ticket: "t1" },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    await new Promise<void>((resolve) => {
      plain.on("sync", (synced: boolean) => synced && resolve());
    });
    const eva = bed.join("eva", id);
    await eva.synced;
    firstText(doc).insert(0, "desde fuera ");
    await untilDoc(eva.doc, () => words(eva.doc).includes("desde fuera "));
    firstText(eva.doc).insert(0, "desde dentro ");
    await untilDoc(doc, () => words(doc).includes("desde dentro "));
    plain.destroy();
    for (const ticket of ["t1", "t2", "", "x"]) {
      const socket = new (socketWith({}))(`${bed.address}/yjs/${id}?ticket=${ticket}`);
      const [, response] = await once(socket, "unexpected-response");
      expect(response.statusCode).toBe(401);
      socket.once("error", () => undefined);
      socket.terminate();
    }
  });
});

describe("nothing leaves the server before it is on disk", () => {
  let release: (() => void) | null = null;
  let failures = 0;

  const held = (journal: Journal): Journal => ({
    ...journal,
    append: async (entries) => {
      if (failures > 0) {
        failures -= 1;
        throw new Error("disk away");
      }
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return journal.append(entries);
    },
  });

  const untilHeld = async () => {
    while (release === null) await new Promise((resolve) => setImmediate(resolve));
    const let_go = release;
    release = null;
    return let_go;
  };

  beforeEach(async () => {
    bed = await startLiveBed(held);
    bed.access.set("ana", "write").set("eva", "write");
  });
  afterEach(async () => {
    release?.();
    await bed.stop();
  });

  it("neither acknowledges nor broadcasts an update that is not committed, and does both after", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    const eva = bed.join("eva", id);
    await Promise.all([ana.synced, eva.synced]);
    firstText(ana.doc).insert(0, "pendiente ");
    const letGo = await untilHeld();
    // A newcomer that reads the room now must not be shown the word either.
    const late = bed.join("eva", id);
    const first = await Promise.race([
      untilDoc(eva.doc, () => words(eva.doc).includes("pendiente ")).then(() => "seen"),
      untilSaved(ana.provider).then(() => "saved"),
      late.synced.then(() => "shown"),
      bed.live.read(id).then(() => "read"),
      roundTrips(await bed.newDocument(), 5).then(() => "held"),
    ]);
    expect(first).toBe("held");
    letGo();
    await Promise.all([
      untilDoc(eva.doc, () => words(eva.doc).includes("pendiente ")),
      untilSaved(ana.provider),
      late.synced,
    ]);
  });

  it("tries again while the journal fails, and tells nobody that it is saved", async () => {
    const id = await bed.newDocument();
    const ana = bed.join("ana", id);
    await ana.synced;
    failures = 3;
    firstText(ana.doc).insert(0, "terco ");
    while (failures > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(ana.provider.unsyncedChanges).toBeGreaterThan(0);
    expect(bed.live.state().fault).toBe("disk away");
    (await untilHeld())();
    await untilSaved(ana.provider);
    expect(bed.live.state().fault).toBeNull();
    expect(JSON.stringify((await bed.live.read(id)).text)).toContain("terco ");
  });
});
