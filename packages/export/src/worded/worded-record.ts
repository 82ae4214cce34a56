import { isHeldKind, type Language, type Party, signersOf } from "@minuta/domain";
import type { PublishedRecord, RecordAttendance, RecordContent } from "@minuta/record";
import { shortDigest } from "@minuta/record";
import { type Citation, citationOf } from "../citation.ts";
import { type ClassificationLegend, classificationLegend } from "../classification.ts";
import { localTime, longDate, longDay, shortDate, shortInstant } from "../dates.ts";
import { Registers, withRegisters } from "../registers/registers.ts";
import { authorOf, bodyOf, rubricFacts, sourceFacts } from "../rubric-facts.ts";
import { decisionWord, signatureFacts } from "../signature-facts.ts";
import { visibleText } from "../visible-text.ts";
import type { RecordWords } from "../words/record-words.ts";
import { recordWords } from "../words/words-of.ts";
import { type WordedBlock, wordedText } from "./worded-text.ts";

type Seat = { readonly party: Party; readonly name: string };
type LabelledValue = { readonly label: string; readonly value: string };

/** All that a format sets, already in words: formats know places and sizes, no language and no rule. */
export type WordedRecord = {
  readonly language: Language;
  readonly region: string;
  readonly documentTitle: string;
  readonly author: string;
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly publisher: string;
  readonly body: string;
  readonly sourceCategory: string;
  readonly key: string;
  readonly kindLine: string;
  readonly title: string;
  readonly facts: readonly LabelledValue[];
  /** "" unless it is sample data. */
  readonly sample: string;
  /** What an erratum says of the record that it corrects; empty for every other record. */
  readonly corrects: readonly LabelledValue[];
  /** Of a record of the first format; null for one whose text shows them in the order of formal minutes. */
  readonly resolutions: {
    readonly heading: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
    readonly none: string;
  } | null;
  /** As `resolutions`. */
  readonly attendance: {
    readonly heading: string;
    readonly columns: readonly string[];
    readonly rows: readonly {
      readonly seat: Seat;
      readonly office: string;
      readonly institution: string;
      readonly presence: string;
    }[];
    readonly none: string;
    readonly quorumLabel: string;
    readonly quorum: string;
  } | null;
  readonly text: { readonly heading: string; readonly blocks: readonly WordedBlock[] };
  readonly signatures: {
    readonly heading: string;
    /** Whether the text has a place for them. */
    readonly placed: boolean;
    readonly seats: readonly {
      readonly seat: Seat;
      readonly decision: string;
      readonly signed: boolean;
      readonly lines: readonly string[];
    }[];
  };
  /** Null when nothing was removed. */
  readonly classification: ClassificationLegend | null;
  readonly provenance: {
    readonly heading: string;
    readonly statement: string;
    readonly facts: readonly LabelledValue[];
    readonly digestLabel: string;
    /** The digest in groups of eight digits. */
    readonly digestGroups: readonly string[];
    readonly shortLabel: string;
    readonly short: string;
    readonly note: string;
    readonly substituted: string;
  };
  readonly citation: Citation;
  readonly page: string;
  readonly pageOf: string;
};

/**
 * A published record in the words and the order in which it is printed, from what is public of it alone. `address` is
 * its permanent one.
 */
