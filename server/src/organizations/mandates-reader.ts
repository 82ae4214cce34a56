import type { Role } from "@minuta/domain";
import { can, isInForce } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";

type MandateFacts = Pick<Tables["mandates"], "role" | "party" | "organizationId">;

/** What `can` is asked about when a mandate is given or ended. */
export function mandateSubject({ role, party, organizationId }: MandateFacts) {
  return { type: "mandate", role, party, organizationId } as const;
}

/** Where an invitation stands. */
export function invitationState(
  invitation: Pick<Tables["invitations"], "acceptedAt" | "withdrawnAt" | "expiresAt">,
  now: Date,
): "open" | "accepted" | "expired" | "withdrawn" {
  if (invitation.acceptedAt !== null) return "accepted";
  if (invitation.withdrawnAt !== null) return "withdrawn";
  return invitation.expiresAt <= now.toISOString() ? "expired" : "open";
}

/** An invitation as the API shows it. */
export async function invitationView(db: Reading, row: Tables["invitations"], now: Date) {
  const organization =
    row.organizationId === null
      ? undefined
      : await db
          .selectFrom("organizations")
          .select("shortName")
          .where("id", "=", row.organizationId)
          .executeTakeFirst();
  const inviter = await db
    .selectFrom("user")
    .select("name")
    .where("id", "=", row.invitedBy)
    .executeTakeFirst();
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    party: row.party,
    organizationId: row.organizationId,
    organizationName: organization?.shortName ?? null,
    invitedBy: inviter?.name ?? "",
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    state: invitationState(row, now),
  };
}

const shownInvitations = 100;

/**
 * Mandates in force, and the invitations that the person may withdraw: a mail address is shown to nobody else.
 */
export async function listMandates(db: Reading, by: SignedIn, now: Date) {
  const today = dayOf(now);
  const rows = await db
    .selectFrom("mandates")
    .innerJoin("user", "user.id", "mandates.userId")
    .leftJoin("organizations", "organizations.id", "mandates.organizationId")
    .select([
      "mandates.id",
      "mandates.role",
      "mandates.party",
      "mandates.organizationId",
      "mandates.startsOn",
      "mandates.endsOn",
      "mandates.userId",
      "user.name",
      "organizations.shortName as organizationName",
    ])
    .orderBy("mandates.startsOn")
    .orderBy("user.name")
    .execute();
  const invitations = await db
    .selectFrom("invitations")
    .selectAll()
    .orderBy("createdAt", "desc")
    .limit(1000)
    .execute();
  const mine = invitations
    .filter((row) => can(by.actor, "mandate.end", mandateSubject(row)))
    .slice(0, shownInvitations);
  return {
    mandates: rows
      .filter((row) => isInForce(row, today))
      .map((row) => ({ ...row, mayEnd: can(by.actor, "mandate.end", mandateSubject(row)) })),
    invitations: await Promise.all(
      mine.map(async (row) => {
        const view = await invitationView(db, row, now);
        return { ...view, mayWithdraw: view.state === "open" };
      }),
    ),
  };
}

/** The mandate by which an actor gives another one: the first that would allow it alone. */
export function givingMandate(by: SignedIn, given: MandateFacts): string | null {
  const giver = by.actor.mandates.find((mandate) =>
    can({ userId: by.actor.userId, mandates: [mandate] }, "mandate.give", mandateSubject(given)),
  );
  return giver?.id ?? null;
}

/** Roles that are held for a seat. */
export function isSeatRole(role: Role): boolean {
  return role === "principal" || role === "alternate";
}
