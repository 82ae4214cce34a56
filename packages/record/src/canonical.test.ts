import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalBytes } from "./canonical.ts";

const text = (value: unknown) => new TextDecoder().decode(canonicalBytes(value));

it("writes every value as RFC 8785 does, also one whose members are in order already", () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: "medium" }), (value) => {
      const canonical = canonicalize(value);
      expect(text(value)).toBe(canonical);
      expect(text(JSON.parse(canonical ?? ""))).toBe(canonical);
    }),
    { numRuns: 500 },
  );
});

it("orders names by code units, numbers among them", () => {
  expect(text({ b: 1, a: -0, "10": 2, "9": 3, é: "\u007f\u2028", "\ufb33": 4, "😀": 5 })).toBe(
    '{"10":2,"9":3,"a":0,"b":1,"é":"\u007f\u2028","😀":5,"\ufb33":4}',
  );
});
