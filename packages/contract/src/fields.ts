import "./no-eval.ts";
import {
  attendanceModes,
  documentKinds,
  documentStates,
  languages,
  parties,
  roles,
  sourceCategories,
} from "@minuta/domain";
import { z } from "zod";

export const id = z.uuid();
export const instant = z.iso.datetime();
export const plainDate = z.iso.date();
export const party = z.enum(parties);
export const role = z.enum(roles);
export const language = z.enum(languages);
export const documentKind = z.enum(documentKinds);
export const documentState = z.enum(documentStates);
export const attendanceMode = z.enum(attendanceModes);
export const sourceCategory = z.enum(sourceCategories);
export const access = z.enum(["none", "read", "comment", "write"]);
export const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A line of text: NFC, no control or bidirectional-override characters, trimmed. */
export const line = (maxLength: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(maxLength)
        .regex(/^[^\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]*$/u),
    );

/** Several lines; line feeds are kept. */
export const lines = (maxLength: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").replaceAll("\r\n", "\n").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(maxLength)
        .regex(/^(?:\n|[^\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff])*$/u),
    );

/** An answer that is not JSON. */
export const bytes = z.instanceof(Uint8Array);

export const nothing = z.object({}).strict();

/** A person as others see them: by office, party and institution. */
export const person = z.object({
  userId: z.string(),
  /** Office, e.g. "Titular, Artículo 19". */
  name: z.string(),
  party: party.nullable(),
  institution: z.string().nullable(),
});
