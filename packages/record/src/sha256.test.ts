import { bytesToHex } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { portableSha256, sha256, sha256Hex } from "./sha256.ts";

const hex = (text: string) => text.replaceAll(" ", "");

// FIPS 180-4, examples of SHA-256.
test.each([
  ["", "e3b0c442 98fc1c14 9afbf4c8 996fb924 27ae41e4 649b934c a495991b 7852b855"],
  ["abc", "ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad"],
])("of %j is what the standard says, with a platform and without", (text, digest) => {
  const bytes = new TextEncoder().encode(text);
  expect(sha256Hex(bytes)).toBe(hex(digest));
  expect(bytesToHex(sha256(bytes))).toBe(hex(digest));
  expect(bytesToHex(portableSha256(bytes))).toBe(hex(digest));
});

test("is the same with a platform and without, in however many parts", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 }), (parts) => {
      const whole = new Uint8Array(parts.flatMap((part) => [...part]));
      const digest = portableSha256(whole);
      expect(sha256(...parts)).toEqual(digest);
      expect(portableSha256(...parts)).toEqual(digest);
      expect(sha256Hex(whole)).toBe(bytesToHex(digest));
    }),
  );
});
