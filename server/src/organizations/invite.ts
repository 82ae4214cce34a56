import type { BodyOf, endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import type { Transaction } from "kysely";
import { makeMagicLink } from "../accounts/magic-link.ts";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { invitationLetter } from "../mail/letters.ts";
import { Refusal } from "../refusal.ts";
import { mandateWords } from "./mandate-words.ts";
import { givingMandate, invitationView, isSeatRole, mandateSubject } from "./mandates-reader.ts";

type Asked = BodyOf<typeof endpoints.invite>;

/** How long an invitation and its link stand, in milliseconds. */
const invitationLifetime = 7 * 86_400_000;

/**
 * Invites a person to a mandate that the inviter may give. The mandate begins when the invited address signs in by the
 * link. A newer invitation of the same address to the same place takes the place of the older one.
 */
export async function invite(context: Context, by: SignedIn, asked: Asked) {
  const made = await context.db
    .transaction()
    .execute((transaction) => writeInvitation(context, transaction, by, asked));
  if (context.mail === null) return { invitation: made.invitation, link: made.link };
  mailInvitation(context, asked, made);
  return { invitation: made.invitation, link: null };
}

export type MadeInvitation = Awaited<ReturnType<typeof writeInvitation>>;

/** Writes an invitation, its link and its event; refuses `forbidden` what the inviter may not give. */
export async function writeInvitation(
  context: Context,
  transaction: Transaction<Tables>,
  by: SignedIn,
  asked: Asked,
) {
  const now = context.clock();
  const email = asked.email.toLowerCase();
  const place = await placeOf(transaction, asked);
  const givenBy = givingMandate(by, place);
  if (!can(by.actor, "mandate.give", mandateSubject(place)) || givenBy === null)
    throw new Refusal("forbidden");
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + invitationLifetime);
  await transaction
    .updateTable("invitations")
    .set({ withdrawnAt: at })
    .where("email", "=", email)
    .where("role", "=", place.role)
    .where("party", "is not distinct from", place.party)
    .where("organizationId", "is not distinct from", place.organizationId)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .execute();
  const row: Tables["invitations"] = {
    id: context.newId(),
    email,
    name: asked.name,
    ...place,
    language: asked.language,
    invitedBy: by.user.userId,
    givenBy,
    createdAt: at,
    expiresAt: expiresAt.toISOString(),
    acceptedAt: null,
    withdrawnAt: null,
  };
  await transaction.insertInto("invitations").values(row).execute();
  const link = await makeMagicLink(transaction, {
    origin: context.config.origin,
    email,
    id: context.newId(),
    now,
    expiresAt,
    printed: false,
  });
  await addEvent(transaction, {
    at,
    type: "invitation.made",
    by: { userId: by.user.userId, signInId: by.signInId },
    subjectId: row.id,
    data: { role: place.role, party: place.party, organizationId: place.organizationId },
  });
  return { invitation: await invitationView(transaction, row, now), link, expiresAt };
}

/** Sends the letter; the invitation stands whether or not the mail server answers, and can be made again. */
export function mailInvitation(context: Context, asked: Asked, made: MadeInvitation): void {
  context.mail
    ?.send(
      invitationLetter(asked.language, {
        to: asked.email.toLowerCase(),
        name: asked.name,
        mandate: mandateWords(asked.language, made.invitation),
        link: made.link,
        expiresOn: dayOf(made.expiresAt),
      }),
    )
    .catch((error: unknown) => context.log.error({ err: error }, "an invitation could not be mailed"));
}

/** Role, party and organization as they belong together; a delegate's party is the organization's own. */
async function placeOf(transaction: Transaction<Tables>, asked: Asked) {
  const { role, party, organizationId } = asked;
  const refuse = (path: string, message: string) => new Refusal("invalid_input", [{ path, message }]);
  if (role === "delegate") {
    if (organizationId === null) throw refuse("organizationId", "required");
    const organization = await transaction
      .selectFrom("organizations")
      .select("party")
      .where("id", "=", organizationId)
      .executeTakeFirst();
    if (organization === undefined) throw refuse("organizationId", "unknown");
    if (party !== null && party !== organization.party) throw refuse("party", "mismatch");
    return { role, party: organization.party, organizationId };
  }
  if (organizationId !== null) throw refuse("organizationId", "unexpected");
  if (isSeatRole(role)) {
    if (party === null) throw refuse("party", "required");
    return { role, party, organizationId: null };
  }
  if (party !== null) throw refuse("party", "unexpected");
  return { role, party: null, organizationId: null };
}
