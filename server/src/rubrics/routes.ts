import { endpoints } from "@minuta/contract";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { attachmentHeader } from "../files/attachment-header.ts";
import type { Bind } from "../http/bind.ts";
import { chooseSource } from "./choose-source.ts";
import { noteSource, readSourceFile } from "./note-source.ts";
import { readRubrics } from "./read-rubrics.ts";
import { sourceOf } from "./sources-reader.ts";

export function bindRubrics(bind: Bind, context: Context): void {
  const answer = async (by: SignedIn, documentId: string) => {
    const { row } = await readableDocument(context.db, by, documentId);
    return sourceOf(context.db, row);
  };
  bind(endpoints.readRubrics, ({ by }) => readRubrics(context, by));
  bind(endpoints.noteSource, async ({ by, params, query }, { request }) => {
    await noteSource(context, by, params.documentId, query, request);
    return answer(by, params.documentId);
  });
  bind(endpoints.chooseSource, async ({ by, params, body }) => {
    await chooseSource(context, by, params.documentId, body.ordinal);
    return answer(by, params.documentId);
  });
  bind(endpoints.downloadSource, async ({ by, params }, { response }) => {
    const { bytes, mediaType, fileName } = await readSourceFile(
      context,
      by,
      params.documentId,
      Number(params.ordinal),
    );
    response.set({ "content-type": mediaType, "content-disposition": attachmentHeader(fileName) }).end(bytes);
    return {};
  });
}
