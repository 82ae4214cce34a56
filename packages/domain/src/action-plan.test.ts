import { expect, test } from "vitest";
import { fitsPeriod, judgeActionPlan } from "./action-plan.ts";

const period = { startsOn: "2012-01-01", endsOn: "2013-12-31" };
const inForce = new Set(["C-01", "C-02"]);

test("PL-1: a period in its order, commitments in force, each once", () => {
  expect(judgeActionPlan({ ...period, numbers: ["C-02", "C-01"] }, inForce)).toBeNull();
  expect(judgeActionPlan({ ...period, numbers: [] }, inForce)).toBeNull();
  expect(judgeActionPlan({ startsOn: "2013-01-01", endsOn: "2012-01-01", numbers: [] }, inForce)).toBe(
    "plan_period_reversed",
  );
  expect(judgeActionPlan({ ...period, numbers: ["C-01", "C-01"] }, inForce)).toBe("commitment_twice");
});

test("PL-2: one without effect is not taken in anew", () => {
  expect(judgeActionPlan({ ...period, numbers: ["C-03"] }, inForce)).toBe("commitment_not_in_force");
});

test("PL-3: a commitment fits when it ends within the period", () => {
  expect(fitsPeriod({ startsOn: "2011-11-01", endsOn: "2012-06-30" }, period)).toBe(true);
  expect(fitsPeriod({ startsOn: "2012-01-01", endsOn: "2014-01-01" }, period)).toBe(false);
  expect(fitsPeriod({ startsOn: "2010-01-01", endsOn: "2011-12-31" }, period)).toBe(false);
  expect(fitsPeriod({ startsOn: "", endsOn: "" }, period)).toBe(false);
});
