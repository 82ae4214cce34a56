import type { RequestHandler } from "express";
import helmet from "helmet";

/** Headers of every answer. Nothing is loaded from, framed by, or sent to another host. */
export function securityHeaders(origin: string): RequestHandler {
  const self = "'self'";
  const none = "'none'";
  const secure = origin.startsWith("https:");
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": [none],
        "script-src": [self],
        "style-src": [self],
        "img-src": [self, "data:", "blob:"],
        "font-src": [self],
        "connect-src": [self, origin.replace(/^http/, "ws")],
        "manifest-src": [self],
        "worker-src": [self],
        "form-action": [self],
        "frame-ancestors": [none],
        "base-uri": [none],
        "object-src": [none],
      },
    },
    // A form that is sent with no referrer names no origin either, and the origin check needs one.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
  });
}
