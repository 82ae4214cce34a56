import "./no-eval.ts";
import { signatureDecisions, signingCapacities } from "@minuta/domain";
import { signatureMeans } from "@minuta/record";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { digest, documentKind, documentState, id, instant, line, lines, nothing, party } from "./fields.ts";

const documentParams = z.object({ documentId: id }).strict();
const base64url = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[A-Za-z0-9_-]*$/);
const capacity = z.enum(["principal", "alternate"]);

export const signature = z.object({
  party,
  decision: z.enum(signatureDecisions),
  capacity: z.enum(signingCapacities),
  office: z.string(),
  /** Text of a reservation or reason of a refusal; "" otherwise. */
  reason: z.string(),
  digest,
  at: instant,
  means: z.enum(signatureMeans),
  /** The scanned paper of a signature on paper. */
  scan: z.object({ digest, mediaType: z.string(), size: z.int() }).nullable(),
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
  /** How often the public version was made; 0 before publication. */
  publicVersion: z.int(),
});

const decided = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("sign"), party, digest }).strict(),
  z.object({ decision: z.literal("signWithReservation"), party, digest, reason: lines(2000) }).strict(),
  z.object({ decision: z.literal("refuse"), party, digest, reason: lines(2000) }).strict(),
]);

const disclosures = z.array(z.tuple([z.string(), z.json()]));

export const readRecord = {
  method: "GET",
  path: "/api/documents/:documentId/record",
  summary:
    "The frozen content as every seat sees it, with its digest and signatures; of a sealed record its manifest and what opens it.",
  action: "document.read",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: z.object({
    summary: recordSummary,
    content: z.json(),
    /** Null for the formats 1 to 3, whose content is digested as it is. */
    sealed: z.object({ manifest: z.json(), disclosures }).nullable(),
  }),
} as const satisfies Endpoint;

export const stateDecision = {
  method: "POST",
  path: "/api/documents/:documentId/statements",
  summary:
    "Writes down what a seat, or the author of a communiqué, is about to sign: its statement, to be signed with a passkey of this account within five minutes.",
  action: "document.sign",
  params: documentParams,
  query: nothing,
  body: decided,
  result: z.object({
    nonce: z.string(),
    statement: z.json(),
    disclosures,
    /** SHA-256 of the statement's canonical bytes, base64url: what the passkey signs. */
    challenge: z.string(),
    relyingParty: z.string(),
    passkeys: z.array(z.object({ id: z.string(), transports: z.array(z.string()) })),
  }),
} as const satisfies Endpoint;

export const signDocument = {
  method: "POST",
  path: "/api/documents/:documentId/signatures",
  summary:
    "A seat signs the record, with a reservation or without, or refuses it: the passkey's signature over the statement.",
  action: "document.sign",
  params: documentParams,
  query: nothing,
  body: z
    .object({
      nonce: base64url(40),
      credentialId: base64url(1400),
      authenticatorData: base64url(4000),
      clientDataJSON: base64url(4000),
      signature: base64url(1400),
      userHandle: base64url(200).nullable(),
    })
    .strict(),
  result: recordSummary,
} as const satisfies Endpoint;

/** Bytes of the largest scan. */
export const largestScan = 20 * 1024 * 1024;

export const signOnPaper = {
  method: "POST",
  path: "/api/documents/:documentId/paper-signatures",
  summary:
    "Writes down what a seat signed on paper: the body is the bytes of the scan, at most 20 MB of PDF, PNG, JPEG or WebP.",
  action: "document.close",
  params: documentParams,
  query: z
    .object({
      party,
      digest,
      decision: z.enum(signatureDecisions),
      capacity,
      office: line(200),
      reason: lines(2000).optional(),
    })
    .strict()
    .refine(({ decision, reason }) => (decision === "sign") === (reason === undefined), {
      message: "a reservation or refusal has its words, a plain signature has none",
    }),
  body: nothing,
  takesFile: true,
  result: recordSummary,
} as const satisfies Endpoint;

export const readScan = {
  method: "GET",
  path: "/api/documents/:documentId/paper-signatures/:party",
  summary: "The scan of a seat's signature on paper.",
  action: "document.read",
  params: z.object({ documentId: id, party }).strict(),
  query: nothing,
  body: nothing,
  givesFile: true,
  result: nothing,
} as const satisfies Endpoint;

const seatOnBoard = z.object({
  party,
  /** `vacant`: nobody holds the seat, neither as principal nor as alternate. */
  state: z.enum(["waiting", "vacant", ...signatureDecisions]),
  at: instant.nullable(),
  means: z.enum(signatureMeans).nullable(),
  /** Whether the signed-in person can sign for it now. */
  isMine: z.boolean(),
});

export const listSignatures = {
  method: "GET",
  path: "/api/signatures",
  summary:
    "The signature board: every closed text that is not published, who has signed it and who has not, longest waiting first; at most 200.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    lines: z.array(
      z.object({
        documentId: id,
        kind: documentKind,
        state: documentState,
        title: z.string(),
        key: z.string(),
        version: z.int(),
        shortDigest: z.string(),
        frozenAt: instant,
        seats: z.array(seatOnBoard),
        /** When somebody was last reminded of it; null when nobody was. */
        remindedAt: instant.nullable(),
        mayRemind: z.boolean(),
      }),
    ),
  }),
} as const satisfies Endpoint;

export const remindSignatures = {
  method: "POST",
  path: "/api/documents/:documentId/signature-reminders",
  summary: "Mails the seats that have not decided on a closed text; once a day.",
  action: "document.close",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: z.object({ sent: z.int() }),
} as const satisfies Endpoint;
