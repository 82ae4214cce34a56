import { endpoints } from "@minuta/contract";
import { ogpRequirements } from "@minuta/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

test("OG-1, OG-5: the figures are those of the rows, each requirement once", async () => {
  const { call } = await secretariat.as("recordKeeper");
  const { facts, requirements } = await call(endpoints.readCompliance);
  const coverage = await call(endpoints.readCoverage);
  expect(requirements.map(({ requirement }) => requirement)).toEqual(ogpRequirements);
  expect(facts).toMatchObject({
    sessionsHeld: 6,
    lastSessionOn: "2012-03-20",
    proposals: 45,
    organizations: 8,
    meetings: 42,
    firstMeetingOn: "2012-01-09",
    proposalsToAnswer: 45,
    proposalsAnswered: coverage.committed + coverage.answered,
    published: 0,
    lastPublishedOn: null,
    reports: 7,
    lastReportOn: "2013-02-11",
    sessionsLastYear: 0,
  });
  // Since the last session of the sample, years have gone by.
  expect(facts.longestGapDays).toBeGreaterThan(4000);
  const verdicts = Object.fromEntries(requirements.map(({ requirement, verdict }) => [requirement, verdict]));
  expect(verdicts).toMatchObject({
    "1.1": "partial",
    "3.1": "notShown",
    "3.3": "met",
    "4.1": "partial",
    "5.1": "notMet",
  });
});
