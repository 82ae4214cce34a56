import { type Party, parties } from "@minuta/domain";
import { digestOf } from "../canonical.ts";
import type { FourthRecordContent } from "../content.ts";
import type { PublishedFile } from "../published-file.ts";
import { countedSalts } from "../record.fixture.ts";
import { sealRecord } from "../seal-record.ts";
import { unitsOf } from "../sealed/units.ts";
import type { SignedStatement } from "../signing/signed-statement.ts";
import type { StatementFacts } from "../signing/statement.ts";
import { english } from "./contents.fixture.ts";

// Who signs in each rubric (SPEC sections 1.5 and 7.3), as cases of published.json.

const organization = "Artículo 19";

const { corrects: _, ...session } = english;
const translation: FourthRecordContent = {
  ...session,
  kind: "translation",
  key: "AL-003/2012",
  version: 1,
  language: "es",
  title: "Estándares de participación",
  corrects: null,
  provenance: {
    ...english.provenance,
    sourceCategory: "alliance",
    source: {
      title: "Participation standards",
      address: "https://partnership.example/standards",
      version: "June 2012",
      datedOn: "2012-06-01",
      language: "en",
      digest: "d".repeat(64),
    },
  },
};

const communique: FourthRecordContent = {
  ...translation,
  kind: "communique",
  key: "OSC-012/2012",
  title: "Sobre el plan de acción",
  provenance: { ...english.provenance, sourceCategory: "civilSociety", author: { organization } },
};

type Case = [name: string, file: unknown, fails: readonly string[], code?: string];

/** @param signed signs facts with the key that the vectors keep under a name */
export function rubricCases(
  base: PublishedFile,
  signed: (facts: StatementFacts, name: string) => SignedStatement,
  onPaper: (facts: StatementFacts) => SignedStatement,
): readonly Case[] {
  const salts = { translation: 5000, communique: 6000, other: 7000 };
  const fileOf = (content: FourthRecordContent, from: number) => {
    const { manifest, disclosures, digest } = sealRecord(content, countedSalts(from));
    const factsOf = (party: Party, changes: Partial<StatementFacts> = {}): StatementFacts => ({
      digest,
      key: content.key,
      kind: content.kind,
      version: content.version,
      party,
      capacity: "principal",
      decision: "sign",
      office: "Titular de la unidad",
      reason: "",
      nonce: countedSalts(from + 900 + parties.indexOf(party))(),
      at: "2012-06-09T18:00:00.000Z",
      ...changes,
    });
    const file = { ...base, manifest, disclosures };
    return { file, factsOf, units: unitsOf(manifest, disclosures) };
  };

  const agreed = fileOf(translation, salts.translation);
  const [government, institute, civilSociety] = parties.map((party) =>
    signed(agreed.factsOf(party), `translation ${party}`),
  );
  const all = { ...agreed.file, signatures: [government, institute, civilSociety] };
  const title = agreed.units.find(({ path }) => path.join(".") === "provenance.source.title")?.digest ?? "";
  const reserved = signed(
    agreed.factsOf("civilSociety", { decision: "signWithReservation", reason: "Falta una palabra." }),
    "translation reservation",
  );
  const refused = signed(
    agreed.factsOf("civilSociety", { decision: "refuse", reason: "No es lo que dice la fuente." }),
    "translation refusal",
  );
  const asAuthor = signed(
    agreed.factsOf("civilSociety", { capacity: "author", organization }),
    "translation author",
  );
  const { source: __, ...sourceless } = translation.provenance;

  const own = fileOf(communique, salts.communique);
  const author = { capacity: "author", organization } as const;
  const alone = signed(own.factsOf("civilSociety", author), "communique author");
  const by = (...signatures: readonly SignedStatement[]) => ({ ...own.file, signatures });
  const { author: ___, ...nameless } = communique.provenance;
  const plan = { ...session, corrects: null, provenance: communique.provenance };
  const otherwise = (content: FourthRecordContent) => fileOf(content, salts.other).file;

  const failed = (party: Party) => [`signature ${party}`, "signatures"];
  return [
    ["a translation", all, []],
    [
      "a translation without its source's title",
      {
        ...all,
        disclosures: all.disclosures.filter((each) => digestOf(each) !== title),
        removals: [
          {
            unit: title,
            ground: "reserved",
            legalBasis: "artículo 110",
            at: "2012-06-10T18:00:00.000Z",
            by: "Secretaría técnica",
          },
        ],
      },
      [],
    ],
    [
      "a translation with a reservation",
      { ...all, signatures: [government, institute, reserved] },
      failed("civilSociety"),
      "out_of_rubric",
    ],
    [
      "a translation that a seat refused",
      { ...all, signatures: [government, institute, refused] },
      ["signatures"],
      "2/3",
    ],
    [
      "a translation that an author signed for a seat",
      { ...all, signatures: [government, institute, asAuthor] },
      failed("civilSociety"),
      "out_of_rubric",
    ],
    [
      "a translation without a source",
      otherwise({ ...translation, provenance: sourceless }),
      ["format"],
      "form_invalid",
    ],
    [
      "a translation in the rubric of the plan",
      otherwise({ ...translation, provenance: { ...translation.provenance, sourceCategory: "plan" } }),
      ["format"],
      "form_invalid",
    ],
    ["a communiqué", by(alone), []],
    ["a communiqué that nobody signed", by(), ["signatures"], "0/1"],
    ["a communiqué that the author signed twice", by(alone, alone), ["signatures"], "1/1"],
    [
      "a communiqué that another organization signed",
      by(signed(own.factsOf("civilSociety", { ...author, organization: "Fundar" }), "communique other")),
      failed("civilSociety"),
      "out_of_rubric",
    ],
    [
      "a communiqué that a seat signed",
      by(signed(own.factsOf("civilSociety"), "communique seat")),
      failed("civilSociety"),
      "out_of_rubric",
    ],
    [
      "a communiqué that another party signed too",
      by(alone, signed(own.factsOf("government", author), "communique government")),
      failed("government"),
      "out_of_rubric",
    ],
    [
      "a communiqué that the author refused",
      by(signed(own.factsOf("civilSociety", { ...author, decision: "refuse" }), "communique refusal")),
      failed("civilSociety"),
      "out_of_rubric",
    ],
    [
      "a communiqué on paper",
      by(onPaper(own.factsOf("civilSociety", author))),
      failed("civilSociety"),
      "out_of_rubric",
    ],
    [
      "a communiqué whose author is changed",
      {
        ...by(alone),
        manifest: JSON.parse(JSON.stringify(own.file.manifest).replace(organization, "Artículo 20")),
      },
      failed("civilSociety"),
      "other_record",
    ],
    [
      "a statement in the name of nobody",
      by(signed(own.factsOf("civilSociety", { capacity: "author" }), "communique nameless")),
      ["format"],
      "form_invalid",
    ],
    [
      "a communiqué without an author",
      otherwise({ ...communique, provenance: nameless }),
      ["format"],
      "form_invalid",
    ],
    ["minutes in the rubric of civil society", otherwise(plan), ["format"], "form_invalid"],
    [
      "a record of a kind that nobody signs",
      otherwise({ ...communique, kind: "proposal" }),
      ["format"],
      "form_invalid",
    ],
  ];
}
