import { type DecisionMode, decisionModes } from "./decision.ts";
import type { PlainDate } from "./mandate.ts";

/** What the rules of procedure decide that the software goes by. */
export type RulesSettings = {
  /** Whole business days between the notice of a regular session and the session. */
  readonly noticeDaysRegular: number;
  /** The same for a special session. */
  readonly noticeDaysSpecial: number;
  /** Whether a special session may be called later than that when it cannot wait. */
  readonly specialOnShortNotice: boolean;
  /** How a resolution comes about when nothing else is said. */
  readonly decisionDefault: DecisionMode;
  /** Business days after which silence in a written procedure is consent. */
  readonly writtenProcedureDays: number;
  /** So many days before a due date its responsible is reminded. */
  readonly reminderDays: readonly number[];
  /** Days off beside the federal holidays. */
  readonly daysOff: readonly PlainDate[];
};

/** The minimum rules that hold until a resolution adopts others (rule RP-1). */
export const foundingRules: RulesSettings = {
  noticeDaysRegular: 5,
  noticeDaysSpecial: 2,
  specialOnShortNotice: false,
  decisionDefault: "consensus",
  writtenProcedureDays: 5,
  reminderDays: [7, 1],
  daysOff: [],
};

/** The most business days that a setting may ask for. */
export const longestNotice = 60;
/** The most days off beside the federal ones. */
export const mostDaysOff = 60;

export type RulesVersion = {
  readonly version: number;
  readonly effectiveFrom: PlainDate;
  readonly settings: RulesSettings;
  readonly text: string;
  /** Number of the resolution that adopted it; null for the founding rules. */
  readonly resolution: string | null;
};

/**
 * The version in force on a day: of those that had begun the one that began last, and of several from one day the newest
 * (rule RP-2). Before all of them it is the first (RP-3). Null only when there is none at all.
 */
export function rulesInForce<Version extends Pick<RulesVersion, "version" | "effectiveFrom">>(
  versions: readonly Version[],
  day: PlainDate,
): Version | null {
  const inOrder = versions.toSorted((one, other) =>
    one.effectiveFrom === other.effectiveFrom
      ? one.version - other.version
      : one.effectiveFrom < other.effectiveFrom
        ? -1
        : 1,
  );
  return inOrder.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? inOrder[0] ?? null;
}

/**
 * Settings as they were kept, which may be of an earlier version of the software: what is missing or cannot be meant is
 * as in the founding rules (rule RP-4).
 */
export function readRulesSettings(kept: unknown): RulesSettings {
  const value = (typeof kept === "object" && kept !== null ? kept : {}) as Record<string, unknown>;
  const days = (name: "noticeDaysRegular" | "noticeDaysSpecial" | "writtenProcedureDays") =>
    isDays(value[name]) ? value[name] : foundingRules[name];
  const { specialOnShortNotice, decisionDefault, reminderDays, daysOff } = value;
  return {
    noticeDaysRegular: days("noticeDaysRegular"),
    noticeDaysSpecial: days("noticeDaysSpecial"),
    specialOnShortNotice:
      typeof specialOnShortNotice === "boolean" ? specialOnShortNotice : foundingRules.specialOnShortNotice,
    decisionDefault: decisionModes.find((mode) => mode === decisionDefault) ?? foundingRules.decisionDefault,
    writtenProcedureDays: days("writtenProcedureDays"),
    reminderDays:
      Array.isArray(reminderDays) && reminderDays.every(isDays) ? reminderDays : foundingRules.reminderDays,
    daysOff:
      Array.isArray(daysOff) && daysOff.every((day) => typeof day === "string")
        ? daysOff
        : foundingRules.daysOff,
  };
}

function isDays(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= longestNotice;
}
