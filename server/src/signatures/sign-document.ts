import type { BodyOf, endpoints } from "@minuta/contract";
import { can, isFullySigned, type Party, type SignatureDecision } from "@minuta/domain";
import {
  challengeOf,
  checkPasskey,
  type Disclosure,
  type PasskeyProof,
  type SignedStatement,
  type Statement,
  signatureOf,
} from "@minuta/record";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { type DocumentRow, readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { publishedKey } from "./passkey-keys.ts";
import { type RecordInForce, recordInForce, recordSummary } from "./record-reader.ts";
import { signerMandate } from "./signer-mandate.ts";
import { recordToDecide } from "./state-decision.ts";

type Answer = BodyOf<typeof endpoints.signDocument>;

/**
 * A seat's decision is made: its passkey signed the statement that was written down for it. The last signature that its
 * workflow asks for makes the document signed in the same transaction (rule LI-4). The same answer again is harmless.
 */
export async function signDocument(context: Context, by: SignedIn, documentId: string, answer: Answer) {
  const before = await readableDocument(context.db, by, documentId);
  if (!can(by.actor, "document.sign", before.subject)) throw new Refusal("forbidden");
  const stated = await statedBy(context, by, documentId, answer.nonce);
  const proof = await proofOf(context, by, stated.statement, answer);
  const record = await context.db.transaction().execute(async (transaction) => {
    const { row, subject } = await readableDocument(transaction, by, documentId);
    const at = context.clock().toISOString();
    const used = await transaction
      .updateTable("statements")
      .set({ usedAt: at })
      .where("nonce", "=", answer.nonce)
      .where("usedAt", "is", null)
      .executeTakeFirst();
    if (Number(used.numUpdatedRows) === 0) return recordInForce(transaction, documentId);
    const { statement, disclosures } = stated;
    const inForce = await recordToDecide(transaction, row, statement);
    // A mandate may have ended since the statement was written down.
    const mandate = signerMandate(by.actor, subject, statement.party);
    if (mandate === null || mandate.id !== stated.mandateId) throw new Refusal("forbidden");
    const signed: SignedStatement = { means: "passkey", statement, disclosures, proof };
    await insertSignature(context, transaction, by, { inForce, row, signed, mandateId: mandate.id });
    return recordInForce(transaction, documentId);
  });
  if (record === null) throw new Refusal("document_not_closed");
  context.live.hint(documentId, { changed: "document" });
  return recordSummary(record);
}

/** Writes a seat's decision, makes the document signed when it was the last signature, and tells of it. */
export async function insertSignature(
  context: Context,
  transaction: Transaction<Tables>,
  by: SignedIn,
  decided: {
    readonly inForce: RecordInForce;
    readonly row: Pick<DocumentRow, "id" | "kind">;
    readonly signed: SignedStatement;
    readonly mandateId: string | null;
  },
): Promise<void> {
  const { inForce, row, signed, mandateId } = decided;
  const documentId = row.id;
  const { party, decision, capacity, office, reason, digest, at } = signatureOf(signed, () => "");
  await transaction
    .insertInto("signatures")
    .values({
      id: context.newId(),
      recordId: inForce.id,
      party,
      decision,
      reason,
      digest,
      capacity,
      office,
      userId: by.user.userId,
      mandateId,
      signInId: by.signInId,
      at,
      means: signed.means,
      proof: JSON.stringify(signed),
    })
    .execute();
  const outcomes: { party: Party; decision: SignatureDecision }[] = [
    ...inForce.signatures,
    { party, decision },
  ];
  if (isFullySigned(row.kind, outcomes)) {
    await transaction
      .updateTable("documents")
      .set({ state: "signed", changedAt: context.clock().toISOString() })
      .where("id", "=", documentId)
      .execute();
  }
  await addEvent(transaction, {
    at: context.clock().toISOString(),
    type: decision === "refuse" ? "document.refused" : "document.signed",
    by: { userId: by.user.userId, signInId: by.signInId },
    subjectId: documentId,
    data: { party, digest, recordId: inForce.id, means: signed.means },
  });
}

type Stated = {
  readonly statement: Statement;
  readonly disclosures: readonly Disclosure[];
  readonly mandateId: string;
};

/** What was written down for this person about this document; one that was signed already answers too. */
async function statedBy(context: Context, by: SignedIn, documentId: string, nonce: string): Promise<Stated> {
  const row = await context.db
    .selectFrom("statements")
    .innerJoin("records", "records.id", "statements.recordId")
    .select(["statement", "statements.disclosures", "mandateId", "expiresAt", "usedAt"])
    .where("nonce", "=", nonce)
    .where("userId", "=", by.user.userId)
    .where("records.documentId", "=", documentId)
    .executeTakeFirst();
  if (row === undefined || (row.usedAt === null && row.expiresAt <= context.clock().toISOString()))
    throw new Refusal("statement_expired");
  return {
    statement: JSON.parse(row.statement),
    disclosures: JSON.parse(row.disclosures),
    mandateId: row.mandateId,
  };
}

/** The passkey's signature in the form in which it is published, after it was checked. */
async function proofOf(
  context: Context,
  by: SignedIn,
  statement: Statement,
  answer: Answer,
): Promise<PasskeyProof> {
  const passkey = await context.db
    .selectFrom("passkey")
    .select(["id", "publicKey"])
    .where("credentialID", "=", answer.credentialId)
    .where("userId", "=", by.user.userId)
    .executeTakeFirst();
  if (passkey === undefined) throw new Refusal("passkey_unknown");
  const key = publishedKey(new Uint8Array(Buffer.from(passkey.publicKey, "base64")));
  if (key === null) throw new Refusal("passkey_unknown");
  const { authenticatorData, clientDataJSON, signature } = answer;
  const proof = { ...key, authenticatorData, clientDataJSON, signature };
  const check = await checkPasskey(proof, challengeOf(statement));
  if (check.fault !== null || check.origin !== context.config.origin) throw new Refusal("passkey_refused");
  return proof;
}
