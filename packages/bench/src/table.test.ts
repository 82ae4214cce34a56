import { expect, test } from "vitest";
import { list, rounded, table } from "./table.ts";

test("every other column shows its ratio to the first, and what was not measured is a dash", () => {
  const text = table([
    { name: "Minuta", figures: { "p99 ms": 50, "saved ms": 4.25 } },
    { name: "Peer", figures: { "p99 ms": 500.4, lost: 3 } },
  ]);
  expect(text.split("\n")).toEqual([
    "          Minuta  Peer (×)",
    "p99 ms    50      500 (10.0)",
    "saved ms  4.25    –",
    "lost      –       3",
  ]);
});

test("a list counts the same things of every case and puts its own figures behind", () => {
  const text = list([
    { name: "kill -9", figures: { trials: 30, acknowledged: 900, lost: 0, "slowest restart ms": 812.4 } },
    { name: "garbage", figures: { trials: 200, lost: 0 } },
  ]);
  expect(text.split("\n")).toEqual([
    "         trials  acknowledged  lost",
    "kill -9  30      900           0     slowest restart ms: 812",
    "garbage  200     –             0",
  ]);
});

test("a ratio to nothing is not printed", () => {
  expect(
    table([
      { name: "a", figures: { lost: 0 } },
      { name: "b", figures: { lost: 9 } },
    ]),
  ).toContain("lost  0  9");
});

test("three digits are kept and whole numbers stay whole", () => {
  expect([0, 7, 0.123, 12.34, 123.4, Number.NaN].map(rounded)).toEqual([
    "0",
    "7",
    "0.12",
    "12.3",
    "123",
    "–",
  ]);
});
