import "./no-eval.ts";
import { removalGrounds } from "@minuta/record";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { digest, id, instant, line, lines, nothing } from "./fields.ts";

const documentParams = z.object({ documentId: id }).strict();

const removal = z.object({ unit: digest, ground: z.enum(removalGrounds), legalBasis: line(200) }).strict();

const removals = z.array(removal).max(5000);

const published = z.object({ address: z.string(), publicVersion: z.int(), publishedAt: instant });

export const listUnits = {
  method: "GET",
  path: "/api/documents/:documentId/units",
  summary:
    "The parts of a signed record, and of what its seats stated (under `signatures` and their party), that its public version can leave out, in order, with what writers marked as personal data and what is left out already.",
  action: "document.publish",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: z.object({
    units: z.array(
      z.object({
        unit: digest,
        path: z.array(z.union([z.string(), z.int()])),
        kind: z.enum(["block", "words", "field"]),
        /** Null once its salt was destroyed. */
        text: z.string().nullable(),
        marked: z.string().nullable(),
        removal: removal.nullable(),
      }),
    ),
  }),
} as const satisfies Endpoint;

export const publishDocument = {
  method: "POST",
  path: "/api/documents/:documentId/publication",
  summary:
    "Publishes a record that all have signed whom its rubric asks, without the parts that are named, or when none are named without those that writers marked as personal data. Repeating it answers with the same address.",
  action: "document.publish",
  params: documentParams,
  query: nothing,
  body: z.object({ removals: removals.optional() }).strict(),
  result: published,
} as const satisfies Endpoint;

export const removeFromPublic = {
  method: "POST",
  path: "/api/documents/:documentId/removals",
  summary:
    "Makes a new public version of a published record without the parts that are named; the signatures stay and verify. The former files are taken away.",
  action: "document.publish",
  params: documentParams,
  query: nothing,
  body: z
    .object({
      removals: removals.min(1),
      /** Whether the secretariat forgets them too: their salts are destroyed, for ever. */
      destroy: z.boolean().default(false),
    })
    .strict(),
  result: published,
} as const satisfies Endpoint;

export const startErratum = {
  method: "POST",
  path: "/api/documents/:documentId/erratum",
  summary:
    "Opens a published text again as the draft of an erratum; what is published stays until the erratum is signed and published.",
  action: "document.close",
  params: documentParams,
  query: nothing,
  body: z.object({ reason: lines(1000) }).strict(),
  result: nothing,
} as const satisfies Endpoint;

export const withdrawErratum = {
  method: "POST",
  path: "/api/documents/:documentId/erratum-withdrawal",
  summary:
    "Withdraws an erratum that was begun, while it is a draft in which nothing was decided: the published record is in force again, and the text says what it says.",
  action: "document.close",
  params: documentParams,
  query: nothing,
  body: nothing,
  result: nothing,
} as const satisfies Endpoint;
