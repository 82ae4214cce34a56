import { describe, expect, test } from "vitest";
import type { AttendanceMode } from "./attendance.ts";
import { closingFaults } from "./closing-check.ts";
import type { Party } from "./party.ts";
import { parties } from "./party.ts";
import type { SeatAttendance } from "./quorum.ts";
import type { ResolutionStanding } from "./resolution-standing.ts";

const line = (party: Party, mode: AttendanceMode = "inPerson"): SeatAttendance => ({
  party,
  mode,
  arrivedAt: mode === "absent" ? null : "2012-03-20T16:00:00Z",
  departedAt: null,
});
const everybody = parties.map((party) => line(party));
const resolution = {
  blockId: "a",
  text: "Publicar.",
  responsible: "SFP",
  dueDate: "2012-04-15",
  number: "ST-06/2012.01" as string | null,
  standing: "adopted" as ResolutionStanding,
  disagreed: false,
  quorumAtAdoption: true,
};
const draft = {
  kind: "minutes",
  hasText: true,
  hasSource: true,
  attendance: everybody,
  resolutions: [resolution],
  session: { heldOn: "2012-03-20", adjourned: true },
} as const;

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
  const empty = {
    ...resolution,
    blockId: "b",
    text: " \n",
    responsible: " ",
    dueDate: "",
    number: null,
    standing: "draft" as const,
  };
  const place = { position: 2, blockId: "b" };
  expect(closingFaults({ ...draft, resolutions: [resolution, empty] })).toEqual([
    { code: "resolution_text_missing", ...place },
    { code: "resolution_responsible_missing", ...place },
    { code: "resolution_due_date_missing", ...place },
  ]);
});

describe("what was adopted", () => {
  const codesOf = (parts: Partial<Parameters<typeof closingFaults>[0]>) =>
    closingFaults({ ...draft, ...parts }).map(({ code }) => code);
  const withStanding = (standing: ResolutionStanding, parts: Partial<typeof resolution> = {}) =>
    codesOf({ resolutions: [{ ...resolution, standing, ...parts }] });

  test("CL-5: the session was adjourned", () => {
    const session = { heldOn: "2012-03-20", adjourned: false };
    expect(codesOf({ session })).toEqual(["session_not_adjourned"]);
  });

  test("CL-6: each resolution is adopted and unchanged, or was not agreed on, or is void", () => {
    expect(withStanding("draft", { number: null })).toEqual(["resolution_not_adopted"]);
    expect(withStanding("draft", { number: null, disagreed: true, dueDate: "" })).toEqual([]);
    expect(withStanding("changed")).toEqual(["resolution_changed"]);
    expect(withStanding("void")).toEqual([]);
  });

  test("CL-7: a due date before the session", () => {
    const dueDate = "2012-03-19";
    expect(withStanding("draft", { number: null, dueDate })).toEqual(["resolution_due_date_before_session"]);
    expect(withStanding("draft", { number: null, dueDate: "2012-03-20" })).toEqual([
      "resolution_not_adopted",
    ]);
  });

  test("CL-8: what left the text is named by its number and counts no place", () => {
    const gone = { ...resolution, standing: "gone" as const, number: "ST-06/2012.02" };
    const next = { ...resolution, blockId: "c", number: null, standing: "draft" as const };
    expect(closingFaults({ ...draft, resolutions: [resolution, next, gone] })).toEqual([
      { code: "resolution_not_adopted", position: 2, blockId: "c" },
      { code: "resolution_gone", number: "ST-06/2012.02", blockId: "a" },
    ]);
  });

  test("CL-9: the roll shows quorum at the adoption", () => {
    expect(withStanding("adopted", { quorumAtAdoption: false })).toEqual(["resolution_without_quorum"]);
  });

  test("CL-10: a form holds no resolutions", () => {
    expect(codesOf({ kind: "meetingForm", session: null })).toEqual(["resolution_misplaced"]);
  });
});

test("CL-11: a translation is not closed without the source that it is of", () => {
  const translation = { kind: "translation", session: null, attendance: [], resolutions: [] } as const;
  expect(closingFaults({ ...draft, ...translation, hasSource: false })).toEqual([{ code: "source_missing" }]);
  expect(closingFaults({ ...draft, ...translation })).toEqual([]);
});

test("CL-12: nobody attends what was not held; a communiqué asks for words alone, and holds no resolutions", () => {
  const communique = { ...draft, kind: "communique", session: null, attendance: [] } as const;
  expect(closingFaults({ ...communique, resolutions: [] })).toEqual([]);
  expect(closingFaults({ ...communique, resolutions: [], hasText: false })).toEqual([{ code: "text_empty" }]);
  expect(closingFaults(communique).map(({ code }) => code)).toEqual(
    communique.resolutions.map(() => "resolution_misplaced"),
  );
});
