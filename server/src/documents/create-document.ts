import type { BodyOf, endpoints } from "@minuta/contract";
import { can, type DocumentKind } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { requireNotCancelled } from "../meetings/not-cancelled.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { Refusal } from "../refusal.ts";
import { documentTitle } from "./document-title.ts";
import { insertDocument, type NewDocument } from "./new-document.ts";
import { organizationsOfCommitment, organizationsOfMeeting } from "./reader.ts";

type Asked = BodyOf<typeof endpoints.createDocument>;

/** What is asked for, with the organizations that it concerns. */
type Plan = { readonly document: Omit<NewDocument, "id">; readonly organizationIds: readonly string[] };

/**
 * Starts a document from its kind's template. A session, meeting or proposal text that has its document already answers
 * with that one; of commitment drafts, translations and
 * communiqués there may be any number.
 */
export async function createDocument(context: Context, by: SignedIn, asked: Asked): Promise<string> {
  requireTakingPart(by);
  return context.db.transaction().execute((transaction) => createDocumentIn(transaction, context, by, asked));
}

/** The same within a transaction of the caller. */
export async function createDocumentIn(
  transaction: Transaction<Tables>,
  context: Pick<Context, "clock" | "newId">,
  by: SignedIn,
  asked: Asked,
): Promise<string> {
  const plan = await planOf(transaction, asked);
  if (plan === null) throw new Refusal("not_found");
  const subject = { type: "newDocument", kind: asked.kind, organizationIds: plan.organizationIds } as const;
  if (!can(by.actor, "document.create", subject)) throw new Refusal("forbidden");
  const existing = await existingOf(transaction, asked);
  if (existing !== null) return existing;
  if (asked.kind === "meetingForm") await requireNotCancelled(transaction, asked.meetingId);
  const id = context.newId();
  const author = { userId: by.user.userId, signInId: by.signInId };
  await insertDocument(
    transaction,
    { ...plan.document, id },
    author,
    context.clock().toISOString(),
    context.newId,
  );
  return id;
}

async function planOf(transaction: Transaction<Tables>, asked: Asked): Promise<Plan | null> {
  const none = {
    key: null,
    sessionId: null,
    meetingId: null,
    proposalId: null,
    organizationId: null,
    summary: "",
  };
  const { kind, language } = asked;
  switch (kind) {
    case "minutes": {
      const session = await transaction
        .selectFrom("sessions")
        .selectAll()
        .where("id", "=", asked.sessionId)
        .executeTakeFirst();
      if (session === undefined) return null;
      const title = documentTitle(kind, language, session);
      return {
        document: { ...none, kind, language, title, key: session.key, sessionId: session.id },
        organizationIds: [],
      };
    }
    case "meetingForm": {
      const meeting = await transaction
        .selectFrom("meetings")
        .selectAll()
        .where("id", "=", asked.meetingId)
        .executeTakeFirst();
      if (meeting === undefined) return null;
      const analysed = await transaction
        .selectFrom("proposals")
        .innerJoin("meeting_proposals", "meeting_proposals.proposalId", "proposals.id")
        .select(["number", "titleEs", "titleEn"])
        .where("meeting_proposals.meetingId", "=", meeting.id)
        .orderBy("number")
        .execute();
      return {
        document: {
          ...none,
          kind,
          language,
          title: documentTitle(kind, language, meeting),
          meetingId: meeting.id,
          summary: analysed
            .map(
              (proposal) => `${proposal.number}: ${language === "es" ? proposal.titleEs : proposal.titleEn}`,
            )
            .join(" · "),
        },
        organizationIds: await organizationsOfMeeting(transaction, meeting.id),
      };
    }
    case "translation":
      return { document: { ...none, kind, language, title: asked.title }, organizationIds: [] };
    case "communique": {
      const author = await transaction
        .selectFrom("organizations")
        .select(["id", "kind", "party"])
        .where("id", "=", asked.organizationId)
        .executeTakeFirst();
      if (author?.kind !== "organization" || author.party !== "civilSociety") return null;
      return {
        document: { ...none, kind, language, title: asked.title, organizationId: author.id },
        organizationIds: [author.id],
      };
    }
    case "commitmentDraft":
    case "proposal": {
      const proposal = await transaction
        .selectFrom("proposals")
        .selectAll()
        .where("id", "=", asked.proposalId)
        .executeTakeFirst();
      if (proposal === undefined) return null;
      const ownTitle = documentTitle("proposal", language, proposal);
      return kind === "proposal"
        ? {
            document: {
              ...none,
              kind,
              language,
              title: ownTitle,
              key: proposal.number,
              proposalId: proposal.id,
            },
            organizationIds: [proposal.organizationId],
          }
        : {
            document: {
              ...none,
              kind,
              language,
              title: asked.title,
              proposalId: proposal.id,
              summary: `${proposal.number}: ${ownTitle}`,
            },
            organizationIds: await organizationsOfCommitment(
              transaction,
              proposal.id,
              proposal.organizationId,
            ),
          };
    }
  }
}

async function existingOf(transaction: Transaction<Tables>, asked: Asked): Promise<string | null> {
  // Of these there may be any number.
  if (asked.kind === "commitmentDraft" || asked.kind === "translation" || asked.kind === "communique")
    return null;
  const kind: DocumentKind = asked.kind;
  const query = transaction.selectFrom("documents").select("id").where("kind", "=", kind);
  const existing = await (asked.kind === "minutes"
    ? query.where("sessionId", "=", asked.sessionId)
    : asked.kind === "meetingForm"
      ? query.where("meetingId", "=", asked.meetingId)
      : query.where("proposalId", "=", asked.proposalId)
  ).executeTakeFirst();
  return existing?.id ?? null;
}
