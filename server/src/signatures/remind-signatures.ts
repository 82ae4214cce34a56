import { can, type Language, type Party, parties, workflowOf } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { type RecordInForce, recordInForce } from "./record-reader.ts";
import { signatureLetter } from "./signature-letter.ts";

/**
 * Mails whoever can sign for a seat that has not decided on a closed text, once a day: of two at once one does.
 * @returns how many letters went out
 */
export async function remindSignatures(context: Context, by: SignedIn, documentId: string): Promise<number> {
  const { db, mail, log } = context;
  const { row, subject } = await readableDocument(db, by, documentId);
  if (!can(by.actor, "document.close", subject)) throw new Refusal("forbidden");
  const now = context.clock();
  // An author reminds nobody but itself.
  const isOfSeats = workflowOf(row.kind)?.signsAs === "seat";
  const record = isOfSeats && row.state === "forSignature" ? await recordInForce(db, documentId) : null;
  const waiting = record === null ? [] : await waitingFor(db, record, dayOf(now));
  if (record === null || mail === null || waiting.length === 0) throw new Refusal("nothing_to_remind");
  const isFirst = await db.transaction().execute(async (transaction) => {
    const taken = await transaction
      .insertInto("signature_reminders")
      .values({ recordId: record.id, day: dayOf(now), at: now.toISOString(), by: by.user.userId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (Number(taken.numInsertedOrUpdatedRows ?? 0) === 0) return false;
    await addEvent(transaction, {
      at: now.toISOString(),
      type: "document.signaturesReminded",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { recordId: record.id },
    });
    return true;
  });
  if (!isFirst) throw new Refusal("nothing_to_remind");
  const address = `${context.config.origin}/app/documentos/${documentId}`;
  let sent = 0;
  for (const person of waiting) {
    try {
      await mail.send(
        signatureLetter(person.language ?? "es", person, { record, title: row.title, address }),
      );
      sent += 1;
    } catch (error) {
      log.warn({ err: error }, "a reminder to sign could not be sent");
    }
  }
  return sent;
}

type Waiting = {
  readonly name: string;
  readonly email: string;
  readonly language: Language | null;
  readonly party: Party;
};

async function waitingFor(db: Reading, record: RecordInForce, day: string): Promise<Waiting[]> {
  const open = parties.filter((party) => record.signatures.every((signature) => signature.party !== party));
  if (open.length === 0) return [];
  const rows = await db
    .selectFrom("mandates")
    .innerJoin("user", "user.id", "mandates.userId")
    .select(["user.id", "user.name", "user.email", "user.language", "mandates.party"])
    .where("mandates.role", "in", ["principal", "alternate"])
    .where("mandates.party", "in", open)
    .where("mandates.startsOn", "<=", day)
    .where((where) => where.or([where("mandates.endsOn", "is", null), where("mandates.endsOn", ">=", day)]))
    .limit(50)
    .execute();
  return rows.flatMap(({ id: _, party, ...person }) => (party === null ? [] : [{ ...person, party }]));
}
