import "./no-eval.ts";
import { agendaItemKinds, followUpStatuses, sessionSteps } from "@minuta/domain";
import { z } from "zod";
import { sessionState } from "./cockpit.ts";
import type { Endpoint } from "./endpoint.ts";
import { digest, id, instant, line, lines, nothing, party, plainDate } from "./fields.ts";
import { documentLink, organization, session, sessionKind } from "./secretariat.ts";

const sessionParams = z.object({ sessionId: id }).strict();
const itemParams = z.object({ sessionId: id, itemId: id }).strict();
const annexParams = z.object({ sessionId: id, annexId: id }).strict();
const noticeParams = z.object({ sessionId: id, sequence: z.coerce.number().int().min(0).max(9999) }).strict();
const meetingParams = z.object({ meetingId: id }).strict();

/** `HH:MM` on the secretariat's clock. */
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const optionalLine = (maxLength: number) => z.literal("").or(line(maxLength));
/** Web address of a remote room; nothing else than https is opened from a notice. */
const remoteLink = z.literal("").or(z.url({ protocol: /^https$/ }).max(500));
/** Days between which somebody plans; what lies outside is a typing error. */
const plannedDay = plainDate.refine((day) => day >= "2000-01-01" && day <= "2100-12-31");

export const calendarEntry = z.object({
  type: z.enum(["session", "meeting"]),
  id,
  /** The session's key; null for a meeting. */
  key: z.string().nullable(),
  ordinal: z.int(),
  title: z.string(),
  heldOn: plainDate,
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  place: z.string(),
  /** Null for a meeting. */
  state: sessionState.nullable(),
  cancelled: z.boolean(),
  workingGroup: z.int().nullable(),
  agency: organization.pick({ id: true, shortName: true, party: true }).nullable(),
  sample: z.boolean(),
  /** Minutes or form. */
  document: documentLink.nullable(),
});

export const listCalendar = {
  method: "GET",
  path: "/api/calendar",
  summary: "Sessions and meetings between two days, both included, in their order; at most 500.",
  action: "secretariat.read",
  params: nothing,
  query: z
    .object({
      from: plannedDay,
      to: plannedDay,
      /** `secretariat`, `meetings`, or the id of a working group; everything without. */
      body: z.enum(["secretariat", "meetings"]).or(id).optional(),
    })
    .strict(),
  body: nothing,
  result: z.object({ entries: z.array(calendarEntry), truncated: z.boolean() }),
} as const satisfies Endpoint;

export const agendaItem = z.object({
  id,
  position: z.int(),
  kind: z.enum(agendaItemKinds),
  title: z.string(),
  /** Minutes planned; 0 when none were. */
  minutes: z.int(),
  presenter: z.string(),
  proposal: z.object({ id, number: z.string(), title: z.string() }).nullable(),
  /** When it is planned to begin; null when that cannot be told. */
  plannedAt: instant.nullable(),
});

export const annex = z.object({
  id,
  agendaItemId: id.nullable(),
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
  digest,
  addedAt: instant,
  addedBy: z.string(),
  mayRemove: z.boolean(),
});

export const noticeSummary = z.object({
  sequence: z.int(),
  /** What it does in a calendar program. */
  method: z.enum(["request", "cancel"]),
  sentAt: instant,
  sentBy: z.string(),
  businessDays: z.int(),
  recipients: z.int(),
  /** Whether a mail server took it, or it was handed over by other ways. */
  mailed: z.boolean(),
});

/** A resolution that stands on the agenda's follow-up item by itself. */
export const openResolution = z.object({
  number: z.string(),
  text: z.string(),
  responsible: z.string(),
  dueDate: z.string(),
  status: z.enum(followUpStatuses),
  overdue: z.boolean(),
});

export const sessionPlan = session.extend({
  /** `HH:MM` on the secretariat's clock; null while only the day is known. */
  time: z.string().nullable(),
  endsAt: instant.nullable(),
  presiding: party.nullable(),
  remoteLink: z.string(),
  cancelReason: z.string(),
  calledAt: instant.nullable(),
  agenda: z.array(agendaItem),
  plannedMinutes: z.int(),
  annexes: z.array(annex),
  notices: z.array(noticeSummary),
  /** Whether the last notice says something else than the session does now. */
  noticeOutdated: z.boolean(),
  previous: z.object({ sessionId: id, key: z.string(), minutes: documentLink.nullable() }).nullable(),
  /** Earlier resolutions that are still open, the first due first; at most 100. */
  followUp: z.object({ open: z.int(), resolutions: z.array(openResolution) }),
  nextStep: z.enum(sessionSteps).nullable(),
  /** `addAnnexes` outlasts `plan`: papers are handed round while the session is held. */
  may: z.object({ plan: z.boolean(), addAnnexes: z.boolean(), run: z.boolean() }),
});

export const readPlan = {
  method: "GET",
  path: "/api/sessions/:sessionId/plan",
  summary: "A session as it is planned: time, place, agenda, annexes, notices, what comes next.",
  action: "secretariat.read",
  params: sessionParams,
  query: nothing,
  body: nothing,
  result: sessionPlan,
} as const satisfies Endpoint;

