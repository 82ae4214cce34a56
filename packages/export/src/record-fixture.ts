import type { NodeJson } from "@minuta/document";
import { parties } from "@minuta/domain";
import {
  digestOf,
  type FirstRecordContent,
  type FourthRecordContent,
  openPublished,
  type PublishedFile,
  type PublishedRecord,
  publishedFormat,
  type RecordContent,
  type RecordUnit,
  type Removal,
  type SecondRecordContent,
  sealRecord,
  type ThirdRecordContent,
  unitsOf,
} from "@minuta/record";

// For tests only.

const words = (text: string): NodeJson => ({ type: "text", text });
const paragraph = (...content: NodeJson[]): NodeJson => ({ type: "paragraph", content });
const cell = (type: "tableHeader" | "tableCell", text: string): NodeJson => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null },
  content: [paragraph(words(text))],
});
const row = (type: "tableHeader" | "tableCell", ...texts: string[]): NodeJson => ({
  type: "tableRow",
  content: texts.map((text) => cell(type, text)),
});
const resolution = (id: string, text: string): NodeJson => ({
  type: "resolution",
  attrs: { id, responsible: "", dueDate: "" },
  content: [paragraph(words(text))],
});
const agendaItem = (id: string, title: string, minutes = 0): NodeJson => ({
  type: "agendaItem",
  attrs: { id, minutes },
  content: [words(title)],
});

const title = "Minuta de la quinta sesión ordinaria del Secretariado Técnico";
const adopted = [
  ["r1", "Aprobar la minuta de la cuarta sesión sin observaciones.", "Secretaría técnica", "2012-02-24"],
  [
    "r2",
    "Abrir el portal compartido a revisión de las ocho organizaciones durante diez días hábiles.",
    "Tercer subgrupo de trabajo",
    "2012-03-09",
  ],
  [
    "r3",
    "Publicar en formato abierto el catálogo de programas, con actualización trimestral y un responsable por programa.",
    "Secretaría de la Función Pública",
    "2012-03-30",
  ],
] as const;

