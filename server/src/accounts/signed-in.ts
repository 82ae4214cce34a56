import type { Actor, Language, Mandate } from "@minuta/domain";
import { isInForce } from "@minuta/domain";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";

/** A mandate with the name of the organization it is for. */
export type HeldMandate = Mandate & { readonly organizationName: string | null };

/** The person behind a request: account, sign-in, and the mandates in force at that moment. */
export type SignedIn = {
  readonly actor: Actor;
  readonly user: {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly language: Language | null;
  };
  readonly signInId: string;
  readonly mandates: readonly HeldMandate[];
};

/** How often a sign-in's last use is written down, in milliseconds. */
const useNotedEvery = 300_000;

/** The person that a sign-in token belongs to, or null when it is unknown or expired. */
export async function signedInByToken(db: Reading, token: string, now: Date): Promise<SignedIn | null> {
  const row = await db
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.userId")
    .select([
      "session.id as signInId",
      "session.updatedAt",
      "user.id as userId",
      "user.name",
      "user.email",
      "user.language",
    ])
    .where("session.token", "=", token)
    .where("session.expiresAt", ">", now.toISOString())
    .executeTakeFirst();
  if (row === undefined) return null;
  if (Date.parse(row.updatedAt) + useNotedEvery < now.getTime()) {
    await db
      .updateTable("session")
      .set({ updatedAt: now.toISOString() })
      .where("id", "=", row.signInId)
      .execute();
  }
  const mandates = await mandatesInForce(db, row.userId, now);
  return {
    actor: { userId: row.userId, mandates },
    user: { userId: row.userId, name: row.name, email: row.email, language: row.language },
    signInId: row.signInId,
    mandates,
  };
}

/** The mandates that an account holds today, the oldest first. */
export async function mandatesInForce(db: Reading, userId: string, now: Date): Promise<HeldMandate[]> {
  const today = dayOf(now);
  const rows = await db
    .selectFrom("mandates")
    .leftJoin("organizations", "organizations.id", "mandates.organizationId")
    .select([
      "mandates.id",
      "mandates.role",
      "mandates.party",
      "mandates.organizationId",
      "mandates.startsOn",
      "mandates.endsOn",
      "organizations.shortName as organizationName",
    ])
    .where("mandates.userId", "=", userId)
    .orderBy("mandates.startsOn")
    .orderBy("mandates.id")
    .execute();
  return rows.filter((mandate) => isInForce(mandate, today));
}
