import "./no-eval.ts";
import { decisionModes, longestNotice, mostDaysOff } from "@minuta/domain";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { instant, line, lines, nothing, plainDate } from "./fields.ts";

const days = z.int().min(0).max(longestNotice);

/** What the rules of procedure decide that the software goes by; see `RulesSettings` of the domain. */
export const rulesSettings = z
  .object({
    noticeDaysRegular: days,
    noticeDaysSpecial: days,
    specialOnShortNotice: z.boolean(),
    decisionDefault: z.enum(decisionModes),
    writtenProcedureDays: days,
    reminderDays: z.array(days).max(5),
    daysOff: z.array(plainDate).max(mostDaysOff),
  })
  .strict();

export const rulesVersion = z.object({
  version: z.int(),
  effectiveFrom: plainDate,
  settings: rulesSettings,
  text: z.string(),
  /** Number of the resolution that adopted it; null for the founding rules. */
  resolution: z.string().nullable(),
  recordedAt: instant,
  /** Office of whoever recorded it; null for the founding rules. */
  recordedBy: z.string().nullable(),
});

const allRules = z.object({
  /** Version in force today. */
  inForce: z.int(),
  /** The newest first. */
  versions: z.array(rulesVersion),
  mayRecord: z.boolean(),
});

export const readRules = {
  method: "GET",
  path: "/api/rules",
  summary: "The rules of procedure: the version in force, and every other.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: allRules,
} as const satisfies Endpoint;

export const recordRules = {
  method: "POST",
  path: "/api/rules",
  summary: "Records the version that a resolution adopted; earlier versions stay.",
  action: "secretariat.arrange",
  params: nothing,
  query: nothing,
  body: z
    .object({
      effectiveFrom: plainDate,
      resolution: line(40),
      settings: rulesSettings,
      text: z.literal("").or(lines(50_000)).default(""),
    })
    .strict(),
  result: allRules,
} as const satisfies Endpoint;
