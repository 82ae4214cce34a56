export type SessionKind = "regular" | "special";

const padded = (value: number, width: number) => String(value).padStart(width, "0");

/**
 * `ST-05/2012` for a regular session, `ST-E02/2012` for a special one (DOMAIN, "Numbers are legal identifiers");
 * `SG1-03/2012` and `SG1-E01/2012` for those of the first working group, so that neither takes the other's numbers.
 * @param workingGroup the number of the working group whose session it is; null for the secretariat's own
 */
export function sessionKey(
  kind: SessionKind,
  ordinal: number,
  year: number,
  workingGroup: number | null = null,
): string {
  const body = workingGroup === null ? "ST" : `SG${workingGroup}`;
  return `${body}-${kind === "special" ? "E" : ""}${padded(ordinal, 2)}/${year}`;
}

/** `ST-05/2012.03`: the resolution's place within its session. */
export function resolutionNumber(key: string, ordinal: number): string {
  return `${key}.${padded(ordinal, 2)}`;
}

/** `FR-017/2012`. */
export function meetingFormKey(ordinal: number, year: number): string {
  return `FR-${padded(ordinal, 3)}/${year}`;
}

/** `AL-003/2012`: a translation of a document of the Partnership (rule NU-9). */
export function translationKey(ordinal: number, year: number): string {
  return `AL-${padded(ordinal, 3)}/${year}`;
}

/** `OSC-012/2012`: what a civil-society organization publishes (rule NU-9). */
export function communiqueKey(ordinal: number, year: number): string {
  return `OSC-${padded(ordinal, 3)}/${year}`;
}

/** `P-045`. */
export function proposalNumber(ordinal: number): string {
  return `P-${padded(ordinal, 3)}`;
}

/** The number that `keySlug` made an address of: `st-05-2012-03` → `ST-05/2012.03`; null when it is none. */
export function resolutionOfSlug(slug: string): string | null {
  const parts = /^([a-z0-9]+)-(e?\d+)-(\d{4})-(\d{2,})$/.exec(slug);
  if (parts === null) return null;
  const [, body = "", ordinal = "", year = "", place = ""] = parts;
  return `${body.toUpperCase()}-${ordinal.toUpperCase()}/${year}.${place}`;
}

/** `C-12`, `C-07`. */
export function commitmentNumber(ordinal: number): string {
  return `C-${padded(ordinal, 2)}`;
}

/** The part of a permanent address that a key becomes: `ST-05/2012` → `st-05-2012`. */
export function keySlug(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
