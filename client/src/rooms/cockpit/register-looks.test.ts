import type { endpoints, ResultOf } from "@minuta/contract";
import type { RegisterSection } from "@minuta/document";
import type { RecordContent, RecordParticipant, ThirdRecordContent } from "@minuta/record";
import { describe, expect, it } from "vitest";
import { registerWords } from "../../editor/blocks/block-rows.ts";
import { formatIn } from "../../i18n/format.ts";
import { i18n } from "../../i18n/language.ts";
import type { Say } from "../../i18n/say.ts";
import { aCockpit, anAdopted } from "./cockpit.fixture.ts";
import { registerLook } from "./register-looks.ts";
import { type RegisterRows, rowsOfCockpit, rowsOfDocument, rowsOfRecord } from "./register-rows.ts";
import { resolutionLook } from "./resolution-words.ts";
import { rollGroups } from "./roll-people.ts";

const say: Say = (key, values) => i18n._(key, values);
const words = { say, format: formatIn("es") };
const document = { heldOn: "2012-03-20", place: "Ciudad de México", record: null } as ResultOf<
  typeof endpoints.readDocument
>;

function wordsOf(section: Parameters<typeof registerLook>[0], resolutions = [anAdopted()]): string {
  return said(section, rowsOfCockpit(document, aCockpit(), resolutions));
}

function said(section: RegisterSection, rows: RegisterRows): string {
  const look = registerLook(section, rows, words);
  return look === null ? "" : registerWords(look);
}

/** The record that is frozen from the rows of a cockpit. */
function frozen(own: Partial<ThirdRecordContent> = {}): ThirdRecordContent {
  const { stays, quorum, agenda, annexes, carried, key, presiding, openedAt, adjournedAt, recesses } =
    aCockpit();
  const { text, responsible, dueDate, blockId, present, positions } = anAdopted();
  return {
    format: "minuta-record/3",
    kind: "minutes",
    key,
    version: 1,
    language: "es",
    title: "Minuta",
    place: document.place,
    heldOn: document.heldOn ?? "",
    session: {
      kind: "regular",
      ordinal: 6,
      workingGroup: null,
      presiding,
      openedAt,
      adjournedAt,
      recesses,
      nextSession: "",
    },
    attendance: stays,
    quorum,
    quorumPeriods: quorum.periods,
    agenda: agenda.map((item, index) => ({ ...item, position: index + 1 })),
    annexes,
    followUp: carried,
    resolutions: [
      {
        number: "ST-06/2012.01",
        blockId,
        text,
        responsible,
        dueDate,
        mode: "consensus",
        positions,
        present,
        adoptedAt: "2012-03-20T17:20:00.000Z",
        confirmedAt: null,
      },
    ],
    voided: [],
    disagreements: [],
    participants: [],
    text: { type: "doc" },
    provenance: {
      sourceCategory: "plan",
      documentId: "document",
      schemaVersion: 3,
      journalSequence: 1,
      frozenAt: "2012-03-21T00:00:00.000Z",
      frozenBy: "Secretaría técnica",
      sample: true,
    },
    ...own,
  };
}

describe("registers", () => {
  it("list everybody by party, seats first, with each stay of who left and came back", () => {
    const lines = wordsOf("attendance").split("\n").slice(2);
    expect(lines).toEqual([
      "Titular, SFP, Institución de government (Gobierno)\tPropietario\tEn persona\t10:30\t–",
      "Suplente, IFAI, Institución de institute (Instituto)\tSuplente\tEn persona\t10:30\t–",
      "Titular, OSC, Institución de civilSociety (Sociedad civil)\tPropietario\tEn persona\t10:30\t11:00",
      "Titular, OSC, Institución de civilSociety (Sociedad civil)\tPropietario\tA distancia\t11:10\t–",
      "Directora de datos abiertos, INEGI\tInvitado\tEn persona\t10:30\t–",
    ]);
  });

  it("tell quorum over time and who was missing", () => {
    expect(wordsOf("quorum").split("\n").slice(1)).toEqual([
      "10:30 a 11:00: hay quórum (Gobierno, Instituto y Sociedad civil)",
      "11:00 a 11:10: sin quórum, falta Sociedad civil",
      "Desde 11:10: hay quórum (Gobierno, Instituto y Sociedad civil)",
    ]);
  });

  it("give the words that were adopted, and not those that stand in the text since", () => {
    const changed = anAdopted({ standing: "changed", text: "Publicar el padrón." });
    expect(wordsOf("resolutions", [changed])).toContain("ST-06/2012.01. Publicar el catálogo.");
    expect(wordsOf("resolutions", [changed])).toContain("Cambió desde su adopción");
    expect(wordsOf("resolutions", [anAdopted({ number: null, adopted: null, standing: "draft" })])).toContain(
      "Los acuerdos aparecen aquí al adoptarse.",
    );
  });
});

