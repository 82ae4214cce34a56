import "./no-eval.ts";
import { sessionStates } from "@minuta/domain";
import { z } from "zod";
import { mandate } from "./account.ts";
import type { Endpoint } from "./endpoint.ts";
import {
  documentKind,
  documentState,
  id,
  instant,
  language,
  line,
  nothing,
  party,
  person,
  plainDate,
  role,
} from "./fields.ts";

export const organization = z.object({
  id,
  kind: z.enum(["organization", "agency"]),
  name: z.string(),
  shortName: z.string(),
  party,
  sample: z.boolean(),
});

/** Where a session, meeting or proposal keeps its document, when it has one. */
export const documentLink = z.object({
  documentId: id,
  kind: documentKind,
  state: documentState,
  /** How many seats have signed the record in force, and whether one refused. */
  signed: z.int(),
  refused: z.boolean(),
  /** Path of its page on the portal; null before publication. */
  address: z.string().nullable(),
});

export const readSecretariat = {
  method: "GET",
  path: "/api/secretariat",
  summary: "Seats with their holders, organizations, agencies and working groups.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    name: z.string(),
    seats: z.array(
      z.object({ party, institution: z.string(), principal: person.nullable(), alternates: z.array(person) }),
    ),
    organizations: z.array(organization),
    workingGroups: z.array(z.object({ id, number: z.int(), name: z.string() })),
  }),
} as const satisfies Endpoint;

export const listPeople = {
  method: "GET",
  path: "/api/people",
  summary: "Everybody with a mandate in force, to mention them.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({ people: z.array(person.extend({ role })) }),
} as const satisfies Endpoint;

export const sessionKind = z.enum(["regular", "special"]);

export const session = z.object({
  id,
  key: z.string(),
  kind: sessionKind,
  ordinal: z.int(),
  title: z.string(),
  heldOn: plainDate,
  startsAt: instant.nullable(),
  place: z.string(),
  state: z.enum(sessionStates),
  /** Null for the secretariat's own session. */
  workingGroup: z.object({ id, number: z.int(), name: z.string() }).nullable(),
  sample: z.boolean(),
  minutes: documentLink.nullable(),
});

export const listSessions = {
  method: "GET",
  path: "/api/sessions",
  summary: "Sessions of the secretariat, newest first.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({ sessions: z.array(session) }),
} as const satisfies Endpoint;

export const readSession = {
  method: "GET",
  path: "/api/sessions/:sessionId",
  summary: "One session.",
  action: "secretariat.read",
  params: z.object({ sessionId: id }).strict(),
  query: nothing,
  body: nothing,
  result: session,
} as const satisfies Endpoint;

export const meeting = z.object({
  id,
  ordinal: z.int(),
  title: z.string(),
  heldOn: plainDate,
  startsAt: instant.nullable(),
  place: z.string(),
  cancelled: z.boolean(),
  sample: z.boolean(),
  agency: organization.pick({ id: true, shortName: true, party: true }),
  proposals: z.array(z.object({ id, number: z.string(), title: z.string() })),
  form: documentLink.nullable(),
});

export const listMeetings = {
  method: "GET",
  path: "/api/meetings",
  summary: "Meetings between organizations and agencies, in the order of their calendar.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({ meetings: z.array(meeting) }),
} as const satisfies Endpoint;

export const invitation = z.object({
  id,
  email: z.email(),
  name: z.string(),
  role,
  party: party.nullable(),
  organizationId: id.nullable(),
  organizationName: z.string().nullable(),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  state: z.enum(["open", "accepted", "expired", "withdrawn"]),
});

const mandateSubject = {
  role,
  party: party.nullable(),
  organizationId: id.nullable(),
};

export const listMandates = {
  method: "GET",
  path: "/api/mandates",
  summary: "Mandates in force and invitations, with what the signed-in person may do with each.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    mandates: z.array(mandate.extend({ userId: z.string(), name: z.string(), mayEnd: z.boolean() })),
    invitations: z.array(invitation.extend({ mayWithdraw: z.boolean() })),
  }),
} as const satisfies Endpoint;

export const invite = {
  method: "POST",
  path: "/api/invitations",
  summary: "Invites a person to a seat, an organization or a role; a sign-in link goes out by mail.",
  action: "mandate.give",
  params: nothing,
  query: nothing,
  body: z.object({ email: z.email().max(254), name: line(200), language, ...mandateSubject }).strict(),
  result: z.object({
    invitation,
    /** The link to hand over, only when no mail server is configured; else null. */
    link: z.url().nullable(),
  }),
} as const satisfies Endpoint;

export const withdrawInvitation = {
  method: "DELETE",
  path: "/api/invitations/:invitationId",
  summary: "Withdraws an open invitation.",
  action: "mandate.end",
  params: z.object({ invitationId: id }).strict(),
  query: nothing,
  body: nothing,
  result: nothing,
} as const satisfies Endpoint;

export const endMandate = {
  method: "DELETE",
  path: "/api/mandates/:mandateId",
  summary: "Ends a mandate today and cuts its holder's open connections.",
  action: "mandate.end",
  params: z.object({ mandateId: id }).strict(),
  query: nothing,
  body: nothing,
  result: nothing,
} as const satisfies Endpoint;
