/** Minutes that the clock of a zone is ahead of UTC at an instant. */
function offsetAt(instant: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"));
  return Math.round((shown - Math.floor(instant.getTime() / 60_000) * 60_000) / 60_000);
}

/**
 * The instant at which a clock of the zone shows `time` (`HH:MM`) on a calendar day. In the hour that a change of the
 * clock repeats it is the first of the two.
 */
export function instantAt(plainDate: string, time: string, zone: string): string {
  const shown = Date.parse(`${plainDate}T${time}:00Z`);
  const guess = new Date(shown - offsetAt(new Date(shown), zone) * 60_000);
  return new Date(shown - offsetAt(guess, zone) * 60_000).toISOString();
}

/** What a clock of the zone shows at an instant, as `HH:MM`. */
export function timeAt(instant: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(instant));
}
