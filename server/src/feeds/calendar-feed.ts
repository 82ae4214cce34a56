import { createHash, randomBytes } from "node:crypto";
import type { SignedIn } from "../accounts/signed-in.ts";
import { mandatesInForce } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { addEvent } from "../events/add-event.ts";
import { personalFeed } from "./feed-reader.ts";

/** Only the hash of a secret is kept: whoever reads the database cannot read anybody's calendar with it. */
function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

export function publicAddress(context: Context): string {
  return `${context.config.origin}/calendario.ics`;
}

/** Whether an account has a secret address, and since when. */
export async function calendarFeedOf(context: Context, by: SignedIn) {
  const row = await context.db
    .selectFrom("calendar_feeds")
    .select("createdAt")
    .where("userId", "=", by.user.userId)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return { createdAt: row?.createdAt ?? null, publicAddress: publicAddress(context) };
}

/** Makes a new secret address, which is told once, and ends the one before. */
export async function makeCalendarFeed(context: Context, by: SignedIn) {
  const secret = randomBytes(32).toString("base64url");
  const at = context.clock().toISOString();
  const { userId } = by.user;
  await context.db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable("calendar_feeds")
      .set({ endedAt: at })
      .where("userId", "=", userId)
      .where("endedAt", "is", null)
      .execute();
    await transaction
      .insertInto("calendar_feeds")
      .values({ tokenHash: hashOf(secret), userId, createdAt: at, endedAt: null })
      .execute();
    await addEvent(transaction, {
      at,
      type: "account.calendarFeedMade",
      by: { userId, signInId: by.signInId },
      subjectId: userId,
    });
  });
  return {
    createdAt: at,
    publicAddress: publicAddress(context),
    address: `${context.config.origin}/calendario/${secret}.ics`,
  };
}

/** Ends the secret address; no harm where there is none. */
export async function endCalendarFeed(context: Context, by: SignedIn) {
  const at = context.clock().toISOString();
  const { userId } = by.user;
  await context.db.transaction().execute(async (transaction) => {
    const ended = await transaction
      .updateTable("calendar_feeds")
      .set({ endedAt: at })
      .where("userId", "=", userId)
      .where("endedAt", "is", null)
      .executeTakeFirst();
    if (Number(ended.numUpdatedRows) === 0) return;
    await addEvent(transaction, {
      at,
      type: "account.calendarFeedEnded",
      by: { userId, signInId: by.signInId },
      subjectId: userId,
    });
  });
  return { createdAt: null, publicAddress: publicAddress(context) };
}

/** The calendar that a secret address gives, by the mandates that its owner holds now; null for an unknown or ended one. */
export async function feedBySecret(context: Context, secret: string): Promise<string | null> {
  const row = await context.db
    .selectFrom("calendar_feeds")
    .innerJoin("user", "user.id", "calendar_feeds.userId")
    .select(["user.id as userId", "user.language"])
    .where("calendar_feeds.tokenHash", "=", hashOf(secret))
    .where("calendar_feeds.endedAt", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const now = context.clock();
  const mandates = await mandatesInForce(context.db, row.userId, now);
  return personalFeed(context.db, { userId: row.userId, mandates }, row.language ?? "es", now);
}
