/**
 * Members whose strings people wrote, so that they may hold what must not be public (SPEC section 3). Numbers, days, instants,
 * parties, decisions and digests stay in the clear: a record that hid them would prove nothing.
 */
const names: ReadonlySet<string> = new Set([
  "contact",
  "dissent",
  "fileName",
  "frozenBy",
  "institution",
  "leadAgency",
  "nextSession",
  "note",
  "office",
  "place",
  "presenter",
  "reason",
  "reservation",
  "responsible",
  "text",
  "title",
]);

export function isFreeText(name: string, value: unknown): value is string {
  return typeof value === "string" && value !== "" && names.has(name);
}