export function wordedRecord(published: PublishedRecord, address: string): WordedRecord {
  const { content, digest, signatures, removals, publicVersion, publishedAt } = published;
  const { language, provenance } = content;
  const words = recordWords(language);
  const [year = 1970, month = 1, day = 1] = (localTime(publishedAt)?.date ?? "").split("-").map(Number);
  const author = authorOf(content);
  const seatOf = (party: Party): Seat => ({ party, name: author ?? words.party[party] });
  const held = withRegisters(published);
  return {
    language,
    region: language === "es" ? "MX" : "US",
    documentTitle: visibleText(`${content.key} · ${content.title}`),
    author: bodyOf(content, words),
    date: { year, month, day },
    publisher: words.publisher,
    body: bodyOf(content, words),
    sourceCategory: words.sourceCategory[provenance.sourceCategory],
    key: visibleText(content.key),
    kindLine: `${words.kind[content.kind]} · ${words.publicVersion}`,
    title: visibleText(content.title),
    facts: [
      { label: words.heldOn, value: longDate(content.heldOn, language) },
      ...(isHeldKind(content.kind)
        ? [{ label: words.place, value: visibleText(content.place) || words.unspecified }]
        : []),
      { label: words.publishedOn, value: longDay(publishedAt, language) },
      ...rubricFacts(content, words),
    ],
    sample: provenance.sample ? words.sample : "",
    corrects: correctsOf(content, words),
    ...frontOf(content, words),
    text: { heading: words.text[content.kind], blocks: wordedText(published) },
    signatures: {
      heading: words.signatures,
      placed: held !== null && new Registers(held).places("signatures"),
      seats: signersOf(content.kind).map((party) => {
        const signature = signatures.find((candidate) => candidate.party === party);
        if (signature === undefined) {
          return { seat: seatOf(party), decision: words.notSigned, signed: false, lines: [] };
        }
        return {
          seat: seatOf(party),
          decision: decisionWord(signature, words),
          signed: signature.decision !== "refuse",
          lines: [
            visibleText(signature.office),
            words.capacity[signature.capacity],
            shortInstant(signature.at, language),
            ...signatureFacts(signature, words).map(({ label, value }) =>
              visibleText(label === "" ? value : `${label}: ${value}`),
            ),
            `${words.signedDigest}: ${shortDigest(signature.digest)}`,
          ],
        };
      }),
    },
    classification: classificationLegend(removals, language),
    provenance: {
      heading: words.provenance,
      statement: words.statement[provenance.sourceCategory],
      facts: [
        { label: words.sourceCategoryLabel, value: words.sourceCategory[provenance.sourceCategory] },
        ...sourceFacts(content, words),
        {
          label: words.frozen,
          value: `${shortInstant(provenance.frozenAt, language)} (${words.timeZone}) · ${visibleText(provenance.frozenBy)}`,
        },
        { label: words.version, value: String(content.version) },
        { label: words.publicVersionNumber, value: String(publicVersion) },
        { label: words.documentId, value: visibleText(provenance.documentId) },
        { label: words.journal, value: String(provenance.journalSequence) },
      ],
      digestLabel: words.digest,
      digestGroups: digest.match(/.{1,8}/g) ?? [],
      shortLabel: words.shortDigest,
      short: shortDigest(digest),
      note: words.digestNote,
      substituted: words.substituted,
    },
    citation: citationOf(published, address),
    page: words.page,
    pageOf: words.pageOf,
  };
}

function correctsOf(content: RecordContent, words: RecordWords): LabelledValue[] {
  if (content.format !== "minuta-record/4" || content.corrects === null) return [];
  const { key, version, digest, reason } = content.corrects;
  return [
    { label: words.corrects, value: visibleText(`${key} · ${words.version.toLowerCase()} ${version}`) },
    { label: words.reason, value: visibleText(reason) },
    { label: words.correctedDigest, value: digest.match(/.{1,16}/g)?.join(" ") ?? "" },
  ];
}

/** What stood before the text while it was the closing that numbered. */
function frontOf(
  content: RecordContent,
  words: RecordWords,
): Pick<WordedRecord, "resolutions" | "attendance"> {
  if (content.format !== "minuta-record/1") return { resolutions: null, attendance: null };
  const { language } = content;
  const present = content.quorum.present.map((party) => words.party[party]).join(", ");
  return {
    resolutions: {
      heading: words.resolutions,
      columns: [words.number, words.resolution, words.responsible, words.dueDate],
      rows: content.resolutions.map((resolution) => [
        visibleText(resolution.number),
        visibleText(resolution.text),
        visibleText(resolution.responsible),
        shortDate(resolution.dueDate, language),
      ]),
      none: words.noResolutions,
    },
    attendance: {
      heading: words.attendance,
      columns: [words.seat, words.office, words.institution, words.presence],
      rows: content.attendance.map((line) => ({
        seat: { party: line.party, name: words.party[line.party] },
        office: visibleText(line.office) || "—",
        institution: visibleText(line.institution) || "—",
        presence: presenceOf(line, words),
      })),
      none: words.noAttendance,
      quorumLabel: words.quorum,
      quorum: content.quorum.met
        ? words.quorumMet
        : `${words.quorumNotMet} ${words.quorumPresent}: ${present === "" ? words.unspecified : present}.`,
    },
  };
}

function presenceOf(line: RecordAttendance, words: RecordWords): string {
  const capacity = line.capacity === null ? [] : [words.capacity[line.capacity]];
  const time = (label: string, instant: string | null) => {
    const local = instant === null ? null : localTime(instant);
    return local === null ? [] : [`${label} ${local.time}${words.hour === "" ? "" : ` ${words.hour}`}`];
  };
  return [
    ...capacity,
    words.mode[line.mode],
    ...time(words.arrived, line.arrivedAt),
    ...time(words.departed, line.departedAt),
  ].join(" · ");
}
