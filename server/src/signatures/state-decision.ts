import type { BodyOf, endpoints } from "@minuta/contract";
import { can, judgeStep, type Party, type SignatureDecision, workflowOf } from "@minuta/domain";
import {
  challengeOf,
  type Json,
  type MarkedWords,
  markedWordsOf,
  type RecordContent,
  sealStatement,
  toBase64url,
} from "@minuta/record";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { type DocumentRow, readableDocument } from "../documents/reader.ts";
import { Refusal } from "../refusal.ts";
import { authorOfRecord, type RecordInForce, recordInForce } from "./record-reader.ts";
import { signerMandate } from "./signer-mandate.ts";

type Asked = BodyOf<typeof endpoints.stateDecision>;

const lifetime = 5 * 60_000;
const mostOpen = 100;

/**
 * Writes down what a seat is about to decide on the record in force (SPEC section 4 of packages/record): by its principal
 * before its alternate (rule SE-2), once (rule LI-3), and only on the digest that was shown. It decides nothing yet.
 */
export async function stateDecision(context: Context, by: SignedIn, documentId: string, asked: Asked) {
  return context.db.transaction().execute(async (transaction) => {
    const { row, subject } = await readableDocument(transaction, by, documentId);
    const mandate = signerMandate(by.actor, subject, asked.party);
    if (!can(by.actor, "document.sign", subject) || mandate === null) throw new Refusal("forbidden");
    const record = await recordToDecide(transaction, row, asked);
    const author = authorOfRecord(record);
    const passkeys = await transaction
      .selectFrom("passkey")
      .select(["credentialID", "transports"])
      .where("userId", "=", by.user.userId)
      .limit(64)
      .execute();
    if (passkeys.length === 0) throw new Refusal("passkey_missing");
    const now = context.clock();
    await forgetOld(transaction, by.user.userId, now);
    const nonce = context.newSalt();
    const { manifest, disclosures } = sealStatement(
      {
        digest: record.digest,
        key: record.key,
        kind: row.kind,
        version: record.version,
        party: asked.party,
        ...(author === null
          ? { capacity: mandate.role === "principal" ? "principal" : "alternate" }
          : { capacity: "author", organization: author }),
        decision: asked.decision,
        office: by.user.name,
        reason: asked.decision === "sign" ? "" : asked.reason,
        nonce,
        at: now.toISOString(),
      },
      context.newSalt,
      wordsMarkedIn(record),
    );
    await transaction
      .insertInto("statements")
      .values({
        nonce,
        recordId: record.id,
        userId: by.user.userId,
        mandateId: mandate.id,
        statement: JSON.stringify(manifest),
        disclosures: JSON.stringify(disclosures),
        issuedAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + lifetime).toISOString(),
        usedAt: null,
      })
      .execute();
    return {
      nonce,
      statement: manifest as unknown as Json,
      disclosures: disclosures.map(([salt, value]): [string, Json] => [salt, value]),
      challenge: toBase64url(challengeOf(manifest)),
      relyingParty: new URL(context.config.origin).hostname,
      passkeys: passkeys.map(({ credentialID, transports }) => ({
        id: credentialID,
        transports: (transports ?? "").split(",").filter((transport) => transport !== ""),
      })),
    };
  });
}

/** What was marked as personal data in a record: a reservation that repeats it has to be publishable without it. */
export function wordsMarkedIn(record: RecordInForce): readonly MarkedWords[] {
  return markedWordsOf((JSON.parse(record.content) as RecordContent).text);
}

/** The record that this seat or author may still decide on as it asks to; throws why not. */
export async function recordToDecide(
  db: Reading,
  row: DocumentRow,
  asked: { readonly party: Party; readonly digest: string; readonly decision: SignatureDecision },
): Promise<RecordInForce> {
  const record = await recordInForce(db, row.id);
  if (record?.signatures.some(({ party }) => party === asked.party))
    throw new Refusal("seat_already_decided");
  const step = judgeStep("sign", row.kind, row.state, record?.signatures ?? []);
  if (step.verdict === "refused") throw new Refusal(step.code);
  const workflow = workflowOf(row.kind);
  if (workflow !== null && !workflow.decisions.includes(asked.decision))
    throw new Refusal(workflow.signsAs === "author" ? "author_only_signs" : "reservation_against_consensus");
  if (record === null) throw new Refusal("document_not_closed");
  if (asked.digest !== record.digest) throw new Refusal("digest_is_stale");
  return record;
}

/** What an account left unsigned goes when its time is up, and the oldest before there are too many. */
async function forgetOld(db: Reading, userId: string, now: Date): Promise<void> {
  await db
    .deleteFrom("statements")
    .where("userId", "=", userId)
    .where("usedAt", "is", null)
    .where("expiresAt", "<", now.toISOString())
    .execute();
  const open = await db
    .selectFrom("statements")
    .select("nonce")
    .where("userId", "=", userId)
    .where("usedAt", "is", null)
    .orderBy("issuedAt", "desc")
    .offset(mostOpen - 1)
    .limit(mostOpen)
    .execute();
  if (open.length === 0) return;
  const nonces = open.map(({ nonce }) => nonce);
  await db.deleteFrom("statements").where("nonce", "in", nonces).execute();
}
