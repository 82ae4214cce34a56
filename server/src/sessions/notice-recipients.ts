import { isInForce, type Language, type Role } from "@minuta/domain";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";

/** Those who are always called, and those whom the record keeper may call beside them. */
export const audienceRoles = {
  seats: ["principal", "alternate", "recordKeeper"],
  delegates: ["delegate"],
  guests: ["guest", "observer"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Audience = keyof typeof audienceRoles;

export type Recipient = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
};

/** The most letters of one notice. */
const mostRecipients = 1000;

/** Everybody with a mandate in force that belongs to one of the audiences, each once; Spanish for who chose no language. */
export async function recipientsOf(
  db: Reading,
  audiences: readonly Audience[],
  now: Date,
): Promise<Recipient[]> {
  const today = dayOf(now);
  const rows = await db
    .selectFrom("mandates")
    .innerJoin("user", "user.id", "mandates.userId")
    .select([
      "user.id as userId",
      "user.name",
      "user.email",
      "user.language",
      "mandates.startsOn",
      "mandates.endsOn",
    ])
    .where(
      "mandates.role",
      "in",
      audiences.flatMap((audience) => audienceRoles[audience]),
    )
    .orderBy("user.name")
    .orderBy("user.id")
    .execute();
  const people = new Map<string, Recipient>();
  for (const row of rows) {
    if (!isInForce(row, today) || people.size >= mostRecipients) continue;
    const { userId, name, email, language } = row;
    people.set(userId, { userId, name, email, language: language ?? "es" });
  }
  return [...people.values()];
}
