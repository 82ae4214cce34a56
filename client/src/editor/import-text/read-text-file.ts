import { type ImportedText, ImportRefusal } from "./imported-text.ts";
import { readDocx } from "./read-docx.ts";
import { readMarkdown } from "./read-markdown.ts";

export const largestDocx = 20 * 1024 * 1024;
export const largestMarkdown = 2 * 1024 * 1024;

/** What old Word files and those with a password begin with: a compound file. */
const compoundMark = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads a file as text of ours by the ending of its name. Its size is looked at before it is opened. Throws `ImportRefusal`. */
export async function readTextFile(file: File): Promise<ImportedText> {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? "";
  switch (ending) {
    case "docx": {
      if (file.size > largestDocx) throw new ImportRefusal("tooLarge");
      const bytes = await bytesOf(file);
      if (compoundMark.every((byte, index) => bytes[index] === byte)) throw new ImportRefusal("oldWord");
      return readDocx(bytes);
    }
    case "md":
    case "markdown":
    case "txt":
      if (file.size > largestMarkdown) throw new ImportRefusal("tooLarge");
      return readMarkdown(await bytesOf(file));
    case "doc":
      throw new ImportRefusal("oldWord");
    default:
      throw new ImportRefusal("unknownKind");
  }
}

async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // It was moved or changed after it was chosen.
    throw new ImportRefusal("broken");
  }
}
