import { endpoints } from "@minuta/contract";
import type { Json } from "@minuta/record";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { attachmentHeader } from "../files/attachment-header.ts";
import type { Bind } from "../http/bind.ts";
import { Refusal } from "../refusal.ts";
import { closeDocument } from "./close-document.ts";
import { closingCheck } from "./closing-check.ts";
import { recordInForce, recordSummary } from "./record-reader.ts";
import { remindSignatures } from "./remind-signatures.ts";
import { reopenDocument } from "./reopen-document.ts";
import { signDocument } from "./sign-document.ts";
import { readScan, signOnPaper } from "./sign-on-paper.ts";
import { signatureBoard } from "./signature-board.ts";
import { startErratum } from "./start-erratum.ts";
import { stateDecision } from "./state-decision.ts";
import { withdrawErratum } from "./withdraw-erratum.ts";

export function bindSignatures(bind: Bind, context: Context): void {
  bind(endpoints.closingCheck, ({ by, params }) => closingCheck(context, by, params.documentId));
  bind(endpoints.closeDocument, ({ by, params }) => closeDocument(context, by, params.documentId));
  bind(endpoints.reopenDocument, async ({ by, params }) => {
    await reopenDocument(context, by, params.documentId);
    return {};
  });
  bind(endpoints.startErratum, async ({ by, params, body }) => {
    await startErratum(context, by, params.documentId, body.reason);
    return {};
  });
  bind(endpoints.withdrawErratum, async ({ by, params }) => {
    await withdrawErratum(context, by, params.documentId);
    return {};
  });
  bind(endpoints.readRecord, async ({ by, params }) => {
    await readableDocument(context.db, by, params.documentId);
    const record = await recordInForce(context.db, params.documentId);
    if (record === null) throw new Refusal("document_not_closed");
    const { sealed } = record;
    return {
      summary: recordSummary(record),
      content: JSON.parse(record.content),
      sealed:
        sealed === null
          ? null
          : {
              manifest: sealed.manifest,
              disclosures: sealed.disclosures.map(([salt, value]): [string, Json] => [salt, value]),
            },
    };
  });
  bind(endpoints.stateDecision, ({ by, params, body }) =>
    stateDecision(context, by, params.documentId, body),
  );
  bind(endpoints.signDocument, ({ by, params, body }) => signDocument(context, by, params.documentId, body));
  bind(endpoints.signOnPaper, ({ by, params, query }, { request }) =>
    signOnPaper(context, by, params.documentId, query, request),
  );
  bind(endpoints.readScan, async ({ by, params }, { response }) => {
    const { bytes, mediaType, fileName } = await readScan(context, by, params.documentId, params.party);
    response.set({ "content-type": mediaType, "content-disposition": attachmentHeader(fileName) }).end(bytes);
    return {};
  });
  bind(endpoints.listSignatures, async ({ by }) => ({ lines: await signatureBoard(context, by) }));
  bind(endpoints.remindSignatures, async ({ by, params }) => ({
    sent: await remindSignatures(context, by, params.documentId),
  }));
}
