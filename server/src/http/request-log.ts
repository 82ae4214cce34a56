import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type { Metrics } from "./metrics.ts";

/** Gives every request an identifier, and measures its answer by route; addresses and people are not noted. */
export function requestLog(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    const requestId = randomUUID();
    response.locals.requestId = requestId;
    response.set("x-request-id", requestId);
    response.once("finish", () => {
      const route = typeof response.locals.route === "string" ? response.locals.route : placeOf(request.path);
      metrics.observe(request.method, route, response.statusCode, (performance.now() - began) / 1000);
    });
    next();
  };
}

function placeOf(path: string): string {
  if (path.startsWith("/api/auth/")) return "/api/auth";
  if (path.startsWith("/api/")) return "/api";
  if (path.startsWith("/app")) return "/app";
  return "portal";
}
