import "./no-eval.ts";
import { decisionModes, followUpStatuses, positions } from "@minuta/domain";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { id, instant, lines, nothing, party } from "./fields.ts";

const slugParams = z.object({ slug: z.string().regex(/^[a-z0-9]+-e?\d+-\d{4}-\d{2,}$/) }).strict();

/** An address on the web, as evidence that anybody can open. */
const webAddress = z.url({ protocol: /^https?$/ }).max(500);

/** One resolution in the ledger. */
export const ledgerResolution = z.object({
  number: z.string(),
  /** The number as part of an address: `st-05-2012-03`. */
  slug: z.string(),
  text: z.string(),
  responsible: z.string(),
  /** The known organization that `responsible` names; null when it names none. */
  organization: z.object({ id, shortName: z.string(), party }).nullable(),
  /** `YYYY-MM-DD`, or "" without one. */
  dueDate: z.string(),
  state: z.enum(["adopted", "void"]),
  status: z.enum(followUpStatuses),
  overdue: z.boolean(),
  adoptedAt: z.string(),
  /** When its status was last reported; "" before the first report. */
  statusAt: z.string(),
  session: z.object({ id, key: z.string() }).nullable(),
});

export const ledgerStanding = z.enum(["pending", "overdue", "open", "inProgress", "fulfilled", "void"]);

export const listResolutions = {
  method: "GET",
  path: "/api/resolutions",
  summary: "The ledger of all adopted resolutions, in pages, with how many there are of each standing.",
  action: "secretariat.read",
  params: nothing,
  query: z
    .object({
      q: z.string().max(200).optional(),
      /** `pending` is open or in progress; `overdue` is pending after its due date. */
      standing: ledgerStanding.optional(),
      organizationId: id.optional(),
      sessionId: id.optional(),
      order: z.enum(["newest", "due"]).default("newest"),
      /** Where the page before ended, as it said. */
      after: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    })
    .strict(),
  body: nothing,
  result: z.object({
    resolutions: z.array(ledgerResolution),
    /** Hand it back as `after` for the next page; null on the last. */
    next: z.string().nullable(),
    /** Over everything that the other filters let through, whatever the standing. */
    counts: z.object({
      all: z.int(),
      pending: z.int(),
      overdue: z.int(),
      open: z.int(),
      inProgress: z.int(),
      fulfilled: z.int(),
      void: z.int(),
    }),
  }),
} as const satisfies Endpoint;

const followUp = z.object({
  id,
  at: instant,
  by: z.string(),
  status: z.enum(followUpStatuses),
  note: z.string(),
  evidence: z.string(),
  sessionKey: z.string().nullable(),
});

export const resolutionHistory = ledgerResolution.extend({
  mode: z.enum(decisionModes),
  documentId: id,
  blockId: z.string(),
  /** Path of the record on the portal; null before publication. */
  address: z.string().nullable(),
  positions: z.array(
    z.object({ party, position: z.enum(positions), reservation: z.string(), dissent: z.string() }),
  ),
  /** Every wording that was adopted under the number, the first first. */
  wordings: z.array(
    z.object({
      version: z.int(),
      text: z.string(),
      responsible: z.string(),
      dueDate: z.string(),
      adoptedAt: z.string(),
    }),
  ),
  followUps: z.array(followUp),
  voidedAt: instant.nullable(),
  voidReason: z.string(),
  mayReport: z.boolean(),
});

export const readResolution = {
  method: "GET",
  path: "/api/resolutions/:slug",
  summary: "One resolution with its positions, its wordings and what was reported on it.",
  action: "secretariat.read",
  params: slugParams,
  query: nothing,
  body: nothing,
  result: resolutionHistory,
} as const satisfies Endpoint;

export const reportFollowUp = {
  method: "POST",
  path: "/api/resolutions/:slug/follow-ups",
  summary: "Reports how far a resolution has come. Reports are added, never changed.",
  action: "resolution.followUp",
  params: slugParams,
  query: nothing,
  body: z
    .object({
      status: z.enum(followUpStatuses),
      note: z.literal("").or(lines(2000)).default(""),
      /** An address on the web, or "" without one. */
      evidence: z.literal("").or(webAddress).default(""),
      /** The session in which it was reported, if in one. */
      sessionId: id.nullable().default(null),
    })
    .strict(),
  result: resolutionHistory,
} as const satisfies Endpoint;
