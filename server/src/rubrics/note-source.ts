import type { IncomingMessage } from "node:http";
import { type endpoints, largestSource, type QueryOf } from "@minuta/contract";
import { can } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { addEvent } from "../events/add-event.ts";
import { attachmentName } from "../files/attachment-name.ts";
import { fileTypeOf } from "../files/file-type.ts";
import { readAtMost } from "../files/read-at-most.ts";
import { Refusal } from "../refusal.ts";
import { sourceVersionsOf } from "./sources-reader.ts";

type Asked = QueryOf<typeof endpoints.noteSource>;
type KeptFile = { readonly fileName: string; readonly mediaType: string; readonly size: number };

const mostVersions = 100;

/**
 * Notes the version of the source that a translation is of, or later that there is a newer one (rules WF-5 and WF-6); in
 * any state of the text, since nobody asks it when a source changes. A file is on disk before a row names it.
 */
export async function noteSource(
  context: Context,
  by: SignedIn,
  documentId: string,
  asked: Asked,
  request: IncomingMessage,
): Promise<void> {
  const { subject } = await readableDocument(context.db, by, documentId);
  if (!can(by.actor, "translation.noteSource", subject)) throw new Refusal("forbidden");
  const { digest, kept } = await keepFile(context, asked, await readAtMost(request, largestSource));
  await context.db.transaction().execute(async (transaction) => {
    const { row } = await readableDocument(transaction, by, documentId);
    const versions = await sourceVersionsOf(transaction, documentId);
    if (versions.length >= mostVersions) throw new Refusal("sources_full");
    const newest = versions.at(-1);
    if (newest?.digest === digest) throw new Refusal("source_unchanged");
    const at = context.clock().toISOString();
    const ordinal = (newest?.ordinal ?? 0) + 1;
    const { title, address, version, datedOn, language } = asked;
    await transaction
      .insertInto("source_versions")
      .values({
        documentId,
        ordinal,
        title,
        address,
        version,
        datedOn,
        language,
        digest,
        ...(kept ?? { fileName: null, mediaType: null, size: null }),
        notedAt: at,
        notedBy: by.user.userId,
      })
      .execute();
    // The first one is what the draft translates; a newer one is for its writers to choose.
    if (row.sourceOrdinal === null) {
      await transaction
        .updateTable("documents")
        .set({ sourceOrdinal: ordinal, changedAt: at })
        .where("id", "=", documentId)
        .execute();
    }
    await addEvent(transaction, {
      at,
      type: "translation.sourceNoted",
      by: { userId: by.user.userId, signInId: by.signInId },
      subjectId: documentId,
      data: { ordinal, digest },
    });
  });
  context.live.hint(documentId, { changed: "document" });
}

async function keepFile(
  context: Pick<Context, "files">,
  asked: Asked,
  bytes: Buffer,
): Promise<{ readonly digest: string; readonly kept: KeptFile | null }> {
  if (bytes.length === 0) {
    if (asked.digest === undefined) throw new Refusal("source_digest_missing");
    return { digest: asked.digest, kept: null };
  }
  const type = fileTypeOf(bytes);
  if (type === null) throw new Refusal("file_type_refused");
  const digest = await context.files.put(bytes);
  if (asked.digest !== undefined && asked.digest !== digest) throw new Refusal("source_digest_other");
  const fileName = attachmentName(asked.fileName ?? asked.title, type);
  return { digest, kept: { fileName, mediaType: type.mediaType, size: bytes.length } };
}

/** The file of a version of a source. */
export async function readSourceFile(context: Context, by: SignedIn, documentId: string, ordinal: number) {
  await readableDocument(context.db, by, documentId);
  const source = await context.db
    .selectFrom("source_versions")
    .select(["fileName", "mediaType", "digest"])
    .where("documentId", "=", documentId)
    .where("ordinal", "=", ordinal)
    .executeTakeFirst();
  if (source === undefined || source.fileName === null || source.mediaType === null)
    throw new Refusal("not_found");
  const bytes = await context.files.read(source.digest);
  if (bytes === null) throw new Refusal("not_found");
  return { bytes, fileName: source.fileName, mediaType: source.mediaType };
}
