/** A file that belongs to a published record, ready to be stored once and served for ever. */
export type ExportedFile = {
  readonly name: "record.json" | "record.pdf" | "body.html";
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};
