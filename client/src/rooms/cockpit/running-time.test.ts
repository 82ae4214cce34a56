import { describe, expect, it } from "vitest";
import { clockOf, usedSeconds } from "./running-time.ts";

const at = (time: string) => `2012-03-20T${time}Z`;
const recess = (from: string, to: string | null) => ({
  id: "5b3c1f5e-8a61-4d0c-9f0e-0f3d1f2a7b10",
  startedAt: at(from),
  endedAt: to === null ? null : at(to),
});

describe("usedSeconds", () => {
  it("counts from the start to the end, or to now while it runs", () => {
    const now = Date.parse(at("10:12:40"));
    expect(usedSeconds({ startedAt: at("10:00:00"), endedAt: null }, [], now)).toBe(760);
    expect(usedSeconds({ startedAt: at("10:00:00"), endedAt: at("10:05:00") }, [], now)).toBe(300);
    expect(usedSeconds({ startedAt: null, endedAt: null }, [], now)).toBe(0);
  });

  it("leaves recesses out, also one that still lasts and one that began before", () => {
    const run = { startedAt: at("10:00:00"), endedAt: null };
    const now = Date.parse(at("10:30:00"));
    expect(usedSeconds(run, [recess("10:10:00", "10:20:00")], now)).toBe(1200);
    expect(usedSeconds(run, [recess("10:10:00", null)], now)).toBe(600);
    expect(usedSeconds(run, [recess("09:50:00", "10:05:00")], now)).toBe(1500);
  });

  it("never goes below nothing when a clock is set back", () => {
    expect(usedSeconds({ startedAt: at("10:00:00"), endedAt: null }, [], Date.parse(at("09:59:00")))).toBe(0);
  });
});

describe("clockOf", () => {
  it("writes minutes and seconds, and hours where there are any", () => {
    expect([0, 9, 760, 3760].map(clockOf)).toEqual(["0:00", "0:09", "12:40", "1:02:40"]);
  });
});
