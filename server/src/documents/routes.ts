import { endpoints } from "@minuta/contract";
import type { Context } from "../context.ts";
import type { Bind } from "../http/bind.ts";
import { requireTakingPart } from "../organizations/taking-part.ts";
import { createDocument } from "./create-document.ts";
import { livePerson } from "./live-authority.ts";
import { readDocument } from "./read-document.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { readableDocument, readableDocuments } from "./reader.ts";
import { recordAttendance } from "./record-attendance.ts";

const listed = 200;

export function bindDocuments(bind: Bind, context: Context): void {
  bind(endpoints.listDocuments, async ({ by, query }) => {
    requireTakingPart(by);
    const documents = await readableDocuments(context.db, by, query, listed);
    return {
      documents: documents.map(({ row: { id, kind, state, language, title, key, sample, changedAt } }) => ({
        id,
        kind,
        state,
        language,
        title,
        key,
        sample,
        changedAt,
      })),
    };
  });
  bind(endpoints.createDocument, async ({ by, body }) => ({
    documentId: await createDocument(context, by, body),
  }));
  bind(endpoints.readDocument, ({ by, params }) => readDocument(context, by, params.documentId));
  bind(endpoints.readSnapshot, ({ by, params }, exchange) =>
    readSnapshot(context, by, params.documentId, exchange),
  );
  bind(endpoints.issueTicket, async ({ by, params }) => {
    await readableDocument(context.db, by, params.documentId);
    const person = await livePerson(context.db, by, context.clock());
    const { ticket, expiresAt } = await context.tickets.issue(person, params.documentId);
    return { ticket, expiresAt: expiresAt.toISOString() };
  });
  bind(endpoints.recordAttendance, ({ by, params, body }) =>
    recordAttendance(context, by, params.documentId, params.party, body),
  );
}
