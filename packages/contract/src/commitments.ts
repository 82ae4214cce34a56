import "./no-eval.ts";
import { commitmentFaultCodes, commitmentStatuses, milestoneFaultCodes } from "@minuta/domain";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { digest, documentKind, id, instant, line, lines, nothing, person, plainDate } from "./fields.ts";
import { organization } from "./secretariat.ts";

export const commitmentStatus = z.enum(commitmentStatuses);
const openDate = z.literal("").or(plainDate);
const number = z.string().regex(/^C-\d{2,9}$/);
const optionalLines = (maxLength: number) => z.literal("").or(lines(maxLength)).default("");

/** Why a commitment is not verifiable; the client words it. */
export const verifiableFault = z.object({
  code: z.enum([...commitmentFaultCodes, ...milestoneFaultCodes]),
  /** The milestone that it is about, from 1. */
  position: z.int().optional(),
});

const written = {
  title: z.string(),
  leadAgency: z.string(),
  supportingActors: z.string(),
  publicProblem: z.string(),
  solution: z.string(),
  ogpRelevance: z.string(),
  evidence: z.string(),
  contact: z.string(),
  startsOn: openDate,
  endsOn: openDate,
};

/** A commitment block of the text as it stands, beside what was adopted from it. */
export const textCommitment = z.object({
  blockId: z.string(),
  ...written,
  milestones: z.array(z.object({ deliverable: z.string(), startsOn: openDate, endsOn: openDate })),
  /** Digest of all of the above; adopting asks for it, so that nobody adopts words they did not see. */
  textDigest: digest,
  faults: z.array(verifiableFault),
  /** Number of the commitment in force that was adopted from it; null for a draft. */
  number: z.string().nullable(),
  /** `changed`: the words differ from what was adopted. `gone`: adopted, and no longer in the text. */
  standing: z.enum(["draft", "adopted", "changed", "gone"]),
  /** The agency that the words name, when it is one of the secretariat's. */
  leadAgencyId: id.nullable(),
});

const textCommitments = z.object({
  commitments: z.array(textCommitment),
  /** The proposals that the document is about. */
  proposals: z.array(z.object({ id, number: z.string(), title: z.string() })),
  mayAdopt: z.boolean(),
});

const documentParams = z.object({ documentId: id }).strict();

export const listTextCommitments = {
  method: "GET",
  path: "/api/documents/:documentId/commitments",
  summary: "The commitments of a text as it stands, with whether each is verifiable and what was adopted.",
  action: "document.read",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: textCommitments,
} as const satisfies Endpoint;

export const adoptCommitment = {
  method: "POST",
  path: "/api/documents/:documentId/commitments",
  summary:
    "Adopts a commitment of the text and numbers it at that moment; the same words again answer with the same number.",
  action: "commitment.adopt",
  params: documentParams,
  query: nothing,
  body: z
    .object({
      blockId: z.string().min(1).max(64),
      textDigest: digest,
      /** The agency that leads it; null when it is none of the secretariat's. */
      leadAgencyId: id.nullable(),
      proposalIds: z.array(id).max(45).default([]),
      /** Why it is adopted although it is not verifiable. */
      note: optionalLines(1000),
    })
    .strict(),
  result: z.object({ number: z.string() }),
} as const satisfies Endpoint;

const commitmentLine = z.object({
  number: z.string(),
  title: z.string(),
  status: commitmentStatus,
  isVoid: z.boolean(),
  leadAgency: z.string(),
  agency: organization.pick({ id: true, shortName: true, party: true }).nullable(),
  startsOn: openDate,
  endsOn: openDate,
  milestones: z.int(),
  milestonesCompleted: z.int(),
  milestonesOverdue: z.int(),
  proposals: z.array(z.object({ id, number: z.string() })),
  sample: z.boolean(),
});

export const listCommitments = {
  method: "GET",
  path: "/api/commitments",
  summary: "Adopted commitments by number, a page at a time, with their status and milestones.",
  action: "secretariat.read",
  params: nothing,
  query: z
    .object({
      q: z.string().max(200).optional(),
      agencyId: id.optional(),
      status: commitmentStatus.optional(),
      /** Only those with a milestone that is overdue. */
      overdue: z.literal("yes").optional(),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    })
    .strict(),
  body: nothing,
  result: z.object({
    commitments: z.array(commitmentLine),
    total: z.int(),
    /** Over all commitments in force, whatever was asked. */
    counts: z.object({
      inForce: z.int(),
      byStatus: z.record(commitmentStatus, z.int()),
      overdue: z.int(),
    }),
  }),
} as const satisfies Endpoint;

