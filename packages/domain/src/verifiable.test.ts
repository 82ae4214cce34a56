import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldLetters } from "./fold-words.ts";
import { singularsOf } from "./plain-words.ts";
import {
  namesDeliverable,
  namesEvidencePlace,
  type VerifiableFault,
  verifiableFaults,
} from "./verifiable.ts";

const sound = {
  leadAgency: "SHCP",
  evidence: "Portal de datos abiertos",
  startsOn: "2012-04-01",
  endsOn: "2012-12-31",
  milestones: [{ deliverable: "Informe trimestral publicado", startsOn: "2012-04-01", endsOn: "2012-06-30" }],
} as const;

const codes = (faults: readonly VerifiableFault[]) => faults.map(({ code }) => code);

describe("verifiableFaults", () => {
  test("a commitment that lacks nothing has no fault", () => {
    expect(verifiableFaults(sound)).toEqual([]);
  });

  test.each([
    ["VF-1 lead agency", { leadAgency: " " }, ["lead_agency_missing"]],
    ["VF-1 last day", { endsOn: "" }, ["end_missing"]],
    ["VF-1 milestones", { milestones: [] }, ["milestones_missing"]],
    ["VF-3 first after last", { startsOn: "2013-01-01" }, ["dates_reversed"]],
    ["VF-4 evidence", { evidence: "Se informará oportunamente" }, ["evidence_place_missing"]],
  ] as const)("%s", (_rule, facts, expected) => {
    expect(codes(verifiableFaults({ ...sound, ...facts }))).toEqual(expected);
  });

  test.each([
    ["VF-2 no words", { deliverable: "  " }, "deliverable_missing"],
    ["VF-2 an effort only", { deliverable: "Impulsar la mejora continua del proceso" }, "deliverable_vague"],
    ["VF-3 no last day", { endsOn: "" }, "milestone_date_missing"],
    ["VF-3 reversed", { startsOn: "2012-07-01" }, "milestone_dates_reversed"],
    ["VF-3 after its commitment", { endsOn: "2013-01-01" }, "milestone_after_end"],
  ] as const)("%s", (_rule, facts, code) => {
    const [milestone] = sound.milestones;
    const milestones = [milestone, { ...milestone, ...facts }];
    expect(verifiableFaults({ ...sound, milestones })).toEqual([{ code, position: 2 }]);
  });
});

describe("VF-2: words of the list, in either language, whatever accents, capitals and number", () => {
  test.each([
    "Informe anual",
    "INFORMES trimestrales",
    "Padrón de beneficiarios",
    "padrones",
    "Catálogo de datos",
    "Matrices de indicadores",
    "dos sesiones públicas",
    "Public registries of contracts",
    "An Open Dataset",
    "Annual reports",
    "guidelines for agencies",
    "indices por entidad",
  ])("%s", (text) => {
    expect(namesDeliverable(text)).toBe(true);
    expect(namesDeliverable(foldLetters(text).toUpperCase())).toBe(true);
  });
  test.each([
    "",
    "Impulsar la cultura",
    "Fortalecer el proceso",
    "Strengthen processes",
    "Promote awareness",
    "🙂",
  ])("not %s", (text) => {
    expect(namesDeliverable(text)).toBe(false);
  });
  test("a plural that could be several singulars is tried as each", () => {
    expect(singularsOf("matrices")).toContain("matriz");
    expect(singularsOf("indices")).toContain("index".slice(0, 3).concat("ix"));
    expect(singularsOf("registries")).toContain("registry");
  });
});

test("VF-4: a web address or the name of a place", () => {
  for (const text of [
    "https://datos.gob.mx",
    "www.ejemplo.mx",
    "datos.gob.mx/busca",
    "(gob.mx)",
    "el Portal",
    "Official Gazette",
  ]) {
    expect([text, namesEvidencePlace(text)]).toEqual([text, true]);
  }
  for (const text of ["", "por definir", "etc.", "3.5 millones", "Sr.Pérez", "https://", "correo interno"]) {
    expect([text, namesEvidencePlace(text)]).toEqual([text, false]);
  }
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom("", "Informe", "portal", "mejora"),
);
const anyDate = fc.constantFrom("", "2012-01-01", "2012-06-30", "2012-12-31", "2013-03-01");
const anyCommitment = fc.record({
  leadAgency: anyText,
  evidence: anyText,
  startsOn: anyDate,
  endsOn: anyDate,
  milestones: fc.array(fc.record({ deliverable: anyText, startsOn: anyDate, endsOn: anyDate }), {
    maxLength: 4,
  }),
});
type Checked = typeof anyCommitment extends fc.Arbitrary<infer Value> ? Value : never;

/** The commitment with what one fault says that it lacks. */
function mended(commitment: Checked, fault: VerifiableFault): Checked {
  const at = "position" in fault ? fault.position - 1 : -1;
  const change = (facts: object) => ({
    ...commitment,
    milestones: commitment.milestones.map((each, index) => (index === at ? { ...each, ...facts } : each)),
  });
  const lastDay = commitment.endsOn === "" ? "2012-12-31" : commitment.endsOn;
  switch (fault.code) {
    case "lead_agency_missing":
      return { ...commitment, leadAgency: "SHCP" };
    case "end_missing":
      return { ...commitment, endsOn: "2013-03-01" };
    case "dates_reversed":
      return { ...commitment, startsOn: "" };
    case "evidence_place_missing":
      return { ...commitment, evidence: `${commitment.evidence} https://gob.mx` };
    case "milestones_missing":
      return { ...commitment, milestones: [{ deliverable: "Informe", startsOn: "", endsOn: lastDay }] };
    case "deliverable_missing":
    case "deliverable_vague":
      return change({ deliverable: `${commitment.milestones[at]?.deliverable ?? ""} informe` });
    case "milestone_date_missing":
    case "milestone_after_end":
      return change({ startsOn: "", endsOn: lastDay });
    case "milestone_dates_reversed":
      return change({ startsOn: "" });
  }
}

describe("VF-5", () => {
  test("it answers for every text whatever, twice the same", () => {
    fc.assert(
      fc.property(anyCommitment, (commitment) => {
        expect(verifiableFaults(commitment)).toEqual(verifiableFaults(structuredClone(commitment)));
      }),
    );
  });

  test("adding what lacks takes that fault away; mending the first fault again and again ends with none", () => {
    fc.assert(
      fc.property(anyCommitment, (given) => {
        let commitment = given;
        for (let turn = 0; turn < 60; turn += 1) {
          const [fault] = verifiableFaults(commitment);
          if (fault === undefined) return;
          commitment = mended(commitment, fault);
          expect(verifiableFaults(commitment)).not.toContainEqual(fault);
        }
        expect(verifiableFaults(commitment)).toEqual([]);
      }),
    );
  });

  test("more words never bring a fault", () => {
    fc.assert(
      fc.property(anyCommitment, anyText, (commitment, more) => {
        const longer = {
          ...commitment,
          evidence: `${commitment.evidence} ${more}`,
          milestones: commitment.milestones.map((each) => ({
            ...each,
            deliverable: `${each.deliverable} ${more}`,
          })),
        };
        const before = codes(verifiableFaults(commitment));
        for (const code of codes(verifiableFaults(longer))) {
          // No words at all become words that name nothing.
          if (code === "deliverable_vague")
            expect(before.some((each) => each.startsWith("deliverable_"))).toBe(true);
          else expect(before).toContain(code);
        }
      }),
    );
  });
});
