import type { PlainDate } from "./mandate.ts";

/** Where the secretariat's days and hours are counted. */
export const secretariatTimeZone = "America/Mexico_City";

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(zone, made);
  return made;
}

/** What calendar and clock of a zone show at an instant: day as `YYYY-MM-DD`, time as `HH:MM`. */
export function wallClockAt(
  instant: string,
  zone: string = secretariatTimeZone,
): { readonly day: PlainDate; readonly time: string } {
  const part = new Map(
    formatOf(zone)
      .formatToParts(Date.parse(instant))
      .map(({ type, value }) => [type, value]),
  );
  return {
    day: `${part.get("year")?.padStart(4, "0")}-${part.get("month")}-${part.get("day")}`,
    time: `${part.get("hour")}:${part.get("minute")}`,
  };
}

/** Milliseconds that the clock of a zone is ahead of UTC at an instant. */
function offsetAt(at: number, zone: string): number {
  const { day, time } = wallClockAt(new Date(at).toISOString(), zone);
  return Date.parse(`${day}T${time}:00Z`) - Math.floor(at / 60_000) * 60_000;
}

const aDay = 86_400_000;

/**
 * The instant at which a clock of the zone shows `time` (`HH:MM`) on a day, in UTC, by the zone's own rules at that date
 * (rule TZ-1). In the hour that the end of summer time repeats it is the first of the two (TZ-2); a time that the
 * beginning of summer time leaves out is null (TZ-3), and so is what is no time of a day.
 */
export function instantAt(day: PlainDate, time: string, zone: string = secretariatTimeZone): string | null {
  if (!/^\d{2}:\d{2}$/.test(time)) return null;
  const shown = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(shown) || new Date(shown).toISOString().slice(0, 16) !== `${day}T${time}`) return null;
  const candidates = [shown - aDay, shown + aDay]
    .map((near) => shown - offsetAt(near, zone))
    .sort((one, other) => one - other);
  for (const candidate of candidates) {
    const instant = new Date(candidate).toISOString();
    const clock = wallClockAt(instant, zone);
    if (clock.day === day && clock.time === time) return instant;
  }
  return null;
}
