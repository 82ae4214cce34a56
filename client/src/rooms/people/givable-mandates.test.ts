import type { Mandate } from "@minuta/domain";
import { expect, test } from "vitest";
import { givableMandates } from "./givable-mandates.ts";

const organizations = [
  { id: "fundar", party: "civilSociety" },
  { id: "imco", party: "civilSociety" },
  { id: "sep", party: "government" },
] as const;

const holding = (mandate: Pick<Mandate, "role" | "party" | "organizationId">) => ({
  userId: "u",
  mandates: [{ id: "m", startsOn: "2012-01-01", endsOn: null, ...mandate }],
});
const words = (actor: ReturnType<typeof holding>) =>
  givableMandates(actor, organizations).map(({ role, party, organizationId }) =>
    [role, organizationId ?? party].filter((word) => word !== null).join(" "),
  );

test("AC-9: a principal gives the own seat, the own party's delegates, guests and observers", () => {
  expect(words(holding({ role: "principal", party: "civilSociety", organizationId: null }))).toEqual([
    "principal civilSociety",
    "alternate civilSociety",
    "delegate fundar",
    "delegate imco",
    "guest",
    "observer",
  ]);
});

test("AC-9: a delegate gives those of the same organization, the operator those of operators", () => {
  expect(words(holding({ role: "delegate", party: "government", organizationId: "sep" }))).toEqual([
    "delegate sep",
  ]);
  expect(words(holding({ role: "operator", party: null, organizationId: null }))).toEqual(["operator"]);
});

test("AC-9: an alternate and an observer give nothing", () => {
  expect(words(holding({ role: "alternate", party: "institute", organizationId: null }))).toEqual([]);
  expect(words(holding({ role: "observer", party: null, organizationId: null }))).toEqual([]);
});
