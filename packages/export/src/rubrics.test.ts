import type { NodeJson } from "@minuta/document";
import type { FourthRecordContent, PublishedRecord } from "@minuta/record";
import { beforeAll, describe, expect, it } from "vitest";
import { aknElements, aknFaults } from "./akn/akoma-ntoso-model.ts";
import { exportRecord } from "./export-record.ts";
import { type ExportedFile, exportedFileNames } from "./exported-file.ts";
import { type Found, has, inFolder, output, readByPython } from "./reading-tools.fixture.ts";
import { fourthContentWith, sealedWithout } from "./record-fixture.ts";

const address = "https://gobiernoabierto.example/registros/osc-012-2012";
const organization = "Artículo 19";
const source = {
  title: "Participation and co-creation standards",
  address: "https://partnership.example/standards",
  version: "June 2012",
  datedOn: "2012-06-01",
  language: "en",
  digest: "a1".repeat(32),
} as const;
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");

const text: NodeJson = {
  type: "doc",
  content: [
    { type: "paragraph", content: [{ type: "text", text: "El plan llega tarde." }] },
    { type: "register", attrs: { section: "signatures" } },
  ],
};

/** What is neither of a session nor of a meeting: no roll, no resolutions, no place. */
function contentOf(parts: Partial<FourthRecordContent>): FourthRecordContent {
  return fourthContentWith({
    session: null,
    place: "",
    attendance: [],
    quorum: { met: false, present: [] },
    quorumPeriods: [],
    agenda: [],
    annexes: [],
    followUp: [],
    resolutions: [],
    voided: [],
    disagreements: [],
    participants: [],
    corrects: null,
    text,
    ...parts,
  });
}

const { provenance } = fourthContentWith();
const communique = contentOf({
  kind: "communique",
  key: "OSC-012/2012",
  title: "Sobre el plan",
  provenance: { ...provenance, sourceCategory: "civilSociety", author: { organization } },
});
const translation = contentOf({
  kind: "translation",
  key: "AL-003/2012",
  title: "Estándares",
  provenance: { ...provenance, sourceCategory: "alliance", source },
});

function signedByAuthor(published: PublishedRecord): PublishedRecord {
  const { digest } = published;
  const at = "2012-02-22T23:04:00.000Z";
  const facts = { office: "Delegación", reason: "", digest, at, means: "passkey", scan: null } as const;
  return {
    ...published,
    signatures: [{ party: "civilSociety", capacity: "author", decision: "sign", ...facts }],
  };
}

async function filesOf(content: FourthRecordContent): Promise<readonly ExportedFile[]> {
  const { published, sealed } = sealedWithout(content);
  const signed = content.kind === "communique" ? signedByAuthor(published) : published;
  return exportRecord({ published: signed, address, sealed });
}

/** Each file that is for reading, as the words in it. */
function wordsOf(files: readonly ExportedFile[], found: Found): ReadonlyMap<string, string> {
  const pdf = inFolder(files, (folder) => output("pdftotext", `${folder}/record.pdf`, "-"));
  const words = { pdf, docx: found.docx.text, md: found.md, html: found.html.text, akn: found.akn.text };
  return new Map(Object.entries(words).map(([name, all]) => [name, oneLine(all)]));
}

const reads = has("python3") && has("pdftotext");

describe.skipIf(!reads)("a communiqué in every format (needs python3 and pdftotext)", () => {
  let files: readonly ExportedFile[];
  let found: Found;
  beforeAll(async () => {
    files = await filesOf(communique);
    found = readByPython(files);
  });

  it("names its author, its one signature and nobody else's, and says who answers for it", () => {
    expect(files.map(({ name }) => name)).toEqual(exportedFileNames);
    for (const [format, words] of wordsOf(files, found)) {
      const held = [organization, "En nombre de la organización autora", "responsabilidad exclusiva"];
      expect([format, held.filter((each) => !words.includes(each))]).toEqual([format, []]);
      const foreign = [
        "Sin firma",
        "Instituto",
        "Secretariado Técnico",
        "Asistencia",
        "No hay quórum",
        "Lugar",
      ];
      // Akoma Ntoso names the parties in its metadata, of every record.
      expect([format, foreign.filter((each) => format !== "akn" && words.includes(each))]).toEqual([
        format,
        [],
      ]);
    }
  });

  it("is its author's for programs too", () => {
    expect(found.jsonld).toMatchObject({
      author: { name: organization },
      creativeWorkStatus: "1/1",
      "prov:qualifiedAttribution": [{ "prov:agent": { name: organization } }],
    });
    expect(aknFaults(found.akn)).toEqual([]);
    const authors = aknElements(found.akn, "FRBRauthor").map(({ attributes }) => attributes.href);
    expect(new Set(authors)).toEqual(new Set(["#organization"]));
  });
});

describe.skipIf(!reads)("a translation in every format (needs python3 and pdftotext)", () => {
  let files: readonly ExportedFile[];
  let found: Found;
  beforeAll(async () => {
    files = await filesOf(translation);
    found = readByPython(files);
  });

  it("names the exact version of its source, with its address and digest", () => {
    for (const [format, words] of wordsOf(files, found)) {
      const held = [source.title, "June 2012 · 1 de junio de 2012", "partnership.example/standards"];
      expect([format, held.filter((each) => !words.includes(each))]).toEqual([format, []]);
      expect([format, words.replaceAll(" ", "").includes(source.digest)]).toEqual([format, true]);
    }
  });

  it("is a translation of it for programs", () => {
    expect(found.jsonld).toMatchObject({
      translationOfWork: {
        name: source.title,
        url: source.address,
        version: source.version,
        inLanguage: "en",
        identifier: { value: source.digest },
      },
    });
    expect(aknFaults(found.akn)).toEqual([]);
  });
});
