import { crc32 } from "node:zlib";

/** A ZIP that holds files of a few bytes under some names, stored and not compressed. */
export function docxOf(names: readonly string[]): Buffer {
  const content = Buffer.from("<w/>");
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const bytes = Buffer.from(name);
    const sizes = Buffer.alloc(14);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(content.length, 4);
    sizes.writeUInt32LE(content.length, 8);
    sizes.writeUInt16LE(bytes.length, 12);
    const local = Buffer.concat([
      Buffer.from("504b03041400000000000000 0000".replaceAll(" ", ""), "hex"),
      sizes,
      Buffer.alloc(2),
      bytes,
      content,
    ]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    sizes.copy(entry, 16, 0, 14);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, bytes);
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}
