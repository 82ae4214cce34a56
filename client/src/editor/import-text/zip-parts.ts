import { Inflate } from "fflate";
import { ImportRefusal } from "./imported-text.ts";

export type ZipLimits = { readonly maxParts: number; readonly maxUnpacked: number };

type Part = {
  readonly method: number;
  readonly isSecret: boolean;
  readonly packed: number;
  readonly at: number;
};

const endMark = 0x06054b50;
const directoryMark = 0x02014b50;
const partMark = 0x04034b50;
const endSize = 22;
const maxRemark = 0xffff;
/** Deflate grows by a thousand at most, so what one push unpacks stays near a megabyte. */
const packedAtOnce = 1024;

/**
 * Parts of a ZIP file by its directory (APPNOTE 6.3). Nothing is unpacked but what is asked for, and everything unpacked
 * is counted as it comes out: the sizes that a file claims are never believed. Throws `ImportRefusal`.
 */
export class ZipParts {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #parts = new Map<string, Part>();
  #left: number;

  constructor(bytes: Uint8Array, limits: ZipLimits) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#left = limits.maxUnpacked;
    try {
      this.#readDirectory(limits.maxParts);
    } catch (error) {
      // Reading beyond the end.
      if (error instanceof RangeError) throw new ImportRefusal("broken");
      throw error;
    }
  }

  get names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** Unpacks a part; null when there is none of that name. */
  read(name: string): Uint8Array | null {
    const part = this.#parts.get(name);
    if (part === undefined) return null;
    const packed = this.#packed(part);
    if (part.method === 0) {
      this.#count(packed.length);
      return packed;
    }
    const pieces: Uint8Array[] = [];
    const inflate = new Inflate((piece) => {
      this.#count(piece.length);
      pieces.push(piece);
    });
    try {
      for (let at = 0; at < packed.length; at += packedAtOnce) {
        const next = Math.min(at + packedAtOnce, packed.length);
        inflate.push(packed.subarray(at, next), next === packed.length);
      }
    } catch (error) {
      if (error instanceof ImportRefusal) throw error;
      throw new ImportRefusal("broken");
    }
    return joined(pieces);
  }

  #count(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new ImportRefusal("tooMuchInside");
  }

  #readDirectory(maxParts: number): void {
    const end = this.#end();
    const count = this.#view.getUint16(end + 10, true);
    if (count > maxParts) throw new ImportRefusal("tooManyParts");
    let at = this.#view.getUint32(end + 16, true);
    const decoder = new TextDecoder();
    for (let index = 0; index < count; index += 1) {
      if (this.#view.getUint32(at, true) !== directoryMark) throw new ImportRefusal("broken");
      const nameLength = this.#view.getUint16(at + 28, true);
      const next = at + 46 + nameLength;
      this.#parts.set(decoder.decode(this.#bytes.subarray(at + 46, next)), {
        isSecret: (this.#view.getUint16(at + 8, true) & 1) === 1,
        method: this.#view.getUint16(at + 10, true),
        packed: this.#view.getUint32(at + 20, true),
        at: this.#view.getUint32(at + 42, true),
      });
      at = next + this.#view.getUint16(at + 30, true) + this.#view.getUint16(at + 32, true);
    }
  }

  /** Where the end of the directory stands: last in the file, but for a remark. */
  #end(): number {
    const last = this.#bytes.length - endSize;
    for (let at = last; at >= Math.max(0, last - maxRemark); at -= 1) {
      if (this.#view.getUint32(at, true) === endMark) return at;
    }
    throw new ImportRefusal("broken");
  }

  #packed(part: Part): Uint8Array {
    const { at, packed, method, isSecret } = part;
    const start = at + 30;
    if (isSecret || (method !== 0 && method !== 8) || start > this.#bytes.length)
      throw new ImportRefusal("broken");
    if (this.#view.getUint32(at, true) !== partMark) throw new ImportRefusal("broken");
    const from = start + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true);
    if (from + packed > this.#bytes.length) throw new ImportRefusal("broken");
    return this.#bytes.subarray(from, from + packed);
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
