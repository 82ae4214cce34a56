import type { PlainDate } from "@minuta/domain";

/** The time, handed to whoever needs it. */
export type Clock = () => Date;

/** Where the secretariat's days begin and end. */
export const secretariatTimeZone = "America/Mexico_City";

const days = new Intl.DateTimeFormat("en-CA", { timeZone: secretariatTimeZone });

/** The secretariat's calendar day at a moment. */
export function dayOf(at: Date): PlainDate {
  return days.format(at);
}

/** The day before a calendar day. */
export function dayBefore(day: PlainDate): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
