import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import {
  access,
  attendanceMode,
  digest,
  documentKind,
  documentState,
  id,
  instant,
  language,
  line,
  lines,
  nothing,
  party,
  plainDate,
} from "./fields.ts";

const documentParams = z.object({ documentId: id }).strict();

export const attendanceLine = z.object({
  party,
  mode: attendanceMode,
  capacity: z.enum(["principal", "alternate"]).nullable(),
  office: z.string(),
  institution: z.string(),
  arrivedAt: instant.nullable(),
  departedAt: instant.nullable(),
});

export const signature = z.object({
  party,
  decision: z.enum(["sign", "refuse"]),
  capacity: z.enum(["principal", "alternate"]),
  office: z.string(),
  reason: z.string(),
  digest,
  at: instant,
});

/** A closed text waiting for, or holding, its signatures. */
export const recordSummary = z.object({
  id,
  key: z.string(),
  version: z.int(),
  digest,
  /** Word-and-digit form of the digest, to compare aloud. */
  shortDigest: z.string(),
  frozenAt: instant,
  signatures: z.array(signature),
  /** Path of the published page on the portal, e.g. `/registros/st-05-2012`; null before publication. */
  address: z.string().nullable(),
});

export const document = z.object({
  id,
  kind: documentKind,
  state: documentState,
  language,
  title: z.string(),
  /** Legal identifier once there is one, e.g. the session's key; null for drafts without number. */
  key: z.string().nullable(),
  heldOn: plainDate.nullable(),
  place: z.string(),
  sample: z.boolean(),
  sessionId: id.nullable(),
  meetingId: id.nullable(),
  proposalId: id.nullable(),
  schemaVersion: z.int(),
  /** What the signed-in person may do with the text now. */
  access,
  may: z.object({
    recordAttendance: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
    publish: z.boolean(),
    /** The seats that the signed-in person can sign for. */
    signFor: z.array(party),
  }),
  attendance: z.array(attendanceLine),
  record: recordSummary.nullable(),
  createdAt: instant,
  changedAt: instant,
});

export const listDocuments = {
  method: "GET",
  path: "/api/documents",
  summary: "Documents that the signed-in person can read, newest change first; at most 200.",
  action: "secretariat.read",
  params: nothing,
  query: z.object({ kind: documentKind.optional(), state: documentState.optional() }).strict(),
  body: nothing,
  result: z.object({
    documents: z.array(
      document.pick({
        id: true,
        kind: true,
        state: true,
        language: true,
        title: true,
        key: true,
        sample: true,
        changedAt: true,
      }),
    ),
  }),
} as const satisfies Endpoint;

export const createDocument = {
  method: "POST",
  path: "/api/documents",
  summary:
    "Starts a document from its kind's template; for a subject that has one already, answers with that one.",
  action: "document.create",
  params: nothing,
  query: nothing,
  body: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("minutes"), language, sessionId: id }).strict(),
    z.object({ kind: z.literal("meetingForm"), language, meetingId: id }).strict(),
    z.object({ kind: z.literal("commitmentDraft"), language, proposalId: id, title: line(200) }).strict(),
    z.object({ kind: z.literal("proposal"), language, proposalId: id }).strict(),
  ]),
  result: z.object({ documentId: id }),
} as const satisfies Endpoint;

export const readDocument = {
  method: "GET",
  path: "/api/documents/:documentId",
  summary: "A document's facts: state, attendance, record, and what the signed-in person may do.",
  action: "document.read",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: document,
} as const satisfies Endpoint;

export const issueTicket = {
  method: "POST",
  path: "/api/documents/:documentId/tickets",
  summary: "A ticket for one connection of a plain y-websocket client; used once, within 30 seconds.",
  action: "document.read",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: z.object({ ticket: z.string(), expiresAt: instant }),
} as const satisfies Endpoint;

export const recordAttendance = {
  method: "PUT",
  path: "/api/documents/:documentId/attendance/:party",
  summary: "Records who acts for a seat in this session or meeting, how, and from when to when.",
  action: "document.recordAttendance",
  params: z.object({ documentId: id, party }).strict(),
  query: nothing,
  body: z
    .object({
      mode: attendanceMode,
      capacity: z.enum(["principal", "alternate"]).nullable(),
      arrivedAt: instant.nullable(),
      departedAt: instant.nullable(),
    })
    .strict()
    .refine((body) => body.mode === "absent" || (body.capacity !== null && body.arrivedAt !== null), {
      message: "who is present has a capacity and an arrival time",
    })
    .refine(
      (body) => body.departedAt === null || (body.arrivedAt !== null && body.departedAt >= body.arrivedAt),
      {
        message: "a departure comes after its arrival",
      },
    ),
  result: z.object({ attendance: z.array(attendanceLine) }),
} as const satisfies Endpoint;

export const closingFault = z.object({
  code: z.enum([
    "text_empty",
    "attendance_missing",
    "quorum_missing",
    "resolution_text_missing",
    "resolution_responsible_missing",
    "resolution_due_date_missing",
    "block_invalid",
  ]),
  party: party.optional(),
  parties: z.array(party).optional(),
  position: z.int().optional(),
  blockId: z.string().optional(),
  path: z.string().optional(),
  reason: z.string().optional(),
});

export const closingCheck = {
  method: "GET",
  path: "/api/documents/:documentId/closing-check",
  summary: "What is still missing before the document can be closed, and the resolutions it would hold.",
  action: "document.close",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: z.object({
    faults: z.array(closingFault),
    resolutions: z.array(
      z.object({ blockId: z.string(), text: z.string(), responsible: z.string(), dueDate: z.string() }),
    ),
  }),
} as const satisfies Endpoint;

export const closeDocument = {
  method: "POST",
  path: "/api/documents/:documentId/closing",
  summary:
    "Freezes the text and its rows into a record for signature. Repeating it answers with the same record.",
  action: "document.close",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: recordSummary,
} as const satisfies Endpoint;

export const reopenDocument = {
  method: "POST",
  path: "/api/documents/:documentId/reopening",
  summary: "Thaws a closed text that a seat refused; what was signed stays as superseded evidence.",
  action: "document.reopen",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: nothing,
} as const satisfies Endpoint;

export const readRecord = {
  method: "GET",
  path: "/api/documents/:documentId/record",
  summary: "The frozen content as every seat sees it, with its digest and signatures.",
  action: "document.read",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: z.object({ summary: recordSummary, content: z.json() }),
} as const satisfies Endpoint;

export const signDocument = {
  method: "POST",
  path: "/api/documents/:documentId/signatures",
  summary: "A seat signs the record or refuses it with a reason; the digest must be the one that was shown.",
  action: "document.sign",
  params: documentParams,
  query: nothing,
  body: z.discriminatedUnion("decision", [
    z.object({ decision: z.literal("sign"), party, digest }).strict(),
    z.object({ decision: z.literal("refuse"), party, digest, reason: lines(2000) }).strict(),
  ]),
  result: recordSummary,
} as const satisfies Endpoint;

export const publishDocument = {
  method: "POST",
  path: "/api/documents/:documentId/publication",
  summary: "Publishes a record that the three seats signed. Repeating it answers with the same address.",
  action: "document.publish",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: z.object({ address: z.string(), publishedAt: instant }),
} as const satisfies Endpoint;
