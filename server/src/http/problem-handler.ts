import type { Problem, ProblemCode } from "@minuta/contract";
import { problemStatus } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import type { ErrorRequestHandler, Response } from "express";
import type { Logger } from "pino";
import { DocumentNotFound } from "../live/journal.ts";
import { Refusal } from "../refusal.ts";
import { problemSentences } from "./problem-sentences.ts";
import { requestLanguage } from "./request-language.ts";

/** Answers with an RFC 9457 problem in a language. */
export function sendProblem(
  response: Response,
  code: ProblemCode,
  language: Language,
  fields: Problem["fields"] | null = null,
): void {
  const { title, detail } = problemSentences[language][code];
  const status = problemStatus[code];
  const body: Problem = { type: `urn:minuta:problem:${code}`, title, status, code, detail };
  if (fields !== null) body.fields = fields;
  response
    .status(status)
    .set("content-language", language)
    .type("application/problem+json")
    .send(JSON.stringify(body));
}

/** The one edge where an error becomes an answer. What nobody expected is logged, without what the request carried. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const code = codeOf(error);
    if (code === "internal") {
      log.error(
        { err: error, requestId: response.locals.requestId, method: request.method },
        "a request failed",
      );
    }
    const language = (response.locals.language as Language | undefined) ?? requestLanguage(request);
    sendProblem(response, code, language, error instanceof Refusal ? (error.fields?.slice() ?? null) : null);
  };
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof Refusal) return error.code;
  if (error instanceof DocumentNotFound) return "not_found";
  // What the body parser and the router throw carries an HTTP status.
  const status = error instanceof Error && "status" in error ? error.status : null;
  if (status === 413) return "too_large";
  if (typeof status === "number" && status >= 400 && status < 500) return "invalid_input";
  return "internal";
}