describe("registers of a closed text", () => {
  it("say from the record the same words as from the rows that it froze", () => {
    const closed = rowsOfRecord(frozen(), []);
    for (const section of ["attendance", "quorum", "agenda", "followUp", "resolutions", "annexes"] as const) {
      expect(said(section, closed), section).toBe(wordsOf(section));
      expect(said(section, closed), section).not.toBe("");
    }
    expect(said("closing", closed)).toContain("Próxima sesión: sin registrar");
    expect(wordsOf("closing")).toContain("Próxima sesión: por registrar");
  });

  it("name what was left without effect, and give words without agreement no number", () => {
    const { resolutions, ...others } = frozen();
    const [first] = resolutions;
    if (first === undefined) throw new Error("the fixture has a resolution");
    const rows = rowsOfRecord(
      {
        ...others,
        resolutions: [],
        voided: [
          {
            number: first.number,
            blockId: "v",
            text: first.text,
            voidedAt: first.adoptedAt,
            reason: "Repetido.",
          },
        ],
        disagreements: [{ ...first, blockId: "d", at: first.adoptedAt }],
      },
      [],
    );
    expect(said("resolutions", rows).split("\n").slice(1)).toEqual([
      "ST-06/2012.01. Publicar el catálogo.",
      "Sin efecto",
      "Sin efecto: Repetido.",
    ]);
    expect(rows.resolutions.map(({ standing, mode }) => [standing, mode])).toEqual([
      ["void", null],
      ["draft", "noAgreement"],
    ]);
  });

  it("of the first format say what it held, and nothing of what it did not", () => {
    const { key, heldOn, place, quorum, kind, version, language, title, text, provenance } = frozen();
    const first: RecordContent = {
      format: "minuta-record/1",
      ...{ key, heldOn, place, quorum, kind, version, language, title, text, provenance },
      attendance: [],
      resolutions: [
        {
          number: "ST-06/2012.01",
          blockId: "block",
          text: "Publicar el catálogo.",
          responsible: "Función Pública",
          dueDate: "2012-03-30",
        },
      ],
    };
    const rows = rowsOfRecord(first, []);
    expect(said("resolutions", rows)).toContain("Función Pública · 30 de marzo de 2012");
    expect(said("resolutions", rows)).not.toContain("3/3");
    expect((["session", "agenda", "followUp", "annexes"] as const).map((each) => said(each, rows))).toEqual([
      "",
      "",
      "",
      "",
    ]);
  });

  it("give participants by institution with their offices and no name", () => {
    const participants: readonly RecordParticipant[] = [
      { institution: "Fundar", office: "", party: "civilSociety", mode: "inPerson" },
      { institution: "SFP", office: "Directora", party: "government", mode: "remote" },
      { institution: "SFP", office: "Analista", party: "government", mode: "inPerson" },
      { institution: "SFP", office: "Analista", party: "government", mode: "inPerson" },
    ];
    const form = rowsOfRecord(frozen({ kind: "meetingForm", session: null, participants }), []);
    expect(said("participants", form).split("\n")).toEqual([
      "Participantes",
      "Institución\tCargos\tPersonas",
      "SFP (Gobierno)\tAnalista (2); Directora · A distancia\t3",
      "Fundar (Sociedad civil)\tSin cargo indicado\t1",
    ]);
    const draft = rowsOfDocument(
      { ...document, attendance: [], kind: "meetingForm", key: null },
      participants.map((each) => ({ ...each, name: "Nombre propio" })),
    );
    expect(said("participants", draft)).toContain(said("participants", form));
    expect(said("participants", draft)).not.toContain("Nombre propio");
    expect(said("annexes", draft)).toBe("");
  });

  it("list annexes with their digest", () => {
    const annex = {
      agendaItem: 2,
      title: "Catálogo",
      fileName: "catalogo.pdf",
      mediaType: "application/pdf",
      size: 1234,
      digest: "ab".repeat(32),
    };
    expect(
      said("annexes", rowsOfRecord(frozen({ annexes: [annex] }), []))
        .split("\n")
        .slice(2),
    ).toEqual([`Catálogo\t2\tcatalogo.pdf · 1,234 bytes; ${Array(4).fill("ab".repeat(8)).join(" ")}`]);
  });
});

describe("resolutionLook", () => {
  const now = { text: "Publicar el catálogo.", responsible: "Función Pública", dueDate: "2012-03-30" };

  it("flags a change as soon as the text differs, before the server has been asked", () => {
    expect(resolutionLook(anAdopted(), now, true, say)).toMatchObject({
      title: "Acuerdo ST-06/2012.01",
      tone: "adopted",
      badges: ["Adoptado · Consenso 3/3"],
      action: null,
    });
    for (const change of [{ text: "Otra cosa." }, { responsible: "INEGI" }, { dueDate: "2012-04-01" }]) {
      const look = resolutionLook(anAdopted(), { ...now, ...change }, true, say);
      expect(look).toMatchObject({ tone: "changed", action: { text: "Adoptar de nuevo" } });
    }
  });

  it("shows reservations, why it is void, and offers nothing to who may not adopt", () => {
    const reserved = anAdopted({
      positions: [{ party: "institute", position: "for", reservation: "Sólo si hay sede.", dissent: "" }],
    });
    expect(resolutionLook(reserved, now, true, say).notes).toEqual(["Reserva, Instituto: Sólo si hay sede."]);
    const left = anAdopted({ standing: "void", voidReason: "Duplicado." });
    expect(resolutionLook(left, now, true, say)).toMatchObject({
      tone: "void",
      notes: ["Sin efecto: Duplicado."],
    });
    const draft = anAdopted({ number: null, adopted: null, standing: "draft", mode: null, positions: [] });
    expect(resolutionLook(draft, now, false, say).action).toBeNull();
  });
});

describe("rollGroups", () => {
  it("puts seats first in the parties' order, says who acts, and keeps guests for the end", () => {
    const groups = rollGroups(aCockpit());
    expect(groups.map(({ party, people }) => [party, people.map(({ name }) => name)])).toEqual([
      ["government", ["Titular, SFP"]],
      ["institute", ["Titular, IFAI", "Suplente, IFAI"]],
      ["civilSociety", ["Titular, OSC"]],
      [null, ["Directora de datos abiertos"]],
    ]);
    const people = groups.flatMap((group) => group.people);
    expect(people.filter(({ isActing }) => isActing).map(({ name }) => name)).toEqual([
      "Titular, SFP",
      "Suplente, IFAI",
      "Titular, OSC",
    ]);
    expect(people.find(({ name }) => name === "Titular, IFAI")?.here).toBeNull();
  });
});
