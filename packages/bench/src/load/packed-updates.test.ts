import { expect, test } from "vitest";
import { PackedUpdates } from "./packed-updates.ts";

test("updates come out as they went in, also when the memory had to grow", () => {
  const packed = new PackedUpdates();
  const large = new Uint8Array(3_000_000).fill(7);
  for (const update of [Uint8Array.of(1, 2), new Uint8Array(0), large, Uint8Array.of(3)]) packed.push(update);
  expect(packed.length).toBe(4);
  expect([...packed].map((update) => update.byteLength)).toEqual([2, 0, 3_000_000, 1]);
  expect([...packed][3]).toEqual(Uint8Array.of(3));
  expect([...packed][2]?.every((byte) => byte === 7)).toBe(true);
});
