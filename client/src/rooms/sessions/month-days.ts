import { daysAfter, weekdayOf } from "@minuta/domain";

/** The weeks of a month `YYYY-MM`, from Monday to Sunday; days of the months beside it fill the first and the last. */
export function weeksOf(month: string): readonly (readonly string[])[] {
  const first = `${month}-01`;
  const monday = daysAfter(first, -((weekdayOf(first) + 6) % 7));
  const weeks: string[][] = [];
  for (let start = monday; start <= first || start.startsWith(month); start = daysAfter(start, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => daysAfter(start, day)));
  }
  return weeks;
}

/** The month so many months after another. */
export function monthsAfter(month: string, count: number): string {
  const [year = 0, ordinal = 1] = month.split("-").map(Number);
  const months = year * 12 + ordinal - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}
