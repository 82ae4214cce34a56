import { expect, test } from "vitest";
import { judgeResponse, reasonsSuffice } from "./reasoned-response.ts";

test("RR-1: a yes or a no is no reason", () => {
  for (const reasons of ["", "No", "Sí, claro.", "no no no no", "1 2 3 4 5 6"]) {
    expect([reasons, reasonsSuffice(reasons)]).toEqual([reasons, false]);
  }
  expect(reasonsSuffice("La ley reserva esos datos por cinco años.")).toBe(true);
});

test("RR-3: only an agency that was asked answers, and nobody answers what was withdrawn", () => {
  const reasons = "La ley reserva esos datos por cinco años.";
  expect(judgeResponse({ withdrawn: false, assigned: true, reasons })).toBeNull();
  expect(judgeResponse({ withdrawn: false, assigned: false, reasons })).toBe("agency_not_assigned");
  expect(judgeResponse({ withdrawn: true, assigned: true, reasons })).toBe("proposal_withdrawn");
  expect(judgeResponse({ withdrawn: false, assigned: true, reasons: "No" })).toBe("reasons_too_short");
});
