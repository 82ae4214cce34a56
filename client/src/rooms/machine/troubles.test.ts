import { expect, test } from "vitest";
import { type MachineState, type Seen, troublesOf } from "./troubles.ts";

const well: MachineState = {
  version: "1.0.0",
  nodeVersion: "v24.0.0",
  startedAt: "2012-03-20T16:00:00.000Z",
  database: "postgres",
  rooms: 1,
  connections: 3,
  pendingUpdates: 0,
  journalEntries: 1200,
  history: { days: null, since: "2026-01-07T15:00:00.000Z", dropped: 0 },
  fault: null,
  faultKind: null,
  waitingFor: 0,
  damagedDocuments: [],
  disk: { free: 20_000_000_000, total: 40_000_000_000 },
  tick: { p50: 1, p99: 2 },
  commit: { p50: 1, p99: 2 },
  fanOut: "connected",
  journalLag: 0,
  mail: "none",
};
const ready: Seen["readiness"] = { status: "ready", database: "ok", journal: "ok", fanOut: "connected" };
const titles = (state: Partial<MachineState> | null, readiness: Seen["readiness"] = ready) =>
  troublesOf({ state: state === null ? null : { ...well, ...state }, readiness }).map(
    ({ tone, title }) => `${tone} ${title}`,
  );

test("nothing is said while all is well, also while somebody writes", () => {
  expect(titles({})).toEqual([]);
  expect(titles({ pendingUpdates: 40, waitingFor: 30, journalLag: 3 })).toEqual([]);
  expect(troublesOf({ state: null, readiness: null })).toEqual([]);
});

test.each<[string, Partial<MachineState>, Partial<Exclude<Seen["readiness"], "silent" | null>>, string[]]>([
  [
    "the database is away",
    { faultKind: "databaseAway", fault: "x" },
    {},
    ["danger machine.databaseAway.title"],
  ],
  ["nobody could be asked who it is", {}, { database: "failing" }, ["danger machine.databaseAway.title"]],
  [
    "the disk is full",
    { faultKind: "diskFull", fault: "x", disk: { free: 0, total: 1 } },
    {},
    ["danger machine.diskFull.title"],
  ],
  [
    "another fault",
    { faultKind: "other", fault: "x", pendingUpdates: 5000 },
    {},
    ["danger machine.fault.title"],
  ],
  ["a store without end", { waitingFor: 9000, pendingUpdates: 5000 }, {}, ["warn machine.slow.title"]],
  ["a long queue", { pendingUpdates: 5000, waitingFor: 100 }, {}, ["warn machine.queue.title"]],
  ["Redis is away", { fanOut: "away" }, { fanOut: "away" }, ["warn machine.redisAway.title"]],
  ["other nodes are ahead", { journalLag: 900 }, {}, ["warn machine.lagging.title"]],
  ["little room", { disk: { free: 90_000_000, total: 1e10 } }, {}, ["warn machine.diskLow.title"]],
  ["a damaged journal", { damagedDocuments: ["d1"] }, {}, ["danger machine.damaged.title"]],
  [
    "several at once, the worst first",
    { fanOut: "away", journalLag: 900, damagedDocuments: ["d1"] },
    { fanOut: "away" },
    ["danger machine.damaged.title", "warn machine.lagging.title", "warn machine.redisAway.title"],
  ],
])("%s", (_what, state, readiness, expected) => {
  expect(titles(state, { ...(ready as object), ...readiness } as Seen["readiness"])).toEqual(expected);
});

test("a service that does not answer is the only thing to say, whatever was known before", () => {
  expect(titles({ fanOut: "away" }, "silent")).toEqual(["danger machine.noAnswer.title"]);
  expect(titles(null, "silent")).toEqual(["danger machine.noAnswer.title"]);
});

test("damaged documents are named, the first five of them", () => {
  const damagedDocuments = ["a", "b", "c", "d", "e", "f"];
  const [damaged] = troublesOf({ state: { ...well, damagedDocuments }, readiness: ready });
  expect(damaged?.values).toEqual({ n: 6, ids: "a, b, c, d, e…" });
});
