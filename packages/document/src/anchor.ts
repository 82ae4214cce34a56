import * as Y from "yjs";
import { proseOf } from "./y-layout.ts";

/** A place in a live text that moves with it: an encoded Yjs relative position, base64url. */
export type Anchor = string;

export const maxAnchorLength = 400;

export function encodeAnchor(position: Y.RelativePosition): Anchor {
  return toBase64Url(Y.encodeRelativePosition(position));
}

/** The position that an anchor stands for, or null when the string is not one. */
export function decodeAnchor(anchor: string): Y.RelativePosition | null {
  if (anchor.length > maxAnchorLength || !/^[A-Za-z0-9_-]+$/.test(anchor)) return null;
  try {
    return Y.decodeRelativePosition(fromBase64Url(anchor));
  } catch {
    return null;
  }
}

/** Whether the anchor still points at something inside the text of `doc`. */
export function resolvesIn(doc: Y.Doc, anchor: Anchor): boolean {
  const position = decodeAnchor(anchor);
  if (position === null) return false;
  const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc);
  if (absolute === null) return false;
  let type: Y.AbstractType<unknown> | null = absolute.type as Y.AbstractType<unknown>;
  const prose = proseOf(doc) as unknown as Y.AbstractType<unknown>;
  while (type !== null && type !== prose) type = type.parent as Y.AbstractType<unknown> | null;
  return type === prose;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** RFC 4648 section 5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let out = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const digits = Math.min(bytes.length - index, 3) + 1;
    for (let digit = 0; digit < digits; digit += 1) out += alphabet[(group >> (18 - 6 * digit)) & 63];
  }
  return out;
}

/** Inverse of `toBase64Url`; throws `RangeError` on a character outside the alphabet. */
export function fromBase64Url(encoded: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((encoded.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of encoded) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) throw new RangeError("not base64url");
    bits = ((bits << 6) | digit) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[at] = (bits >> held) & 255;
      at += 1;
    }
  }
  return bytes;
}
