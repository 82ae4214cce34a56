import "./no-eval.ts";
import { meetingFormLacks } from "@minuta/domain";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { id, line, nothing, party } from "./fields.ts";
import { meeting } from "./secretariat.ts";

export const meetingFormLack = z.enum(meetingFormLacks);

const formFields = {
  ...meeting.shape,
  /** How many take part, by party; `none` for who belongs to none. */
  participantCounts: z.object({
    government: z.int(),
    institute: z.int(),
    civilSociety: z.int(),
    none: z.int(),
  }),
  commitments: z.array(z.string()),
  /** What its form lacks. */
  lacks: z.array(meetingFormLack),
  /** The three parties took part and the three seats signed. */
  isValid: z.boolean(),
};

export const listMeetingForms = {
  method: "GET",
  path: "/api/meeting-forms",
  summary: "The meetings with what the form of each lacks, in the order of their calendar, a page at a time.",
  action: "secretariat.read",
  params: nothing,
  query: z
    .object({
      agencyId: id.optional(),
      lack: meetingFormLack.optional(),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    })
    .strict(),
  body: nothing,
  result: z.object({
    meetings: z.array(z.object(formFields)),
    /** How many fit, on all pages. */
    total: z.int(),
    /** Over all meetings that were not cancelled, whatever was asked. */
    counts: z.object({ all: z.int(), valid: z.int(), lacking: z.record(meetingFormLack, z.int()) }),
  }),
} as const satisfies Endpoint;

export const participant = z.object({
  id,
  organizationId: id.nullable(),
  institution: z.string(),
  name: z.string(),
  office: z.string(),
  party: party.nullable(),
  mode: z.enum(["inPerson", "remote"]),
});

const participantInput = z
  .object({
    name: line(200),
    office: z.literal("").or(line(200)).default(""),
    /** An organization or agency of the secretariat; its name and party are taken from there. */
    organizationId: id.nullable().default(null),
    /** Where there is no organization: the name of the institution, and its party if it has one. */
    institution: z.literal("").or(line(200)).default(""),
    party: party.nullable().default(null),
    mode: z.enum(["inPerson", "remote"]).default("inPerson"),
  })
  .strict()
  .refine((input) => input.organizationId !== null || input.institution !== "", {
    message: "an organization, or the name of an institution",
    path: ["institution"],
  });

export const meetingDossier = z.object({
  ...formFields,
  place: z.string(),
  /** `HH:MM` on the secretariat's clock; null while only the day is known. */
  time: z.string().nullable(),
  participants: z.array(participant),
  may: z.object({
    editParticipants: z.boolean(),
    /** Whether its day, place and proposals may be changed, or the meeting cancelled. */
    plan: z.boolean(),
  }),
});

const meetingParams = z.object({ meetingId: id }).strict();
const participantParams = z.object({ meetingId: id, participantId: id }).strict();

export const readMeeting = {
  method: "GET",
  path: "/api/meetings/:meetingId",
  summary: "One meeting with its participants, proposals and form, and what the form lacks.",
  action: "secretariat.read",
  params: meetingParams,
  query: nothing,
  body: nothing,
  result: meetingDossier,
} as const satisfies Endpoint;

export const addParticipants = {
  method: "POST",
  path: "/api/meetings/:meetingId/participants",
  summary: "Adds people who take part in a meeting, several at once; all of them or none.",
  action: "session.run",
  params: meetingParams,
  query: nothing,
  body: z.object({ participants: z.array(participantInput).min(1).max(60) }).strict(),
  result: meetingDossier,
} as const satisfies Endpoint;

export const changeParticipant = {
  method: "PUT",
  path: "/api/meetings/:meetingId/participants/:participantId",
  summary: "Corrects the line of somebody who takes part.",
  action: "session.run",
  params: participantParams,
  query: nothing,
  body: participantInput,
  result: meetingDossier,
} as const satisfies Endpoint;

export const removeParticipant = {
  method: "DELETE",
  path: "/api/meetings/:meetingId/participants/:participantId",
  summary: "Takes somebody off the list who did not take part.",
  action: "session.run",
  params: participantParams,
  query: nothing,
  body: nothing,
  result: meetingDossier,
} as const satisfies Endpoint;
