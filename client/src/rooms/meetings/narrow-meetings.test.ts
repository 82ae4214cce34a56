import { expect, test } from "vitest";
import { byMonth, type Meeting, narrowMeetings } from "./narrow-meetings.ts";

const meeting = (ordinal: number, heldOn: string, agency: string, state?: "draft" | "signed"): Meeting => ({
  id: `m${ordinal}`,
  ordinal,
  title: `Reunión ${ordinal}`,
  heldOn,
  sample: true,
  agency: { id: agency, shortName: agency, party: "government" },
  proposals: [{ id: "p", number: "P-017", title: "Presupuesto abierto" }],
  form:
    state === undefined
      ? null
      : { documentId: "d", kind: "meetingForm", state, signed: 0, refused: false, address: null },
});
const all = [
  meeting(1, "2012-01-30", "SHCP", "draft"),
  meeting(2, "2012-02-03", "SEP"),
  meeting(3, "2012-02-20", "INEGI", "signed"),
];
const ordinals = (meetings: readonly Meeting[]) => meetings.map(({ ordinal }) => ordinal);

test("narrows by words of agency, title and proposals, and by state of the form", () => {
  expect(ordinals(narrowMeetings(all, "", "all"))).toEqual([1, 2, 3]);
  expect(ordinals(narrowMeetings(all, "inegi", "all"))).toEqual([3]);
  expect(ordinals(narrowMeetings(all, "p-017 presupuesto", "none"))).toEqual([2]);
  expect(ordinals(narrowMeetings(all, "shcp", "signed"))).toEqual([]);
});

test("groups by month and keeps the order", () => {
  expect(byMonth(all).map(({ month, meetings }) => [month, ordinals(meetings)])).toEqual([
    ["2012-01-01", [1]],
    ["2012-02-01", [2, 3]],
  ]);
});
