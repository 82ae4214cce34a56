import "./no-eval.ts";
import { sessionSteps } from "@minuta/domain";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { documentKind, documentState, id, instant, nothing, plainDate } from "./fields.ts";
import { session } from "./secretariat.ts";

/** What a line of the first screen leads to. */
const subject = z.object({
  type: z.enum(["document", "session", "meeting", "proposal", "resolution", "commitment", "rules"]),
  /** A UUID, or the number of a resolution or commitment. */
  id: z.string(),
});

export const today = {
  method: "GET",
  path: "/api/today",
  summary: "What is on, what waits for the signed-in person, and what changed since they last looked.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    /** What waits for this person, what is due first before the rest; at most 100. */
    waiting: z.array(
      z.object({
        reason: z.enum([
          "sign",
          "close",
          "publish",
          "mention",
          "reopen",
          "confirm",
          "answer",
          "unanswered",
          "due",
          "milestone",
        ]),
        subject,
        /** Null for what is no document. */
        documentId: id.nullable(),
        kind: documentKind.nullable(),
        title: z.string(),
        key: z.string().nullable(),
        since: instant.nullable(),
        dueOn: plainDate.nullable(),
        overdue: z.boolean(),
      }),
    ),
    /** Drafts this person can see, newest change first; at most 12. */
    recent: z.array(
      z.object({
        documentId: id,
        kind: documentKind,
        state: documentState,
        title: z.string(),
        key: z.string().nullable(),
        changedAt: instant,
      }),
    ),
    session: session
      .extend({
        /** What the record keeper does next; null for everybody else, and when nothing is left to do. */
        nextStep: z.enum(sessionSteps).nullable(),
        /** The last day on which its notice is in time; null once it was called. */
        lastNoticeDay: plainDate.nullable(),
        noticeLate: z.boolean(),
      })
      .nullable(),
    /** Sessions and meetings that this person comes to, the next one first; at most 6. */
    coming: z.array(
      z.object({
        subject,
        title: z.string(),
        key: z.string().nullable(),
        heldOn: plainDate,
        startsAt: instant.nullable(),
        place: z.string(),
      }),
    ),
    changes: z.object({
      /** When this person last said that they had looked; null when never, and then the last 14 days are told. */
      since: instant.nullable(),
      /** Goes back with `lookedAtToday`. */
      upTo: z.int(),
      /** The newest first; at most 12. */
      list: z.array(
        z.object({
          what: z.enum([
            "sessionPlanned",
            "sessionCalled",
            "sessionChanged",
            "sessionCancelled",
            "meetingPlanned",
            "meetingChanged",
            "meetingCancelled",
            "rulesRecorded",
            "closed",
            "signed",
            "refused",
            "reopened",
            "published",
            "commented",
            "resolutionAdopted",
            "resolutionAdoptedAgain",
            "resolutionVoided",
            "resolutionFollowedUp",
            "proposalSubmitted",
            "proposalAssigned",
            "proposalUnassigned",
            "proposalAnswered",
            "proposalWithdrawn",
            "commitmentAdopted",
            "commitmentReported",
            "commitmentVoided",
          ]),
          subject,
          title: z.string(),
          at: instant,
          /** How many times it happened to the same subject. */
          times: z.int(),
        }),
      ),
      more: z.int(),
    }),
    /** What was published last; at most 5. */
    published: z.array(
      z.object({ title: z.string(), key: z.string(), address: z.string(), publishedAt: instant }),
    ),
    counts: z.object({
      proposals: z.int(),
      proposalsWithText: z.int(),
      meetings: z.int(),
      meetingsWithForm: z.int(),
      sessions: z.int(),
      published: z.int(),
    }),
  }),
} as const satisfies Endpoint;

export const lookedAtToday = {
  method: "POST",
  path: "/api/today/look",
  summary: "The signed-in person has seen what changed up to here.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: z.object({ upTo: z.int().min(0) }).strict(),
  result: nothing,
} as const satisfies Endpoint;
