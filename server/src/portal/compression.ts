import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

export type Coding = "br" | "gzip" | "identity";

/** The best coding that an Accept-Encoding header allows (RFC 9110, 12.5.3); what is not named is not used. */
export function codingOf(header: string | string[] | undefined): Coding {
  if (header === undefined) return "identity";
  const known = codings.get(String(header));
  if (known !== undefined) return known;
  const accepted = new Set(
    String(header)
      .toLowerCase()
      .split(",")
      .map((part) => part.split(";").map((piece) => piece.trim()))
      .filter(([, weight]) => !/^q=0(?:\.0*)?$/.test(weight ?? ""))
      .map(([name]) => name),
  );
  const coding = accepted.has("br") ? "br" : accepted.has("gzip") ? "gzip" : "identity";
  if (codings.size < mostHeaders) codings.set(String(header), coding);
  return coding;
}

/** Browsers send few different headers, each of them over and over. */
const codings = new Map<string, Coding>();
const mostHeaders = 200;

/** `effort` "once" is for bytes that are kept, "often" for a page made for this request. */
export async function encode(
  bytes: Uint8Array,
  coding: Coding,
  effort: "once" | "often",
): Promise<Uint8Array> {
  switch (coding) {
    case "br":
      return brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: effort === "once" ? 11 : 5,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
        },
      });
    case "gzip":
      return deflate(bytes, { level: effort === "once" ? 9 : 6 });
    case "identity":
      return bytes;
  }
}

const mostKept = 64;
const mostBytesKept = 8 * 1024 * 1024;

/** The last results, by digest and coding; the least recently used go first. */
export class EncodedCache {
  readonly #kept = new Map<string, Uint8Array>();
  #bytes = 0;

  async encoded(
    digest: string,
    bytes: Uint8Array,
    coding: Coding,
    effort: "once" | "often",
  ): Promise<Uint8Array> {
    if (coding === "identity") return bytes;
    const name = `${digest} ${coding}`;
    const known = this.#kept.get(name);
    if (known !== undefined) {
      this.#kept.delete(name);
      this.#kept.set(name, known);
      return known;
    }
    const made = await encode(bytes, coding, effort);
    if (!this.#kept.has(name)) {
      this.#kept.set(name, made);
      this.#bytes += made.byteLength;
    }
    for (const [oldest, old] of this.#kept) {
      if (this.#kept.size <= mostKept && this.#bytes <= mostBytesKept) break;
      this.#kept.delete(oldest);
      this.#bytes -= old.byteLength;
    }
    return made;
  }
}
