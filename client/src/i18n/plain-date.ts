import { timeZone } from "./time-zone.ts";

// Swedish writes dates as ISO 8601 does.
const iso = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone });

/** The calendar date `YYYY-MM-DD` of an instant on the secretariat's clock. */
export function plainDateOf(instant: Date): string {
  return iso.format(instant);
}
