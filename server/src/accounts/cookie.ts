import { createHmac, timingSafeEqual } from "node:crypto";

/** How the sign-in cookie is called and guarded for an origin. */
export type CookieForm = {
  readonly name: string;
  readonly secure: boolean;
  readonly secret: string;
};

/** `__Host-` ties the cookie to this host over https; plain http on this machine cannot carry that name. */
export function cookieForm(origin: string, secret: string): CookieForm {
  const secure = origin.startsWith("https:");
  return { name: secure ? "__Host-minuta" : "minuta", secure, secret };
}

/**
 * The sign-in token of a `Cookie` header, or null when there is none that this server signed. The form is better-auth's:
 * the token, a dot, and the token's HMAC-SHA256 in base64, percent-encoded.
 */
export function tokenOfCookie(header: string | undefined, form: CookieForm): string | null {
  if (header === undefined || header.length > 8192) return null;
  for (const part of header.split(";")) {
    const equals = part.indexOf("=");
    if (part.slice(0, equals).trim() !== form.name) continue;
    const token = tokenOfValue(part.slice(equals + 1).trim(), form.secret);
    if (token !== null) return token;
  }
  return null;
}

function tokenOfValue(value: string, secret: string): string | null {
  const signed = percentDecoded(value);
  const dot = signed.lastIndexOf(".");
  if (dot < 1) return null;
  const token = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), "base64");
  const expected = createHmac("sha256", secret).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}
