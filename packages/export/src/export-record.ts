import type { PublishedRecord } from "@minuta/record";
import { recordBodyHtml } from "./body-html.ts";
import type { ExportedFile } from "./exported-file.ts";
import { printRecord } from "./pdf/print-record.ts";
import { typeset } from "./pdf/typesetter.ts";
import { recordJson } from "./record-json.ts";

/**
 * Every file of a published record. The same record always gives the same bytes. The PDF is set in a worker thread, one
 * at a time. Throws `UnknownTextError` when the text holds what a format does not know, `TypesettingError` when the PDF
 * cannot be made; there are all files or none.
 */
export async function exportRecord(published: PublishedRecord): Promise<ExportedFile[]> {
  const body = recordBodyHtml(published);
  const pdf = await typeset(printRecord(published));
  return [
    { name: "record.json", mediaType: "application/json", bytes: recordJson(published) },
    { name: "record.pdf", mediaType: "application/pdf", bytes: pdf },
    { name: "body.html", mediaType: "text/html; charset=utf-8", bytes: new TextEncoder().encode(body) },
  ];
}
