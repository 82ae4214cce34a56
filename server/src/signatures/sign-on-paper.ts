import type { IncomingMessage } from "node:http";
import { type endpoints, largestScan, type QueryOf } from "@minuta/contract";
import { can, workflowOf } from "@minuta/domain";
import { type SignedStatement, sealStatement } from "@minuta/record";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { fileTypeOf } from "../files/file-type.ts";
import { readAtMost } from "../files/read-at-most.ts";
import { Refusal } from "../refusal.ts";
import { recordInForce, recordSummary } from "./record-reader.ts";
import { insertSignature } from "./sign-document.ts";
import { recordToDecide, wordsMarkedIn } from "./state-decision.ts";

type Asked = QueryOf<typeof endpoints.signOnPaper>;

/**
 * Writes down what a seat decided on paper. The scan is on disk before a row names it; what was signed is seen on the paper
 * alone, and is shown as paper wherever the signature is shown.
 */
export async function signOnPaper(
  context: Context,
  by: SignedIn,
  documentId: string,
  asked: Asked,
  request: IncomingMessage,
) {
  const { row, subject } = await readableDocument(context.db, by, documentId);
  if (!can(by.actor, "document.close", subject)) throw new Refusal("forbidden");
  if (workflowOf(row.kind)?.signsAs === "author") throw new Refusal("author_signs_by_passkey");
  await recordToDecide(context.db, row, asked);
  const bytes = await readAtMost(request, largestScan);
  const type = fileTypeOf(bytes);
  if (type === null || type.ending === "docx") throw new Refusal("scan_type_refused");
  const scan = { digest: await context.files.put(bytes), mediaType: type.mediaType, size: bytes.length };
  const record = await context.db.transaction().execute(async (transaction) => {
    const { row: now } = await readableDocument(transaction, by, documentId);
    const inForce = await recordToDecide(transaction, now, asked);
    const { manifest, disclosures } = sealStatement(
      {
        digest: inForce.digest,
        key: inForce.key,
        kind: now.kind,
        version: inForce.version,
        party: asked.party,
        capacity: asked.capacity,
        decision: asked.decision,
        office: asked.office,
        reason: asked.reason ?? "",
        nonce: context.newSalt(),
        at: context.clock().toISOString(),
      },
      context.newSalt,
      wordsMarkedIn(inForce),
    );
    const signed: SignedStatement = { means: "paper", statement: manifest, disclosures, scan };
    await insertSignature(context, transaction, by, { inForce, row: now, signed, mandateId: null });
    return recordInForce(transaction, documentId);
  });
  if (record === null) throw new Refusal("document_not_closed");
  context.live.hint(documentId, { changed: "document" });
  return recordSummary(record);
}

/** The scan of a seat's signature on paper. */
export async function readScan(context: Context, by: SignedIn, documentId: string, party: string) {
  await readableDocument(context.db, by, documentId);
  const record = await recordInForce(context.db, documentId);
  const scan = record?.signatures.find((signature) => signature.party === party)?.scan ?? null;
  const bytes = scan === null ? null : await context.files.read(scan.digest);
  if (scan === null || bytes === null) throw new Refusal("not_found");
  return {
    bytes,
    mediaType: scan.mediaType,
    fileName: `${record?.key ?? ""} ${party}.${endingOf(scan.mediaType)}`,
  };
}

function endingOf(mediaType: string): string {
  return mediaType === "image/jpeg" ? "jpg" : (mediaType.split("/")[1] ?? "bin");
}
