import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { nothing } from "./fields.ts";

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
