import type { DocumentSubject } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";
import { findDocument } from "../documents/reader.ts";

/** The document by which `can` decides about a commitment: its own, or a draft for one that came from elsewhere. */
export async function adoptionSubject(db: Reading, documentId: string | null): Promise<DocumentSubject> {
  const document = documentId === null ? null : await findDocument(db, documentId);
  return (
    document?.subject ?? { type: "document", kind: "commitmentDraft", state: "draft", organizationIds: [] }
  );
}
