import { type PublishedFile, type PublishedRecord, publishedBytes, sha256Hex } from "@minuta/record";
import { akomaNtoso } from "./akn/akoma-ntoso.ts";
import { recordBodyHtml } from "./body-html.ts";
import { attendanceCsv, resolutionsCsv } from "./csv/record-csv.ts";
import { recordDocx } from "./docx/record-docx.ts";
import type { ExportedFile, ExportedFileName } from "./exported-file.ts";
import { recordJsonLd } from "./json-ld.ts";
import { recordMarkdown } from "./markdown/record-markdown.ts";
import { mediaTypeOf } from "./media-types.ts";
import { typeset } from "./pdf/typesetter.ts";
import { recordHtml } from "./record-html.ts";
import { recordJson } from "./record-json.ts";
import { wordedRecord } from "./worded/worded-record.ts";

/** What the files of a record are made from. */
export type ExportSource = {
  /** The record as far as it is public. */
  readonly published: PublishedRecord;
  /** Its permanent address, `https://host/registros/SLUG`, which files name and printed pages show as a code. */
  readonly address: string;
  /**
   * What `record.json` of a sealed record holds, but for the digests of the other files; null for a record of the formats
   * before the fourth, whose JSON is made from the record itself.
   */
  readonly sealed: PublishedFile | null;
};

/**
 * Every file of a published record, from what is public of it alone. The same record always gives the same bytes. The
 * PDF is set in a worker thread, one at a time. Throws `UnknownTextError` when the text holds what a format does not
 * know, `TypesettingError` when the PDF cannot be made; there are all files or none.
 */
export async function exportRecord({ published, address, sealed }: ExportSource): Promise<ExportedFile[]> {
  const record = wordedRecord(published, address);
  // The typesetter works while the others are made.
  const pdf = typeset(record);
  const [pdfBytes, others] = await Promise.all([pdf, otherFiles(published, record, address)]);
  const made = [file("record.pdf", pdfBytes), ...others];
  const json =
    sealed === null ? recordJson(published) : publishedBytes({ ...sealed, files: digestsOf(made) });
  return [file("record.json", json), ...made];
}

async function otherFiles(
  published: PublishedRecord,
  record: ReturnType<typeof wordedRecord>,
  address: string,
): Promise<ExportedFile[]> {
  const body = recordBodyHtml(published);
  return [
    file("record.docx", await recordDocx(record, published.publishedAt)),
    file("record.md", recordMarkdown(record)),
    file("record.html", recordHtml(published, record, body)),
    file("resolutions.csv", resolutionsCsv(published)),
    file("attendance.csv", attendanceCsv(published)),
    file("record.akn.xml", akomaNtoso(published, record)),
    file("record.jsonld", recordJsonLd(published, record, address)),
    file("body.html", body),
  ];
}

function digestsOf(files: readonly ExportedFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name, bytes }) => [name, sha256Hex(bytes)]));
}

function file(name: ExportedFileName, content: string | Uint8Array): ExportedFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { name, mediaType: mediaTypeOf(name), bytes };
}
