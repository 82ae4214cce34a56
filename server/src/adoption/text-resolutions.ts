import { createHash } from "node:crypto";
import { extractResolutions, type NodeJson } from "@minuta/document";
import {
  type DecisionMode,
  type Party,
  type PartyPosition,
  parties,
  type ResolutionDraft,
  type ResolutionGap,
  type ResolutionStanding,
  resolutionGaps,
  resolutionStanding,
} from "@minuta/domain";
import type { Reading } from "../db/reading.ts";

/** A resolution of a text beside what was decided on it. */
export type TextResolution = {
  readonly blockId: string;
  readonly number: string | null;
  readonly standing: ResolutionStanding;
  readonly text: string;
  readonly responsible: string;
  readonly dueDate: string;
  /** The words that stand under its number; null while it has none. */
  readonly adopted: { readonly text: string; readonly responsible: string; readonly dueDate: string } | null;
  readonly voidReason: string;
  readonly textDigest: string;
  readonly missing: ResolutionGap[];
  readonly mode: DecisionMode | null;
  readonly positions: PartyPosition[];
  readonly present: Party[];
  readonly adoptedAt: string | null;
  readonly confirmedAt: string | null;
};

/** SHA-256 by which the words of a resolution are told from every other wording. */
export function wordsDigest({ text, responsible, dueDate }: Omit<ResolutionDraft, "blockId">): string {
  return createHash("sha256")
    .update(JSON.stringify([text, responsible, dueDate]))
    .digest("hex");
}

/** The resolution blocks of a text that keep their identifier, so that a number can be theirs for ever. */
export function draftsOf(text: NodeJson): (ResolutionDraft & { readonly textDigest: string })[] {
  return extractResolutions(text).map((draft) => ({ ...draft, textDigest: wordsDigest(draft) }));
}

/**
 * The resolutions of a text in its order, then what was numbered and stands in it no more. Nothing of weight is read from the
 * text but its words: number, decision and standing come from the rows.
 */
export async function textResolutions(
  db: Reading,
  documentId: string,
  text: NodeJson,
): Promise<TextResolution[]> {
  const numbered = await db
    .selectFrom("resolutions")
    .selectAll()
    .where("documentId", "=", documentId)
    .orderBy("ordinal")
    .execute();
  const voices = await voicesOf(
    db,
    numbered.map(({ number }) => number),
  );
  const disagreements = await db
    .selectFrom("disagreements")
    .selectAll()
    .where("documentId", "=", documentId)
    .execute();
  const drafts = draftsOf(text);
  const decisionOf = (row: (typeof numbered)[number]) => ({
    number: row.number,
    adopted: { text: row.text, responsible: row.responsible, dueDate: row.dueDate },
    voidReason: row.voidReason,
    mode: row.mode,
    positions: voices.get(row.number) ?? [],
    present: JSON.parse(row.quorum) as Party[],
    adoptedAt: row.adoptedAt === "" ? null : row.adoptedAt,
    confirmedAt: row.confirmedAt,
  });
  const inText = drafts.map((draft): TextResolution => {
    const words = { ...draft, missing: resolutionGaps(draft) };
    const row = numbered.find(({ blockId }) => blockId === draft.blockId);
    if (row !== undefined) {
      return { ...words, ...decisionOf(row), standing: resolutionStanding(draft.textDigest, row) };
    }
    const undecided = {
      ...words,
      number: null,
      adopted: null,
      voidReason: "",
      standing: "draft",
      adoptedAt: null,
      confirmedAt: null,
    } as const;
    // What was said is said of those words alone.
    const spoken = disagreements.find(
      ({ blockId, textDigest }) => blockId === draft.blockId && textDigest === draft.textDigest,
    );
    return spoken === undefined
      ? { ...undecided, mode: null, positions: [], present: [] }
      : {
          ...undecided,
          mode: "noAgreement",
          positions: JSON.parse(spoken.positions) as PartyPosition[],
          present: JSON.parse(spoken.quorum) as Party[],
        };
  });
  const left = numbered
    .filter((row) => !drafts.some(({ blockId }) => blockId === row.blockId))
    .map(
      (row): TextResolution => ({
        blockId: row.blockId,
        text: row.text,
        responsible: row.responsible,
        dueDate: row.dueDate,
        textDigest: wordsDigest(row),
        missing: [],
        ...decisionOf(row),
        standing: resolutionStanding(null, row),
      }),
    );
  return [...inText, ...left];
}

async function voicesOf(db: Reading, numbers: readonly string[]): Promise<Map<string, PartyPosition[]>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom("positions")
    .selectAll()
    .where("number", "in", [...numbers])
    .execute();
  rows.sort((one, other) => parties.indexOf(one.party) - parties.indexOf(other.party));
  return new Map(
    [...Map.groupBy(rows, ({ number }) => number)].map(([number, voices]) => [
      number,
      voices.map(({ party, position, reservation, dissent }) => ({ party, position, reservation, dissent })),
    ]),
  );
}
