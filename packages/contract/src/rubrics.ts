import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { digest, documentState, id, instant, language, line, nothing, plainDate } from "./fields.ts";

const documentParams = z.object({ documentId: id }).strict();

/** A version of the document that a translation is of, as it was noted. */
export const sourceVersion = z.object({
  /** 1 for the first, one more for each newer one. */
  ordinal: z.int(),
  title: z.string(),
  address: z.string(),
  version: z.string(),
  datedOn: plainDate,
  /** Tag of the language that it is written in. */
  language: z.string(),
  /** SHA-256 of its file. */
  digest,
  /** The file that is kept; null when its digest alone is. */
  file: z.object({ name: z.string(), size: z.int() }).nullable(),
  notedAt: instant,
});

/** Of what a translation is. */
export const translatedSource = z.object({
  /** The versions that were noted, the oldest first; none yet in a new draft. */
  versions: z.array(sourceVersion),
  /** Ordinal of the one that the text translates; null while there is none. */
  translated: z.int().nullable(),
  /** The newest version, when it is newer than the one that the text translates; else null. */
  newer: sourceVersion.nullable(),
});

/** Bytes of the largest file of a source. */
export const largestSource = 20 * 1024 * 1024;

const rubricDocument = z.object({
  documentId: id,
  state: documentState,
  language,
  title: z.string(),
  key: z.string().nullable(),
  /** The organization whose communiqué it is; null for a translation. */
  author: z.string().nullable(),
  /** Null for a communiqué. */
  source: translatedSource.pick({ newer: true }).extend({ of: sourceVersion.nullable() }).nullable(),
  /** Path of its page on the portal; null before publication. */
  address: z.string().nullable(),
  changedAt: instant,
});

export const readRubrics = {
  method: "GET",
  path: "/api/rubrics",
  summary:
    "Translations and communiqués that the signed-in person can read, newest change first, at most 200 of each; and which they can start.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: z.object({
    alliance: z.array(rubricDocument),
    civilSociety: z.array(rubricDocument),
    mayTranslate: z.boolean(),
    /** The organizations in whose name the person can publish. */
    authors: z.array(z.object({ organizationId: id, name: z.string() })),
  }),
} as const satisfies Endpoint;

export const noteSource = {
  method: "POST",
  path: "/api/documents/:documentId/sources",
  summary:
    "Notes the version of a translation's source, the first or a newer one: the body is the bytes of its file, at most 20 MB of PDF, DOCX, PNG, JPEG or WebP, or nothing when the query gives its digest.",
  action: "translation.noteSource",
  params: documentParams,
  query: z
    .object({
      title: line(300),
      address: z.url({ protocol: /^https$/ }).max(500),
      version: line(100),
      datedOn: plainDate,
      language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
      digest: digest.optional(),
      fileName: z.string().min(1).max(255).optional(),
    })
    .strict(),
  body: nothing,
  takesFile: true,
  result: translatedSource,
} as const satisfies Endpoint;

export const chooseSource = {
  method: "PUT",
  path: "/api/documents/:documentId/translated-source",
  summary: "Says of which noted version of its source a draft is the translation.",
  action: "document.write",
  params: documentParams,
  query: nothing,
  body: z.object({ ordinal: z.int().min(1) }).strict(),
  result: translatedSource,
} as const satisfies Endpoint;

export const downloadSource = {
  method: "GET",
  path: "/api/documents/:documentId/sources/:ordinal",
  summary: "The file of a version of a translation's source, to be saved.",
  action: "document.read",
  params: z.object({ documentId: id, ordinal: z.string().regex(/^[1-9]\d{0,3}$/) }).strict(),
  query: nothing,
  body: nothing,
  givesFile: true,
  result: nothing,
} as const satisfies Endpoint;
