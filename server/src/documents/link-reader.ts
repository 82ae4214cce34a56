import type { DocumentKind, DocumentState } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";
import { publishedAddress } from "../publication/address.ts";

export type DocumentLink = {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly state: DocumentState;
  /** Seats that signed the record in force. */
  readonly signed: number;
  readonly refused: boolean;
  /** Path on the portal, or null before publication. */
  readonly address: string | null;
};

/** The documents of sessions, meetings or proposal texts, by what they are of; all of them, or those of some `ids`. */
export async function documentLinks(
  db: Reading,
  of: "sessionId" | "meetingId" | "proposalId",
  ids: readonly string[] | null = null,
): Promise<ReadonlyMap<string, DocumentLink>> {
  if (ids?.length === 0) return new Map();
  const rows = await db
    .selectFrom("documents")
    .leftJoin("records", (join) =>
      join.onRef("records.documentId", "=", "documents.id").on("records.supersededAt", "is", null),
    )
    .leftJoin("publications", "publications.recordId", "records.id")
    .select([
      "documents.id",
      "documents.kind",
      "documents.state",
      `documents.${of} as subject`,
      "publications.slug",
    ])
    .where(`documents.${of}`, "is not", null)
    .where("documents.kind", "!=", "commitmentDraft")
    .$if(ids !== null, (query) => query.where(`documents.${of}`, "in", ids ?? []))
    .execute();
  const documentIds = rows.map(({ id }) => id);
  if (documentIds.length === 0) return new Map();
  const decided = await db
    .selectFrom("signatures")
    .innerJoin("records", "records.id", "signatures.recordId")
    .select(["records.documentId", "signatures.decision"])
    .where("records.supersededAt", "is", null)
    .$if(ids !== null, (query) => query.where("records.documentId", "in", documentIds))
    .execute();
  const byDocument = Map.groupBy(decided, ({ documentId }) => documentId);
  const links = new Map<string, DocumentLink>();
  for (const { id, kind, state, subject, slug } of rows) {
    if (subject === null) continue;
    const decisions = byDocument.get(id) ?? [];
    links.set(subject, {
      documentId: id,
      kind,
      state,
      signed: decisions.filter(({ decision }) => decision === "sign").length,
      refused: decisions.some(({ decision }) => decision === "refuse"),
      address: slug === null ? null : publishedAddress(slug),
    });
  }
  return links;
}
