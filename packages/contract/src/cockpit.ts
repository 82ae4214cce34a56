import "./no-eval.ts";
import {
  agendaItemKinds,
  attendanceCapacities,
  decisionModes,
  followUpStatuses,
  positions,
  sessionStates,
} from "@minuta/domain";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { digest, id, instant, language, line, lines, nothing, party } from "./fields.ts";

const sessionParams = z.object({ sessionId: id }).strict();
const documentParams = z.object({ documentId: id }).strict();

/** Text that may be left empty. */
const optionalLines = (maxLength: number) => z.literal("").or(lines(maxLength)).default("");

export const sessionState = z.enum(sessionStates);

/** One stay of one person; a person who leaves and returns has two. */
export const stay = z.object({
  id,
  /** The mandate by which the person attends; null for a guest without an account, and for an absent seat. */
  mandateId: id.nullable(),
  party: party.nullable(),
  mode: z.enum(["inPerson", "remote", "absent"]),
  /** Null when absent. */
  capacity: z.enum(attendanceCapacities).nullable(),
  office: z.string(),
  institution: z.string(),
  arrivedAt: instant.nullable(),
  departedAt: instant.nullable(),
});

/** Somebody who may be called: a holder of a mandate in force on the day. */
export const rollCandidate = z.object({
  mandateId: id,
  name: z.string(),
  institution: z.string(),
  party: party.nullable(),
  capacity: z.enum(attendanceCapacities),
});

/** A stretch of time in which the same parties were present. */
export const quorumPeriod = z.object({
  from: instant,
  /** Null while it lasts. */
  to: instant.nullable(),
  present: z.array(party),
  met: z.boolean(),
});

export const cockpitItem = z.object({
  id,
  position: z.int(),
  kind: z.enum(agendaItemKinds),
  title: z.string(),
  /** Minutes planned; 0 when none were. */
  minutes: z.int(),
  presenter: z.string(),
  proposalId: id.nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});

export const speaker = z.object({
  id,
  userId: z.string(),
  name: z.string(),
  party: party.nullable(),
  institution: z.string().nullable(),
  askedAt: instant,
  /** Null while the person waits. */
  startedAt: instant.nullable(),
});

export const partyPosition = z.object({
  party,
  position: z.enum(positions),
  reservation: z.string(),
  dissent: z.string(),
});

/** A resolution block of the text as it stands, beside what was adopted under its number. */
export const textResolution = z.object({
  blockId: z.string(),
  /** Null while it is a draft; a draft shows a provisional label and no number. */
  number: z.string().nullable(),
  /** `changed`: the text differs from what was adopted. `gone`: adopted, and no longer in the text. */
  standing: z.enum(["draft", "adopted", "changed", "gone", "void"]),
  text: z.string(),
  responsible: z.string(),
  /** `YYYY-MM-DD`, or "" while it is open. */
  dueDate: z.string(),
  /** Digest of text, responsible and due date; adopting asks for it, so that nobody adopts words they did not see. */
  textDigest: digest,
  /** The words that stand under its number, to set beside the text as it is now; null while it is a draft. */
  adopted: z.object({ text: z.string(), responsible: z.string(), dueDate: z.string() }).nullable(),
  /** Why it was left without effect; "" while it has effect. */
  voidReason: z.string(),
  /** What it lacks before it can be adopted. */
  missing: z.array(z.enum(["text", "responsible", "dueDate"])),
  mode: z.enum(decisionModes).nullable(),
  positions: z.array(partyPosition),
  /** Parties present when it was adopted. */
  present: z.array(party),
  adoptedAt: instant.nullable(),
  confirmedAt: instant.nullable(),
});

/** An earlier resolution that is still open when the session is held. */
export const carriedResolution = z.object({
  number: z.string(),
  text: z.string(),
  responsible: z.string(),
  dueDate: z.string(),
  status: z.enum(followUpStatuses),
  overdue: z.boolean(),
  note: z.string(),
});

/** A file that goes with the agenda, as the minutes will name it. */
export const agendaAnnex = z.object({
  id,
  /** Position of its agenda item; null when it goes with the whole agenda. */
  agendaItem: z.int().nullable(),
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
  digest,
});