export const planSession = {
  method: "POST",
  path: "/api/sessions",
  summary: "Plans a session; the server gives it its key, and the agenda its standing items.",
  action: "session.plan",
  params: nothing,
  query: nothing,
  body: z
    .object({
      /** Null for the secretariat's own session. */
      workingGroupId: id.nullable().default(null),
      kind: sessionKind,
      heldOn: plannedDay,
      time: timeOfDay.nullable().default(null),
      place: line(200),
      remoteLink: remoteLink.default(""),
      presiding: party.nullable().default(null),
    })
    .strict(),
  result: sessionPlan,
} as const satisfies Endpoint;

export const changeSession = {
  method: "PATCH",
  path: "/api/sessions/:sessionId",
  summary: "Changes when and where a session is held, until it opens.",
  action: "session.plan",
  params: sessionParams,
  query: nothing,
  body: z
    .object({
      heldOn: plannedDay.optional(),
      time: timeOfDay.nullable().optional(),
      place: line(200).optional(),
      remoteLink: remoteLink.optional(),
      presiding: party.nullable().optional(),
    })
    .strict(),
  result: sessionPlan,
} as const satisfies Endpoint;

export const cancelSession = {
  method: "POST",
  path: "/api/sessions/:sessionId/cancellation",
  summary: "Cancels a session before it opens; its key stays its own. Whoever was called is told.",
  action: "session.plan",
  params: sessionParams,
  query: nothing,
  body: z.object({ reason: lines(500) }).strict(),
  result: sessionPlan,
} as const satisfies Endpoint;

const itemFields = {
  title: line(200),
  minutes: z.int().min(0).max(600),
  presenter: optionalLine(200),
  proposalId: id.nullable(),
};

export const addAgendaItem = {
  method: "POST",
  path: "/api/sessions/:sessionId/agenda",
  summary: "Adds an item before other business.",
  action: "session.plan",
  params: sessionParams,
  query: nothing,
  body: z
    .object({
      title: itemFields.title,
      minutes: itemFields.minutes.default(0),
      presenter: itemFields.presenter.default(""),
      proposalId: itemFields.proposalId.default(null),
    })
    .strict(),
  result: sessionPlan,
} as const satisfies Endpoint;

export const changeAgendaItem = {
  method: "PATCH",
  path: "/api/sessions/:sessionId/agenda/:itemId",
  summary: "Changes an item; of a standing one only its minutes and who presents it.",
  action: "session.plan",
  params: itemParams,
  query: nothing,
  body: z
    .object({
      title: itemFields.title.optional(),
      minutes: itemFields.minutes.optional(),
      presenter: itemFields.presenter.optional(),
      proposalId: itemFields.proposalId.optional(),
    })
    .strict(),
  result: sessionPlan,
} as const satisfies Endpoint;

export const removeAgendaItem = {
  method: "DELETE",
  path: "/api/sessions/:sessionId/agenda/:itemId",
  summary: "Takes an item that is no standing one out of the agenda.",
  action: "session.plan",
  params: itemParams,
  query: nothing,
  body: nothing,
  result: sessionPlan,
} as const satisfies Endpoint;

export const orderAgenda = {
  method: "PUT",
  path: "/api/sessions/:sessionId/agenda-order",
  summary: "Puts the items in an order: each of them once.",
  action: "session.plan",
  params: sessionParams,
  query: nothing,
  body: z.object({ itemIds: z.array(id).max(60) }).strict(),
  result: sessionPlan,
} as const satisfies Endpoint;

/** Bytes of the largest annex. */
export const largestAnnex = 20 * 1024 * 1024;

export const addAnnex = {
  method: "POST",
  path: "/api/sessions/:sessionId/annexes",
  summary:
    "Keeps a file with the agenda: the body is its bytes, at most 20 MB of PDF, DOCX, PNG, JPEG or WebP.",
  action: "session.plan",
  params: sessionParams,
  query: z
    .object({ title: line(200), fileName: z.string().min(1).max(255), agendaItemId: id.optional() })
    .strict(),
  body: nothing,
  takesFile: true,
  result: sessionPlan,
} as const satisfies Endpoint;

export const removeAnnex = {
  method: "DELETE",
  path: "/api/sessions/:sessionId/annexes/:annexId",
  summary: "Takes an annex off the agenda.",
  action: "session.plan",
  params: annexParams,
  query: nothing,
  body: nothing,
  result: sessionPlan,
} as const satisfies Endpoint;

export const downloadAnnex = {
  method: "GET",
  path: "/api/sessions/:sessionId/annexes/:annexId",
  summary: "The file of an annex, to be saved.",
  action: "secretariat.read",
  params: annexParams,
  query: nothing,
  body: nothing,
  givesFile: true,
  result: nothing,
} as const satisfies Endpoint;

const noticeText = z.object({ subject: z.string(), text: z.string() });
const noticeTexts = z.object({ es: noticeText, en: noticeText });

/** Who is called beside seat holders and record keepers. */
export const audience = z.enum(["delegates", "guests"]);

