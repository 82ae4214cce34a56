import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SeatOutcome, Step } from "./document-state.ts";
import {
  documentStates,
  isFullySigned,
  judgeErratumWithdrawal,
  judgeStep,
  signedCount,
} from "./document-state.ts";
import { parties } from "./party.ts";

const signed: readonly SeatOutcome[] = parties.map((party) => ({ party, decision: "sign" }));
const refused: readonly SeatOutcome[] = [
  { party: "government", decision: "sign" },
  { party: "civilSociety", decision: "refuse" },
];
const allowed = { verdict: "allowed" };
const alreadyDone = { verdict: "alreadyDone" };
const no = (code: string) => ({ verdict: "refused", code });

describe("LI-1: no step is skipped", () => {
  test("a draft is closed, and neither signed nor published", () => {
    expect(judgeStep("close", "minutes", "draft", [])).toEqual(allowed);
    expect(judgeStep("sign", "minutes", "draft", [])).toEqual(no("document_not_closed"));
    expect(judgeStep("publish", "minutes", "draft", signed)).toEqual(no("document_not_closed"));
  });

  test("each step is allowed in exactly one state", () => {
    const steps: readonly Step[] = ["close", "sign", "publish"];
    const where = steps.map((step) =>
      documentStates.filter((state) => judgeStep(step, "minutes", state, signed).verdict === "allowed"),
    );
    expect(where).toEqual([["draft"], ["forSignature"], ["signed"]]);
  });
});

test("LI-2: what is already so is harmless", () => {
  expect(judgeStep("close", "minutes", "forSignature", [])).toEqual(alreadyDone);
  expect(judgeStep("reopen", "minutes", "draft", [])).toEqual(alreadyDone);
  expect(judgeStep("publish", "minutes", "published", signed)).toEqual(alreadyDone);
});

test("LI-4: the count is what was signed, and only three of three is complete", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          party: fc.constantFrom(...parties),
          decision: fc.constantFrom("sign" as const, "refuse" as const),
        }),
      ),
      (outcomes) => {
        const seats = new Set(
          outcomes.filter(({ decision }) => decision === "sign").map(({ party }) => party),
        );
        expect(signedCount("minutes", outcomes)).toBe(seats.size);
        expect(isFullySigned("minutes", outcomes)).toBe(seats.size === 3);
      },
    ),
  );
});

test("LI-5: a refusal allows reopening before the third signature, and nothing else does", () => {
  expect(judgeStep("reopen", "minutes", "forSignature", refused)).toEqual(allowed);
  expect(judgeStep("reopen", "minutes", "forSignature", signed.slice(0, 2))).toEqual(no("nobody_objected"));
  expect(judgeStep("reopen", "minutes", "signed", signed)).toEqual(no("document_already_signed"));
  expect(judgeStep("reopen", "minutes", "published", signed)).toEqual(no("document_already_signed"));
});

test("LI-6: only three signatures are published, whatever the state says", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("forSignature" as const, "signed" as const),
      fc.subarray([...signed]),
      (state, outcomes) => {
        const verdict = judgeStep("publish", "minutes", state, outcomes);
        const complete = state === "signed" && outcomes.length === 3;
        expect(verdict).toEqual(complete ? allowed : no("signatures_missing"));
      },
    ),
  );
});

test("a signed or published document is not closed again and takes no signature", () => {
  for (const state of ["signed", "published"] as const) {
    expect(judgeStep("close", "minutes", state, signed)).toEqual(no("document_already_signed"));
    expect(judgeStep("sign", "minutes", state, signed)).toEqual(no("document_already_signed"));
  }
});

test("LI-11: an erratum is withdrawn while it is a draft in which nothing was decided", () => {
  expect(judgeErratumWithdrawal("draft", { isBegun: true, isDecided: false })).toEqual(allowed);
  for (const state of documentStates)
    for (const isDecided of [true, false])
      for (const isBegun of [true, false]) {
        if (state === "draft" && isBegun && !isDecided) continue;
        const code = !isBegun ? "no_erratum" : state === "draft" ? "erratum_decided" : "erratum_closed";
        expect(judgeErratumWithdrawal(state, { isBegun, isDecided })).toEqual({ verdict: "refused", code });
      }
});
