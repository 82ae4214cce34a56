import type { PlainDate } from "./mandate.ts";

const aDay = 86_400_000;

/** The calendar day so many days after another, or before it when negative. */
export function daysAfter(day: PlainDate, count: number): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * aDay).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: PlainDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

const two = (value: number) => String(value).padStart(2, "0");

/** The nth Monday of a month. */
function nthMonday(year: number, month: number, nth: number): PlainDate {
  const first = weekdayOf(`${year}-${two(month)}-01`);
  const firstMonday = 1 + ((8 - first) % 7);
  return `${year}-${two(month)}-${two(firstMonday + (nth - 1) * 7)}`;
}

/** The day on which the federal executive changes in a year, or null (rule BD-2). */
function transmissionOfPower(year: number): PlainDate | null {
  if (year >= 2024) return (year - 2024) % 6 === 0 ? `${year}-10-01` : null;
  return year >= 2000 && (year - 2000) % 6 === 0 ? `${year}-12-01` : null;
}

/**
 * The rest days of article 74 of the Ley Federal del Trabajo in a year, in order (rules BD-1 and BD-2). What electoral laws
 * add falls on Sundays.
 */
export function federalHolidays(year: number): readonly PlainDate[] {
  const transmission = transmissionOfPower(year);
  return [
    `${year}-01-01`,
    nthMonday(year, 2, 1),
    nthMonday(year, 3, 3),
    `${year}-05-01`,
    `${year}-09-16`,
    ...(transmission === null ? [] : [transmission]),
    nthMonday(year, 11, 3),
    `${year}-12-25`,
  ].sort();
}

/** Whether a day counts as one of work: no Saturday, Sunday, federal holiday or day that the rules set (BD-3). */
export function isBusinessDay(day: PlainDate, daysOff: readonly PlainDate[] = []): boolean {
  const weekday = weekdayOf(day);
  if (weekday === 0 || weekday === 6) return false;
  return !daysOff.includes(day) && !federalHolidays(Number(day.slice(0, 4))).includes(day);
}

/** Days after which counting stops: nobody calls a session further ahead, and a loop has to end. */
const furthestAhead = 3700;

/** Whole business days between two days; neither of the two counts (rule BD-4). 0 when the second is not later. */
export function businessDaysBetween(
  from: PlainDate,
  to: PlainDate,
  daysOff: readonly PlainDate[] = [],
): number {
  let count = 0;
  for (let day = daysAfter(from, 1), step = 0; day < to && step < furthestAhead; step += 1) {
    if (isBusinessDay(day, daysOff)) count += 1;
    day = daysAfter(day, 1);
  }
  return count;
}

/** The last day from which at least `minimum` business days lie before `to` (rule BD-5). */
export function lastDayWithNotice(
  to: PlainDate,
  minimum: number,
  daysOff: readonly PlainDate[] = [],
): PlainDate {
  let day = daysAfter(to, -1);
  for (let count = 0, step = 0; step < furthestAhead; step += 1) {
    if (count >= minimum) return day;
    if (isBusinessDay(day, daysOff)) count += 1;
    day = daysAfter(day, -1);
  }
  return day;
}
