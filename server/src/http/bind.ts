import type { AnyEndpoint, BodyOf, ParamsOf, QueryOf } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import type { Request, RequestHandler, Response, Router } from "express";
import { z } from "zod";
import type { SignedIn } from "../accounts/signed-in.ts";
import { Refusal } from "../refusal.ts";
import { requestLanguage } from "./request-language.ts";

/** What a use case gets of a request: its parts as the contract reads them, and who asks. */
export type CallOf<E extends AnyEndpoint> = {
  readonly params: ParamsOf<E>;
  readonly query: QueryOf<E>;
  readonly body: BodyOf<E>;
  readonly by: SignedIn;
  readonly language: Language;
};

/** Puts a use case behind a contract entry. */
export type Bind = <E extends AnyEndpoint>(
  endpoint: E,
  answer: (
    call: CallOf<E>,
    exchange: { request: Request; response: Response },
  ) => Promise<z.input<E["result"]>>,
) => void;

/**
 * Binds contract entries to a router. Every entry asks for a sign-in; whether its `action` is allowed is asked by the use
 * case, which has the subject that the answer depends on.
 */
export function binder(options: {
  readonly router: Router;
  /** The person who asks, or null without a valid sign-in. */
  readonly identify: (request: Request) => Promise<SignedIn | null>;
  /** Throws `Refusal` when the account asks too often. */
  readonly limit: (by: SignedIn, request: Request) => Promise<void>;
}): Bind {
  const { router, identify, limit } = options;
  return (endpoint, answer) => {
    const handle: RequestHandler = async (request, response) => {
      const by = await identify(request);
      if (by === null) throw new Refusal("not_signed_in");
      const language = by.user.language ?? requestLanguage(request);
      response.locals.language = language;
      response.locals.route = endpoint.path;
      await limit(by, request);
      // An address that cannot name anything is an unknown address.
      const params = endpoint.params.safeParse(request.params);
      if (!params.success) throw new Refusal("not_found");
      const query = parse(endpoint.query, request.query, language);
      const takesBody = endpoint.method !== "GET" && endpoint.method !== "DELETE";
      const body = parse(endpoint.body, takesBody ? (request.body ?? {}) : {}, language);
      const call = { params: params.data, query, body, by, language } as CallOf<typeof endpoint>;
      const result = await answer(call, { request, response });
      // Sent by `send`, which answers 304 when the caller has what the answer's ETag names.
      if (endpoint.media !== undefined) response.type(endpoint.media).send(result);
      // A use case that gives a file has answered by itself.
      else if (endpoint.givesFile !== true) response.json(result);
    };
    router[methodOf(endpoint)](endpoint.path, handle);
  };
}

function methodOf(endpoint: AnyEndpoint) {
  return endpoint.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
}

const messages = { es: z.locales.es().localeError, en: z.locales.en().localeError };

/** Parses input by a schema; throws `invalid_input` with each refused field, in the language of the request. */
export function parse<S extends z.ZodType>(schema: S, value: unknown, language: Language): z.output<S> {
  const parsed = schema.safeParse(value, { error: messages[language] });
  if (parsed.success) return parsed.data;
  throw new Refusal(
    "invalid_input",
    parsed.error.issues.slice(0, 20).map((issue) => ({
      path: issue.path.map(String).join(".").slice(0, 200),
      message: issue.message.slice(0, 300),
    })),
  );
}
