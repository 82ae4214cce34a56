import { extractCommitments } from "@minuta/document";
import { can, type Language, namedOrganization, verifiableFaults } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { type LoadedDocument, readableDocument } from "../documents/reader.ts";
import type { LiveText } from "../live/live.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { commitmentDigest } from "./text-digest.ts";

/** The commitments of a text as it stands on disk, beside what was adopted from it. */
export async function listTextCommitments(
  context: Context,
  by: SignedIn,
  documentId: string,
  language: Language,
) {
  const document = await readableDocument(context.db, by, documentId);
  const text = await context.live.read(documentId);
  return {
    commitments: await commitmentsOfText(context.db, documentId, text),
    proposals: (await proposalsOfDocument(context.db, document.row)).map(({ id, number, ...titles }) => ({
      id,
      number,
      title: titleIn(language, titles),
    })),
    mayAdopt: can(by.actor, "commitment.adopt", document.subject),
  };
}

export async function commitmentsOfText(db: Reading, documentId: string, text: LiveText) {
  const drafts = extractCommitments(text.text);
  const adopted = await db
    .selectFrom("commitments")
    .selectAll()
    .where("documentId", "=", documentId)
    .where("state", "=", "adopted")
    .orderBy("ordinal")
    .execute();
  const agencies = await db
    .selectFrom("organizations")
    .select(["id", "name", "shortName"])
    .where("kind", "=", "agency")
    .orderBy("position")
    .execute();
  const standing = drafts.map((draft) => {
    const textDigest = commitmentDigest(draft);
    const known = adopted.find(({ blockId }) => blockId === draft.blockId);
    return {
      ...draft,
      milestones: draft.milestones.map((milestone) => ({ ...milestone })),
      textDigest,
      faults: verifiableFaults(draft).map((fault) => ({ ...fault })),
      number: known?.number ?? null,
      standing:
        known === undefined
          ? ("draft" as const)
          : known.textDigest === textDigest
            ? ("adopted" as const)
            : ("changed" as const),
      leadAgencyId: namedOrganization(draft.leadAgency, agencies)?.id ?? null,
    };
  });
  const gone = adopted.filter(({ blockId }) => !drafts.some((draft) => draft.blockId === blockId));
  const milestones =
    gone.length === 0
      ? []
      : await db
          .selectFrom("milestones")
          .select(["number", "deliverable", "startsOn", "endsOn"])
          .where(
            "number",
            "in",
            gone.map(({ number }) => number),
          )
          .orderBy("position")
          .execute();
  return [
    ...standing,
    ...gone.map((row) => ({
      blockId: row.blockId ?? "",
      title: row.title,
      leadAgency: row.leadAgency,
      supportingActors: row.supportingActors,
      publicProblem: row.publicProblem,
      solution: row.solution,
      ogpRelevance: row.ogpRelevance,
      evidence: row.evidence,
      contact: row.contact,
      startsOn: row.startsOn,
      endsOn: row.endsOn,
      milestones: milestones
        .filter(({ number }) => number === row.number)
        .map(({ deliverable, startsOn, endsOn }) => ({ deliverable, startsOn, endsOn })),
      textDigest: row.textDigest,
      faults: [],
      number: row.number,
      standing: "gone" as const,
      leadAgencyId: row.leadAgencyId,
    })),
  ];
}

/** The proposals that a draft came of or a meeting analysed. */
export async function proposalsOfDocument(db: Reading, row: LoadedDocument["row"]) {
  const query = db
    .selectFrom("proposals")
    .select(["proposals.id", "proposals.number", "proposals.titleEs", "proposals.titleEn"])
    .orderBy("proposals.number");
  if (row.proposalId !== null) return query.where("proposals.id", "=", row.proposalId).execute();
  if (row.meetingId === null) return [];
  return query
    .innerJoin("meeting_proposals", "meeting_proposals.proposalId", "proposals.id")
    .where("meeting_proposals.meetingId", "=", row.meetingId)
    .execute();
}
