import { plainText } from "@minuta/document";
import { type FollowUpStatus, foldWords, keySlug } from "@minuta/domain";
import type { RecordContent, RegisteredContent } from "@minuta/record";
import { weighTerms } from "../search/weigh-terms.ts";

export type PublicResolution = {
  readonly number: string;
  readonly slug: string;
  readonly position: number;
  readonly state: "adopted" | "void";
  readonly text: string;
  readonly responsible: string;
  readonly responsibleWords: string;
  readonly dueDate: string;
};

export type PublicFollowUp = {
  readonly number: string;
  readonly status: FollowUpStatus;
  readonly overdue: boolean;
  readonly note: string;
};

export type PublicEntry = {
  readonly kind: RecordContent["kind"] | "resolution";
  readonly key: string;
  /** The last part of its page's address; null for the record itself, whose address the publication gives. */
  readonly slug: string | null;
  readonly title: string;
  readonly text: string;
  readonly terms: ReadonlyMap<string, number>;
};

export type PublicRows = {
  readonly resolutions: readonly PublicResolution[];
  readonly followUps: readonly PublicFollowUp[];
  readonly entries: readonly PublicEntry[];
};

/**
 * What lists and search of the portal show of a record, out of nothing but the content given: for a record of which something
 * was removed, the content as it is public.
 */
export function publicRowsOf(content: RecordContent): PublicRows {
  const resolutions = resolutionsOf(content);
  const isRegistered = content.format !== "minuta-record/1";
  return {
    resolutions,
    followUps: isRegistered
      ? content.followUp.map(({ number, status, overdue, note }) => ({ number, status, overdue, note }))
      : [],
    entries: [
      recordEntry(content),
      ...resolutions.filter(({ state }) => state === "adopted").map((line) => resolutionEntry(content, line)),
    ],
  };
}

function resolutionsOf(content: RecordContent): PublicResolution[] {
  const adopted = content.resolutions.map(({ number, text, responsible, dueDate }) => ({
    number,
    state: "adopted" as const,
    text,
    responsible,
    dueDate,
  }));
  const voided = content.format === "minuta-record/1" ? [] : content.voided;
  const withoutEffect = voided.map(({ number }) => ({
    number,
    state: "void" as const,
    text: "",
    responsible: "",
    dueDate: "",
  }));
  return [...adopted, ...withoutEffect]
    .sort((one, other) => one.number.localeCompare(other.number, "en", { numeric: true }))
    .map((line, index) => ({
      ...line,
      slug: keySlug(line.number),
      position: index + 1,
      responsibleWords: foldWords(line.responsible),
    }));
}

function resolutionEntry(content: RecordContent, line: PublicResolution): PublicEntry {
  const text = `${line.text} (${line.responsible})`;
  return {
    kind: "resolution",
    key: line.number,
    slug: line.slug,
    title: line.text,
    text,
    terms: weighTerms(
      { key: line.number, title: "", resolutions: [text], text: [content.title] },
      content.language,
    ),
  };
}

function recordEntry(content: RecordContent): PublicEntry {
  const resolutions = content.resolutions.map((line) => `${line.number} ${line.text} (${line.responsible})`);
  const texts = [
    content.place,
    content.provenance.author?.organization ?? "",
    content.provenance.source?.title ?? "",
    ...content.attendance.map((line) => `${line.office}, ${line.institution}`),
    ...(content.format === "minuta-record/1" ? [] : wordsOfRows(content)),
    plainText(content.text),
  ];
  return {
    kind: content.kind,
    key: content.key,
    slug: null,
    title: content.title,
    text: [...resolutions, ...texts].join("\n"),
    terms: weighTerms({ key: content.key, title: content.title, resolutions, text: texts }, content.language),
  };
}

/** What parties had published beside resolutions, what was not agreed on, and the earlier resolutions that were followed up. */
function wordsOfRows(content: RegisteredContent): string[] {
  const decided = [...content.resolutions, ...content.disagreements].flatMap(({ positions }) => positions);
  return [
    ...decided.flatMap(({ reservation, dissent }) => [reservation, dissent]),
    ...content.disagreements.map(({ text }) => text),
    ...content.followUp.map(({ number, text }) => `${number} ${text}`),
    ...content.participants.map(({ office, institution }) => `${office}, ${institution}`),
    ...("annexes" in content ? content.annexes.map(({ title }) => title) : []),
    ...(content.session === null ? [] : [content.session.nextSession]),
  ].filter((words) => words !== "");
}
