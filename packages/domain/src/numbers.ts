export type SessionKind = "regular" | "special";

const padded = (value: number, width: number) => String(value).padStart(width, "0");

/** `ST-05/2012` for a regular session, `ST-E02/2012` for a special one (DOMAIN, "Numbers are legal identifiers"). */
export function sessionKey(kind: SessionKind, ordinal: number, year: number): string {
  return `ST-${kind === "special" ? "E" : ""}${padded(ordinal, 2)}/${year}`;
}

/** `ST-05/2012.03`: the resolution's place within its session. */
export function resolutionNumber(key: string, ordinal: number): string {
  return `${key}.${padded(ordinal, 2)}`;
}

/** `FR-017/2012`. */
export function meetingFormKey(ordinal: number, year: number): string {
  return `FR-${padded(ordinal, 3)}/${year}`;
}

/** `P-045`. */
export function proposalNumber(ordinal: number): string {
  return `P-${padded(ordinal, 3)}`;
}

/** The part of a permanent address that a key becomes: `ST-05/2012` → `st-05-2012`. */
export function keySlug(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
