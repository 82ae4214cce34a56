import type { Language } from "@minuta/domain";
import { useMemo } from "react";
import { localeOf } from "./language.ts";
import { useLanguage } from "./say.ts";
import { timeZone } from "./time-zone.ts";

export type Format = {
  /** A calendar date `YYYY-MM-DD`: "20 de febrero de 2012". */
  readonly date: (plainDate: string) => string;
  /** A calendar date in few letters: "20 feb 2012". */
  readonly shortDate: (plainDate: string) => string;
  /** A calendar date with its weekday: "lunes, 20 de febrero de 2012". */
  readonly weekday: (plainDate: string) => string;
  /** The weekday of a calendar date in few letters: "lun". */
  readonly weekdayName: (plainDate: string) => string;
  /** The month of a calendar date: "febrero de 2012". */
  readonly month: (plainDate: string) => string;
  /** An ISO instant: "20 de febrero de 2012, 9:30". */
  readonly instant: (instant: string) => string;
  /** The time of an ISO instant: "9:30". */
  readonly time: (instant: string) => string;
  /** How long before or after `now` an ISO instant is, in the largest unit that fits: "hace 2 minutos". */
  readonly relative: (instant: string, now: Date) => string;
  readonly number: (value: number) => string;
  /** Words in a row: "gobierno, instituto y sociedad civil". */
  readonly list: (words: readonly string[]) => string;
};

const SECOND = 1000;
const units: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly length: number }[] = [
  { unit: "year", length: 365.25 * 86_400 * SECOND },
  { unit: "month", length: 30.44 * 86_400 * SECOND },
  { unit: "day", length: 86_400 * SECOND },
  { unit: "hour", length: 3_600 * SECOND },
  { unit: "minute", length: 60 * SECOND },
];

/** Dates, times and numbers as `language` writes them, on the secretariat's clock. */
export function formatIn(language: Language): Format {
  const locale = localeOf[language];
  // Minutes in Mexico count twenty-four hours, as the published record does.
  const clock: Intl.DateTimeFormatOptions = language === "es" ? { hourCycle: "h23" } : {};
  // A calendar date has no time zone: it is read and written in the same one, so that it never shifts by a day.
  const plain = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return (plainDate: string) => format.format(new Date(`${plainDate}T00:00:00Z`));
  };
  const zoned = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, ...clock, timeZone });
    return (instant: string) => format.format(new Date(instant));
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return {
    date: plain({ day: "numeric", month: "long", year: "numeric" }),
    shortDate: plain({ day: "numeric", month: "short", year: "numeric" }),
    weekday: plain({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    weekdayName: plain({ weekday: "short" }),
    month: plain({ month: "long", year: "numeric" }),
    instant: zoned({ dateStyle: "long", timeStyle: "short" }),
    time: zoned({ timeStyle: "short" }),
    relative: (instant, now) => {
      const distance = new Date(instant).getTime() - now.getTime();
      for (const { unit, length } of units) {
        if (Math.abs(distance) >= length) return relative.format(Math.trunc(distance / length), unit);
      }
      return relative.format(0, "minute");
    },
    number: (value) => number.format(value),
    list: (words) => list.format(words),
  };
}

/** The formats of the language on the screen. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => formatIn(language), [language]);
}
