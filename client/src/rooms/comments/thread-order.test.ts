import { describe, expect, it } from "vitest";
import { placesOf, sortThreads, type Thread } from "./thread-order.ts";

const thread = (id: string, change: Partial<Thread> = {}): Thread => ({
  id,
  documentId: "d",
  anchor: { start: "s", end: "e" },
  quote: id,
  state: "open",
  createdAt: "2012-02-20T15:00:00.000Z",
  resolvedAt: null,
  resolvedBy: null,
  comments: [],
  ...change,
});
const ids = (threads: readonly Thread[]) => threads.map((one) => one.id);

describe("the order of threads", () => {
  const threads = [thread("late"), thread("early"), thread("lost"), thread("all", { anchor: null })];
  const places = placesOf(
    new Map([
      ["late", { from: 90, to: 95 }],
      ["early", { from: 3, to: 8 }],
      ["lost", null],
    ]),
  );

  it("is that of the text, with the whole document apart and lost passages in their tray", () => {
    const sorted = sortThreads(threads, places);
    expect(ids(sorted.placed)).toEqual(["early", "late"]);
    expect(ids(sorted.whole)).toEqual(["all"]);
    expect(ids(sorted.gone)).toEqual(["lost"]);
  });

  it("brings a thread back when its text is back", () => {
    const back = placesOf(new Map([["lost", { from: 1, to: 4 }]]));
    expect(ids(sortThreads(threads, back).gone)).toEqual([]);
    expect(ids(sortThreads(threads, back).placed)[0]).toBe("lost");
  });

  it("calls nothing lost before the text is joined", () => {
    const sorted = sortThreads(threads, null);
    expect(ids(sorted.gone)).toEqual([]);
    expect(ids(sorted.placed)).toEqual(["late", "early", "lost"]);
  });

  it("sets resolved threads apart, the newest first, wherever their text is", () => {
    const resolved = [
      thread("old", { state: "resolved", resolvedAt: "2012-02-20T15:00:00.000Z" }),
      thread("new", { state: "resolved", resolvedAt: "2012-02-21T15:00:00.000Z", anchor: null }),
    ];
    const sorted = sortThreads([...threads, ...resolved], places);
    expect(ids(sorted.resolved)).toEqual(["new", "old"]);
    expect(ids(sorted.whole)).toEqual(["all"]);
  });

  it("sets the shorter of two passages that start together first", () => {
    expect(
      placesOf(
        new Map([
          ["b", { from: 1, to: 9 }],
          ["a", { from: 1, to: 4 }],
        ]),
      ).order,
    ).toEqual(["a", "b"]);
  });
});
