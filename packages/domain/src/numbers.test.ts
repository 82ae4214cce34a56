import { expect, test } from "vitest";
import { keySlug, meetingFormKey, proposalNumber, resolutionNumber, sessionKey } from "./numbers.ts";

test("NU-1: every number in its form", () => {
  expect(sessionKey("regular", 5, 2012)).toBe("ST-05/2012");
  expect(sessionKey("special", 2, 2012)).toBe("ST-E02/2012");
  expect(resolutionNumber("ST-05/2012", 3)).toBe("ST-05/2012.03");
  expect(meetingFormKey(17, 2012)).toBe("FR-017/2012");
  expect(proposalNumber(45)).toBe("P-045");
});

test("NU-1: a number that outgrows its width keeps all its digits", () => {
  expect(sessionKey("regular", 123, 2012)).toBe("ST-123/2012");
  expect(resolutionNumber("ST-05/2012", 100)).toBe("ST-05/2012.100");
  expect(meetingFormKey(1000, 2012)).toBe("FR-1000/2012");
});

test("a key becomes a part of an address that needs no escaping", () => {
  expect(keySlug("ST-05/2012")).toBe("st-05-2012");
  expect(keySlug("ST-E02/2012")).toBe("st-e02-2012");
  expect(keySlug("FR-017/2012")).toBe("fr-017-2012");
});
