import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import { english } from "./english.ts";
import { type MessageKey, spanish } from "./spanish.ts";

type Token = ReturnType<typeof compileMessageOrThrow>[number];

/** Each place of a sentence with its kind and the cases it tells apart; `plural` cases differ by language. */
function places(tokens: readonly Token[], into = new Set<string>()): Set<string> {
  for (const token of tokens) {
    if (typeof token === "string") continue;
    const [name, kind = "value", cases] = token;
    if (typeof cases !== "object" || cases === null) {
      into.add(`${name} ${kind}`);
      continue;
    }
    const { offset: _, ...branches } = cases as Record<string, readonly Token[]>;
    into.add(
      kind === "select" ? `${name} select ${Object.keys(branches).sort().join("|")}` : `${name} ${kind}`,
    );
    for (const branch of Object.values(branches)) places(branch, into);
  }
  return into;
}

const keys = Object.keys(spanish) as MessageKey[];

test("both languages have the same keys", () => {
  expect(Object.keys(english).sort()).toEqual(keys.toSorted());
});

test.each(keys)("%s is well formed and takes the same values in both languages", (key) => {
  expect(spanish[key].trim()).not.toBe("");
  expect(english[key].trim()).not.toBe("");
  expect(places(compileMessageOrThrow(english[key]))).toEqual(places(compileMessageOrThrow(spanish[key])));
});
