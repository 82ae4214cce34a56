import type { BodyOf, endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { requireNotCancelled } from "./not-cancelled.ts";
import { formOf, maxParticipants } from "./reader.ts";

type Input = BodyOf<typeof endpoints.changeParticipant>;

/** Adds people who take part in a meeting: all of them or none. */
export async function addParticipants(
  context: Context,
  by: SignedIn,
  meetingId: string,
  inputs: readonly Input[],
): Promise<void> {
  await change(context, by, meetingId, async (transaction) => {
    const counted = await transaction
      .selectFrom("participants")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("meetingId", "=", meetingId)
      .executeTakeFirst();
    if (Number(counted?.count ?? 0) + inputs.length > maxParticipants) throw new Refusal("too_large");
    for (const input of inputs) {
      await transaction
        .insertInto("participants")
        .values({ id: context.newId(), meetingId, ...(await lineOf(transaction, input)) })
        .execute();
    }
    return { added: inputs.length };
  });
}

export async function changeParticipant(
  context: Context,
  by: SignedIn,
  meetingId: string,
  participantId: string,
  input: Input,
): Promise<void> {
  await change(context, by, meetingId, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable("participants")
      .set(await lineOf(transaction, input))
      .where("id", "=", participantId)
      .where("meetingId", "=", meetingId)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Refusal("not_found");
    return { changed: participantId };
  });
}

export async function removeParticipant(
  context: Context,
  by: SignedIn,
  meetingId: string,
  participantId: string,
): Promise<void> {
  await change(context, by, meetingId, async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom("participants")
      .where("id", "=", participantId)
      .where("meetingId", "=", meetingId)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw new Refusal("not_found");
    return { removed: participantId };
  });
}

/** One change of the list with its event; only while the form is not closed. */
async function change(
  context: Context,
  by: SignedIn,
  meetingId: string,
  work: (transaction: Transaction<Tables>) => Promise<Readonly<Record<string, string | number>>>,
): Promise<void> {
  requireTakingPart(by);
  const form = await context.db.transaction().execute(async (transaction) => {
    const meeting = await transaction
      .selectFrom("meetings")
      .select("id")
      .where("id", "=", meetingId)
      .executeTakeFirst();
    if (meeting === undefined) throw new Refusal("not_found");
    if (!can(by.actor, "session.run", { type: "session", presiding: null })) throw new Refusal("forbidden");
    await requireNotCancelled(transaction, meetingId);
    const document = await formOf(transaction, meetingId);
    if (document !== null && document.state !== "draft") throw new Refusal("document_closed");
    const data = await work(transaction);
    await addEvent(transaction, {
      at: context.clock().toISOString(),
      type: "meeting.participantsChanged",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: meetingId,
      data,
    });
    return document;
  });
  if (form !== null) context.live.hint(form.documentId, { changed: "document" });
}

/** A line as it is kept: an organization of the secretariat gives its own name and party. */
async function lineOf(transaction: Transaction<Tables>, input: Input) {
  const { name, office, mode, organizationId } = input;
  if (organizationId === null) {
    return { name, office, mode, organizationId, institution: input.institution, party: input.party };
  }
  const organization = await transaction
    .selectFrom("organizations")
    .select(["name", "party"])
    .where("id", "=", organizationId)
    .executeTakeFirst();
  if (organization === undefined) throw new Refusal("not_found");
  return { name, office, mode, organizationId, institution: organization.name, party: organization.party };
}