/** A text that holds every node and every mark of the schema. */
export const fullText: NodeJson = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [words(title)] },
    paragraph(
      words(
        "Reunidas las tres partes del Secretariado Técnico, se pasó lista, se verificó el quórum y se aprobó el orden del día. La sesión se rigió por el ",
      ),
      { type: "text", text: "reglamento mínimo", marks: [{ type: "italic" }] },
      words(" y sus acuerdos se registran en esta minuta."),
    ),
    agendaItem("a1", "Aprobación de la minuta anterior", 10),
    paragraph(words("Se sometió a consideración la minuta de la cuarta sesión. No hubo observaciones.")),
    resolution("r1", adopted[0][1]),
    agendaItem("a2", "Seguimiento de las reuniones entre sociedad civil y gobierno", 20),
    paragraph(
      words("Al cierre de febrero se habían completado "),
      { type: "text", text: "treinta y una", marks: [{ type: "bold" }] },
      words(" de las cuarenta y dos reuniones del calendario. "),
      { type: "text", text: "El avance por dependencia", marks: [{ type: "underline" }] },
      words(" es el siguiente:"),
    ),
    {
      type: "table",
      content: [
        row("tableHeader", "Dependencia", "Reuniones", "Propuestas analizadas", "Formatos firmados"),
        row("tableCell", "Secretaría de la Función Pública", "9", "P-001, P-004, P-017, P-022 y P-031", "8"),
        row("tableCell", "Secretaría de Hacienda y Crédito Público", "6", "P-002, P-009 y P-013", "6"),
        row("tableCell", "Instituto Nacional de Estadística y Geografía", "3", "P-040 y P-041", "2"),
      ],
    },
    {
      type: "bulletList",
      content: [
        {
          type: "listItem",
          content: [
            paragraph(words("Las reuniones pendientes se celebran antes del 16 de marzo.")),
            {
              type: "orderedList",
              attrs: { start: 3 },
              content: [
                { type: "listItem", content: [paragraph(words("Primero, las de gobierno digital."))] },
              ],
            },
          ],
        },
        {
          type: "listItem",
          content: [
            paragraph(
              words("Los formatos se envían a "),
              {
                type: "text",
                text: "la página del proceso",
                marks: [{ type: "link", attrs: { href: "https://gobiernoabierto.example/formatos" } }],
              },
              words("."),
            ),
          ],
        },
      ],
    },
    agendaItem("a3", "Propuestas de gobierno digital", 30),
    paragraph(
      words(
        "Las tres partes revisaron las propuestas del segundo subgrupo. La dependencia confirmó que la información puede publicarse en formato abierto y pidió precisar el calendario, de modo que la primera entrega coincida con la siguiente reunión.",
      ),
    ),
    {
      type: "blockquote",
      content: [
        paragraph(
          words("La información contenida en este portal se distingue por sus fuentes."),
          { type: "hardBreak" },
          words("Cada rubro dice quién responde por ella."),
        ),
      ],
    },
    resolution("r2", adopted[1][1]),
    resolution("r3", adopted[2][1]),
    { type: "heading", attrs: { level: 3 }, content: [words("Compromiso que deriva de la propuesta P-017")] },
    {
      type: "commitment",
      attrs: {
        id: "c1",
        leadAgency: "Secretaría de la Función Pública",
        contact: "Unidad de Políticas de Transparencia",
        startsOn: "2012-03-01",
        endsOn: "2013-02-28",
        status: "notStarted",
      },
      content: [
        {
          type: "commitmentField",
          attrs: { name: "title" },
          content: [words("Catálogo abierto de programas")],
        },
        {
          type: "commitmentField",
          attrs: { name: "publicProblem" },
          content: [words("No existe una lista única de los programas federales que pueda reutilizarse.")],
        },
        {
          type: "commitmentField",
          attrs: { name: "solution" },
          content: [
            words("Publicar el catálogo completo, en datos abiertos, y actualizarlo cada tres meses."),
          ],
        },
        {
          type: "commitmentField",
          attrs: { name: "ogpRelevance" },
          content: [words("Acceso a la información.")],
        },
        { type: "commitmentField", attrs: { name: "supportingActors" }, content: [words("Fundar y GESOC.")] },
        {
          type: "milestone",
          attrs: { startsOn: "2012-03-01", endsOn: "2012-03-30" },
          content: [words("Primera entrega del catálogo, en CSV.")],
        },
        { type: "commitmentField", attrs: { name: "evidence" } },
      ],
    },
    { type: "horizontalRule" },
    { type: "heading", attrs: { level: 2 }, content: [words("Próxima sesión y cierre")] },
    paragraph(
      words("La sexta sesión se celebra el "),
      { type: "text", text: "8", marks: [{ type: "strike" }] },
      words(" 12 de marzo de 2012. Se cerró la sesión a las 12:40 horas."),
    ),
  ],
};

/** The record content with any part replaced. */
export function contentWith(parts: Partial<FirstRecordContent> = {}): FirstRecordContent {
  return {
    format: "minuta-record/1",
    kind: "minutes",
    key: "ST-05/2012",
    version: 1,
    language: "es",
    title,
    place: "Sala de consejo, IFAI, Ciudad de México",
    heldOn: "2012-02-20",
    attendance: [
      {
        party: "government",
        mode: "inPerson",
        capacity: "principal",
        office: "Titular de la Unidad de Políticas de Transparencia",
        institution: "Secretaría de la Función Pública",
        arrivedAt: "2012-02-20T15:30:00.000Z",
        departedAt: null,
      },
      {
        party: "institute",
        mode: "inPerson",
        capacity: "alternate",
        office: "Dirección General de Coordinación",
        institution: "IFAI",
        arrivedAt: "2012-02-20T15:34:00.000Z",
        departedAt: "2012-02-20T18:40:00.000Z",
      },
      {
        party: "civilSociety",
        mode: "remote",
        capacity: "principal",
        office: "Titular, Artículo 19",
        institution: "Organizaciones de la sociedad civil",
        arrivedAt: "2012-02-20T15:30:00.000Z",
        departedAt: null,
      },
    ],
    quorum: { met: true, present: parties },
    resolutions: adopted.map(([blockId, text, responsible, dueDate], index) => ({
      number: `ST-05/2012.0${index + 1}`,
      blockId,
      text,
      responsible,
      dueDate,
    })),
    text: fullText,
    provenance: {
      sourceCategory: "plan",
      documentId: "0b2f6c1e-8a1d-4c57-9a55-1f2e3d4c5b6a",
      schemaVersion: 1,
      journalSequence: 1482,
      frozenAt: "2012-02-22T22:40:00.000Z",
      frozenBy: "Secretaría técnica",
      sample: true,
    },
    ...parts,
  };
}

