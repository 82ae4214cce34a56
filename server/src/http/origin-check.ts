import type { RequestHandler } from "express";
import { Refusal } from "../refusal.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses changes that a page of another origin asks for. Browsers name the origin of every change; what names none may
 * only pass when it carries no cookie, so it acts for nobody.
 */
export function originCheck(allowedOrigins: ReadonlySet<string>): RequestHandler {
  return (request, _response, next) => {
    if (reading.has(request.method)) {
      next();
      return;
    }
    const { origin, cookie } = request.headers;
    const site = request.headers["sec-fetch-site"];
    if (origin === undefined ? cookie === undefined && site === undefined : allowedOrigins.has(origin)) {
      next();
      return;
    }
    next(new Refusal("foreign_origin"));
  };
}
