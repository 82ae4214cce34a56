import type { Language } from "@minuta/domain";

// Spelled out here, not taken from the runtime's ICU: a record's files must come out the same on every version of it.
const months: Readonly<Record<Language, readonly string[]>> = {
  es: [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

/** The secretariat's own time zone: sessions are held there and its records tell that clock. */
export const recordTimeZone = "America/Mexico_City";

const clock = new Intl.DateTimeFormat("en-US", {
  timeZone: recordTimeZone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `2012-02-20` → "20 de febrero de 2012" or "20 February 2012"; anything that is no date comes back as it is. */
export function longDate(date: string, language: Language): string {
  const parts = partsOf(date);
  if (parts === null) return date;
  const month = months[language][parts.month - 1];
  return language === "es"
    ? `${parts.day} de ${month} de ${parts.year}`
    : `${parts.day} ${month} ${parts.year}`;
}

/** `2012-02-20` → "20 feb 2012" or "20 Feb 2012". */
export function shortDate(date: string, language: Language): string {
  const parts = partsOf(date);
  if (parts === null) return date;
  return `${parts.day} ${months[language][parts.month - 1]?.slice(0, 3)} ${parts.year}`;
}

/** The day and the hour of an instant on the secretariat's clock, or null when it is no instant. */
export function localTime(instant: string): { readonly date: string; readonly time: string } | null {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return null;
  const part = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${part.get("year")}-${part.get("month")}-${part.get("day")}`,
    time: `${part.get("hour")}:${part.get("minute")}`,
  };
}

/** An instant as "24 feb 2012, 17:04". */
export function shortInstant(instant: string, language: Language): string {
  const local = localTime(instant);
  return local === null ? instant : `${shortDate(local.date, language)}, ${local.time}`;
}

/** The day of an instant as `longDate` writes it. */
export function longDay(instant: string, language: Language): string {
  const local = localTime(instant);
  return local === null ? instant : longDate(local.date, language);
}

function partsOf(date: string): { year: string; month: number; day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match?.[1] === undefined) return null;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? { year: match[1], month, day: Number(match[3]) } : null;
}
