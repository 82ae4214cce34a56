import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentStates } from "./document-state.ts";
import {
  absentParties,
  isValidMeetingForm,
  lacksOfMeetingForm,
  type MeetingFormFacts,
  meetingFormLacks,
} from "./meeting-form.ts";
import { parties } from "./party.ts";

const empty: MeetingFormFacts = {
  participants: [],
  proposals: 0,
  commitments: 0,
  state: "none",
  signed: 0,
  cancelled: false,
};
const whole: MeetingFormFacts = {
  participants: [...parties, null],
  proposals: 1,
  commitments: 1,
  state: "published",
  signed: 3,
  cancelled: false,
};

const anyFacts = fc.record({
  participants: fc.array(fc.constantFrom(null, ...parties), { maxLength: 6 }),
  proposals: fc.nat(2),
  commitments: fc.nat(2),
  state: fc.constantFrom("none" as const, ...documentStates),
  signed: fc.nat(3),
  cancelled: fc.constant(false),
});

describe("lacksOfMeetingForm", () => {
  test("a meeting that nobody has worked on lacks everything, a whole one nothing", () => {
    expect(lacksOfMeetingForm(empty)).toEqual(meetingFormLacks);
    expect(lacksOfMeetingForm(whole)).toEqual([]);
  });

  test.each([
    ["MF-1", { participants: [] }, ["participants", "parties"]],
    ["MF-2", { participants: ["government", "civilSociety"] }, ["parties"]],
    ["MF-3 proposal", { proposals: 0 }, ["proposal"]],
    ["MF-3 commitments", { commitments: 0 }, ["commitments"]],
    ["MF-4 draft", { state: "draft", signed: 0 }, ["closing", "signatures", "publication"]],
    ["MF-5 two of three", { state: "forSignature", signed: 2 }, ["signatures", "publication"]],
    ["MF-6", { state: "signed" }, ["publication"]],
  ] as const)("%s", (_rule, facts, lacks) => {
    expect(lacksOfMeetingForm({ ...whole, ...facts })).toEqual(lacks);
  });

  test("MF-2: whoever joins takes a lack away at most", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(null, ...parties), (facts, party) => {
        const more = { ...facts, participants: [...facts.participants, party] };
        const before = lacksOfMeetingForm(facts);
        expect(before).toEqual(expect.arrayContaining(lacksOfMeetingForm(more)));
        if (party !== null) expect(absentParties(more.participants)).not.toContain(party);
      }),
    );
  });

  test("MF-7: valid with the three parties and the three signatures, and only then", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const lacks = lacksOfMeetingForm(facts);
        expect(isValidMeetingForm(facts)).toBe(!lacks.includes("parties") && !lacks.includes("signatures"));
      }),
    );
  });

  test("MF-9: nothing is asked of a cancelled meeting, and its form is not valid", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const cancelled = { ...facts, cancelled: true };
        expect([lacksOfMeetingForm(cancelled), isValidMeetingForm(cancelled)]).toEqual([[], false]);
      }),
    );
  });
});
