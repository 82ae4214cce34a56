import type { rules as spanish } from "../es/rules.ts";

export const rules: Record<keyof typeof spanish, string> = {
  "rules.title": "Rules of procedure",
  "rules.lead": "The minimum rules that govern the secretariat, and what this service applies of them.",
  "rules.version": "Version {n}",
  "rules.versions": "All versions",
  "rules.inForce": "In force",
  "rules.from": "Since {date}",
  "rules.founding": "Founding rules",
  "rules.by": "By resolution {number}",
  "rules.show": "Show",
  "rules.notice.regular":
    "{n, plural, one {A regular session is called one whole business day ahead.} other {A regular session is called # whole business days ahead.}}",
  "rules.notice.special":
    "{n, plural, one {A special one, one whole business day ahead.} other {A special one, # whole business days ahead.}}",
  "rules.short.yes": "When it cannot wait, a special session may be called later than that.",
  "rules.short.no": "No session is called later than that.",
  "rules.decision":
    "{mode, select, consensus {Decisions are by consensus, unless something else is said.} vote {Decisions are by vote, one vote for each party, unless something else is said.} writtenProcedure {Decisions are by written procedure, unless something else is said.} other {Without agreement the positions are recorded.}}",
  "rules.written":
    "{n, plural, one {In a written procedure, silence for one business day is consent.} other {In a written procedure, silence for # business days is consent.}}",
  "rules.reminders":
    "Whoever is responsible for a resolution is reminded {days} days before it is due, on the day itself and, when it is overdue, on the day after and every week.",
  "rules.reminders.none":
    "Nobody is reminded before a resolution is due: only on the day itself and, when it is overdue, on the day after and every week.",
  "rules.daysOff": "Days off beside the federal ones: {days}.",
  "rules.daysOff.none": "There are no days off beside the federal ones.",
  "rules.holidays":
    "Saturdays, Sundays and the rest days of article 74 of Mexico's federal labour law do not count. Neither does the day of the notice nor that of the session.",
  "rules.record": "Record a new version",
  "rules.record.text":
    "A new version is adopted by a resolution and holds from its date. Earlier ones stay. Terms go from 0 to {most} business days.",
  "rules.record.submit": "Record the version",
  "rules.recorded": "Version recorded",
  "rules.refused": "It was not recorded",
  "rules.resolution": "Resolution that adopted it",
  "rules.resolution.help": "Its number, such as ST-05/2012.03. It has to be adopted.",
  "rules.effectiveFrom": "In force from",
  "rules.field.regular": "Business days, regular session",
  "rules.field.special": "Business days, special session",
  "rules.field.written": "Business days, written procedure",
  "rules.field.short": "An urgent special session may be called later",
  "rules.field.decision": "How decisions are made",
  "rules.mode":
    "{mode, select, consensus {Consensus} vote {Vote by party} writtenProcedure {Written procedure} other {Positions, no agreement}}",
  "rules.field.reminders": "Reminders, days before the due date",
  "rules.field.reminders.help": "Numbers set apart by commas, such as: 7, 1",
  "rules.field.daysOff": "Other days off",
  "rules.field.daysOff.help": "One a line, such as 2012-04-05.",
  "rules.field.text": "Text of the rules",
};
