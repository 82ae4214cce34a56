import { describe, expect, test } from "vitest";
import { closingFaults } from "./closing-check.ts";
import type { Party } from "./party.ts";
import { parties } from "./party.ts";
import type { AttendanceMode, SeatAttendance } from "./quorum.ts";

const line = (party: Party, mode: AttendanceMode = "inPerson"): SeatAttendance => ({
  party,
  mode,
  arrivedAt: mode === "absent" ? null : "2012-03-20T16:00:00Z",
  departedAt: null,
});
const everybody = parties.map((party) => line(party));
const resolution = { blockId: "a", text: "Publicar.", responsible: "SFP", dueDate: "2012-04-15" };
const draft = { kind: "minutes", hasText: true, attendance: everybody, resolutions: [resolution] } as const;

test("a complete draft has no fault; a draft without resolutions neither", () => {
  expect(closingFaults(draft)).toEqual([]);
  expect(closingFaults({ ...draft, resolutions: [] })).toEqual([]);
});

test("CL-1: a text without words", () => {
  expect(closingFaults({ ...draft, hasText: false })).toEqual([{ code: "text_empty" }]);
});

test("CL-2: each seat whose attendance is not recorded is named, in the order of the parties", () => {
  expect(closingFaults({ ...draft, attendance: [line("institute")] })).toEqual([
    { code: "attendance_missing", party: "government" },
    { code: "attendance_missing", party: "civilSociety" },
  ]);
});

describe("CL-3: quorum over the whole session", () => {
  test("a party that was absent throughout is named", () => {
    const attendance = [line("government"), line("institute", "absent"), line("civilSociety", "remote")];
    expect(closingFaults({ ...draft, attendance })).toEqual([
      { code: "quorum_missing", parties: ["institute"] },
    ]);
  });

  test("a party that left was there; absence is no verdict before the roll is complete", () => {
    const left = everybody.map((each) => ({ ...each, departedAt: "2012-03-20T18:00:00Z" }));
    expect(closingFaults({ ...draft, attendance: left })).toEqual([]);
    const incomplete = [line("government", "absent")];
    expect(closingFaults({ ...draft, attendance: incomplete }).map(({ code }) => code)).not.toContain(
      "quorum_missing",
    );
  });
});

test("CL-4: what a resolution lacks is named by its place in the text", () => {
  const empty = { blockId: "b", text: " \n", responsible: " ", dueDate: "" };
  const place = { position: 2, blockId: "b" };
  expect(closingFaults({ ...draft, resolutions: [resolution, empty] })).toEqual([
    { code: "resolution_text_missing", ...place },
    { code: "resolution_responsible_missing", ...place },
    { code: "resolution_due_date_missing", ...place },
  ]);
});
