import { setTimeout as pause } from "node:timers/promises";
import { endpoints } from "@minuta/contract";
import { postgresMissing, redisMissing, registerSoftPasskey } from "@minuta/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Joined } from "./live.fixture.ts";
import { untilSaved } from "./live.fixture.ts";
import {
  holds,
  type Node,
  type Seat,
  startTwoNodes,
  type TwoNodes,
  untilTrue,
  write,
} from "./two-nodes.fixture.ts";

const missing = postgresMissing() ?? redisMissing();
const say = (line: string) => process.stdout.write(`two nodes: ${line}\n`);

describe.skipIf(missing !== null).each([
  ["with Redis", true],
  ["with the database alone", false],
])("two nodes %s (needs PostgreSQL and Redis)", (name, redis) => {
  let nodes: TwoNodes;
  let open: Joined[] = [];
  beforeAll(async () => {
    nodes = await startTwoNodes({ redis });
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
  const both = async (documentId: string) =>
    [
      await join(nodes.one, "government", documentId),
      await join(nodes.other, "civilSociety", documentId),
    ] as [Joined, Joined];
  const fanOutOf = async (node: Node) => {
    const response = await fetch(`${node.server.origin}/readyz`);
    return ((await response.json()) as { fanOut: string }).fanOut;
  };
  const sound = async (documentId: string) => {
    const rows = await nodes.query(
      `select count(*), max("sequence"), count(distinct "sequence"), (select "journalHead" from documents where "id" = '${documentId}')
       from journal_updates where "documentId" = '${documentId}'`,
    );
    const [count, last, distinct, head] = (rows[0] ?? "").split("|").map(Number);
    expect([last, distinct, head]).toEqual([count, count, count]);
    return count ?? 0;
  };

  test("see each other's words, and each update is in the journal once", async () => {
    if (redis) {
      await untilTrue(async () => (await fanOutOf(nodes.one)) === "connected", 5000, "fan-out");
      await untilTrue(async () => (await fanOutOf(nodes.other)) === "connected", 5000, "fan-out");
    }
    const documentId = await nodes.newDocument();
    const [here, there] = await both(documentId);
    await pause(300);
    const times: number[] = [];
    const published = (await nodes.redis?.calls("publish")) ?? 0;
    const received = (await nodes.redis?.info("total_net_input_bytes")) ?? 0;
    let sent = 0;
    for (const doc of [here.doc, there.doc]) {
      doc.on("update", (_bytes, _origin, _doc, { local }) => {
        if (local) sent += 1;
      });
    }
    for (let round = 0; round < (redis ? 50 : 4); round += 1) {
      const [writer, reader] = round % 2 === 0 ? [here, there] : [there, here];
      write(writer.doc, `«${round}»`);
      times.push(await untilTrue(() => holds(reader.doc, `«${round}»`), 5000, `round ${round}`));
    }
    times.sort((a, b) => a - b);
    say(
      `${name}: seen by the other after ${times[times.length >> 1]?.toFixed(0)} ms (median), ${times.at(-1)?.toFixed(0)} ms at most`,
    );
    if (nodes.redis !== null) {
      const commands = ((await nodes.redis.calls("publish")) - published) / times.length;
      const bytes = ((await nodes.redis.info("total_net_input_bytes")) - received) / times.length;
      say(`${name}: one edit costs ${commands.toFixed(2)} commands and ${bytes.toFixed(0)} bytes to Redis`);
      expect(commands).toBeLessThanOrEqual(2);
      expect(bytes).toBeLessThanOrEqual(1024);
    }
    await untilSaved(here.provider);
    await untilSaved(there.provider);
    // The first entry is the template's.
    expect(await sound(documentId)).toBe(sent + 1);
  }, 60_000);

  test("converge after both wrote at once, and all of it is in the journal once", async () => {
    const documentId = await nodes.newDocument();
    const [here, there] = await both(documentId);
    // The very first words may come twice, as the last step of joining and by themselves.
    write(here.doc, "«uno»");
    write(there.doc, "«otro»");
    await untilTrue(() => holds(here.doc, "«otro»") && holds(there.doc, "«uno»"), 5000, "the first words");
    await untilSaved(here.provider);
    await untilSaved(there.provider);
    const before = await sound(documentId);
    let sent = 0;
    for (const doc of [here.doc, there.doc]) {
      doc.on("update", (_bytes, _origin, _doc, { local }) => {
        if (local) sent += 1;
      });
    }
    for (let round = 0; round < 200; round += 1) {
      write(here.doc, `«a${round}»`);
      write(there.doc, `«b${round}»`);
      if (round % 10 === 0) await pause(5);
    }
    await untilSaved(here.provider);
    await untilSaved(there.provider);
    const vectors = () =>
      [here.doc, there.doc].map((doc) => Buffer.from(Y.encodeStateVector(doc)).toString("hex"));
    const took = await untilTrue(() => new Set(vectors()).size === 1, 2000, "both hold the same");
    say(`${name}: 400 updates from both sides, the same ${took.toFixed(0)} ms after the last was saved`);
    expect(await sound(documentId)).toBe(before + sent);
    expect(here.doc.store.pendingStructs).toBeNull();
  }, 60_000);

  test("a sign-in that ends on one is cut off at the other within 2 s", async () => {
    const documentId = await nodes.newDocument();
    const [, there] = await both(documentId);
    const cut = new Promise<number>((resolve) => {
      there.provider.configuration.websocketProvider.on("close", ({ event }: { event: { code: number } }) =>
        resolve(event.code),
      );
    });
    // A sign-in of its own: those of the seats are shared by the tests.
    const start = performance.now();
    const mandate = await nodes.query(
      `select "userId" from mandates where "role" = 'principal' and "party" = 'civilSociety' limit 1`,
    );
    await nodes.query(
      `insert into events ("at", "type", "actorId", "signInId", "subjectId", "data")
       values (now()::text, 'mandate.ended', null, null, 'x', '{"userId":"${mandate[0]}"}')`,
    );
    expect(await cut).toBe(4401);
    say(`${name}: revoked on one, cut off at the other after ${(performance.now() - start).toFixed(0)} ms`);
    expect(performance.now() - start).toBeLessThan(2000);
  }, 30_000);

  test("a document that is closed on one takes no word on the other, whose clients come back to read", async () => {
    const documentId = await nodes.newDocument();
    const [here, there] = await both(documentId);
    write(here.doc, "«lo acordado»");
    await untilTrue(() => holds(there.doc, "«lo acordado»"), 2000, "the words");
    const keeper = nodes.one.call("recordKeeper");
    for (const party of ["government", "institute", "civilSociety"] as const) {
      await keeper(endpoints.recordAttendance, {
        params: { documentId, party },
        body: {
          mode: "inPerson",
          capacity: "principal",
          arrivedAt: "2012-03-20T16:00:00Z",
          departedAt: null,
        },
      });
    }
    let typed = 0;
    const typing = setInterval(() => {
      typed += 1;
      write(there.doc, `«tarde ${typed}»`);
    }, 5);
    await pause(100);
    const closing = await keeper(endpoints.closeDocument, { params: { documentId } }).finally(() =>
      clearInterval(typing),
    );
    const rows = await nodes.query(
      `select count(*), max((r."content"::json->'provenance'->>'journalSequence')::int)
       from journal_updates u join records r on r."documentId" = u."documentId" where u."documentId" = '${documentId}'`,
    );
    const [entries, sequence] = (rows[0] ?? "").split("|").map(Number);
    say(
      `${name}: closed while ${typed} words were typed at the other node; the record holds all ${entries} entries`,
    );
    expect(sequence).toBe(entries);
    expect(closing.version).toBe(1);
    const readOnly = await join(nodes.other, "institute", documentId);
    expect(holds(readOnly.doc, "«lo acordado»")).toBe(true);
    write(readOnly.doc, "«después»");
    await pause(300);
    const reader = await join(nodes.other, "recordKeeper", documentId);
    expect(holds(reader.doc, "«después»")).toBe(false);
    expect(readOnly.provider.hasUnsyncedChanges).toBe(true);
    const seat = nodes.one.call("government");
    const passkey = await registerSoftPasskey(nodes.one.server.origin, nodes.one.cookie("government"));
    const reason = "Falta lo de ayer.";
    const { nonce, challenge } = await seat(endpoints.stateDecision, {
      params: { documentId },
      body: { decision: "refuse", party: "government", digest: closing.digest, reason },
    });
    const body = { nonce, ...passkey.assert(challenge) };
    await seat(endpoints.signDocument, { params: { documentId }, body });
    await keeper(endpoints.reopenDocument, { params: { documentId } });
    // Opened again on one node, it is written again on the other without anybody joining anew.
    await untilTrue(() => holds(reader.doc, "«después»"), 5000, "written again");
  }, 60_000);
});
