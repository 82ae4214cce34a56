import type { AnyEndpoint, InputOf, ResultOf } from "./endpoint.ts";
import type { Problem } from "./problem.ts";
import { problem } from "./problem.ts";

/** A refusal of the API as an error; `problem.code` is stable, `problem.detail` is a sentence for a person. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(refusal: Problem) {
    super(refusal.detail);
    this.name = "ProblemError";
    this.problem = refusal;
  }
}

/** Does one call; throws `ProblemError` on a refusal and whatever `fetch` throws when there is no answer. */
export type Call = <E extends AnyEndpoint>(
  endpoint: E,
  input?: InputOf<E>,
  signal?: AbortSignal,
) => Promise<ResultOf<E>>;

/** A typed client over `fetch`. `baseUrl` is "" in the browser; `headers` are added to every request. */
export function createCall(options: {
  readonly fetch: typeof fetch;
  readonly baseUrl: string;
  readonly headers: () => Record<string, string>;
}): Call {
  return async (endpoint, input = {}, signal) => {
    const response = await options.fetch(options.baseUrl + addressOf(endpoint, input), {
      method: endpoint.method,
      headers: {
        accept: endpoint.media ?? "application/json",
        ...(input.body === undefined ? {} : { "content-type": "application/json" }),
        ...options.headers(),
      },
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (response.ok && endpoint.media !== undefined)
      return new Uint8Array(await response.arrayBuffer()) as never;
    const answer: unknown = response.status === 204 ? {} : await response.json();
    if (!response.ok) throw new ProblemError(problem.parse(answer));
    return endpoint.result.parse(answer) as never;
  };
}

/** Path and query of a call, every part escaped. */
export function addressOf<E extends AnyEndpoint>(endpoint: E, input: InputOf<E>): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${endpoint.path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query}`;
}
