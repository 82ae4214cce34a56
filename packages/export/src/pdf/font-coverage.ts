/**
 * The code points that a TrueType or OpenType font has a glyph for, from its `cmap` table (formats 4 and 12, which hold
 * every character of the fonts used here). Throws `RangeError` when the bytes are no such font.
 */
export function fontCoverage(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const covered = new Set<number>();
  const cmap = tableOffset(view, "cmap");
  const encodings = view.getUint16(cmap + 2);
  for (let index = 0; index < encodings; index += 1) {
    const subtable = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(subtable);
    if (format === 4) readSegments(view, subtable, covered);
    if (format === 12) readGroups(view, subtable, covered);
  }
  return covered;
}

function tableOffset(view: DataView, tag: string): number {
  const tables = view.getUint16(4);
  for (let index = 0; index < tables; index += 1) {
    const entry = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new RangeError(`the font has no ${tag} table`);
}

function readSegments(view: DataView, subtable: number, covered: Set<number>): void {
  const doubled = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = view.getUint16(ends + segment);
    const start = view.getUint16(starts + segment);
    const offset = view.getUint16(offsets + segment);
    for (let point = start; point <= end && point < 0xffff; point += 1) {
      const glyph =
        offset === 0
          ? (point + view.getUint16(deltas + segment)) & 0xffff
          : view.getUint16(offsets + segment + offset + (point - start) * 2);
      if (glyph !== 0) covered.add(point);
    }
  }
}

function readGroups(view: DataView, subtable: number, covered: Set<number>): void {
  const groups = view.getUint32(subtable + 12);
  for (let group = 0; group < groups; group += 1) {
    const at = subtable + 16 + group * 12;
    const end = Math.min(view.getUint32(at + 4), 0x10ffff);
    for (let point = view.getUint32(at); point <= end; point += 1) covered.add(point);
  }
}
