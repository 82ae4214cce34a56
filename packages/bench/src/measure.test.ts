import { expect, test } from "vitest";
import { medians, Samples, usageOf } from "./measure.ts";

test("a percentile is a sample, whatever order they came in", () => {
  const samples = new Samples();
  for (const value of [5, 1, 4, 2, 3]) samples.add(value);
  expect(samples.count).toBe(5);
  expect([0, 0.5, 0.99, 1].map((share) => samples.percentile(share))).toEqual([1, 3, 5, 5]);
  samples.add(0);
  expect(samples.percentile(0)).toBe(0);
});

test("there is no percentile of nothing", () => {
  expect(new Samples().percentile(0.5)).toBeNaN();
});

test("medians are taken name by name, also where a round lacks one", () => {
  expect(medians([{ a: 3 }, { a: 1, b: 7 }, { a: 2 }])).toEqual({ a: 2, b: 7 });
  expect(medians([{ a: Number.NaN }, { a: 4 }]).a).toBe(4);
  expect(medians([])).toEqual({});
});

test.runIf(process.platform === "linux")("a process shows its CPU time and memory (needs Linux)", () => {
  const { cpuSeconds, residentMegabytes, peakMegabytes } = usageOf(process.pid);
  expect(cpuSeconds).toBeGreaterThan(0);
  expect(residentMegabytes).toBeGreaterThan(10);
  expect(peakMegabytes).toBeGreaterThanOrEqual(residentMegabytes * 0.9);
});
