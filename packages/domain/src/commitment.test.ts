import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CommitmentStatus,
  commitmentStatuses,
  isMilestoneOverdue,
  judgeAdoption,
  judgeReport,
  type ProgressReport,
  statusByReports,
} from "./commitment.ts";
import { commitmentNumber } from "./numbers.ts";

const on = (milestoneId: string | null, status: CommitmentStatus): ProgressReport => ({
  milestoneId,
  status,
});
const anyReports = fc.array(
  fc.record({
    milestoneId: fc.constantFrom(null, "a", "b"),
    status: fc.constantFrom(...commitmentStatuses),
  }),
  { maxLength: 12 },
);

test("NU-8: two digits or more", () => {
  expect([commitmentNumber(1), commitmentNumber(12), commitmentNumber(1000)]).toEqual([
    "C-01",
    "C-12",
    "C-1000",
  ]);
});

describe("statusByReports", () => {
  test.each<[string, ProgressReport[], CommitmentStatus]>([
    ["nothing was reported", [], "notStarted"],
    ["work on a milestone began", [on("a", "limited")], "limited"],
    ["the newest report on the whole", [on(null, "limited"), on(null, "substantial")], "substantial"],
    ["one milestone of two", [on("a", "completed"), on(null, "substantial")], "substantial"],
    ["both milestones", [on("a", "completed"), on("b", "completed"), on(null, "limited")], "completed"],
    [
      "a milestone that falls back",
      [on("a", "completed"), on("b", "completed"), on("b", "limited")],
      "limited",
    ],
  ])("CM-6: %s", (_name, reports, status) => {
    expect(statusByReports(["a", "b"], reports)).toBe(status);
  });

  test("CM-6, CM-7: completed exactly when the newest report on each milestone says so", () => {
    fc.assert(
      fc.property(anyReports, (reports) => {
        const newest = (id: string) => reports.findLast(({ milestoneId }) => milestoneId === id)?.status;
        const all = newest("a") === "completed" && newest("b") === "completed";
        expect(statusByReports(["a", "b"], reports) === "completed").toBe(all);
      }),
    );
  });

  test("CM-6: a commitment without milestones has the status of its newest report", () => {
    expect(statusByReports([], [])).toBe("notStarted");
    expect(statusByReports([], [on(null, "limited"), on(null, "completed")])).toBe("completed");
  });
});

describe("judgeReport", () => {
  const open = { isVoid: false, milestoneIds: ["a"], reports: [] };
  test("CM-4: nothing is reported on what is without effect", () => {
    expect(judgeReport({ ...on(null, "limited"), evidence: "" }, { ...open, isVoid: true })).toBe(
      "commitment_void",
    );
  });
  test("CM-7: completed as a whole only with every milestone", () => {
    const report = { ...on(null, "completed"), evidence: "https://example.org" };
    expect(judgeReport(report, open)).toBe("milestones_open");
    expect(judgeReport(report, { ...open, reports: [on("a", "completed")] })).toBeNull();
  });
  test("CM-8: completion needs its evidence, anything less does not", () => {
    expect(judgeReport({ ...on("a", "completed"), evidence: " " }, open)).toBe("evidence_missing");
    expect(judgeReport({ ...on("a", "substantial"), evidence: "" }, open)).toBeNull();
  });
});

test("CM-9: overdue from the day after, until completed", () => {
  const milestone = { endsOn: "2012-06-30", completedOn: null };
  expect(isMilestoneOverdue(milestone, "2012-06-30")).toBe(false);
  expect(isMilestoneOverdue(milestone, "2012-07-01")).toBe(true);
  expect(isMilestoneOverdue({ ...milestone, completedOn: "2012-07-05" }, "2012-08-01")).toBe(false);
  expect(isMilestoneOverdue({ endsOn: "", completedOn: null }, "2012-08-01")).toBe(false);
});

test("CM-2, CM-3: a note lifts a failed check, and nothing lifts a missing title", () => {
  expect(judgeAdoption({ title: "Publicar" }, true, "")).toBeNull();
  expect(judgeAdoption({ title: "Publicar" }, false, " ")).toBe("not_verifiable");
  expect(judgeAdoption({ title: "Publicar" }, false, "El sitio se define en mayo.")).toBeNull();
  expect(judgeAdoption({ title: " " }, true, "Nota")).toBe("title_missing");
});
