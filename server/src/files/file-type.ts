/** A kind of file that is kept: a paper for an agenda, the scan of a signature. */
export type FileType = { readonly mediaType: string; readonly ending: string };

const pdf: FileType = { mediaType: "application/pdf", ending: "pdf" };
const docx: FileType = {
  mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ending: "docx",
};
const png: FileType = { mediaType: "image/png", ending: "png" };
const jpeg: FileType = { mediaType: "image/jpeg", ending: "jpg" };
const webp: FileType = { mediaType: "image/webp", ending: "webp" };

/** What a file is by its content, whatever it is called; null when it is none of the kinds that are kept. */
export function fileTypeOf(bytes: Buffer): FileType | null {
  const begins = (...octets: readonly number[]) => octets.every((octet, index) => bytes[index] === octet);
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return pdf;
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return png;
  if (begins(0xff, 0xd8, 0xff)) return jpeg;
  if (
    bytes.subarray(0, 4).toString("latin1") === "RIFF" &&
    bytes.subarray(8, 12).toString("latin1") === "WEBP"
  ) {
    return webp;
  }
  if (begins(0x50, 0x4b, 0x03, 0x04) && isDocx(bytes)) return docx;
  return null;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** Names looked at in a ZIP's directory; a word processor writes a few dozen. */
const mostEntries = 4000;

/** Whether a ZIP's directory is that of a DOCX without macros. Nothing is unpacked, so there is nothing to blow up. */
function isDocx(bytes: Buffer): boolean {
  const names = zipNames(bytes);
  if (names === null) return false;
  return (
    names.has("[Content_Types].xml") && names.has("word/document.xml") && !names.has("word/vbaProject.bin")
  );
}

function zipNames(bytes: Buffer): ReadonlySet<string> | null {
  // The end record is followed by a comment of at most 64 KB.
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  let end = -1;
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === endOfDirectory) {
      end = at;
      break;
    }
  }
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) return null;
  const names = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    const rest = bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    names.add(bytes.subarray(at + 46, at + 46 + nameLength).toString("utf8"));
    at += 46 + nameLength + rest;
  }
  return names;
}
