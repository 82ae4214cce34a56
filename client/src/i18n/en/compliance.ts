import type { compliance as spanish } from "../es/compliance.ts";

export const compliance: Record<keyof typeof spanish, string> = {
  "compliance.title": "Minimum requirements of OGP",
  "compliance.lead":
    "What this secretariat's data show today of each minimum requirement. What data cannot show is not called met.",
  "compliance.asOf": "As of {date}",
  "compliance.source":
    "Source: Participation and Co-Creation Standards of the Open Government Partnership, approved on 24 November 2021 and in force since 1 January 2022. The text of each requirement is a summary.",
  "compliance.source.link": "Read the standards",
  "compliance.verdict.met": "Met",
  "compliance.verdict.partial": "Shown in part",
  "compliance.verdict.notMet": "Not met",
  "compliance.verdict.notShown": "The data do not show it",
  "compliance.summary": "{met} of {all} requirements are shown as met.",
  "compliance.standard.1": "Standard 1. A lasting space for dialogue and collaboration",
  "compliance.standard.2": "Standard 2. Open, accessible and timely information",
  "compliance.standard.3": "Standard 3. Opportunities to take part while the plan is made",
  "compliance.standard.4": "Standard 4. Reasoned response",
  "compliance.standard.5": "Standard 5. Dialogue during implementation",
  "compliance.1.1":
    "There is a space for dialogue between government, civil society and others that meets at least every six months, and its basic rules on participation are public.",
  "compliance.2.1": "A public website about the participation in OGP is kept.",
  "compliance.2.2":
    "There is a public repository with evidence of the co-creation and of the implementation of commitments, updated at least twice a year.",
  "compliance.3.1":
    "The timeline and the opportunities to take part are published at least two weeks before work on the plan begins.",
  "compliance.3.2": "Outreach makes the process known to more people and invites them to take part.",
  "compliance.3.3": "There is a mechanism to gather contributions from different people over a fitting time.",
  "compliance.4.1": "Those who contributed are told in writing how their contributions were considered.",
  "compliance.5.1":
    "At least two meetings a year with civil society to present results of the plan and gather comments.",
  "compliance.fact.sessions":
    "{n, plural, =0 {No session held} one {# session held} other {# sessions held}}{last, select, none {} other {; the last one on {last}}}.",
  "compliance.fact.gap":
    "The longest time without a session, counted up to today, is {n, plural, one {# day} other {# days}}; the requirement allows about 183.",
  "compliance.fact.rules":
    "The rules of procedure are recorded, version {n}. That they are published is checked on the portal.",
  "compliance.fact.noRules": "No rules of procedure are recorded.",
  "compliance.fact.portal":
    "The public portal runs on this same service and has {n, plural, =0 {no published record} one {# published record} other {# published records}}.",
  "compliance.fact.published":
    "{n, plural, =0 {No record} one {# record} other {# records}} published in the last twelve months{last, select, none {} other {; the last one on {last}}}.",
  "compliance.fact.reports":
    "{n, plural, =0 {No report of progress} one {# report of progress} other {# reports of progress}} on commitments{last, select, none {} other {; the last one on {last}}}.",
  "compliance.fact.meetings":
    "{n, plural, =0 {No meetings on the calendar} one {# meeting on the calendar} other {# meetings on the calendar}}{first, select, none {} other {; the first on {first}}}. When the calendar was published is not recorded.",
  "compliance.fact.organizations":
    "{n, plural, one {# organization takes} other {# organizations take}} part with proposals. Outreach is not recorded here.",
  "compliance.fact.proposals":
    "{n, plural, =0 {No proposal} one {# proposal} other {# proposals}} and {comments, plural, =0 {no comment} one {# comment} other {# comments}} came in.",
  "compliance.fact.answered":
    "{n} of {of} proposals that were not withdrawn have a response in writing or a commitment.",
  "compliance.fact.lastYear":
    "{n, plural, =0 {No session} one {# session} other {# sessions}} in the last twelve months. Whether results were presented there stands in their minutes.",
};