export const draftNotice = {
  method: "GET",
  path: "/api/sessions/:sessionId/call-notice",
  summary: "The call notice as it would go out now, and whether the rules let it.",
  action: "session.plan",
  params: sessionParams,
  query: nothing,
  body: nothing,
  result: z.object({
    sequence: z.int(),
    change: z.enum(["first", "none", "details", "time"]),
    verdict: z.enum(["inTime", "shortButAllowed", "tooShort", "past"]),
    businessDays: z.int(),
    minimum: z.int(),
    lastDay: plainDate,
    rulesVersion: z.int(),
    /** Whether it may be sent: the verdict allows it, or the time stays. */
    allowed: z.boolean(),
    /** Whether a mail server is configured. */
    mail: z.boolean(),
    recipients: z.object({ seats: z.int(), delegates: z.int(), guests: z.int() }),
    texts: noticeTexts,
  }),
} as const satisfies Endpoint;

export const sendNotice = {
  method: "POST",
  path: "/api/sessions/:sessionId/call-notices",
  summary: "Calls the session: keeps the notice and mails it, each person in their language.",
  action: "session.plan",
  params: sessionParams,
  query: nothing,
  body: z.object({ audiences: z.array(audience).max(2).default([]) }).strict(),
  result: sessionPlan,
} as const satisfies Endpoint;

export const readNotice = {
  method: "GET",
  path: "/api/sessions/:sessionId/call-notices/:sequence",
  summary: "A notice as it was sent.",
  action: "secretariat.read",
  params: noticeParams,
  query: nothing,
  body: nothing,
  result: noticeSummary.extend({ texts: noticeTexts, people: z.array(z.string()) }),
} as const satisfies Endpoint;

export const downloadNotice = {
  method: "GET",
  path: "/api/sessions/:sessionId/call-notices/:sequence/calendar",
  summary: "The iCalendar file that goes with a notice.",
  action: "secretariat.read",
  params: noticeParams,
  query: nothing,
  body: nothing,
  givesFile: true,
  result: nothing,
} as const satisfies Endpoint;

const meetingPlan = calendarEntry.extend({
  /** `HH:MM` on the secretariat's clock; null while only the day is known. */
  time: z.string().nullable(),
  proposals: z.array(z.object({ id, number: z.string(), title: z.string() })),
});

export const planMeeting = {
  method: "POST",
  path: "/api/meetings",
  summary: "Plans a meeting with an agency about one or more proposals.",
  action: "session.plan",
  params: nothing,
  query: nothing,
  body: z
    .object({
      agencyId: id,
      proposalIds: z.array(id).min(1).max(20),
      heldOn: plannedDay,
      time: timeOfDay.nullable().default(null),
      place: optionalLine(200).default(""),
    })
    .strict(),
  result: meetingPlan,
} as const satisfies Endpoint;

export const readMeetingPlan = {
  method: "GET",
  path: "/api/meetings/:meetingId/plan",
  summary: "When, where and about what a meeting is.",
  action: "secretariat.read",
  params: meetingParams,
  query: nothing,
  body: nothing,
  result: meetingPlan,
} as const satisfies Endpoint;

export const changeMeeting = {
  method: "PATCH",
  path: "/api/meetings/:meetingId",
  summary: "Changes when, where and about what a meeting is, until its form is closed or it is cancelled.",
  action: "session.plan",
  params: meetingParams,
  query: nothing,
  body: z
    .object({
      proposalIds: z.array(id).min(1).max(20).optional(),
      heldOn: plannedDay.optional(),
      time: timeOfDay.nullable().optional(),
      place: optionalLine(200).optional(),
    })
    .strict(),
  result: meetingPlan,
} as const satisfies Endpoint;

export const cancelMeeting = {
  method: "POST",
  path: "/api/meetings/:meetingId/cancellation",
  summary: "Cancels a meeting; its number stays its own.",
  action: "session.plan",
  params: meetingParams,
  query: nothing,
  body: nothing,
  result: meetingPlan,
} as const satisfies Endpoint;

const feed = z.object({
  /** When the secret address in force was made; null while there is none. */
  createdAt: instant.nullable(),
  /** Address of the public calendar. */
  publicAddress: z.url(),
});

export const readCalendarFeed = {
  method: "GET",
  path: "/api/me/calendar-feed",
  summary: "Whether the account has a secret calendar address, and the public one.",
  action: "signedIn",
  params: nothing,
  query: nothing,
  body: nothing,
  result: feed,
} as const satisfies Endpoint;

export const makeCalendarFeed = {
  method: "POST",
  path: "/api/me/calendar-feed",
  summary: "Makes a secret calendar address, told this once; the one before ends.",
  action: "signedIn",
  params: nothing,
  query: nothing,
  body: nothing,
  result: feed.extend({ address: z.url() }),
} as const satisfies Endpoint;

export const endCalendarFeed = {
  method: "DELETE",
  path: "/api/me/calendar-feed",
  summary: "Ends the secret calendar address.",
  action: "signedIn",
  params: nothing,
  query: nothing,
  body: nothing,
  result: feed,
} as const satisfies Endpoint;
