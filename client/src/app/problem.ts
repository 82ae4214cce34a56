import { ProblemError } from "@minuta/contract";
import type { MessageKey, Say } from "../i18n/say.ts";
import { AuthError, isCalledOff } from "./auth.ts";

/** Refusals of the sign-in endpoints that a person can mend. */
const authKeys: Readonly<Record<string, MessageKey>> = {
  SESSION_NOT_FRESH: "app.problem.notFresh",
  PASSKEY_NOT_FOUND: "app.problem.passkeyUnknown",
  PREVIOUSLY_REGISTERED: "app.problem.passkeyKnown",
};

/** A sentence for a person about what failed: the server's own where it gave one. */
export function problemSentence(error: unknown, say: Say): string {
  if (error instanceof ProblemError) return error.problem.detail;
  if (error instanceof AuthError) {
    return say(
      error.status === 429 ? "app.problem.tooMany" : (authKeys[error.code] ?? "app.problem.unexpected"),
    );
  }
  if (isCalledOff(error)) return say("app.problem.calledOff");
  if (error instanceof Error && error.name === "InvalidStateError") return say("app.problem.passkeyKnown");
  // `fetch` throws a TypeError when there is no answer at all.
  if (error instanceof TypeError) return say("app.problem.noAnswer");
  // The answer did not have the shape that this version of the page knows.
  if (error instanceof Error && error.name === "ZodError") return say("app.problem.old");
  return say("app.problem.unexpected");
}

/** Whether an error says that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === "not_signed_in";
}