const voice = (party: (typeof parties)[number]) =>
  ({ party, position: "for", reservation: "", dissent: "" }) as const;

/** The same minutes as they are frozen now, with every kind of row and any part replaced. */
export function secondContentWith(parts: Partial<SecondRecordContent> = {}): SecondRecordContent {
  const first = contentWith();
  const present = [...parties];
  return {
    ...first,
    format: "minuta-record/2",
    session: {
      kind: "regular",
      ordinal: 5,
      workingGroup: null,
      presiding: "institute",
      openedAt: "2012-02-20T15:36:00.000Z",
      adjournedAt: "2012-02-20T18:40:00.000Z",
      recesses: [{ startedAt: "2012-02-20T17:00:00.000Z", endedAt: "2012-02-20T17:12:00.000Z" }],
      nextSession: "12 de marzo de 2012, 10:00, SFP",
    },
    attendance: [
      ...first.attendance,
      {
        party: null,
        mode: "remote",
        capacity: "guest",
        office: "Enlace, INEGI",
        institution: "INEGI",
        arrivedAt: "2012-02-20T16:10:00.000Z",
        departedAt: "2012-02-20T16:40:00.000Z",
      },
    ],
    quorumPeriods: [
      { from: "2012-02-20T15:36:00.000Z", to: "2012-02-20T18:02:00.000Z", present, met: true },
      {
        from: "2012-02-20T18:02:00.000Z",
        to: "2012-02-20T18:40:00.000Z",
        present: ["government", "institute"],
        met: false,
      },
    ],
    agenda: [
      {
        position: 1,
        kind: "previousMinutes",
        title: "Aprobación de la minuta anterior",
        minutes: 10,
        presenter: "Secretaría técnica",
        startedAt: "2012-02-20T15:40:00.000Z",
        endedAt: "2012-02-20T15:52:00.000Z",
      },
    ],
    followUp: [
      {
        number: "ST-04/2012.02",
        text: "Publicar el reglamento mínimo.",
        responsible: "IFAI",
        dueDate: "2012-02-10",
        status: "inProgress",
        overdue: true,
        note: "Falta la versión en inglés.",
      },
    ],
    resolutions: first.resolutions.map((resolution, index) => ({
      ...resolution,
      mode: index === 1 ? "vote" : "consensus",
      positions: [
        voice("government"),
        index === 1
          ? { party: "institute", position: "against", reservation: "", dissent: "El plazo no alcanza." }
          : voice("institute"),
        index === 2
          ? { ...voice("civilSociety"), reservation: "Con la reserva del presupuesto." }
          : voice("civilSociety"),
      ],
      present,
      adoptedAt: `2012-02-20T17:3${index}:00.000Z`,
      confirmedAt: null,
    })),
    voided: [
      {
        number: "ST-05/2012.04",
        blockId: "gone",
        text: "Un acuerdo que se retiró.",
        voidedAt: "2012-02-20T18:00:00.000Z",
        reason: "Se repite en el tercero.",
      },
    ],
    disagreements: [
      {
        blockId: "d1",
        text: "Ampliar el plazo de respuesta.",
        responsible: "",
        dueDate: "",
        positions: [
          voice("government"),
          { party: "institute", position: "abstain", reservation: "", dissent: "" },
          { party: "civilSociety", position: "against", reservation: "", dissent: "No se consultó." },
        ],
        present,
        at: "2012-02-20T18:01:00.000Z",
      },
    ],
    participants: [],
    ...parts,
  };
}

