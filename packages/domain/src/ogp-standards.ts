import { daysBetween } from "./follow-up.ts";
import type { PlainDate } from "./mandate.ts";

/**
 * The minimum requirements of OGP's Participation and Co-Creation Standards, approved on 24 November 2021 and in force
 * since 1 January 2022.
 */
export const ogpRequirements = ["1.1", "2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "5.1"] as const;
export type OgpRequirement = (typeof ogpRequirements)[number];

export const ogpStandardsAddress =
  "https://www.opengovpartnership.org/ogp-participation-co-creation-standards/";

/** `notShown`: the rows hold nothing from which it could be told. */
export const ogpVerdicts = ["met", "partial", "notMet", "notShown"] as const;
export type OgpVerdict = (typeof ogpVerdicts)[number];

/** What the rows say, as of a day. */
export type OgpFacts = {
  readonly today: PlainDate;
  readonly sessionsHeld: number;
  /** Sessions held in the twelve months up to today. */
  readonly sessionsLastYear: number;
  readonly lastSessionOn: PlainDate | null;
  /** The longest stretch without a session since the first one, in days, today's included. */
  readonly longestGapDays: number | null;
  readonly rulesVersion: number | null;
  readonly published: number;
  readonly publishedLastYear: number;
  readonly lastPublishedOn: PlainDate | null;
  readonly reports: number;
  readonly lastReportOn: PlainDate | null;
  readonly proposals: number;
  readonly organizations: number;
  readonly comments: number;
  readonly firstMeetingOn: PlainDate | null;
  readonly meetings: number;
  /** Proposals that were not withdrawn. */
  readonly proposalsToAnswer: number;
  /** Those of them with a response in writing or a commitment. */
  readonly proposalsAnswered: number;
};

/** Six months, in days. */
export const halfYear = 183;

/** What the live data show of each requirement (SPEC section OG). What they cannot show is never called met. */
export function judgeOgpRequirement(requirement: OgpRequirement, facts: OgpFacts): OgpVerdict {
  switch (requirement) {
    case "1.1": {
      const meets = facts.longestGapDays !== null && facts.longestGapDays <= halfYear;
      return verdictOf([meets, facts.rulesVersion !== null], facts.sessionsHeld > 0);
    }
    case "2.1":
      return facts.published > 0 ? "met" : "partial";
    case "2.2":
      return verdictOf(
        [
          facts.publishedLastYear >= 2 &&
            facts.lastPublishedOn !== null &&
            daysBetween(facts.lastPublishedOn, facts.today) <= halfYear,
          facts.reports > 0,
        ],
        facts.published > 0,
      );
    case "3.1":
    case "3.2":
      return "notShown";
    case "3.3":
      return facts.proposals > 0 ? "met" : "notMet";
    case "4.1":
      if (facts.proposalsToAnswer === 0) return "notShown";
      if (facts.proposalsAnswered === facts.proposalsToAnswer) return "met";
      return facts.proposalsAnswered > 0 ? "partial" : "notMet";
    case "5.1":
      // That results were presented stands in minutes, which are words: the rows alone never show all of it.
      return facts.sessionsLastYear >= 2 && facts.reports > 0 ? "partial" : "notMet";
  }
}

function verdictOf(parts: readonly boolean[], hasAny: boolean): OgpVerdict {
  if (parts.every(Boolean)) return "met";
  return hasAny || parts.some(Boolean) ? "partial" : "notMet";
}
