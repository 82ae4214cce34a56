import type { BodyOf, endpoints } from "@minuta/contract";
import { extractCommitments } from "@minuta/document";
import { type CommitmentDraft, can, commitmentNumber, judgeAdoption, verifiableFaults } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import { commitmentDigest } from "./text-digest.ts";

type Asked = BodyOf<typeof endpoints.adoptCommitment>;

/**
 * Adopts a commitment of the text as the one who adopts it saw it, and numbers it at that moment (rules CM-1 to CM-5, NU-8).
 * The words are those on disk whose digest was asked for: what somebody types meanwhile is another text.
 */
export async function adoptCommitment(
  context: Context,
  by: SignedIn,
  documentId: string,
  asked: Asked,
): Promise<string> {
  const { subject } = await readableDocument(context.db, by, documentId);
  if (!can(by.actor, "commitment.adopt", subject)) throw new Refusal("forbidden");
  const { text } = await context.live.read(documentId);
  const draft = extractCommitments(text).find(({ blockId }) => blockId === asked.blockId);
  if (draft === undefined || commitmentDigest(draft) !== asked.textDigest)
    throw new Refusal("digest_is_stale");
  const refusal = judgeAdoption(draft, verifiableFaults(draft).length === 0, asked.note);
  if (refusal !== null) throw new Refusal(refusal);
  const number = await context.db.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom("commitments")
      .select(["number", "textDigest"])
      .where("documentId", "=", documentId)
      .where("blockId", "=", draft.blockId)
      .where("state", "=", "adopted")
      .executeTakeFirst();
    if (known !== undefined) {
      if (known.textDigest !== asked.textDigest) throw new Refusal("commitment_already_adopted");
      return known.number;
    }
    return insertCommitment(context, transaction, by, documentId, draft, asked);
  });
  context.live.hint(documentId, { changed: "document" });
  return number;
}

async function insertCommitment(
  context: Context,
  transaction: Transaction<Tables>,
  by: SignedIn,
  documentId: string,
  draft: CommitmentDraft,
  asked: Asked,
): Promise<string> {
  await requireAgency(transaction, asked.leadAgencyId);
  const proposalIds = [...new Set(asked.proposalIds)];
  await requireProposals(transaction, proposalIds);
  const last = await transaction
    .selectFrom("commitments")
    .select((select) => select.fn.max("ordinal").as("ordinal"))
    .executeTakeFirst();
  const ordinal = Number(last?.ordinal ?? 0) + 1;
  const number = commitmentNumber(ordinal);
  const at = context.clock().toISOString();
  const { blockId, milestones, ...words } = draft;
  await transaction
    .insertInto("commitments")
    .values({
      number,
      ordinal,
      documentId,
      blockId,
      leadAgencyId: asked.leadAgencyId,
      ...words,
      status: "notStarted",
      state: "adopted",
      textDigest: asked.textDigest,
      adoptedAt: at,
      adoptedBy: by.user.userId,
      note: verifiableFaults(draft).length === 0 ? "" : asked.note,
      voidedAt: null,
    })
    .execute();
  if (milestones.length > 0) {
    await transaction
      .insertInto("milestones")
      .values(
        milestones.map((milestone, index) => ({
          id: context.newId(),
          number,
          position: index + 1,
          ...milestone,
          completedOn: null,
          evidence: "",
        })),
      )
      .execute();
  }
  if (proposalIds.length > 0) {
    await transaction
      .insertInto("commitment_proposals")
      .values(proposalIds.map((proposalId) => ({ number, proposalId })))
      .execute();
  }
  await addEvent(transaction, {
    at,
    type: "commitment.adopted",
    by: { userId: by.user.userId, signInId: by.signInId },
    subjectId: number,
    data: { documentId, blockId, textDigest: asked.textDigest, proposals: proposalIds.join(" ") },
  });
  return number;
}

async function requireAgency(transaction: Transaction<Tables>, id: string | null): Promise<void> {
  if (id === null) return;
  const agency = await transaction
    .selectFrom("organizations")
    .select("id")
    .where("id", "=", id)
    .where("kind", "=", "agency")
    .executeTakeFirst();
  if (agency === undefined) throw new Refusal("not_found");
}

async function requireProposals(transaction: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await transaction
    .selectFrom("proposals")
    .select(["id", "state"])
    .where("id", "in", ids)
    .execute();
  if (known.length < ids.length) throw new Refusal("not_found");
  if (known.some(({ state }) => state === "withdrawn")) throw new Refusal("proposal_withdrawn");
}