export const commitment = z.object({
  number: z.string(),
  ...written,
  agency: organization.pick({ id: true, name: true, shortName: true, party: true }).nullable(),
  status: commitmentStatus,
  isVoid: z.boolean(),
  voidedAt: instant.nullable(),
  voidReason: z.string(),
  textDigest: z.string(),
  adoptedAt: instant,
  adoptedBy: person.nullable(),
  note: z.string(),
  faults: z.array(verifiableFault),
  sample: z.boolean(),
  /** The text it was adopted from; null when it came from elsewhere or must not be seen. */
  document: z.object({ documentId: id, kind: documentKind, title: z.string() }).nullable(),
  /** Earlier numbers that were adopted from the same block and left without effect. */
  replaces: z.array(z.string()),
  milestones: z.array(
    z.object({
      id,
      position: z.int(),
      deliverable: z.string(),
      startsOn: openDate,
      endsOn: openDate,
      completedOn: plainDate.nullable(),
      status: commitmentStatus,
      isOverdue: z.boolean(),
    }),
  ),
  /** Oldest first. */
  reports: z.array(
    z.object({
      id,
      milestonePosition: z.int().nullable(),
      at: instant,
      by: person,
      status: commitmentStatus,
      note: z.string(),
      evidence: z.string(),
    }),
  ),
  proposals: z.array(
    z.object({
      id,
      number: z.string(),
      title: z.string(),
      organization: organization.pick({ shortName: true, party: true }),
      responses: z.array(
        z.object({
          agency: z.string(),
          outcome: z.enum(["accepted", "partial", "declined"]),
          at: instant,
        }),
      ),
    }),
  ),
  plans: z.array(z.object({ id, title: z.string() })),
  may: z.object({ report: z.boolean(), void: z.boolean() }),
});

const commitmentParams = z.object({ number }).strict();

export const readCommitment = {
  method: "GET",
  path: "/api/commitments/:number",
  summary: "One commitment with its milestones, progress and lineage.",
  action: "secretariat.read",
  params: commitmentParams,
  query: nothing,
  body: nothing,
  result: commitment,
} as const satisfies Endpoint;

export const reportProgress = {
  method: "POST",
  path: "/api/commitments/:number/reports",
  summary: "Reports progress on a commitment or one of its milestones, with where it can be seen.",
  action: "commitment.report",
  params: commitmentParams,
  query: nothing,
  body: z
    .object({
      milestoneId: id.nullable().default(null),
      status: commitmentStatus,
      note: lines(4000),
      evidence: optionalLines(2000),
    })
    .strict(),
  result: commitment,
} as const satisfies Endpoint;

export const voidCommitment = {
  method: "POST",
  path: "/api/commitments/:number/voiding",
  summary: "Leaves a commitment without effect; it keeps its number. Repeating it changes nothing.",
  action: "commitment.adopt",
  params: commitmentParams,
  query: nothing,
  body: z.object({ reason: lines(1000) }).strict(),
  result: commitment,
} as const satisfies Endpoint;

const planFields = { id, title: z.string(), startsOn: plainDate, endsOn: plainDate };
const actionPlan = z.object({
  ...planFields,
  commitments: z.array(
    z.object({
      number: z.string(),
      ...written,
      status: commitmentStatus,
      isVoid: z.boolean(),
      fitsPeriod: z.boolean(),
      milestones: z.array(z.object({ deliverable: z.string(), startsOn: openDate, endsOn: openDate })),
      proposals: z.array(z.string()),
    }),
  ),
  may: z.object({ arrange: z.boolean() }),
});

export const listActionPlans = {
  method: "GET",
  path: "/api/action-plans",
  summary: "Action plans with how many commitments each has, newest period first; at most 100.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    plans: z.array(z.object({ ...planFields, commitments: z.int() })),
    mayArrange: z.boolean(),
  }),
} as const satisfies Endpoint;

const planBody = z
  .object({ title: line(200), startsOn: plainDate, endsOn: plainDate, numbers: z.array(number).max(200) })
  .strict();

export const makeActionPlan = {
  method: "POST",
  path: "/api/action-plans",
  summary: "Makes an action plan from commitments in force, in the order given.",
  action: "secretariat.arrange",
  params: nothing,
  query: nothing,
  body: planBody,
  result: actionPlan,
} as const satisfies Endpoint;

export const readActionPlan = {
  method: "GET",
  path: "/api/action-plans/:planId",
  summary: "An action plan with the text of its commitments, in its order.",
  action: "secretariat.read",
  params: z.object({ planId: id }).strict(),
  query: nothing,
  body: nothing,
  result: actionPlan,
} as const satisfies Endpoint;

export const arrangeActionPlan = {
  method: "PUT",
  path: "/api/action-plans/:planId",
  summary: "Sets title, period and commitments of an action plan, in the order given.",
  action: "secretariat.arrange",
  params: z.object({ planId: id }).strict(),
  query: nothing,
  body: planBody,
  result: actionPlan,
} as const satisfies Endpoint;
