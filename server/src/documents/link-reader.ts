import type { DocumentKind, DocumentState } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";

export type DocumentLink = {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly state: DocumentState;
};

/** The documents of sessions, meetings or proposal texts, by what they are of. */
export async function documentLinks(
  db: Reading,
  of: "sessionId" | "meetingId" | "proposalId",
): Promise<ReadonlyMap<string, DocumentLink>> {
  const rows = await db
    .selectFrom("documents")
    .select(["id", "kind", "state", of])
    .where(of, "is not", null)
    .where("kind", "!=", "commitmentDraft")
    .execute();
  const links = new Map<string, DocumentLink>();
  for (const row of rows) {
    const subject = row[of];
    if (subject !== null) links.set(subject, { documentId: row.id, kind: row.kind, state: row.state });
  }
  return links;
}
