import { type Party, type PartyPosition, parties } from "@minuta/domain";
import {
  type AdoptedResolution,
  type PublishedRecord,
  participantsByInstitution,
  type RecordResolution,
} from "@minuta/record";
import { localTime } from "../dates.ts";
import { visibleText } from "../visible-text.ts";
import type { RecordWords } from "../words/record-words.ts";
import { recordWords } from "../words/words-of.ts";
import { spreadsheetCsv } from "./spreadsheet-csv.ts";

type Row = {
  readonly number: string;
  readonly text: string;
  readonly state: string;
  readonly responsible: string;
  readonly dueDate: string;
  readonly mode: string;
  readonly at: string;
  readonly positions: readonly PartyPosition[];
  readonly present: readonly Party[];
  readonly reason: string;
};

/** The resolutions of a record, adopted, void and not agreed on, a line each, in the record's language. */
export function resolutionsCsv({ content }: PublishedRecord): string {
  const words = recordWords(content.language);
  const rows: Row[] = content.resolutions.map((resolution) => adoptedRow(resolution, words));
  if (content.format !== "minuta-record/1") {
    for (const { number, text, voidedAt, reason } of content.voided) {
      rows.push({ ...emptyRow, number, text, state: words.voided, at: voidedAt, reason });
    }
    for (const { text, responsible, dueDate, positions, present, at } of content.disagreements) {
      const state = words.withoutAgreement;
      rows.push({ ...emptyRow, text, state, responsible, dueDate, positions, present, at });
    }
  }
  const { csv } = words;
  return spreadsheetCsv(
    [
      words.number,
      words.resolution,
      words.status,
      words.responsible,
      words.dueDate,
      csv.mode,
      csv.decidedAt,
      ...parties.map((party) => words.party[party]),
      words.partiesPresent,
      words.reservation,
      words.dissent,
      words.reason,
    ],
    rows.map((row) =>
      [
        row.number,
        row.text,
        row.state,
        row.responsible,
        row.dueDate,
        row.mode,
        momentOf(row.at),
        ...parties.map((party) => positionOf(row.positions, party, words)),
        row.present.map((party) => words.party[party]).join("; "),
        ownWords(row.positions, "reservation", words),
        ownWords(row.positions, "dissent", words),
        row.reason,
      ].map(visibleText),
    ),
  );
}

/** Who took part, a line for each stay; the participants of a meeting by institution and office, without names. */
export function attendanceCsv({ content }: PublishedRecord): string {
  const words = recordWords(content.language);
  const { csv } = words;
  const stays = content.attendance.map((stay) => [
    stay.party === null ? "" : words.party[stay.party],
    stay.office,
    stay.institution,
    stay.capacity === null ? "" : words.allCapacities[stay.capacity],
    words.mode[stay.mode],
    momentOf(stay.arrivedAt ?? ""),
    momentOf(stay.departedAt ?? ""),
    "1",
  ]);
  const participants =
    content.format === "minuta-record/1"
      ? []
      : participantsByInstitution(content.participants).flatMap(({ institution, party, offices }) =>
          offices.map(({ office, mode, count }) => [
            party === null ? "" : words.party[party],
            office,
            institution,
            csv.participant,
            words.mode[mode],
            "",
            "",
            String(count),
          ]),
        );
  return spreadsheetCsv(
    [
      csv.party,
      words.office,
      words.institution,
      words.capacityColumn,
      words.modeColumn,
      csv.arrived,
      csv.departed,
      words.people,
    ],
    [...stays, ...participants].map((cells) => cells.map(visibleText)),
  );
}

const emptyRow: Row = {
  number: "",
  text: "",
  state: "",
  responsible: "",
  dueDate: "",
  mode: "",
  at: "",
  positions: [],
  present: [],
  reason: "",
};

function adoptedRow(resolution: RecordResolution | AdoptedResolution, words: RecordWords): Row {
  const { number, text, responsible, dueDate } = resolution;
  const row = { ...emptyRow, number, text, state: words.adopted, responsible, dueDate };
  if (!("mode" in resolution)) return row;
  const { mode, adoptedAt, positions, present } = resolution;
  return { ...row, mode: words.decisionMode[mode], at: adoptedAt, positions, present };
}

function positionOf(positions: readonly PartyPosition[], party: Party, words: RecordWords): string {
  const own = positions.find((each) => each.party === party);
  return own === undefined ? "" : words.position[own.position];
}

function ownWords(
  positions: readonly PartyPosition[],
  what: "reservation" | "dissent",
  words: RecordWords,
): string {
  return positions
    .filter((each) => each[what] !== "")
    .map((each) => `${words.party[each.party]}: ${each[what]}`)
    .join("\n");
}

/** An instant as spreadsheets read it, "2012-02-20 09:30", on the secretariat's clock; "" for none. */
function momentOf(instant: string): string {
  const local = localTime(instant);
  return local === null ? "" : `${local.date} ${local.time}`;
}
