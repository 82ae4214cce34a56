import "./no-eval.ts";
import { z } from "zod";

/** Stable codes of refusals; a client switches on them, a person reads `detail`. */
export const problemCodes = [
  "invalid_input",
  "not_signed_in",
  "not_found",
  "forbidden",
  "foreign_origin",
  "too_many_requests",
  "too_large",
  "document_not_closed",
  "document_already_signed",
  "document_already_published",
  "document_closed",
  "closing_check_failed",
  "signatures_missing",
  "nobody_objected",
  "seat_already_decided",
  "digest_is_stale",
  "key_already_used",
  "invitation_not_open",
  "last_principal",
  "anchor_invalid",
  "not_available",
  "internal",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457 problem details, `application/problem+json`. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(problemCodes),
  /** A sentence for a person, in the language of the request, that says how to mend it. */
  detail: z.string(),
  /** The fields that were refused, for `invalid_input`. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.output<typeof problem>;

export const problemStatus: Record<ProblemCode, number> = {
  invalid_input: 400,
  not_signed_in: 401,
  not_found: 404,
  forbidden: 403,
  foreign_origin: 403,
  too_many_requests: 429,
  too_large: 413,
  document_not_closed: 409,
  document_already_signed: 409,
  document_already_published: 409,
  document_closed: 409,
  closing_check_failed: 409,
  signatures_missing: 409,
  nobody_objected: 409,
  seat_already_decided: 409,
  digest_is_stale: 409,
  key_already_used: 409,
  invitation_not_open: 409,
  last_principal: 409,
  anchor_invalid: 400,
  not_available: 503,
  internal: 500,
};
