import { describe, expect, test } from "vitest";
import { judgeOgpRequirement, type OgpFacts, ogpRequirements } from "./ogp-standards.ts";

const nothing: OgpFacts = {
  today: "2012-04-01",
  sessionsHeld: 0,
  sessionsLastYear: 0,
  lastSessionOn: null,
  longestGapDays: null,
  rulesVersion: null,
  published: 0,
  publishedLastYear: 0,
  lastPublishedOn: null,
  reports: 0,
  lastReportOn: null,
  proposals: 0,
  organizations: 0,
  comments: 0,
  firstMeetingOn: null,
  meetings: 0,
  proposalsToAnswer: 0,
  proposalsAnswered: 0,
};

describe("judgeOgpRequirement", () => {
  test("OG-1: of an empty secretariat nothing is called met", () => {
    for (const requirement of ogpRequirements) {
      expect([requirement, judgeOgpRequirement(requirement, nothing)]).not.toEqual([requirement, "met"]);
    }
  });

  test("OG-2: sessions at least every six months, and rules", () => {
    const met = { ...nothing, sessionsHeld: 6, longestGapDays: 183, rulesVersion: 1 };
    expect(judgeOgpRequirement("1.1", met)).toBe("met");
    expect(judgeOgpRequirement("1.1", { ...met, longestGapDays: 184 })).toBe("partial");
    expect(judgeOgpRequirement("1.1", { ...met, rulesVersion: null })).toBe("partial");
    expect(judgeOgpRequirement("1.1", nothing)).toBe("notMet");
  });

  test("OG-3: the portal, and a repository that is kept up to date", () => {
    expect(judgeOgpRequirement("2.1", { ...nothing, published: 1 })).toBe("met");
    const met = { ...nothing, published: 4, publishedLastYear: 2, lastPublishedOn: "2012-03-01", reports: 1 };
    expect(judgeOgpRequirement("2.2", met)).toBe("met");
    expect(judgeOgpRequirement("2.2", { ...met, publishedLastYear: 1 })).toBe("partial");
    expect(judgeOgpRequirement("2.2", { ...met, reports: 0 })).toBe("partial");
    expect(judgeOgpRequirement("2.2", { ...met, lastPublishedOn: "2011-06-01" })).toBe("partial");
    expect(judgeOgpRequirement("2.2", nothing)).toBe("notMet");
  });

  test("OG-4: what no row tells is not shown", () => {
    expect(judgeOgpRequirement("3.1", { ...nothing, proposals: 45, meetings: 42 })).toBe("notShown");
    expect(judgeOgpRequirement("3.2", { ...nothing, organizations: 8 })).toBe("notShown");
    expect(judgeOgpRequirement("3.3", { ...nothing, proposals: 45 })).toBe("met");
  });

  test("OG-5: every proposal with a response in writing", () => {
    const facts = { ...nothing, proposalsToAnswer: 45 };
    expect(judgeOgpRequirement("4.1", { ...facts, proposalsAnswered: 45 })).toBe("met");
    expect(judgeOgpRequirement("4.1", { ...facts, proposalsAnswered: 44 })).toBe("partial");
    expect(judgeOgpRequirement("4.1", facts)).toBe("notMet");
  });

  test("OG-6: rows alone never show all of it", () => {
    expect(judgeOgpRequirement("5.1", { ...nothing, sessionsLastYear: 6, reports: 9 })).toBe("partial");
    expect(judgeOgpRequirement("5.1", { ...nothing, sessionsLastYear: 1, reports: 9 })).toBe("notMet");
  });
});
