/** Where a resolution of a text stands: a draft without a number, or beside what was adopted under its number. */
export const resolutionStandings = ["draft", "adopted", "changed", "gone", "void"] as const;
export type ResolutionStanding = (typeof resolutionStandings)[number];

/**
 * The standing of a block of the text and the row under its number (rules NU-4, NU-5).
 * @param drafted digest of the words in the text; null when the block is not there any more
 * @param adopted state and digest of what was adopted; null when the block has no number
 */
export function resolutionStanding(
  drafted: string | null,
  adopted: { readonly state: "adopted" | "void"; readonly textDigest: string } | null,
): ResolutionStanding {
  if (adopted === null) return "draft";
  if (adopted.state === "void") return "void";
  if (drafted === null) return "gone";
  return drafted === adopted.textDigest ? "adopted" : "changed";
}

/** The next number's ordinal: gapless, because a number once given stays, also as void (rules NU-2, NU-3). */
export function nextOrdinal(given: readonly number[]): number {
  return given.reduce((highest, ordinal) => Math.max(highest, ordinal), 0) + 1;
}

export type ResolutionGap = "text" | "responsible" | "dueDate";

/** What a resolution lacks before it can be adopted (rule CL-4). */
export function resolutionGaps(draft: {
  readonly text: string;
  readonly responsible: string;
  readonly dueDate: string;
}): ResolutionGap[] {
  const gaps: ResolutionGap[] = [];
  if (draft.text.trim() === "") gaps.push("text");
  if (draft.responsible.trim() === "") gaps.push("responsible");
  if (draft.dueDate === "") gaps.push("dueDate");
  return gaps;
}
