import { hash } from "node:crypto";

const start = /<div class="prose" lang="[a-z]{2}(?:-[A-Z]{2})?">\n/g;
const end = "\n</div></section>";
const mostEnds = 100;

/**
 * Whether the page of a record shows, to the byte, the text whose SHA-256 the record names. A copy changes nothing in it, so that
 * the signatures reach the page too.
 */
export function showsText(page: Uint8Array, digest: string): boolean {
  const html = Buffer.from(page.buffer, page.byteOffset, page.byteLength);
  // One byte a letter: places in the text are places in the bytes.
  const letters = html.toString("latin1");
  for (const { index, 0: opening } of letters.matchAll(start)) {
    const from = index + opening.length;
    let to = letters.indexOf(end, from);
    for (let tried = 0; to >= 0 && tried < mostEnds; tried += 1) {
      if (hash("sha256", html.subarray(from, to)) === digest) return true;
      to = letters.indexOf(end, to + 1);
    }
  }
  return false;
}
