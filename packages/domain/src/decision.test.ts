import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  completesDecision,
  type DecisionMode,
  decisionModes,
  judgeDecision,
  type PartyPosition,
  type Position,
  positions,
} from "./decision.ts";
import { type Party, parties } from "./party.ts";

const says = (party: Party, position: Position): PartyPosition => ({
  party,
  position,
  reservation: "",
  dissent: "",
});
const verdictOf = (mode: DecisionMode, present: readonly Party[], ...said: PartyPosition[]) => {
  const verdict = judgeDecision({ mode, present, said });
  return verdict.verdict === "refused" ? verdict.code : verdict.verdict;
};

test("DE-1: who says nothing is for, and no seat speaks twice on the same words", () => {
  const verdict = judgeDecision({ mode: "consensus", present: parties, said: [] });
  expect(verdict).toMatchObject({
    verdict: "adopted",
    positions: parties.map((party) => says(party, "for")),
  });
  const twice = [says("institute", "for"), says("institute", "against")];
  expect(verdictOf("vote", parties, ...twice)).toBe("seat_votes_twice");
});

test("DE-2: in session nothing is decided without quorum, and a party that is there is not absent", () => {
  for (const mode of ["consensus", "vote", "noAgreement"] as const) {
    expect(verdictOf(mode, ["government", "institute"])).toBe("quorum_missing");
    expect(verdictOf(mode, parties, says("institute", "absent"))).toBe("position_against_roll");
  }
});

test("DE-3: consensus is that no party is against; an abstention does not break it", () => {
  expect(verdictOf("consensus", parties, says("institute", "abstain"))).toBe("adopted");
  expect(verdictOf("consensus", parties, says("institute", "against"))).toBe("no_consensus");
});

test("DE-4: a vote takes two of the three seats", () => {
  expect(verdictOf("vote", parties, says("institute", "against"))).toBe("adopted");
  const one = [says("institute", "against"), says("government", "abstain")];
  expect(verdictOf("vote", parties, ...one)).toBe("no_majority");
});

test("DE-5: in a written procedure silence is for, and nobody has to be present", () => {
  expect(verdictOf("writtenProcedure", [])).toBe("adopted");
  expect(verdictOf("writtenProcedure", [], says("institute", "absent"))).toBe("adopted");
  expect(verdictOf("writtenProcedure", [], says("institute", "against"))).toBe("no_consensus");
  const two = [says("institute", "abstain"), says("government", "absent")];
  expect(verdictOf("writtenProcedure", [], ...two)).toBe("no_majority");
});

test("DE-6: without agreement the positions are kept, when there is one that is not for", () => {
  expect(verdictOf("noAgreement", parties, says("civilSociety", "against"))).toBe("noAgreement");
  expect(verdictOf("noAgreement", parties)).toBe("nobody_disagrees");
});

describe("whatever is said", () => {
  const anySaid = fc.array(
    fc
      .record({ party: fc.constantFrom(...parties), position: fc.constantFrom(...positions) })
      .map(({ party, position }) => says(party, position)),
    { maxLength: 4 },
  );
  test("DE-1, DE-3, DE-4: what stands has one voice a party, two for it at least by vote, and none against by consensus", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...decisionModes),
        fc.subarray([...parties]),
        anySaid,
        (mode, present, said) => {
          const verdict = judgeDecision({ mode, present, said });
          if (verdict.verdict === "refused") return;
          expect(verdict.positions.map(({ party }) => party)).toEqual(parties);
          for (const voice of said) expect(verdict.positions).toContainEqual(voice);
          const count = (position: Position) =>
            verdict.positions.filter((voice) => voice.position === position).length;
          expect(verdict.verdict).toBe(mode === "noAgreement" ? "noAgreement" : "adopted");
          if (mode !== "writtenProcedure") expect(present).toHaveLength(3);
          if (mode === "consensus" || mode === "writtenProcedure") expect(count("against")).toBe(0);
          if (mode === "vote") expect(count("for")).toBeGreaterThanOrEqual(2);
        },
      ),
    );
  });
});

test("DE-7: reservation and dissent are kept with the voice of their party, word for word", () => {
  const reserved = { ...says("institute", "for"), reservation: "Con la reserva del presupuesto." };
  const against = { ...says("government", "against"), dissent: "Falta sustento legal." };
  const verdict = judgeDecision({ mode: "vote", present: parties, said: [against, reserved] });
  expect(verdict).toEqual({
    verdict: "adopted",
    positions: [against, reserved, says("civilSociety", "for")],
  });
});

test("DE-8: told again is the same mode with the same positions; words beside them may be more", () => {
  const decided = { mode: "consensus", positions: parties.map((party) => says(party, "for")) } as const;
  const reserved = { ...says("institute", "for"), reservation: "Con la reserva del presupuesto." };
  expect(completesDecision(decided, { mode: "consensus", said: [] })).toBe(true);
  expect(completesDecision(decided, { mode: "consensus", said: [reserved] })).toBe(true);
  expect(completesDecision(decided, { mode: "vote", said: [] })).toBe(false);
  expect(completesDecision(decided, { mode: "consensus", said: [says("institute", "against")] })).toBe(false);
});