export const cockpit = z.object({
  sessionId: id,
  key: z.string(),
  state: sessionState,
  presiding: party.nullable(),
  documentId: id.nullable(),
  startsAt: instant.nullable(),
  openedAt: instant.nullable(),
  adjournedAt: instant.nullable(),
  recesses: z.array(z.object({ id, startedAt: instant, endedAt: instant.nullable() })),
  nextSession: z.string(),
  /** The server's clock when it answered, so that running times are right on a client whose clock is wrong. */
  now: instant,
  may: z.object({ run: z.boolean(), adopt: z.boolean(), confirm: z.boolean(), askFloor: z.boolean() }),
  seats: z.array(
    z.object({
      party,
      institution: z.string(),
      /** The stay that acts for the seat now; null when nobody does. */
      actingStayId: id.nullable(),
    }),
  ),
  stays: z.array(stay),
  candidates: z.array(rollCandidate),
  quorum: z.object({ met: z.boolean(), present: z.array(party), periods: z.array(quorumPeriod) }),
  agenda: z.array(cockpitItem),
  annexes: z.array(agendaAnnex),
  speakers: z.array(speaker),
  carried: z.array(carriedResolution),
});

export const readCockpit = {
  method: "GET",
  path: "/api/sessions/:sessionId/cockpit",
  summary:
    "Everything that runs while a session is held: roll, quorum, agenda with its clock, floor, earlier resolutions.",
  action: "secretariat.read",
  params: sessionParams,
  query: nothing,
  body: nothing,
  result: cockpit,
} as const satisfies Endpoint;

export const openSession = {
  method: "POST",
  path: "/api/sessions/:sessionId/opening",
  summary: "Opens the session and starts its minutes where there are none. Repeating it changes nothing.",
  action: "session.run",
  params: sessionParams,
  query: nothing,
  body: z.object({ presiding: party, language }).strict(),
  result: z.object({ documentId: id }),
} as const satisfies Endpoint;

export const adjournSession = {
  method: "POST",
  path: "/api/sessions/:sessionId/adjournment",
  summary: "Adjourns the session: ends the current item, the floor, a recess and every stay.",
  action: "session.run",
  params: sessionParams,
  query: nothing,
  body: z.object({ nextSession: z.literal("").or(line(300)).default("") }).strict(),
  result: cockpit,
} as const satisfies Endpoint;

export const startRecess = {
  method: "POST",
  path: "/api/sessions/:sessionId/recesses",
  summary: "Interrupts the session.",
  action: "session.run",
  params: sessionParams,
  query: nothing,
  body: nothing,
  result: cockpit,
} as const satisfies Endpoint;

export const endRecess = {
  method: "POST",
  path: "/api/sessions/:sessionId/resumption",
  summary: "Goes on after a recess.",
  action: "session.run",
  params: sessionParams,
  query: nothing,
  body: nothing,
  result: cockpit,
} as const satisfies Endpoint;

export const setCurrentItem = {
  method: "PUT",
  path: "/api/sessions/:sessionId/current-item",
  summary: "Moves to an agenda item, or to none; the one before ends at that moment.",
  action: "session.run",
  params: sessionParams,
  query: nothing,
  body: z.object({ agendaItemId: id.nullable() }).strict(),
  result: cockpit,
} as const satisfies Endpoint;

export const addAgendaItemLive = {
  method: "POST",
  path: "/api/sessions/:sessionId/live-items",
  summary: "Adds an agenda item after the current one while the session is held.",
  action: "session.run",
  params: sessionParams,
  query: nothing,
  body: z.object({ title: line(200), minutes: z.int().min(0).max(600).default(0) }).strict(),
  result: cockpit,
} as const satisfies Endpoint;

export const recordArrival = {
  method: "POST",
  path: "/api/documents/:documentId/arrivals",
  summary: "Somebody arrives: a holder of a mandate, or a guest by office and institution.",
  action: "document.recordAttendance",
  params: documentParams,
  query: nothing,
  body: z
    .object({
      who: z.discriminatedUnion("type", [
        z.object({ type: z.literal("mandate"), mandateId: id }).strict(),
        z
          .object({
            type: z.literal("guest"),
            office: line(200),
            institution: line(200),
            party: party.nullable(),
          })
          .strict(),
      ]),
      mode: z.enum(["inPerson", "remote"]),
      /** Null for the moment at which the server hears of it. */
      at: instant.nullable().default(null),
    })
    .strict(),
  result: z.object({ stays: z.array(stay) }),
} as const satisfies Endpoint;