/** The same minutes with the annexes of their agenda, and any part replaced. */
export function thirdContentWith(parts: Partial<ThirdRecordContent> = {}): ThirdRecordContent {
  return {
    ...secondContentWith(),
    format: "minuta-record/3",
    annexes: [
      {
        agendaItem: null,
        title: "Reglamento mínimo",
        fileName: "reglamento-minimo.pdf",
        mediaType: "application/pdf",
        size: 48_211,
        digest: "0f".repeat(32),
      },
      {
        agendaItem: 1,
        title: "Minuta de la cuarta sesión",
        fileName: "minuta-ST-04-2012.docx",
        mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        size: 102_400,
        digest: "c3".repeat(32),
      },
    ],
    ...parts,
  };
}

/** A record of the first format that the three seats signed. */
export function publishedWith(parts: Partial<FirstRecordContent> = {}): Promise<PublishedRecord> {
  return signedByAll(contentWith(parts));
}

/** A record that the three seats signed. */
export async function signedByAll(content: RecordContent): Promise<PublishedRecord> {
  const digest = await digestOf(content);
  return {
    content,
    digest,
    signatures: parties.map((party, index) => ({
      party,
      decision: "sign",
      capacity: party === "institute" ? "alternate" : "principal",
      office: content.attendance.find((line) => line.party === party)?.office ?? "",
      reason: "",
      digest,
      at: `2012-02-22T23:0${4 + index}:00.000Z`,
      means: "account",
      scan: null,
    })),
    removals: [],
    publicVersion: 1,
    publishedAt: "2012-02-24T16:00:00.000Z",
  };
}

/** The same minutes as they are sealed now, as an erratum of an earlier record, with any part replaced. */
export function fourthContentWith(parts: Partial<FourthRecordContent> = {}): FourthRecordContent {
  return {
    ...thirdContentWith(),
    format: "minuta-record/4",
    corrects: {
      key: "ST-05/2012",
      version: 1,
      digest: "ab".repeat(32),
      reason: "Se asentó mal el plazo del segundo acuerdo.",
    },
    ...parts,
  };
}

/** A public version, and the bytes of its `record.json`. */
export type SealedFixture = { readonly published: PublishedRecord; readonly sealed: PublishedFile };

/**
 * The public version of a sealed record without the units that `isRemoved` names: one seat signed by passkey, one on paper
 * with a reservation, one refused.
 */
export function sealedWithout(
  content: FourthRecordContent,
  isRemoved: (unit: RecordUnit) => boolean = () => false,
): SealedFixture {
  let salts = 0;
  const newSalt = () => {
    salts += 1;
    return Buffer.from(`salt${String(salts).padStart(12, "0")}`).toString("base64url");
  };
  const { manifest, disclosures } = sealRecord(content, newSalt);
  const removals: Removal[] = unitsOf(manifest, disclosures)
    .filter(isRemoved)
    .map(({ digest, kind }) => ({
      unit: digest,
      ground: kind === "field" ? "confidential" : "personalData",
      legalBasis: "artículo 115 de la LGTAIP",
      at: "2012-02-23T18:00:00.000Z",
      by: "Unidad de Transparencia",
    }));
  const gone = new Set(removals.map(({ unit }) => unit));
  const file: PublishedFile = {
    format: publishedFormat,
    manifest,
    disclosures: disclosures.filter((disclosure) => !gone.has(digestOf(disclosure))),
    removals,
    signatures: [],
    files: {},
    publicVersion: removals.length === 0 ? 1 : 2,
    publishedAt: "2012-02-24T16:00:00.000Z",
  };
  const { published } = openPublished(file);
  const signature = (party: (typeof parties)[number], minute: number) =>
    ({
      party,
      capacity: "principal",
      office: `Titular de ${party}`,
      digest: published.digest,
      at: `2012-02-22T23:0${minute}:00.000Z`,
    }) as const;
  return {
    published: {
      ...published,
      signatures: [
        { ...signature("government", 4), decision: "sign", reason: "", means: "passkey", scan: null },
        {
          ...signature("institute", 5),
          decision: "signWithReservation",
          reason: "Con reserva sobre el plazo.",
          means: "paper",
          scan: { digest: "1f2e3d4c".repeat(8), mediaType: "application/pdf", size: 120_000 },
        },
        {
          ...signature("civilSociety", 6),
          decision: "refuse",
          reason: "No se consultó a las ocho organizaciones.",
          means: "passkey",
          scan: null,
        },
      ],
    },
    sealed: file,
  };
}
