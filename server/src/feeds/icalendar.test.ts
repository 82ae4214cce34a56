import { type CalendarEvent, iCalendar } from "@minuta/export";
import ICAL from "ical.js";
import { expect, test } from "vitest";

const event = (more: Partial<CalendarEvent>): CalendarEvent => ({
  uid: "session-1@minuta",
  sequence: 3,
  stamp: "2012-03-01T15:30:00.000Z",
  time: { from: "2012-03-20T16:00:00.000Z", to: "2012-03-20T18:15:00.000Z" },
  summary: "Sexta sesión",
  location: "",
  description: "",
  status: "CONFIRMED",
  invitation: null,
  ...more,
});

const fileOf = (...events: CalendarEvent[]) => iCalendar({ method: "PUBLISH", name: "Secretariado", events });

function readBack(file: string): ICAL.Component {
  const component = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent("vevent");
  if (component === null) throw new Error("there is no event");
  return component;
}

test.each([
  ["commas, semicolons and backslashes", "a, b; c\\d \\n e\\,f"],
  ["line feeds", "uno\ndos\n\ntres"],
  ["what looks like a property", "x\nEND:VEVENT\nBEGIN:VALARM\nTRIGGER:-PT1M"],
  ["long lines of letters outside ASCII", "Ñandú ☃ 𝒳 ".repeat(80).trim()],
  ["quotes and colons", '"a": b, https://sala.example.org/?x=1;y=2'],
])("%s come back from another library's parser as they went in", (_, text) => {
  const read = new ICAL.Event(readBack(fileOf(event({ summary: text, location: text, description: text }))));
  expect([read.summary, read.location, read.description]).toEqual([text, text, text]);
});

test("no line is longer than 75 octets, all end with CRLF, and no character is cut", () => {
  const file = fileOf(event({ summary: "ñ".repeat(300), description: "𝒳".repeat(200) }));
  expect(file.endsWith("\r\n")).toBe(true);
  expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file).not.toContain("\ufffd");
});

test("a carriage return alone, and other control characters, begin no line", () => {
  const file = fileOf(event({ summary: "a\rATTENDEE:mailto:x@example.org\u0000b\u2028c" }));
  expect(file.split(/\r\n(?! )/).filter((line) => line.startsWith("ATTENDEE"))).toEqual([]);
  expect(readBack(file).getAllProperties("attendee")).toEqual([]);
});

test("names and addresses of an invitation cannot add a parameter or a property", () => {
  const person = { name: 'Ana";ROLE=CHAIR:\r\nX-EVIL:1', email: "ana@example.org\r\nX-EVIL:1" };
  const component = readBack(
    iCalendar({
      method: "REQUEST",
      name: "Secretariado",
      events: [event({ invitation: { organizer: person, attendee: person } })],
    }),
  );
  expect(component.getAllProperties("x-evil")).toEqual([]);
  expect(component.getFirstProperty("attendee")?.getParameter("role")).toBe("REQ-PARTICIPANT");
});

test("times are told in UTC, and a day without an hour as a whole day", () => {
  const timed = new ICAL.Event(readBack(fileOf(event({}))));
  expect(timed.startDate.toJSDate().toISOString()).toBe("2012-03-20T16:00:00.000Z");
  expect(timed.duration.toSeconds()).toBe(135 * 60);
  const whole = new ICAL.Event(readBack(fileOf(event({ time: { day: "2012-03-20" } }))));
  expect([whole.startDate.isDate, whole.startDate.toString()]).toEqual([true, "2012-03-20"]);
});
