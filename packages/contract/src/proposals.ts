import "./no-eval.ts";
import { proposalStates, responseOutcomes } from "@minuta/domain";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { documentState, id, instant, line, lines, nothing, person } from "./fields.ts";
import { documentLink, meeting, organization } from "./secretariat.ts";

export const proposalState = z.enum(proposalStates);
export const responseOutcome = z.enum(responseOutcomes);

/** Which page of a list: how many to leave out, and how many there may be. */
const page = {
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
};

const namedOrganization = organization.pick({ id: true, shortName: true, party: true });

const proposalFields = {
  id,
  number: z.string(),
  title: z.string(),
  sample: z.boolean(),
  state: proposalState,
  organization: namedOrganization,
  document: documentLink.nullable(),
};

const coverage = z.object({
  total: z.int(),
  committed: z.int(),
  answered: z.int(),
  waiting: z.int(),
  withdrawn: z.int(),
  byState: z.record(proposalState, z.int()),
});

export const listProposals = {
  method: "GET",
  path: "/api/proposals",
  summary: "Proposals by number, a page at a time, with their organization, state, agencies and document.",
  action: "secretariat.read",
  params: nothing,
  query: z
    .object({
      /** Words of number, title and organization; accents and capitals do not count. */
      q: z.string().max(200).optional(),
      organizationId: id.optional(),
      /** An agency that was asked. */
      agencyId: id.optional(),
      state: proposalState.optional(),
      ...page,
    })
    .strict(),
  body: nothing,
  result: z.object({
    proposals: z.array(
      z.object({
        ...proposalFields,
        openThreads: z.int(),
        agencies: z.array(namedOrganization.extend({ outcome: responseOutcome.nullable() })),
        commitments: z.array(z.string()),
      }),
    ),
    /** How many fit, on all pages. */
    total: z.int(),
  }),
} as const satisfies Endpoint;

export const readCoverage = {
  method: "GET",
  path: "/api/proposal-coverage",
  summary: "How many proposals have a commitment, a response in writing, or no word of an agency yet.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: coverage,
} as const satisfies Endpoint;

export const reasonedResponse = z.object({
  id,
  agency: namedOrganization,
  outcome: responseOutcome,
  reasons: z.string(),
  at: instant,
  by: person,
  /** When the agency answered anew; null while it is in force. */
  supersededAt: instant.nullable(),
});

/** One proposal with everything that came of it. */
export const dossier = z.object({
  ...proposalFields,
  submittedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  withdrawReason: z.string(),
  comments: z.object({ open: z.int(), resolved: z.int() }),
  meetings: z.array(
    meeting.pick({
      id: true,
      ordinal: true,
      title: true,
      heldOn: true,
      cancelled: true,
      form: true,
      agency: true,
    }),
  ),
  /** The agencies that were asked, with when. */
  agencies: z.array(namedOrganization.extend({ assignedAt: instant, answered: z.boolean() })),
  /** Newest first; those in force before the superseded ones. */
  responses: z.array(reasonedResponse),
  commitments: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      leadAgency: z.string(),
      status: z.enum(["notStarted", "limited", "substantial", "completed"]),
      isVoid: z.boolean(),
    }),
  ),
  drafts: z.array(z.object({ documentId: id, title: z.string(), state: documentState })),
  may: z.object({
    withdraw: z.boolean(),
    assign: z.boolean(),
    /** The assigned agencies that the signed-in person can answer for. */
    respondFor: z.array(id),
  }),
});

const proposalParams = z.object({ proposalId: id }).strict();

export const readProposal = {
  method: "GET",
  path: "/api/proposals/:proposalId",
  summary: "One proposal with its meetings, agencies, reasoned responses and commitments.",
  action: "secretariat.read",
  params: proposalParams,
  query: nothing,
  body: nothing,
  result: dossier,
} as const satisfies Endpoint;

export const submitProposal = {
  method: "POST",
  path: "/api/proposals",
  summary: "Puts a proposal forward for an organization; the server numbers it.",
  action: "proposal.submit",
  params: nothing,
  query: nothing,
  body: z
    .object({
      organizationId: id,
      title: line(200),
      /** The title in English; the Spanish one stands in for it when left out. */
      titleEn: z.literal("").or(line(200)).default(""),
    })
    .strict(),
  result: z.object({ proposalId: id, number: z.string() }),
} as const satisfies Endpoint;

export const withdrawProposal = {
  method: "POST",
  path: "/api/proposals/:proposalId/withdrawal",
  summary: "Its organization takes a proposal back; it keeps its number. Repeating it changes nothing.",
  action: "proposal.submit",
  params: proposalParams,
  query: nothing,
  body: z.object({ reason: lines(2000) }).strict(),
  result: dossier,
} as const satisfies Endpoint;

export const assignAgencies = {
  method: "PUT",
  path: "/api/proposals/:proposalId/agencies",
  summary: "Which agencies are asked to answer; one that has answered stays.",
  action: "proposal.assign",
  params: proposalParams,
  query: nothing,
  body: z.object({ agencyIds: z.array(id).max(40) }).strict(),
  result: dossier,
} as const satisfies Endpoint;

export const respondToProposal = {
  method: "POST",
  path: "/api/proposals/:proposalId/responses",
  summary: "An agency answers with its reasons; what it answered before is kept as superseded.",
  action: "proposal.respond",
  params: proposalParams,
  query: nothing,
  body: z.object({ agencyId: id, outcome: responseOutcome, reasons: lines(8000) }).strict(),
  result: dossier,
} as const satisfies Endpoint;

export const listWordingChanges = {
  method: "GET",
  path: "/api/documents/:documentId/wording-changes",
  summary:
    "Who changed which passages of a text and when, newest first, from the journal; at most 50 sittings.",
  action: "document.read",
  params: z.object({ documentId: id }).strict(),
  query: nothing,
  body: nothing,
  result: z.object({
    sittings: z.array(
      z.object({
        /** Null for what the server wrote from a template. */
        by: person.nullable(),
        from: instant,
        to: instant,
        /** Passages as they read afterwards and did not before, at most ten, each cut to 400 characters. */
        added: z.array(z.string()),
        removed: z.array(z.string()),
      }),
    ),
    /** Whether there are older changes than these. */
    hasMore: z.boolean(),
  }),
} as const satisfies Endpoint;
