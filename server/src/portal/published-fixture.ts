import { createHash, randomUUID } from "node:crypto";
import type { NodeJson } from "@minuta/document";
import { keySlug, type Party, parties } from "@minuta/domain";
import { type ExportedFile, recordBodyHtml } from "@minuta/export";
import {
  canonicalBytes,
  digestOf,
  type FirstRecordContent,
  type PublishedRecord,
  type RecordContent,
} from "@minuta/record";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { writePublicRows } from "./public-rows/write-public-rows.ts";

// For tests only.

const words = (text: string, ...marks: NonNullable<NodeJson["marks"]>): NodeJson => ({
  type: "text",
  text,
  marks,
});
const paragraph = (...content: NodeJson[]): NodeJson => ({ type: "paragraph", content });
const agendaItem = (title: string, minutes: number): NodeJson => ({
  type: "agendaItem",
  attrs: { id: "", minutes },
  content: [words(title)],
});
const resolution = (id: string, text: string): NodeJson => ({
  type: "resolution",
  attrs: { id, responsible: "", dueDate: "" },
  content: [paragraph(words(text))],
});
const row = (type: "tableHeader" | "tableCell", ...texts: string[]): NodeJson => ({
  type: "tableRow",
  content: texts.map((text) => ({
    type,
    attrs: { colspan: 1, rowspan: 1, colwidth: null },
    content: [paragraph(words(text))],
  })),
});

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

const text: NodeJson = {
  type: "doc",
  content: [
    paragraph(
      words(
        "Reunidas las tres partes del Secretariado Técnico, se pasó lista, se verificó el quórum y se aprobó el orden del día. La sesión se rigió por el ",
      ),
      words("reglamento mínimo", { type: "italic" }),
      words(" y sus acuerdos se registran en esta minuta."),
    ),
    agendaItem("Aprobación de la minuta anterior", 10),
    paragraph(words("Se sometió a consideración la minuta de la cuarta sesión. No hubo observaciones.")),
    resolution("r1", adopted[0][1]),
    agendaItem("Seguimiento de las reuniones entre sociedad civil y gobierno", 20),
    paragraph(
      words("Al cierre de febrero se habían completado "),
      words("treinta y una de las cuarenta y dos reuniones", { type: "bold" }),
      words(" del calendario. El avance por dependencia es el siguiente:"),
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
          content: [paragraph(words("Las reuniones pendientes se celebran antes del 16 de marzo."))],
        },
        {
          type: "listItem",
          content: [
            paragraph(
              words("Los formatos se reúnen en "),
              words("la página del proceso", {
                type: "link",
                attrs: { href: "https://gobiernoabierto.example/formatos" },
              }),
              words("."),
            ),
          ],
        },
      ],
    },
    agendaItem("Portal compartido", 0),
    {
      type: "blockquote",
      content: [paragraph(words("La información contenida en este portal se distingue por sus fuentes."))],
    },
    resolution("r2", adopted[1][1]),
    agendaItem("Propuestas de gobierno digital", 30),
    paragraph(
      words(
        "Las tres partes revisaron las propuestas del segundo subgrupo. La dependencia confirmó que la información puede publicarse en formato abierto y pidió precisar el calendario, de modo que la primera entrega coincida con la siguiente reunión.",
      ),
    ),
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
          type: "milestone",
          attrs: { startsOn: "2012-03-01", endsOn: "2012-03-30" },
          content: [words("Primera entrega del catálogo, en CSV.")],
        },
        { type: "commitmentField", attrs: { name: "evidence" } },
      ],
    },
    { type: "heading", attrs: { level: 2 }, content: [words("Próxima sesión y cierre")] },
    paragraph(
      words("La sexta sesión se celebra el 12 de marzo de 2012. Se cerró la sesión a las 12:40 horas."),
    ),
  ],
};

const offices: Readonly<Record<Party, { readonly office: string; readonly institution: string }>> = {
  government: {
    office: "Titular de la Unidad de Políticas de Transparencia",
    institution: "Secretaría de la Función Pública",
  },
  institute: { office: "Dirección General de Coordinación", institution: "IFAI" },
  civilSociety: { office: "Titular, Artículo 19", institution: "Organizaciones de la sociedad civil" },
};

