import type { NodeJson } from "@minuta/document";
import type { FourthRecordContent, RecordContent } from "../content.ts";

// What the vectors are made of. It never changes: a vector that was published once has to hold for ever.

const basis = "artículo 115 de la LGTAIP";
const personal = { type: "personalData", attrs: { legalBasis: basis } } as const;
const paragraph = (...content: readonly NodeJson[]): NodeJson => ({ type: "paragraph", content });
const text = (words: string, ...marks: NonNullable<NodeJson["marks"]>): NodeJson =>
  marks.length === 0 ? { type: "text", text: words } : { type: "text", text: words, marks };

const common = {
  version: 1,
  heldOn: "2012-02-07",
  session: null,
  quorum: { met: true, present: ["government", "institute", "civilSociety"] },
  quorumPeriods: [],
  agenda: [],
  followUp: [],
  voided: [],
  disagreements: [],
  participants: [],
  annexes: [],
  corrects: null,
  provenance: {
    sourceCategory: "plan",
    documentId: "0b2f6c1e-8a1d-4c57-9a55-1f2e3d4c5b6a",
    schemaVersion: 4,
    journalSequence: 7,
    frozenAt: "2012-02-08T20:00:00.000Z",
    frozenBy: "Secretaría técnica",
    sample: true,
  },
} as const;

const name = "Leticia Zavala Ibarra";

/** A form with a name that is marked in a paragraph and stands, unmarked, in a resolution and its rows. */
export const record: FourthRecordContent = {
  format: "minuta-record/4",
  kind: "meetingForm",
  key: "FR-001/2012",
  language: "es",
  title: "Reunión con la dependencia",
  place: "Ciudad de México",
  ...common,
  attendance: [
    {
      party: "government",
      mode: "inPerson",
      capacity: "principal",
      office: "Titular de la unidad",
      institution: "Función Pública",
      arrivedAt: "2012-02-07T16:00:00.000Z",
      departedAt: null,
    },
  ],
  resolutions: [
    {
      number: "ST-05/2012.01",
      blockId: "r1",
      text: `Llamar a ${name}.`,
      responsible: name,
      dueDate: "2012-04-30",
      mode: "consensus",
      positions: [{ party: "civilSociety", position: "for", reservation: "Con reserva.", dissent: "" }],
      present: ["government", "institute", "civilSociety"],
      adoptedAt: "2012-02-07T17:00:00.000Z",
      confirmedAt: null,
    },
  ],
  text: {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 1 }, content: [text("Reunión")] },
      paragraph(text("Se acordó llamar a "), text(name, personal), text(".")),
      { type: "paragraph" },
      {
        type: "resolution",
        attrs: { id: "r1", responsible: name, dueDate: "2012-04-30" },
        content: [paragraph(text(`Llamar a ${name}.`))],
      },
      { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("Un punto."))] }] },
    ],
  },
};

export const english: FourthRecordContent = {
  format: "minuta-record/4",
  kind: "minutes",
  key: "ST-E02/2012",
  language: "en",
  title: "Minutes of the second special session",
  place: "",
  ...common,
  version: 3,
  corrects: { key: "ST-E02/2012", version: 2, digest: "b".repeat(64), reason: "A wrong date." },
  attendance: [],
  resolutions: [],
  text: { type: "doc", content: [paragraph(text("The session was opened."))] },
};

/** Marked words that touch others, hold others, stand twice, are too short, or stand beside letters of two code units. */
export const attributed: FourthRecordContent = {
  ...english,
  title: "Ana, Ana María, anabel, Ana-Ana 😀Ana 𝐀Ana Ana9 ñAna",
  place: " Ana María ",
  text: {
    type: "doc",
    content: [
      paragraph(
        text("Ana", personal),
        text(" y "),
        text(" Ana ", personal),
        text("María ", { type: "bold" }, personal),
      ),
      paragraph(
        text("Ana María", personal),
        text("5130", { type: "personalData", attrs: { legalBasis: "artículo 110" } }),
        text(" xy ", personal),
        text("Ana María y Ana 5130", { type: "italic" }),
      ),
      paragraph(text("Ana"), { type: "hardBreak" }, text("Anabel, Ana.")),
      {
        type: "agendaItem",
        attrs: { id: "a1", title: "Ana", minutes: 5 },
        content: [paragraph({ type: "hardBreak" })],
      },
      { type: "paragraph", content: [] },
    ],
  },
};

const first = {
  format: "minuta-record/1",
  kind: "minutes",
  key: "ST-01/2011",
  version: 1,
  language: "es",
  title: "Minuta de la primera sesión",
  place: "Ciudad de México",
  heldOn: "2011-12-06",
  quorum: { met: true, present: ["government", "institute", "civilSociety"] },
  text: { type: "doc", content: [paragraph(text("Se instaló."))] },
  provenance: { ...common.provenance, schemaVersion: 1 },
  attendance: [],
  resolutions: [],
} as const satisfies RecordContent;
const second = {
  ...first,
  format: "minuta-record/2",
  session: null,
  quorumPeriods: [],
  agenda: [],
  followUp: [],
  voided: [],
  disagreements: [],
  participants: [],
} as const satisfies RecordContent;

/** One of each format whose content is digested as it is. */
export const earlier: readonly RecordContent[] = [
  first,
  second,
  { ...second, format: "minuta-record/3", annexes: [] },
];
