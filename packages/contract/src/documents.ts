import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import {
  access,
  attendanceMode,
  bytes,
  documentKind,
  documentState,
  id,
  instant,
  language,
  line,
  nothing,
  party,
  plainDate,
} from "./fields.ts";
import { translatedSource } from "./rubrics.ts";
import { recordSummary } from "./signing.ts";

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
    /** Whether a version of its source can be noted. */
    noteSource: z.boolean(),
    /** Whether another noted version of its source can be chosen now. */
    chooseSource: z.boolean(),
    /** Whether what a seat signed on paper can be written down now. */
    signOnPaper: z.boolean(),
    /** Whether parts can be left out of its public version now. */
    classify: z.boolean(),
    startErratum: z.boolean(),
    withdrawErratum: z.boolean(),
    /** The seats that the signed-in person can sign for; of a communiqué the party of its author. */
    signFor: z.array(party),
  }),
  /** What the text corrects in the record that is published; null when it is no erratum. */
  erratumReason: z.string().nullable(),
  /** Of a text that waits for signatures: the seats that nobody holds today, neither as principal nor as alternate. */
  vacantSeats: z.array(party),
  attendance: z.array(attendanceLine),
  /** The organization whose communiqué it is; null for everything else. */
  author: z.string().nullable(),
  /** Of a translation; null for everything else. */
  source: translatedSource.nullable(),
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
    z.object({ kind: z.literal("translation"), language, title: line(200) }).strict(),
    z.object({ kind: z.literal("communique"), language, organizationId: id, title: line(200) }).strict(),
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

export const readSnapshot = {
  method: "GET",
  path: "/api/documents/:documentId/snapshot",
  summary:
    "The text as a Yjs update, for who joins a large one: as it is, or as it was some seconds or at most 500 changes ago. The live socket brings the rest.",
  action: "document.read",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: bytes,
  media: "application/octet-stream",
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
    "session_not_adjourned",
    "source_missing",
    "resolution_text_missing",
    "resolution_responsible_missing",
    "resolution_due_date_missing",
    "resolution_due_date_before_session",
    "resolution_not_adopted",
    "resolution_changed",
    "resolution_gone",
    "resolution_without_quorum",
    "resolution_misplaced",
    "block_invalid",
  ]),
  party: party.optional(),
  parties: z.array(party).optional(),
  position: z.int().optional(),
  blockId: z.string().optional(),
  /** Number of a resolution that has one. */
  number: z.string().optional(),
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
