import type { Role } from "@minuta/domain";
import { roles } from "@minuta/domain";
import { makeMagicLink } from "../accounts/magic-link.ts";
import type { Reading } from "../db/reading.ts";

export type SignInLink = {
  readonly role: Role;
  /** The party of a seat, the short name of a delegate's organization, else "". */
  readonly of: string;
  readonly url: string;
};

/** A working day with its evening, in milliseconds. */
const linkLifetime = 16 * 3_600_000;

/** Makes one fresh link for every mandate of the founding accounts, and takes back the unused ones of earlier starts. */
export async function makeSignInLinks(options: {
  readonly db: Reading;
  readonly origin: string;
  readonly now: Date;
  readonly newId: () => string;
}): Promise<SignInLink[]> {
  const { db, origin, now, newId } = options;
  return db.transaction().execute(async (transaction) => {
    const mandates = await transaction
      .selectFrom("mandates")
      .innerJoin("user", "user.id", "mandates.userId")
      .leftJoin("organizations", "organizations.id", "mandates.organizationId")
      .select(["user.email", "mandates.role", "mandates.party", "organizations.shortName"])
      .where("mandates.givenBy", "is", null)
      .where("mandates.endsOn", "is", null)
      .execute();
    const mine = new Set(mandates.map(({ email }) => JSON.stringify({ type: "magic-link", email })));
    await transaction
      .deleteFrom("verification")
      .where("value", "in", [...mine])
      .execute();
    const links: SignInLink[] = [];
    for (const { email, role, party, shortName } of mandates) {
      const url = await makeMagicLink(transaction, {
        origin,
        email,
        id: newId(),
        now,
        expiresAt: new Date(now.getTime() + linkLifetime),
        printed: true,
      });
      links.push({
        role,
        of: shortName ?? (role === "principal" || role === "alternate" ? (party ?? "") : ""),
        url,
      });
    }
    return links.sort((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role));
  });
}
