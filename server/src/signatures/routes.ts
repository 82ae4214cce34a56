import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import type { Bind } from "../http/bind.ts";
import { Refusal } from "../refusal.ts";
import { closeDocument } from "./close-document.ts";
import { closingCheck } from "./closing-check.ts";
import { recordInForce, recordSummary } from "./record-reader.ts";
import { reopenDocument } from "./reopen-document.ts";
import { signDocument } from "./sign-document.ts";

export function bindSignatures(bind: Bind, context: Context): void {
  bind(endpoints.closingCheck, ({ by, params }) => closingCheck(context, by, params.documentId));
  bind(endpoints.closeDocument, ({ by, params }) => closeDocument(context, by, params.documentId));
  bind(endpoints.reopenDocument, async ({ by, params }) => {
    await reopenDocument(context, by, params.documentId);
    return {};
  });
  bind(endpoints.readRecord, async ({ by, params }) => {
    await readableDocument(context.db, by, params.documentId);
    const record = await recordInForce(context.db, params.documentId);
    if (record === null) throw new Refusal("document_not_closed");
    return { summary: recordSummary(record), content: JSON.parse(record.content) };
  });
  bind(endpoints.signDocument, ({ by, params, body }) => signDocument(context, by, params.documentId, body));
}