export const changeStay = {
  method: "PATCH",
  path: "/api/documents/:documentId/stays/:stayId",
  summary: "Corrects a stay, or ends it: `departedAt` is an instant, `now`, or null for who is still here.",
  action: "document.recordAttendance",
  params: z.object({ documentId: id, stayId: id }).strict(),
  query: nothing,
  body: z
    .object({
      mode: z.enum(["inPerson", "remote"]).optional(),
      arrivedAt: instant.optional(),
      departedAt: instant.or(z.literal("now")).nullable().optional(),
    })
    .strict(),
  result: z.object({ stays: z.array(stay) }),
} as const satisfies Endpoint;

export const removeStay = {
  method: "DELETE",
  path: "/api/documents/:documentId/stays/:stayId",
  summary: "Takes back a stay that was recorded by mistake.",
  action: "document.recordAttendance",
  params: z.object({ documentId: id, stayId: id }).strict(),
  query: nothing,
  body: nothing,
  result: z.object({ stays: z.array(stay) }),
} as const satisfies Endpoint;

export const askFloor = {
  method: "POST",
  path: "/api/sessions/:sessionId/speakers",
  summary: "The signed-in person asks for the floor; asking twice keeps the first place.",
  action: "floor.ask",
  params: sessionParams,
  query: nothing,
  body: nothing,
  result: cockpit,
} as const satisfies Endpoint;

export const giveFloor = {
  method: "POST",
  path: "/api/sessions/:sessionId/speakers/:speakerId/turn",
  summary: "Gives the floor; whoever had it ends.",
  action: "session.run",
  params: z.object({ sessionId: id, speakerId: id }).strict(),
  query: nothing,
  body: nothing,
  result: cockpit,
} as const satisfies Endpoint;

export const endFloor = {
  method: "DELETE",
  path: "/api/sessions/:sessionId/speakers/:speakerId",
  summary: "Ends a turn or withdraws a request: the person's own, or any by whoever runs the session.",
  action: "floor.ask",
  params: z.object({ sessionId: id, speakerId: id }).strict(),
  query: nothing,
  body: nothing,
  result: cockpit,
} as const satisfies Endpoint;

export const listTextResolutions = {
  method: "GET",
  path: "/api/documents/:documentId/resolutions",
  summary: "The resolutions of a text as it stands, beside what was adopted.",
  action: "document.read",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: z.object({ resolutions: z.array(textResolution) }),
} as const satisfies Endpoint;

export const adoptResolution = {
  method: "POST",
  path: "/api/documents/:documentId/resolutions",
  summary:
    "Adopts a resolution of the text: numbers it at that moment, or adopts a changed text anew under its number.",
  action: "resolution.adopt",
  params: documentParams,
  query: nothing,
  body: z
    .object({
      blockId: z.string().min(1).max(64),
      textDigest: digest,
      mode: z.enum(decisionModes).default("consensus"),
      /** Each party at most once; a party that is left out is for, when present. */
      positions: z
        .array(
          z
            .object({
              party,
              position: z.enum(positions),
              reservation: optionalLines(2000),
              dissent: optionalLines(2000),
            })
            .strict(),
        )
        .max(3)
        .default([]),
      agendaItemId: id.nullable().default(null),
    })
    .strict(),
  result: textResolution,
} as const satisfies Endpoint;

export const confirmResolution = {
  method: "POST",
  path: "/api/documents/:documentId/confirmations",
  summary: "The resolution was read out as it was adopted.",
  action: "resolution.confirm",
  params: documentParams,
  query: nothing,
  body: z.object({ number: line(40), textDigest: digest }).strict(),
  result: textResolution,
} as const satisfies Endpoint;

export const voidResolution = {
  method: "POST",
  path: "/api/documents/:documentId/voidings",
  summary: "Leaves an adopted resolution without effect; it keeps its number.",
  action: "resolution.adopt",
  params: documentParams,
  query: nothing,
  body: z.object({ number: line(40), reason: lines(1000) }).strict(),
  result: textResolution,
} as const satisfies Endpoint;
