import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coverageOf,
  everyProposalFacts,
  judgeWithdrawal,
  type ProposalFacts,
  proposalEnd,
  proposalState,
  proposalStates,
} from "./proposal.ts";
import type { ResponseOutcome } from "./reasoned-response.ts";
import { responseOutcomes } from "./reasoned-response.ts";

const none: ProposalFacts = {
  withdrawn: false,
  committed: false,
  accepted: false,
  answered: false,
  open: false,
  assigned: false,
};
const assigned = { ...none, assigned: true, open: true };

describe("proposalState", () => {
  test.each([
    ["PR-4 put forward", none, "submitted"],
    ["PR-4 an agency was asked", assigned, "assigned"],
    ["PR-3 one declined, another was asked", { ...assigned, answered: true }, "answered"],
    ["PR-3 all declined", { ...assigned, answered: true, open: false }, "declined"],
    ["PR-3 one accepts", { ...assigned, answered: true, accepted: true }, "accepted"],
    [
      "PR-2 a commitment came of it",
      { ...assigned, answered: true, accepted: true, committed: true },
      "committed",
    ],
    ["PR-1 taken back", { ...assigned, withdrawn: true }, "withdrawn"],
  ] as const)("%s", (_name, facts, state) => {
    expect(proposalState(facts)).toBe(state);
  });

  test("PR-2: a commitment in force decides, whatever else is so", () => {
    for (const facts of everyProposalFacts()) {
      expect(proposalState({ ...facts, committed: true })).toBe("committed");
    }
  });

  test("PR-1: exactly what ends has an end, and there are 64 combinations to judge", () => {
    const combinations = everyProposalFacts();
    expect(new Set(combinations.map((facts) => JSON.stringify(facts))).size).toBe(64);
    for (const facts of combinations) {
      const end = proposalEnd(proposalState(facts));
      expect(end === "commitment").toBe(facts.committed);
      expect(end === "withdrawal").toBe(facts.withdrawn && !facts.committed);
      expect(end === "reasons").toBe(
        !facts.committed && !facts.withdrawn && facts.answered && !facts.accepted && !facts.open,
      );
    }
  });
});

/** The rows of one proposal, and what may be done to them. */
type Rows = {
  withdrawn: boolean;
  agencies: Set<string>;
  responses: { agency: string; outcome: ResponseOutcome; superseded: boolean }[];
  commitments: { state: "adopted" | "void" }[];
};

const step = fc.oneof(
  fc.record({ do: fc.constant("assign" as const), agency: fc.constantFrom("a", "b", "c") }),
  fc.record({
    do: fc.constant("respond" as const),
    agency: fc.constantFrom("a", "b", "c"),
    outcome: fc.constantFrom(...responseOutcomes),
  }),
  fc.record({ do: fc.constant("commit" as const) }),
  fc.record({ do: fc.constant("void" as const) }),
  fc.record({ do: fc.constant("withdraw" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function take(rows: Rows, done: Step): void {
  switch (done.do) {
    case "assign":
      rows.agencies.add(done.agency);
      return;
    case "respond":
      if (rows.withdrawn || !rows.agencies.has(done.agency)) return;
      for (const earlier of rows.responses) {
        if (earlier.agency === done.agency) earlier.superseded = true;
      }
      rows.responses.push({ agency: done.agency, outcome: done.outcome, superseded: false });
      return;
    case "commit":
      rows.commitments.push({ state: "adopted" });
      return;
    case "void": {
      const last = rows.commitments.findLast(({ state }) => state === "adopted");
      if (last !== undefined) last.state = "void";
      return;
    }
    case "withdraw":
      if (judgeWithdrawal(factsOf(rows)) === "allowed") rows.withdrawn = true;
  }
}

function factsOf(rows: Rows): ProposalFacts {
  const inForce = rows.responses.filter(({ superseded }) => !superseded);
  return {
    withdrawn: rows.withdrawn,
    committed: rows.commitments.some(({ state }) => state === "adopted"),
    accepted: inForce.some(({ outcome }) => outcome !== "declined"),
    answered: inForce.length > 0,
    open: [...rows.agencies].some((agency) => !inForce.some((response) => response.agency === agency)),
    assigned: rows.agencies.size > 0,
  };
}

describe("the lineage, whatever is done in whatever order", () => {
  test("PR-1, PR-3, RR-2: what ended has a commitment or one reason of each agency that was asked", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const rows: Rows = { withdrawn: false, agencies: new Set(), responses: [], commitments: [] };
        for (const each of steps) {
          take(rows, each);
          const state = proposalState(factsOf(rows));
          const inForce = rows.responses.filter(({ superseded }) => !superseded);
          expect(new Set(inForce.map(({ agency }) => agency)).size).toBe(inForce.length);
          if (state === "declined") {
            expect(inForce.map(({ agency }) => agency).sort()).toEqual([...rows.agencies].sort());
            expect(inForce.every(({ outcome }) => outcome === "declined")).toBe(true);
          }
          if (state === "committed") {
            expect(rows.commitments.some((commitment) => commitment.state === "adopted")).toBe(true);
          }
          if (state === "withdrawn") expect(rows.withdrawn).toBe(true);
        }
      }),
    );
  });

  test("PR-4: the state does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const rows: Rows = { withdrawn: false, agencies: new Set(), responses: [], commitments: [] };
        for (const each of steps) take(rows, each);
        const turned: Rows = {
          ...rows,
          agencies: new Set([...rows.agencies].reverse()),
          responses: rows.responses.toReversed(),
          commitments: rows.commitments.toReversed(),
        };
        expect(proposalState(factsOf(turned))).toBe(proposalState(factsOf(rows)));
      }),
    );
  });
});

test("PR-5: every proposal is counted once, and the four parts add up to all", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...proposalStates), { maxLength: 60 }), (states) => {
      const coverage = coverageOf(states.map((state) => ({ state, count: 1 })));
      expect(coverage.total).toBe(states.length);
      expect(coverage.committed + coverage.answered + coverage.waiting + coverage.withdrawn).toBe(
        states.length,
      );
      for (const state of proposalStates) {
        expect(coverage.byState[state]).toBe(states.filter((each) => each === state).length);
      }
    }),
  );
});

test("PR-6: withdrawn until a commitment came of it, and harmless when repeated", () => {
  expect(judgeWithdrawal(none)).toBe("allowed");
  expect(judgeWithdrawal({ ...none, withdrawn: true })).toBe("alreadyDone");
  expect(judgeWithdrawal({ ...none, committed: true })).toBe("proposal_committed");
});
