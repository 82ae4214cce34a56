/** The files that belong to a published record, in the order in which they are made. */
export const exportedFileNames = [
  "record.json",
  "record.pdf",
  "record.docx",
  "record.md",
  "record.html",
  "resolutions.csv",
  "attendance.csv",
  "record.akn.xml",
  "record.jsonld",
  "body.html",
] as const;

export type ExportedFileName = (typeof exportedFileNames)[number];

/** A file that belongs to a published record, ready to be stored once and served for ever. */
export type ExportedFile = {
  readonly name: ExportedFileName;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};