/** The minutes of a session with three resolutions, with any part replaced. */
export function sampleContent(parts: Partial<FirstRecordContent> = {}): FirstRecordContent {
  const key = parts.key ?? "ST-05/2012";
  return {
    format: "minuta-record/1",
    kind: "minutes",
    key,
    version: 1,
    language: "es",
    title: "Minuta de la quinta sesión ordinaria del Secretariado Técnico",
    place: "Sala de consejo, IFAI, Ciudad de México",
    heldOn: "2012-02-20",
    attendance: parties.map((party) => ({
      party,
      mode: party === "civilSociety" ? "remote" : "inPerson",
      capacity: party === "institute" ? "alternate" : "principal",
      ...offices[party],
      arrivedAt: "2012-02-20T15:30:00.000Z",
      departedAt: party === "institute" ? "2012-02-20T18:40:00.000Z" : null,
    })),
    quorum: { met: true, present: parties },
    resolutions: adopted.map(([blockId, resolutionText, responsible, dueDate], index) => ({
      number: `${key}.0${index + 1}`,
      blockId,
      text: resolutionText,
      responsible,
      dueDate,
    })),
    text,
    provenance: {
      sourceCategory: "plan",
      documentId: randomUUID(),
      schemaVersion: 1,
      journalSequence: 1482,
      frozenAt: "2012-02-22T22:40:00.000Z",
      frozenBy: "Secretaría técnica",
      sample: true,
    },
    ...parts,
  };
}

/** Writes all rows of a record that the three seats signed, and gives its slug; its files go to `storeFile`. */
export async function publish(
  db: Kysely<Tables>,
  content: RecordContent,
  storeFile: (digest: string, bytes: Uint8Array) => void | Promise<void>,
  options: {
    readonly slug?: string;
    readonly files?: (published: PublishedRecord) => Promise<readonly ExportedFile[]>;
  } = {},
): Promise<string> {
  const { slug = keySlug(content.key), files = bodyOnly } = options;
  const digest = await digestOf(content);
  const recordId = randomUUID();
  const { documentId } = content.provenance;
  const at = "2012-02-24T16:00:00.000Z";
  await db
    .insertInto("user")
    .values({
      id: "keeper",
      name: "Secretaría técnica",
      email: "keeper@minuta.example",
      emailVerified: 1,
      image: null,
      createdAt: at,
      updatedAt: at,
      language: "es",
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const party of parties) {
    await db
      .insertInto("seats")
      .values({ party, institution: offices[party].institution })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db
      .insertInto("mandates")
      .values({
        id: `mandate-${party}`,
        userId: "keeper",
        role: "principal",
        party,
        organizationId: null,
        startsOn: "2011-12-01",
        endsOn: null,
        givenBy: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await db
    .insertInto("documents")
    .values({
      id: documentId,
      kind: content.kind,
      state: "published",
      language: content.language,
      title: content.title,
      sessionId: null,
      meetingId: null,
      proposalId: null,
      schemaVersion: 1,
      createdBy: "keeper",
      createdAt: at,
      changedAt: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .updateTable("records")
    .set({ supersededAt: at })
    .where("documentId", "=", documentId)
    .where("supersededAt", "is", null)
    .execute();
  await db
    .insertInto("records")
    .values({
      id: recordId,
      documentId,
      key: content.key,
      version: content.version,
      content: new TextDecoder().decode(canonicalBytes(content)),
      digest,
      frozenAt: content.provenance.frozenAt,
      frozenBy: "keeper",
      supersededAt: null,
    })
    .execute();
  const signatures = parties.map((party, index) => ({
    party,
    decision: "sign" as const,
    capacity: party === "institute" ? ("alternate" as const) : ("principal" as const),
    office: offices[party].office,
    reason: "",
    digest,
    at: `2012-02-22T23:0${4 + index}:00.000Z`,
  }));
  for (const signature of signatures) {
    await db
      .insertInto("signatures")
      .values({
        ...signature,
        id: randomUUID(),
        recordId,
        userId: "keeper",
        mandateId: `mandate-${signature.party}`,
        signInId: "sign-in",
      })
      .execute();
  }
  await db
    .insertInto("publications")
    .values({
      recordId,
      slug,
      sourceCategory: content.provenance.sourceCategory,
      language: content.language,
      title: content.title,
      key: content.key,
      heldOn: content.heldOn,
      content: JSON.stringify(content),
      publishedAt: at,
      publishedBy: "keeper",
    })
    .execute();
  await writePublicRows(db, recordId, content);
  const published: PublishedRecord = {
    content,
    digest,
    signatures: signatures.map((signature) => ({ ...signature, means: "account", scan: null })),
    removals: [],
    publicVersion: 1,
    publishedAt: at,
  };
  for (const file of await files(published)) {
    const fileDigest = createHash("sha256").update(file.bytes).digest("hex");
    await storeFile(fileDigest, file.bytes);
    await db
      .insertInto("published_files")
      .values({
        recordId,
        name: file.name,
        mediaType: file.mediaType,
        digest: fileDigest,
        size: file.bytes.byteLength,
      })
      .execute();
  }
  return slug;
}

async function bodyOnly(published: PublishedRecord): Promise<ExportedFile[]> {
  const bytes = new TextEncoder().encode(recordBodyHtml(published));
  return [{ name: "body.html", mediaType: "text/html; charset=utf-8", bytes }];
}
