import { createHash, randomBytes } from "node:crypto";
import type { Reading } from "../db/reading.ts";

/**
 * Magic links are rows of better-auth's `verification` table in the form its magic-link plugin reads: only the hash of a
 * token is kept, and using a token up deletes its row.
 */

// The point is no character of base64url: no other token begins like this.
const printedMark = "printed.";

/** What stands in the database for a token. */
export function identifierOf(token: string): string {
  return `magic-link:${createHash("sha256").update(token).digest("base64url")}`;
}

/** Address of the page that asks to enter with a token, and goes to a path of the workspace then. */
export function enterAddress(origin: string, token: string, returnTo = "/"): string {
  const query = new URLSearchParams({ token, ...(returnTo === "/" ? {} : { regreso: returnTo }) });
  return `${origin}/entrar?${query}`;
}

/**
 * Makes a link by which the holder of an address enters once, until it expires. A `printed` one never went through mail,
 * where programs open every address they see: it enters as soon as it is opened, without asking.
 */
export async function makeMagicLink(
  db: Reading,
  link: {
    readonly origin: string;
    readonly email: string;
    readonly id: string;
    readonly now: Date;
    readonly expiresAt: Date;
    readonly printed: boolean;
  },
): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const token = link.printed ? `${printedMark}${secret}` : secret;
  const at = link.now.toISOString();
  await db
    .insertInto("verification")
    .values({
      id: link.id,
      identifier: identifierOf(token),
      value: JSON.stringify({ type: "magic-link", email: link.email }),
      expiresAt: link.expiresAt.toISOString(),
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  return enterAddress(link.origin, token);
}

/** Whom an unused, unexpired token lets in, or null. */
export async function readToken(
  db: Reading,
  token: string,
  now: Date,
): Promise<{ readonly email: string; readonly printed: boolean } | null> {
  const row = await db
    .selectFrom("verification")
    .select("value")
    .where("identifier", "=", identifierOf(token))
    .where("expiresAt", ">", now.toISOString())
    .executeTakeFirst();
  if (row === undefined) return null;
  const value = JSON.parse(row.value) as { email?: unknown };
  return typeof value.email === "string"
    ? { email: value.email.toLowerCase(), printed: token.startsWith(printedMark) }
    : null;
}

/** Deletes what expired. */
export async function forgetExpired(db: Reading, now: Date): Promise<void> {
  await db.deleteFrom("verification").where("expiresAt", "<=", now.toISOString()).execute();
  await db.deleteFrom("session").where("expiresAt", "<=", now.toISOString()).execute();
}
