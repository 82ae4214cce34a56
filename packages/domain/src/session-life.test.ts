import fc from "fast-check";
import { expect, test } from "vitest";
import { type DocumentState, documentStates } from "./document-state.ts";
import {
  isPlannable,
  isPublic,
  mayGo,
  mayRemoveAnnex,
  nextStep,
  type SessionStanding,
  takesAnnexes,
} from "./session-life.ts";
import { type SessionState, sessionStates } from "./session-state.ts";

const from = (state: SessionState) => sessionStates.filter((to) => mayGo(state, to));

test("SN-1: a session is planned, called, held and adjourned, and opens once", () => {
  expect(from("planned")).toEqual(["called", "inSession", "cancelled"]);
  expect(from("called")).toEqual(["inSession", "cancelled"]);
});

test("SN-2: recess and back, adjourned from either", () => {
  expect(from("inSession")).toEqual(["recess", "adjourned"]);
  expect(from("recess")).toEqual(["inSession", "adjourned"]);
});

test("SN-3: nothing leads out of the end, and no way leads back before the opening", () => {
  expect([from("adjourned"), from("cancelled")]).toEqual([[], []]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...sessionStates), { maxLength: 30 }), (wanted) => {
      let state: SessionState = "planned";
      let opened = false;
      for (const to of wanted) {
        if (!mayGo(state, to)) continue;
        state = to;
        opened ||= to === "inSession";
        if (opened) expect(["inSession", "recess", "adjourned"]).toContain(state);
      }
    }),
  );
});

test("SN-4: planned until it opens", () => {
  expect(sessionStates.filter(isPlannable)).toEqual(["planned", "called"]);
});

test("AG-8: annexes are added until the minutes are closed, and stay once they were there at the opening", () => {
  const takes = (minutes: DocumentState | null) =>
    sessionStates.filter((state) => takesAnnexes(state, minutes));
  const lasting = sessionStates.filter((state) => state !== "cancelled");
  expect([takes(null), takes("draft")]).toEqual([lasting, lasting]);
  expect(documentStates.filter((state) => takes(state).length > 0)).toEqual(["draft"]);
  const openedAt = "2012-03-20T16:00:00.000Z";
  const removed = (state: SessionState, addedAt: string, minutes: DocumentState | null = "draft") =>
    mayRemoveAnnex({ state, openedAt: isPlannable(state) ? null : openedAt }, { addedAt }, minutes);
  expect(sessionStates.filter((state) => removed(state, "2012-03-01T16:00:00.000Z"))).toEqual([
    "planned",
    "called",
  ]);
  expect(sessionStates.filter((state) => removed(state, openedAt))).toEqual(lasting);
  expect(removed("adjourned", openedAt, "forSignature")).toBe(false);
});

test("SN-5: the public hears of what was called, and of its end", () => {
  const heard = (calledAt: string | null) => sessionStates.filter((state) => isPublic({ state, calledAt }));
  expect(heard(null)).toEqual(["called", "inSession", "recess", "adjourned"]);
  expect(heard("2012-03-09T16:00:00.000Z")).toEqual([
    "called",
    "inSession",
    "recess",
    "adjourned",
    "cancelled",
  ]);
});

test("SN-6: one step after the other, from the time to the publication", () => {
  const bare: SessionStanding = {
    state: "planned",
    heldOn: "2012-03-20",
    today: "2012-03-01",
    hasTime: false,
    discussionItems: 0,
    agendaTimed: false,
    noticeOutdated: false,
    rollCalled: false,
    minutes: null,
  };
  const called = { ...bare, state: "called", hasTime: true, discussionItems: 2 } as const;
  const held = { ...called, state: "adjourned", today: "2012-03-21" } as const;
  const walk: readonly [SessionStanding, ReturnType<typeof nextStep>][] = [
    [bare, "setTime"],
    [{ ...bare, hasTime: true }, "addItems"],
    [{ ...bare, hasTime: true, discussionItems: 2 }, "timeItems"],
    [{ ...bare, hasTime: true, discussionItems: 2, agendaTimed: true }, "sendNotice"],
    [called, null],
    [{ ...called, noticeOutdated: true }, "renewNotice"],
    [{ ...called, today: "2012-03-20" }, "open"],
    [{ ...called, state: "inSession" }, "callRoll"],
    [{ ...called, state: "recess" }, "resume"],
    [{ ...called, state: "inSession", rollCalled: true }, "adjourn"],
    [held, "startMinutes"],
    [{ ...called, today: "2012-03-21" }, "startMinutes"],
    [{ ...held, minutes: { state: "draft", refused: false } }, "closeMinutes"],
    [{ ...held, minutes: { state: "forSignature", refused: false } }, "awaitSignatures"],
    [{ ...held, minutes: { state: "forSignature", refused: true } }, "reopenMinutes"],
    [{ ...held, minutes: { state: "signed", refused: false } }, "publish"],
    [{ ...held, minutes: { state: "published", refused: false } }, null],
    [{ ...bare, state: "cancelled" }, null],
  ];
  for (const [standing, step] of walk)
    expect([standing.state, nextStep(standing)]).toEqual([standing.state, step]);
});
