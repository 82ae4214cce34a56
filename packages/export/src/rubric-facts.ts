import type { RecordContent } from "@minuta/record";
import { longDate } from "./dates.ts";
import { visibleText } from "./visible-text.ts";
import type { RecordWords } from "./words/record-words.ts";

type LabelledValue = { readonly label: string; readonly value: string };

/** The organization whose own text a record is; null for what the secretariat made. */
export function authorOf({ provenance }: RecordContent): string | null {
  return provenance.author === undefined ? null : visibleText(provenance.author.organization);
}

/** Who answers for a record: its author, or the secretariat. */
export function bodyOf(content: RecordContent, words: RecordWords): string {
  return authorOf(content) ?? words.body;
}

/** What the rubric adds to the facts of a record: its author, or the version of the source that it translates. */
export function rubricFacts(content: RecordContent, words: RecordWords): readonly LabelledValue[] {
  const author = authorOf(content);
  const { source } = content.provenance;
  return [
    ...(author === null ? [] : [{ label: words.author, value: author }]),
    ...(source === undefined
      ? []
      : [
          { label: words.source, value: visibleText(`${source.title} (${source.language})`) },
          {
            label: words.sourceVersion,
            value: visibleText(`${source.version} · ${longDate(source.datedOn, content.language)}`),
          },
        ]),
  ];
}

/** By which a reader finds the source again, and sees that it is the same. */
export function sourceFacts({ provenance }: RecordContent, words: RecordWords): readonly LabelledValue[] {
  const { source } = provenance;
  if (source === undefined) return [];
  return [
    { label: words.sourceAddress, value: visibleText(source.address) },
    { label: words.sourceDigest, value: source.digest.match(/.{1,16}/g)?.join(" ") ?? "" },
  ];
}
