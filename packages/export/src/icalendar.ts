/** When an event is: from one instant to another, or a whole day while its hour is not known. */
export type CalendarTime = { readonly from: string; readonly to: string } | { readonly day: string };

export type CalendarEvent = {
  /** The same in every file that speaks of the event. */
  readonly uid: string;
  /** Grows with every notice of the same event. */
  readonly sequence: number;
  /** When this version of the event was written. */
  readonly stamp: string;
  readonly time: CalendarTime;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly status: "TENTATIVE" | "CONFIRMED" | "CANCELLED";
  /** Who calls and who is called; only in what goes to one person. */
  readonly invitation: {
    readonly organizer: { readonly name: string; readonly email: string };
    readonly attendee: { readonly name: string; readonly email: string };
  } | null;
};

/**
 * An iCalendar file (RFC 5545) of events. `REQUEST` and `CANCEL` (RFC 5546) speak to one person, `PUBLISH` to everybody.
 * Instants are in UTC, so that no reader depends on a time zone of ours.
 */
export function iCalendar(calendar: {
  readonly method: "PUBLISH" | "REQUEST" | "CANCEL";
  readonly name: string;
  readonly events: readonly CalendarEvent[];
}): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Minuta//Minuta//ES",
    "CALSCALE:GREGORIAN",
    `METHOD:${calendar.method}`,
    `X-WR-CALNAME:${escaped(calendar.name)}`,
    ...calendar.events.flatMap(eventLines),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent): string[] {
  const { time, invitation } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    ...("day" in time
      ? [`DTSTART;VALUE=DATE:${time.day.replaceAll("-", "")}`]
      : [`DTSTART:${utc(time.from)}`, `DTEND:${utc(time.to)}`]),
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.location === "" ? [] : [`LOCATION:${escaped(event.location)}`]),
    ...(event.description === "" ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
    `STATUS:${event.status}`,
    ...(invitation === null
      ? []
      : [
          `ORGANIZER;CN=${quoted(invitation.organizer.name)}:mailto:${address(invitation.organizer.email)}`,
          `ATTENDEE;CN=${quoted(invitation.attendee.name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:${address(invitation.attendee.email)}`,
        ]),
    "END:VEVENT",
  ];
}

function utc(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what a text value must not hold.
const control = /[\u0000-\u0009\u000b-\u001f\u007f]/g;

/** A TEXT value (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(control, " ")
    .replaceAll("\\", "\\\\")
    .replaceAll(";", "\\;")
    .replaceAll(",", "\\,")
    .replaceAll("\n", "\\n");
}

/** A parameter value in quotes (RFC 5545, 3.2), which knows no escaping of its own. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', "'").replaceAll("\n", " ").replaceAll(control, " ")}"`;
}

/** A mail address as part of a URI; what could end the line or begin another property does not belong in one. */
function address(email: string): string {
  return email.replaceAll(/[\s"<>]/g, "");
}

const utf8 = new TextEncoder();

/** Folds a line behind at most 75 octets, never inside a character (RFC 5545, 3.1). */
function folded(line: string): string {
  let result = "";
  let octets = 0;
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (octets + size > 75) {
      result += "\r\n ";
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
