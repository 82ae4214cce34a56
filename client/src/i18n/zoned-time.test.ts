import { expect, it } from "vitest";
import { instantAt, timeAt } from "./zoned-time.ts";

const zone = "America/Mexico_City";

it("gives the instant of a wall clock, in winter and in the summer time that Mexico once had", () => {
  expect(instantAt("2012-02-20", "09:30", zone)).toBe("2012-02-20T15:30:00.000Z");
  expect(instantAt("2012-07-20", "09:30", zone)).toBe("2012-07-20T14:30:00.000Z");
  expect(instantAt("2026-07-20", "09:30", zone)).toBe("2026-07-20T15:30:00.000Z");
});

it("goes there and back over midnight", () => {
  for (const time of ["00:00", "00:05", "12:00", "23:59"]) {
    expect(timeAt(instantAt("2012-02-20", time, zone), zone)).toBe(time);
  }
});
