import type { Action } from "@minuta/domain";
import type { z } from "zod";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * One entry of the HTTP API: where it is, what goes in, what comes out, and which action of `can` decides on it.
 * Server, client, OpenAPI document and the permission test are all made from these entries.
 */
export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> = {
  readonly method: Method;
  /** Path with `:name` places for `params`, e.g. `/api/documents/:documentId`. */
  readonly path: string;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  /** `public` answers without a session, `signedIn` to any account; else the action that `can` must allow. */
  readonly action: Action | "public" | "signedIn";
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly result: Result;
  /** Media type of an answer that is bytes, `bytes` being its `result`; without it the answer is JSON. */
  readonly media?: "application/octet-stream";
  /** The body is the bytes of a file; what else there is to say of it stands in the query. */
  readonly takesFile?: true;
  /** The answer is a file and no JSON. */
  readonly givesFile?: true;
};

export type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

export type ParamsOf<E extends AnyEndpoint> = z.output<E["params"]>;
export type QueryOf<E extends AnyEndpoint> = z.output<E["query"]>;
export type BodyOf<E extends AnyEndpoint> = z.output<E["body"]>;
export type ResultOf<E extends AnyEndpoint> = z.output<E["result"]>;

/** What a caller hands over: only the parts that the endpoint has. */
export type InputOf<E extends AnyEndpoint> = {
  params?: z.input<E["params"]>;
  query?: z.input<E["query"]>;
  body?: z.input<E["body"]>;
};
