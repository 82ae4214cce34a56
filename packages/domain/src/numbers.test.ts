import { expect, test } from "vitest";
import {
  communiqueKey,
  keySlug,
  meetingFormKey,
  proposalNumber,
  resolutionNumber,
  resolutionOfSlug,
  sessionKey,
  translationKey,
} from "./numbers.ts";

test("NU-1: every number in its form", () => {
  expect(sessionKey("regular", 5, 2012)).toBe("ST-05/2012");
  expect(sessionKey("special", 2, 2012)).toBe("ST-E02/2012");
  expect(sessionKey("regular", 3, 2012, 1)).toBe("SG1-03/2012");
  expect(sessionKey("special", 1, 2012, 2)).toBe("SG2-E01/2012");
  expect(resolutionNumber("SG1-03/2012", 1)).toBe("SG1-03/2012.01");
  expect(sessionKey("special", 1, 2012, 3)).toBe("SG3-E01/2012");
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

test("NU-1: a resolution's address leads back to its number, and no other address to any", () => {
  for (const number of ["ST-05/2012.03", "ST-E02/2012.11", "SG1-03/2012.100"]) {
    expect(resolutionOfSlug(keySlug(number))).toBe(number);
  }
  for (const slug of ["st-05-2012", "fr-017-2012", "st-05-2012-3", "ST-05-2012-03", "st-05-2012-03-01", ""]) {
    expect(resolutionOfSlug(slug)).toBeNull();
  }
});

test("NU-9: translations and communiqués are numbered through by year", () => {
  expect(translationKey(3, 2012)).toBe("AL-003/2012");
  expect(communiqueKey(12, 2012)).toBe("OSC-012/2012");
  expect(keySlug(communiqueKey(1000, 2013))).toBe("osc-1000-2013");
});
