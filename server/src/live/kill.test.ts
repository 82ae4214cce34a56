import { setTimeout as pause } from "node:timers/promises";
import { createCall, endpoints } from "@minuta/contract";
import { proseOf, readProse } from "@minuta/document";
import { startServer, type TestServer } from "@minuta/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { joinOver, untilDoc } from "./live.fixture.ts";

const kills = 10;
/** Only ends a test that hangs: the work is bounded by what is acknowledged and by the marks that are typed. */
const hangs = 600_000;
const typingPause = 2;
const writers = [
  ["principal", "government"],
  ["principal", "institute"],
  ["principal", "civilSociety"],
] as const;

let server: TestServer;
let cookies: string[];
let documentId: string;

beforeAll(async () => {
  server = await startServer();
  cookies = await Promise.all(writers.map(([role, party]) => server.signIn(role, party)));
  const call = createCall({
    fetch,
    baseUrl: server.origin,
    headers: () => ({ cookie: cookies[0] ?? "", origin: server.origin }),
  });
  const { documents } = await call(endpoints.listDocuments, { query: { kind: "minutes" } });
  documentId = documents[0]?.id ?? "";
});

afterAll(() => server.close());

const join = (cookie: string) =>
  joinOver({ address: server.origin.replace("http", "ws"), origin: server.origin, cookie, documentId });

/** Types numbered marks, faster than people do; `saved` holds those that the server acknowledged, in their order. */
function typeMarks({ doc, provider }: ReturnType<typeof join>, round: number, writer: number) {
  const saved: string[] = [];
  let going = true;
  let typed = "";
  let unacknowledged = provider.unsyncedChanges;
  const open = Array.from({ length: unacknowledged }, () => "");
  provider.on("unsyncedChanges", ({ number }: { number: number }) => {
    if (number > unacknowledged) open.push(typed);
    else if (number < unacknowledged) saved.push(open.shift() ?? "");
    unacknowledged = number;
  });
  const paragraph = new Y.XmlElement("paragraph");
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  proseOf(doc).push([paragraph]);
  const done = (async () => {
    for (let mark = 0; going && mark < 5000; mark += 1) {
      typed = `«${round}.${writer}.${mark}»`;
      text.insert(text.length, typed);
      await pause(typingPause);
    }
  })();
  return {
    saved,
    done,
    stop: async () => {
      going = false;
      await done;
    },
  };
}

it(
  `loses none of what it acknowledged when it is killed ${kills} times while three parties type`,
  async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < kills; round += 1) {
      const clients = cookies.map(join);
      await Promise.all(clients.map(({ synced }) => synced));
      const typing = clients.map((client, writer) => typeMarks(client, round, writer));
      // Killed at another moment each time, always in the middle of the typing.
      const enough = 100 + round * 37;
      const ended = Promise.all(typing.map(({ done }) => done));
      const reached = untilDoc(clients[0]?.doc ?? new Y.Doc(), () => count(typing) >= enough);
      await Promise.race([reached, ended]);
      // All was typed and the last of it is still not acknowledged: a server so far behind its writers would be the fault.
      expect(count(typing)).toBeGreaterThanOrEqual(enough);
      await server.kill9();
      for (const { saved, stop } of typing) {
        await stop();
        acknowledged.push(...saved.filter((word) => word !== ""));
      }
      for (const client of clients) client.leave();
      await server.restart();
    }
    const reader = join(cookies[0] ?? "");
    await reader.synced;
    const words = JSON.stringify(readProse(reader.doc).text);
    reader.leave();
    const lost = acknowledged.filter((mark) => !words.includes(mark));
    process.stdout.write(
      `kill -9 × ${kills}: ${acknowledged.length} acknowledged updates, ${lost.length} lost\n`,
    );
    expect(acknowledged.length).toBeGreaterThan(kills * 90);
    expect(lost).toEqual([]);
  },
  hangs,
);

function count(typing: readonly { readonly saved: readonly string[] }[]): number {
  return typing.reduce((sum, { saved }) => sum + saved.length, 0);
}
