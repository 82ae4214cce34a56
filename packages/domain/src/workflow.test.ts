import { describe, expect, test } from "vitest";
import { documentKinds, signedKinds } from "./document-kind.ts";
import { isFullySigned, judgeStep, signedCount } from "./document-state.ts";
import { parties } from "./party.ts";
import { signatureDecisions } from "./signature-decision.ts";
import { newerSource } from "./source-version.ts";
import { signersOf, workflowOf } from "./workflow.ts";

const signs = (...signed: readonly (typeof parties)[number][]) =>
  signed.map((party) => ({ party, decision: "sign" as const }));

describe("WF-1: each kind that becomes a record has one workflow", () => {
  test("and no other kind has one, or is ever complete", () => {
    for (const kind of documentKinds) {
      const isSigned = (signedKinds as readonly string[]).includes(kind);
      expect([kind, workflowOf(kind) !== null]).toEqual([kind, isSigned]);
      if (!isSigned) {
        expect(signersOf(kind)).toEqual([]);
        expect(isFullySigned(kind, signs(...parties))).toBe(false);
      }
    }
  });

  test("the three rubrics are three workflows", () => {
    const categories = signedKinds.map((kind) => workflowOf(kind)?.sourceCategory);
    expect(categories).toEqual(["plan", "plan", "alliance", "civilSociety"]);
  });
});

test("WF-2: the action plan's records take the three seats and every decision", () => {
  for (const kind of ["minutes", "meetingForm"] as const) {
    expect(workflowOf(kind)).toMatchObject({
      signers: parties,
      signsAs: "seat",
      decisions: signatureDecisions,
    });
  }
});

test("WF-3: a translation takes the three seats, no reservation, and is stopped by a refusal", () => {
  expect(workflowOf("translation")).toMatchObject({ signers: parties, decisions: ["sign", "refuse"] });
  expect(isFullySigned("translation", signs("government", "institute"))).toBe(false);
  const refused = [...signs("government"), { party: "civilSociety" as const, decision: "refuse" as const }];
  expect(judgeStep("publish", "translation", "forSignature", refused)).toEqual({
    verdict: "refused",
    code: "signatures_missing",
  });
  expect(judgeStep("reopen", "translation", "forSignature", refused)).toEqual({ verdict: "allowed" });
});

describe("WF-4: a communiqué takes its author's signature and no other", () => {
  test("one of one is complete; seats of other parties count nothing", () => {
    expect(signersOf("communique")).toEqual(["civilSociety"]);
    expect(signedCount("communique", signs("government", "institute"))).toBe(0);
    expect(isFullySigned("communique", signs("civilSociety"))).toBe(true);
    expect(workflowOf("communique")?.decisions).toEqual(["sign"]);
  });

  test("the author opens it again before signing, without anybody's objection, and not after", () => {
    expect(judgeStep("reopen", "communique", "forSignature", [])).toEqual({ verdict: "allowed" });
    expect(judgeStep("reopen", "communique", "signed", signs("civilSociety")).verdict).toBe("refused");
    expect(judgeStep("publish", "communique", "signed", signs("civilSociety"))).toEqual({
      verdict: "allowed",
    });
  });
});

test("WF-6: a translation is behind while a newer version was noted than the one that it is of", () => {
  const versions = [{ ordinal: 1 }, { ordinal: 3 }, { ordinal: 2 }];
  expect(newerSource(versions, 1)).toEqual({ ordinal: 3 });
  expect(newerSource(versions, 2)).toEqual({ ordinal: 3 });
  expect(newerSource(versions, 3)).toBeNull();
  expect(newerSource([], 0)).toBeNull();
});
