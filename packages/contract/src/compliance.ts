import "./no-eval.ts";
import { ogpRequirements, ogpVerdicts } from "@minuta/domain";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { nothing, plainDate } from "./fields.ts";

export const readCompliance = {
  method: "GET",
  path: "/api/ogp-compliance",
  summary: "What the live data show of each minimum requirement of OGP's standards of participation.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    facts: z.object({
      today: plainDate,
      sessionsHeld: z.int(),
      sessionsLastYear: z.int(),
      lastSessionOn: plainDate.nullable(),
      longestGapDays: z.int().nullable(),
      rulesVersion: z.int().nullable(),
      published: z.int(),
      publishedLastYear: z.int(),
      lastPublishedOn: plainDate.nullable(),
      reports: z.int(),
      lastReportOn: plainDate.nullable(),
      proposals: z.int(),
      organizations: z.int(),
      comments: z.int(),
      firstMeetingOn: plainDate.nullable(),
      meetings: z.int(),
      proposalsToAnswer: z.int(),
      proposalsAnswered: z.int(),
    }),
    requirements: z.array(z.object({ requirement: z.enum(ogpRequirements), verdict: z.enum(ogpVerdicts) })),
  }),
} as const satisfies Endpoint;
