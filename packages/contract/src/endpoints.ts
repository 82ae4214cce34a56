import { endAllSignIns, endSignIn, listSignIns, me, setLanguage } from "./account.ts";
import { deleteComment, editComment, listThreads, openThread, reply, setThreadState } from "./comments.ts";
import {
  closeDocument,
  closingCheck,
  createDocument,
  issueTicket,
  listDocuments,
  publishDocument,
  readDocument,
  readRecord,
  recordAttendance,
  reopenDocument,
  signDocument,
} from "./documents.ts";
import type { AnyEndpoint } from "./endpoint.ts";
import { readMachine } from "./machine.ts";
import {
  endMandate,
  invite,
  listMandates,
  listMeetings,
  listPeople,
  listProposals,
  listSessions,
  readProposal,
  readSecretariat,
  readSession,
  today,
  withdrawInvitation,
} from "./secretariat.ts";

/** Every entry of the HTTP API by its operation name. */
export const endpoints = {
  me,
  setLanguage,
  listSignIns,
  endSignIn,
  endAllSignIns,
  readSecretariat,
  listPeople,
  today,
  listSessions,
  readSession,
  listMeetings,
  listProposals,
  readProposal,
  listMandates,
  invite,
  withdrawInvitation,
  endMandate,
  listDocuments,
  createDocument,
  readDocument,
  issueTicket,
  recordAttendance,
  closingCheck,
  closeDocument,
  reopenDocument,
  readRecord,
  signDocument,
  publishDocument,
  listThreads,
  openThread,
  reply,
  setThreadState,
  editComment,
  deleteComment,
  readMachine,
} as const satisfies Record<string, AnyEndpoint>;

export type Endpoints = typeof endpoints;
