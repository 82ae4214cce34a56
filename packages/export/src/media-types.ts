import type { ExportedFileName } from "./exported-file.ts";

const mediaTypes: Readonly<Record<ExportedFileName, string>> = {
  "record.json": "application/json",
  "record.pdf": "application/pdf",
  "record.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "record.md": "text/markdown; charset=utf-8",
  "record.html": "text/html; charset=utf-8",
  "resolutions.csv": "text/csv; charset=utf-8; header=present",
  "attendance.csv": "text/csv; charset=utf-8; header=present",
  "record.akn.xml": "application/akn+xml",
  "record.jsonld": "application/ld+json",
  "body.html": "text/html; charset=utf-8",
};

/** The media type under which a file of a published record is served. */
export function mediaTypeOf(name: ExportedFileName): string {
  return mediaTypes[name];
}
