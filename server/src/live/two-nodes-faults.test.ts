import { setTimeout as pause } from "node:timers/promises";
import { postgresMissing, redisMissing } from "@minuta/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { openPostgres } from "../db/open-postgres.ts";
import { dropHistory } from "./drop-history.ts";
import { EntriesDropped } from "./journal.ts";
import { postgresJournal } from "./journal-postgres.ts";
import { type Joined, untilSaved } from "./live.fixture.ts";
import { paragraphOf, readTrace, replay } from "./trace-replay.fixture.ts";
import {
  holds,
  type Node,
  type Seat,
  startTwoNodes,
  type TwoNodes,
  untilTrue,
  write,
} from "./two-nodes.fixture.ts";

/** Only ends a test that hangs. */
const hangs = 300_000;
const missing = postgresMissing() ?? redisMissing();
const say = (line: string) => process.stdout.write(`two nodes, faults: ${line}\n`);

describe.skipIf(missing !== null)("two nodes survive (needs PostgreSQL and Redis)", () => {
  let nodes: TwoNodes;
  let open: Joined[] = [];
  beforeAll(async () => {
    nodes = await startTwoNodes({ redis: true });
  }, 120_000);
  afterAll(() => nodes.close());
  afterEach(() => {
    for (const { leave } of open) leave();
    open = [];
  });
  const join = async (node: Node, who: Seat, documentId: string) => {
    const joined = node.join(who, documentId);
    open.push(joined);
    await joined.synced;
    return joined;
  };
  const both = async (): Promise<[Joined, Joined]> => {
    const documentId = await nodes.newDocument();
    const here = await join(nodes.one, "government", documentId);
    return [here, await join(nodes.other, "civilSociety", documentId)];
  };
  const fanOutIs = (node: Node, state: string) => async () => {
    const response = await fetch(`${node.server.origin}/readyz`);
    return ((await response.json()) as { fanOut: string }).fanOut === state;
  };
  const bothConnected = async () => {
    for (const node of [nodes.one, nodes.other])
      await untilTrue(fanOutIs(node, "connected"), 15_000, "connected");
  };
  const same = (one: Y.Doc, other: Y.Doc) => () =>
    Buffer.compare(Y.encodeStateVector(one), Y.encodeStateVector(other)) === 0 ||
    JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(one))].sort()) ===
      JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(other))].sort());

  test("Redis away and Redis restarted", async () => {
    const [here, there] = await both();
    await bothConnected();
    await nodes.redis?.stop();
    write(here.doc, "«sin Redis»");
    write(there.doc, "«tampoco»");
    const away = await untilTrue(
      () => holds(there.doc, "«sin Redis»") && holds(here.doc, "«tampoco»"),
      2000,
      "converged by the database",
    );
    expect(await fanOutIs(nodes.one, "away")()).toBe(true);
    await nodes.redis?.start();
    await bothConnected();
    write(here.doc, "«otra vez»");
    const back = await untilTrue(() => holds(there.doc, "«otra vez»"), 2000, "seen again");
    say(`Redis away: the same after ${away.toFixed(0)} ms; after its restart ${back.toFixed(0)} ms`);
  }, 60_000);

  test("a partition from Redis that heals, with no further edit", async () => {
    const [here, there] = await both();
    await bothConnected();
    nodes.other.wire?.blackhole();
    const typing = (async () => {
      for (let word = 0; word < 100; word += 1) {
        write(here.doc, `«a${word}»`);
        write(there.doc, `«b${word}»`);
        await pause(10);
      }
    })();
    await typing;
    nodes.other.wire?.heal();
    const took = await untilTrue(same(here.doc, there.doc), 5000, "the same after healing");
    say(`partition: 200 edits from both sides, the same ${took.toFixed(0)} ms after it healed`);
    expect(here.doc.store.pendingStructs ?? there.doc.store.pendingStructs).toBeNull();
  }, 60_000);

  test("strangers who publish", async () => {
    const [here, there] = await both();
    await bothConnected();
    const channel = (await nodes.redis?.channel()) ?? "";
    const stranger = new Y.Doc();
    write(stranger, "«forjado»");
    await nodes.redis?.command("PUBLISH", channel, Y.encodeStateAsUpdate(stranger));
    write(here.doc, "«verdadero»");
    await untilTrue(() => holds(there.doc, "«verdadero»"), 2000, "the true words");
    expect(holds(there.doc, "«forjado»")).toBe(false);
  }, 30_000);

  test("the database away: nothing is called saved meanwhile, nothing is lost, and it heals by itself", async () => {
    const [here, there] = await both();
    await bothConnected();
    await nodes.postgres.stop("crash");
    write(here.doc, "«sin base»");
    write(there.doc, "«aquí tampoco»");
    await pause(1500);
    expect([here.provider.hasUnsyncedChanges, there.provider.hasUnsyncedChanges]).toEqual([true, true]);
    expect(holds(there.doc, "«sin base»")).toBe(false);
    await nodes.postgres.start();
    const took = await untilTrue(
      () => holds(there.doc, "«sin base»") && holds(here.doc, "«aquí tampoco»"),
      10_000,
      "converged when the database was back",
    );
    await untilSaved(here.provider);
    await untilSaved(there.provider);
    say(`database away for 1.5 s: saved and the same ${took.toFixed(0)} ms after its return`);
    const damage = await nodes.query(
      `select "documentId" from journal_updates group by 1 having count(*) <> max("sequence")
       or count(distinct "entryId") < count("entryId")`,
    );
    expect(damage).toEqual([]);
  }, 60_000);

  test("a node that was parted while what it lacks was dropped from the journal takes the whole text", async () => {
    const [here, there] = await both();
    await bothConnected();
    const documentId = here.provider.configuration.name;
    const database = await openPostgres(nodes.databaseUrl, () => undefined);
    const journal = postgresJournal(database.journalPool);
    try {
      write(here.doc, "«antes»");
      await untilTrue(() => holds(there.doc, "«antes»"), 5000, "seen before the parting");
      nodes.other.wire?.cut();
      nodes.other.databaseWire.cut();
      const before = (await journal.heads([documentId])).get(documentId) ?? 0;
      for (let word = 0; word < 20; word += 1) write(here.doc, `«viejo ${word}»`);
      await untilSaved(here.provider);
      write(there.doc, "«de quien estaba aparte»");
      const inTenDays = Date.now() + 10 * 86_400_000;
      const faults: unknown[] = [];
      const onFault = (error: unknown) => faults.push(error);
      await dropHistory({ journal, now: () => inTenDays, days: 9, onDropped: () => undefined, onFault });
      expect(faults).toEqual([]);
      // What the parted node would read next is there no more.
      await expect(journal.readAfter(documentId, before)).rejects.toThrow(EntriesDropped);
      expect(holds(there.doc, "«viejo 0»")).toBe(false);
      nodes.other.wire?.heal();
      nodes.other.databaseWire.heal();
      const took = await untilTrue(
        () => holds(there.doc, "«viejo 19»") && holds(here.doc, "«de quien estaba aparte»"),
        10_000,
        "the same after healing",
      );
      await untilTrue(same(here.doc, there.doc), 5000, "the same in everything");
      say(`parted while 20 entries were dropped: the same ${took.toFixed(0)} ms after it healed`);
      write(here.doc, "«después»");
      write(there.doc, "«después allá»");
      await untilTrue(
        () => holds(there.doc, "«después»") && holds(here.doc, "«después allá»"),
        5000,
        "both go on",
      );
    } finally {
      await database.close();
    }
  }, 60_000);

  test("slow stores: both write and leave before their nodes have stored, and nothing that was saved is lost", async () => {
    const trials = 3;
    let acknowledged = 0;
    const lost: string[] = [];
    for (let trial = 0; trial < trials; trial += 1) {
      const clients = await both();
      await bothConnected();
      nodes.one.databaseWire.latency(20);
      nodes.other.databaseWire.latency(100);
      const saved: string[] = [];
      for (let word = 0; word < 30; word += 1) {
        for (const [index, { doc, provider }] of clients.entries()) {
          write(doc, `«${trial}.${index}.${word}»`);
          // At the moment at which it is said, everything typed so far is safe.
          if (provider.unsyncedChanges === 0) saved.push(`«${trial}.${index}.${word}»`);
        }
        await pause(15);
      }
      // The quicker node has stored everything; the slower one is in the middle of it.
      await untilSaved(clients[0].provider);
      for (const [index, { provider, leave }] of clients.entries()) {
        if (provider.unsyncedChanges === 0) {
          for (let word = 0; word < 30; word += 1) saved.push(`«${trial}.${index}.${word}»`);
        }
        leave();
      }
      const documentId = clients[0].provider.configuration.name;
      const read = await Promise.all([
        join(nodes.one, "institute", documentId),
        join(nodes.other, "institute", documentId),
      ]);
      acknowledged += saved.length;
      for (const { doc } of read) {
        await untilTrue(() => saved.every((words) => holds(doc, words)), 5000, "what was saved").catch(() =>
          lost.push(...saved.filter((words) => !holds(doc, words))),
        );
      }
      nodes.one.databaseWire.latency(0);
      nodes.other.databaseWire.latency(0);
    }
    say(`slow stores × ${trials}: ${acknowledged} acknowledged, ${lost.length} lost`);
    expect(acknowledged).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  }, 90_000);

  test("the trace of two people, one at each node", async (context) => {
    const trace = readTrace();
    if (trace === null) {
      context.skip("the trace is not part of the repository: there is no ../shared here");
      return;
    }
    const clients = await both();
    await bothConnected();
    await pause(200);
    const documentId = clients[0].provider.configuration.name;
    const start = performance.now();
    await replay(trace, clients);
    say(
      `${trace.txns.length} changes of two people at two nodes in ${((performance.now() - start) / 1000).toFixed(1)} s`,
    );
    for (const { doc } of clients) expect(paragraphOf(doc).toString()).toBe(trace.endContent);
    const third = await join(nodes.other, "institute", documentId);
    expect(paragraphOf(third.doc).toString()).toBe(trace.endContent);
  }, 180_000);

  test(
    "kill -9 of one of them while both type; who was there is gone from the roster",
    async () => {
      const [here, there] = await both();
      await bothConnected();
      const documentId = here.provider.configuration.name;
      const present = () => [...(here.provider.awareness?.getStates().keys() ?? [])];
      there.provider.setAwarenessField("cursor", null);
      await untilTrue(() => present().includes(there.doc.clientID), 3000, "presence over the nodes");
      const saved: string[] = [];
      let going = true;
      // What a client calls saved when its server is gone and it has left says nothing.
      let bothLive = true;
      const type = async ({ doc, provider }: Joined, name: string) => {
        for (let word = 0; going && word < 2000; word += 1) {
          write(doc, `«${name}${word}»`);
          if (word % 5 === 0) await Promise.race([untilSaved(provider), pause(300)]);
          if (bothLive && provider.unsyncedChanges === 0) saved.push(`«${name}${word}»`);
          await pause(2);
        }
      };
      let areDone = false;
      const typing = Promise.all([type(here, "a"), type(there, "b")]).finally(() => {
        areDone = true;
      });
      // The typing ends by itself; how long a busy machine takes to acknowledge so much says nothing.
      await untilTrue(() => saved.length > 60 || areDone, hangs, "enough is saved to lose");
      expect(saved.length).toBeGreaterThan(60);
      bothLive = false;
      await nodes.other.server.kill9();
      const killed = performance.now();
      there.leave();
      await pause(300);
      going = false;
      await typing;
      await untilSaved(here.provider);
      await untilTrue(() => !present().includes(there.doc.clientID), 20_000, "gone from the roster");
      say(
        `a killed node's people left the roster after ${((performance.now() - killed) / 1000).toFixed(1)} s`,
      );
      const fresh = await join(nodes.one, "institute", documentId);
      const lost = saved.filter((words) => !holds(fresh.doc, words));
      say(`kill -9 of one node: ${saved.length} acknowledged, ${lost.length} lost`);
      expect(lost).toEqual([]);
    },
    hangs,
  );

  test("SIGTERM with everybody connected: what was typed is saved, and it ends within 5 s", async () => {
    const documentId = await nodes.newDocument();
    const here = await join(nodes.one, "government", documentId);
    write(here.doc, "«lo último»");
    await untilSaved(here.provider);
    const start = performance.now();
    const exit = await nodes.one.server.stop();
    const took = performance.now() - start;
    say(`SIGTERM: exit code ${exit.code} after ${took.toFixed(0)} ms`);
    expect([exit.code, took < 5000]).toEqual([0, true]);
    const [entries] = await nodes.query(
      `select count(*) from journal_updates where "documentId" = '${documentId}'`,
    );
    expect(Number(entries)).toBeGreaterThan(1);
  }, 30_000);
});
