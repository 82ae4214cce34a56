import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { instant, nothing } from "./fields.ts";

const timing = z.object({ p50: z.number(), p99: z.number() });

export const readMachine = {
  method: "GET",
  path: "/api/machine",
  summary: "How the installation is doing, for its operator: nothing of any document.",
  action: "machine.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    version: z.string(),
    nodeVersion: z.string(),
    startedAt: z.iso.datetime(),
    database: z.enum(["sqlite", "postgres"]),
    rooms: z.int(),
    connections: z.int(),
    /** Updates applied and not yet on disk. */
    pendingUpdates: z.int(),
    journalEntries: z.int(),
    /** Why the journal does not store at this moment; null while it does. */
    fault: z.string().nullable(),
    /** The same sorted by what is to be done about it. */
    faultKind: z.enum(["diskFull", "databaseAway", "other"]).nullable(),
    /** Milliseconds that what waits for the disk has waited so far; 0 when nothing waits. */
    waitingFor: z.number(),
    /** Ids of documents whose journal was not what had been written when it was last read; at most 100. */
    damagedDocuments: z.array(z.string()),
    /** For how many days it is kept how texts came about (null: for ever), the oldest entry, and how many were dropped. */
    history: z.object({ days: z.int().nullable(), since: instant.nullable(), dropped: z.int() }),
    /** Bytes where the data folder lies; null when the system does not tell. */
    disk: z.object({ free: z.number(), total: z.number() }).nullable(),
    /** Milliseconds: how long a room's tick keeps the process busy, and how long a commit takes. */
    tick: timing,
    commit: timing,
    /** Whether other nodes are reached quickly; `none` where this one is alone or meets them through the database. */
    fanOut: z.enum(["none", "connected", "away"]),
    /** Entries of other nodes that the room furthest behind did not have at the last look. */
    journalLag: z.int(),
    mail: z.enum(["smtp", "none"]),
  }),
} as const satisfies Endpoint;

/** What `GET /readyz` answers, with 200 when it is ready and 503 when it is not. It asks for no sign-in. */
export const readiness = z.object({
  status: z.enum(["ready", "not ready"]),
  database: z.enum(["ok", "failing"]),
  /** `failing` also while a store takes longer than five seconds. */
  journal: z.enum(["ok", "failing"]),
  fanOut: z.enum(["none", "connected", "away"]),
});
export type Readiness = z.output<typeof readiness>;
