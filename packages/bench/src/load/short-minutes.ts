import type { NodeJson } from "@minuta/document";
import { parties } from "@minuta/domain";
import type { FourthRecordContent } from "@minuta/record";

const text = (words: string): NodeJson => ({ type: "text", text: words });

/** Minutes of some five pages: eight items with two paragraphs each, and five resolutions. */
export function minutesOf(nth: number): FourthRecordContent {
  const key = `ST-${String(nth).padStart(2, "0")}/2012`;
  const sentence = (part: number) =>
    `En el punto ${part} de la sesión ${nth} las tres partes revisaron la propuesta y la dependencia confirmó que la información puede publicarse en formato abierto, con el calendario que acordó el subgrupo.`;
  const items = Array.from({ length: 8 }, (_, at) => at + 1);
  const resolutions = items.slice(0, 5);
  return {
    format: "minuta-record/4",
    kind: "minutes",
    key,
    version: 1,
    language: "es",
    title: `Minuta de la sesión ${nth} del Secretariado Técnico`,
    place: "Sala de consejo, Ciudad de México",
    heldOn: "2012-02-20",
    session: null,
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
    resolutions: resolutions.map((index) => ({
      number: `${key}.${String(index).padStart(2, "0")}`,
      blockId: `r${index}`,
      text: sentence(index),
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
    text: {
      type: "doc",
      content: [
        ...items.flatMap((part): NodeJson[] => [
          { type: "heading", attrs: { level: 2 }, content: [text(`Punto ${part}`)] },
          { type: "paragraph", content: [text(sentence(part))] },
          { type: "paragraph", content: [text(sentence(part + 100))] },
        ]),
        ...resolutions.map(
          (index): NodeJson => ({
            type: "resolution",
            attrs: { id: `r${index}`, responsible: "Secretaría técnica", dueDate: "2012-03-30" },
            content: [{ type: "paragraph", content: [text(sentence(index))] }],
          }),
        ),
      ],
    },
    provenance: {
      sourceCategory: "plan",
      documentId: "0b2f6c1e-8a1d-4c57-9a55-1f2e3d4c5b6a",
      schemaVersion: 4,
      journalSequence: 1482,
      frozenAt: "2012-02-22T20:00:00.000Z",
      frozenBy: "Secretaría técnica",
      sample: true,
    },
  };
}
