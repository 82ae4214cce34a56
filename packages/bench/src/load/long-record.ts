import type { NodeJson } from "@minuta/document";
import { parties } from "@minuta/domain";
import {
  type FourthRecordContent,
  openPublished,
  type PublishedFile,
  type PublishedRecord,
  publishedFormat,
  sealRecord,
} from "@minuta/record";

const sentenceOf = (edition: number) =>
  `En la lectura ${edition} las tres partes revisaron la propuesta y la dependencia confirmó que la información puede publicarse en formato abierto, con el calendario que acordó el subgrupo y sin perjuicio de las observaciones que quedan registradas en esta minuta.`;

const words = (text: string): NodeJson => ({ type: "text", text });
const paragraph = (...content: NodeJson[]): NodeJson => ({ type: "paragraph", content });

/**
 * Minutes of about 50 pages: 30 items with prose, a table and a list each, and 60 resolutions; sealed and signed. Each
 * `edition` has other words in every paragraph, so that no typesetter can keep lines from one to the next.
 */
export function longRecord(edition: number): {
  readonly published: PublishedRecord;
  readonly sealed: PublishedFile;
} {
  const sentence = sentenceOf(edition);
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
  const numberOf = (index: number) => `ST-05/2012.${String(index).padStart(2, "0")}`;
  const resolutionText = (index: number) => `Acuerdo de prueba ${index}. ${sentence}`;
  const items = Array.from({ length: 30 }, (_, item) => itemBlocks(item, sentence, resolutionText));
  const content: FourthRecordContent = {
    format: "minuta-record/4",
    kind: "minutes",
    key: "ST-05/2012",
    version: 1,
    language: "es",
    title: "Minuta de la quinta sesión ordinaria del Secretariado Técnico",
    place: "Sala de consejo, IFAI, Ciudad de México",
    heldOn: "2012-02-20",
    session: {
      kind: "regular",
      ordinal: 5,
      workingGroup: null,
      presiding: "institute",
      openedAt: "2012-02-20T15:36:00.000Z",
      adjournedAt: "2012-02-20T18:40:00.000Z",
      recesses: [],
      nextSession: "12 de marzo de 2012, 10:00, SFP",
    },
    attendance: parties.map((party) => ({
      party,
      mode: "inPerson",
      capacity: "principal",
      office: "Titular de la Unidad de Políticas de Transparencia",
      institution: "Secretaría de la Función Pública",
      arrivedAt: "2012-02-20T15:30:00.000Z",
      departedAt: null,
    })),
    quorum: { met: true, present: parties },
    quorumPeriods: [{ from: "2012-02-20T15:36:00.000Z", to: null, present: [...parties], met: true }],
    agenda: [],
    followUp: [],
    resolutions: numbers.map((index) => ({
      number: numberOf(index),
      blockId: `r${index}`,
      text: resolutionText(index),
      responsible: "Secretaría técnica",
      dueDate: "2012-03-30",
      mode: "consensus",
      positions: parties.map((party) => ({ party, position: "for", reservation: "", dissent: "" })),
      present: [...parties],
      adoptedAt: "2012-02-20T17:30:00.000Z",
      confirmedAt: null,
    })),
    voided: [],
    disagreements: [],
    participants: [],
    annexes: [],
    corrects: null,
    text: { type: "doc", content: items.flat() },
    provenance: {
      sourceCategory: "plan",
      documentId: "0b2f6c1e-8a1d-4c57-9a55-1f2e3d4c5b6a",
      schemaVersion: 4,
      journalSequence: 20_482,
      frozenAt: "2012-02-22T22:40:00.000Z",
      frozenBy: "Secretaría técnica",
      sample: true,
    },
  };
  let salts = 0;
  const { manifest, disclosures } = sealRecord(content, () => {
    salts += 1;
    return Buffer.from(String(salts).padStart(16, "0")).toString("base64url");
  });
  const file: PublishedFile = {
    format: publishedFormat,
    manifest,
    disclosures,
    removals: [],
    signatures: [],
    files: {},
    publicVersion: 1,
    publishedAt: "2012-02-24T16:00:00.000Z",
  };
  const { published } = openPublished(file);
  const signatures = parties.map(
    (party) =>
      ({
        party,
        decision: "sign",
        capacity: "principal",
        office: "Titular de la Unidad de Políticas de Transparencia",
        reason: "",
        digest: published.digest,
        at: "2012-02-22T23:04:00.000Z",
        means: "passkey",
        scan: null,
      }) as const,
  );
  return { published: { ...published, signatures }, sealed: file };
}

function itemBlocks(item: number, sentence: string, resolutionText: (index: number) => string): NodeJson[] {
  const resolution = (index: number): NodeJson => ({
    type: "resolution",
    attrs: { id: `r${index}`, responsible: "Secretaría técnica", dueDate: "2012-03-30" },
    content: [paragraph(words(resolutionText(index)))],
  });
  const cell = (type: "tableHeader" | "tableCell", text: string): NodeJson => ({
    type,
    attrs: { colspan: 1, rowspan: 1, colwidth: null },
    content: [paragraph(words(text))],
  });
  const row = (type: "tableHeader" | "tableCell", ...texts: string[]): NodeJson => ({
    type: "tableRow",
    content: texts.map((text) => cell(type, text)),
  });
  return [
    {
      type: "agendaItem",
      attrs: { id: `a${item}`, minutes: 10 },
      content: [words(`Punto de prueba ${item + 1} de la sesión`)],
    },
    paragraph(words(`${sentence} `), { type: "text", text: sentence, marks: [{ type: "italic" }] }),
    paragraph(words(`${sentence} ${sentence}`)),
    resolution(item * 2 + 1),
    {
      type: "table",
      content: [
        row("tableHeader", "Dependencia", "Reuniones", "Propuestas", "Formatos"),
        ...Array.from({ length: 6 }, (_, line) =>
          row("tableCell", "Secretaría de la Función Pública", String(line), "P-001, P-004 y P-017", "8"),
        ),
      ],
    },
    {
      type: "bulletList",
      content: Array.from({ length: 3 }, () => ({
        type: "listItem" as const,
        content: [paragraph(words(sentence))],
      })),
    },
    resolution(item * 2 + 2),
    paragraph(words(sentence)),
  ];
}
