import "./no-eval.ts";
import { z } from "zod";
import { createDocument } from "zod-openapi";
import type { AnyEndpoint } from "./endpoint.ts";
import { problem } from "./problem.ts";

/** The contract as an OpenAPI 3.1 document. */
export function openApiDocument(endpoints: Readonly<Record<string, AnyEndpoint>>, version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
    const bytes = {
      content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
    };
    const takesBody = endpoint.method !== "GET" && endpoint.method !== "DELETE" && !isEmpty(endpoint.body);
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: {
        operationId,
        summary: endpoint.summary,
        "x-action": endpoint.action,
        requestParams: { path: endpoint.params, query: endpoint.query },
        ...(takesBody ? { requestBody: { content: { "application/json": { schema: endpoint.body } } } } : {}),
        ...(endpoint.takesFile === true ? { requestBody: bytes } : {}),
        responses: {
          "200": { description: "Done.", content: contentOf(endpoint) },
          default: { description: "Refused.", content: { "application/problem+json": { schema: problem } } },
        },
      },
    };
  }
  return createDocument({
    openapi: "3.1.1",
    info: { title: "Minuta", version },
    paths: paths as Parameters<typeof createDocument>[0]["paths"] & object,
  });
}

function contentOf({ media, givesFile, result }: AnyEndpoint) {
  if (givesFile === true) return { "application/octet-stream": {} };
  return media === undefined ? { "application/json": { schema: result } } : { [media]: {} };
}

function isEmpty(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;
}
