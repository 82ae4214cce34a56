import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { nothing } from "./fields.ts";

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
    mail: z.enum(["smtp", "none"]),
  }),
} as const satisfies Endpoint;
