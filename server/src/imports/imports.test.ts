import { type DataKind, endpoints } from "@minuta/contract";
import { foldWords } from "@minuta/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  openSecretariat,
  refusalOf,
  type Secretariat,
  type Visitor,
} from "../testing/running-secretariat.ts";

let sample: Secretariat;
let empty: Secretariat;
let keeper: Visitor;
beforeAll(async () => {
  sample = await openSecretariat();
  // A secretariat of one's own has seats and nothing else.
  const people = ["government", "institute", "civilSociety", "recordKeeper", "operator"];
  empty = await openSecretariat({
    MINUTA_SAMPLE: "off",
    MINUTA_SEATS: people.map((place) => `${place}=${place}@muestra.invalid`).join(","),
  });
  keeper = await empty.as("recordKeeper");
});
afterAll(async () => {
  await sample.dispose();
  await empty.dispose();
});

type File = { kind: DataKind; name: string; content: string };

const csv = (...lines: readonly (readonly (string | number)[])[]) =>
  lines.map((cells) => cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",")).join("\r\n");

const file = (kind: DataKind, ...lines: readonly (readonly (string | number)[])[]): File => ({
  kind,
  name: `${kind}.csv`,
  content: csv(...lines),
});

const send = (visitor: Visitor, files: readonly File[], check = false) =>
  visitor.call(endpoints.importData, { body: { check, files: [...files] } });

const faultsOf = async (visitor: Visitor, files: readonly File[]) => {
  const { faults, applied, faultCount } = await send(visitor, files);
  expect(applied).toBe(false);
  expect(faultCount).toBe(faults.length);
  return faults.map(({ row, column, code }) => `${row} ${column} ${code}`);
};

const rowsIn = async (secretariat: Secretariat) => {
  const { db } = secretariat.running.context;
  const counts: number[] = [];
  for (const table of ["organizations", "proposals", "meetings", "participants", "commitments"] as const) {
    const row = await db
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as("n"))
      .executeTakeFirst();
    counts.push(Number(row?.n));
  }
  return counts;
};

/** The quantities of the source page: 8 organizations, 19 agencies, 45 proposals, 42 meetings, 210 participants. */
function seed(): File[] {
  const civil = Array.from({ length: 8 }, (_, index) => `Org ${index + 1}`);
  const agencies = Array.from({ length: 19 }, (_, index) => `Dep ${index + 1}`);
  return [
    file(
      "participants",
      ["reunión", "nombre", "cargo", "institución", "asistencia"],
      ...Array.from({ length: 210 }, (_, index) => [
        (index % 42) + 1,
        `Persona ${index + 1}`,
        "Directora de área",
        agencies[(index % 42) % 19] ?? "",
        index % 5 === 0 ? "a distancia" : "presencial",
      ]),
    ),
    file(
      "organizations",
      ["Nombre corto", "NOMBRE", "Tipo", "Parte"],
      ...civil.map((name) => [name, `${name}, A. C.`, "organización", "sociedad civil"]),
      ...agencies.map((name, index) => [
        name,
        `Dependencia ${index + 1}`,
        "dependencia",
        index === 18 ? "instituto" : "gobierno",
      ]),
    ),
    file(
      "proposals",
      ["número", "organización", "título", "dependencias"],
      ...Array.from({ length: 45 }, (_, index) => [
        `P-${String(index + 1).padStart(3, "0")}`,
        civil[index % 8] ?? "",
        `Propuesta ${index + 1}`,
        `${agencies[index % 19]}; ${agencies[(index + 1) % 19]}`,
      ]),
    ),
    file(
      "meetings",
      ["fecha", "dependencia", "título", "propuestas"],
      ...Array.from({ length: 42 }, (_, index) => [
        `${String((index % 28) + 1).padStart(2, "0")}/02/2012`,
        agencies[index % 19] ?? "",
        `Reunión ${index + 1}`,
        index < 3 ? `P-${index + 1}; P-0${index + 43}` : `P-${index + 1}`,
      ]),
    ),
  ];
}

describe("import", () => {
  test("the quantities of the source page load in one go, in whatever order the files come; a check changes nothing", async () => {
    const before = await rowsIn(empty);
    const checked = await send(keeper, seed(), true);
    expect(checked).toMatchObject({ applied: false, faultCount: 0 });
    expect(await rowsIn(empty)).toEqual(before);
    const started = performance.now();
    const result = await send(keeper, seed());
    console.info(
      `8 + 19 + 45 + 42 + 210 lines in one import: ${(performance.now() - started).toFixed(0)} ms`,
    );
    expect(result).toMatchObject({ applied: true, faultCount: 0 });
    expect(result.added).toEqual([
      { kind: "organizations", rows: 27 },
      { kind: "proposals", rows: 45 },
      { kind: "meetings", rows: 42 },
      { kind: "participants", rows: 210 },
    ]);
    expect(await rowsIn(empty)).toEqual([27, 45, 42, 210, 0]);
    // The same files again meet everything that is there, and leave it alone.
    const again = await send(keeper, seed());
    expect(again.applied).toBe(false);
    expect(new Set(again.faults.map(({ code }) => code))).toEqual(new Set(["already_there"]));
    expect(await rowsIn(empty)).toEqual([27, 45, 42, 210, 0]);
  });

  test("NU-2: numbers continue what was given, without a gap and none twice", async () => {
    const lines = (...numbers: string[]) =>
      file(
        "proposals",
        ["número", "organización", "título"],
        ...numbers.map((number) => [number, "Org 1", "Otra"]),
      );
    expect(await faultsOf(keeper, [lines("P-045")])).toEqual(["2 número already_there"]);
    expect(await faultsOf(keeper, [lines("P-047")])).toEqual(["2 número number_gap"]);
    expect(await faultsOf(keeper, [lines("P-046", "P-048", "P-046")])).toEqual([
      "4 número twice_in_file",
      "3 número number_gap",
    ]);
    expect(await faultsOf(keeper, [lines("cuarenta y seis")])).toEqual(["2 número not_a_number"]);
    expect(await send(keeper, [lines("P-047", "P-046", "")])).toMatchObject({ applied: true });
    const { proposals } = await keeper.call(endpoints.listProposals);
    expect(proposals.slice(-3).map(({ number }) => number)).toEqual(["P-046", "P-047", "P-048"]);
  });

  test("every refused cell is named by file, line and column, in the language of the reader, and nothing is written", async () => {
    const before = await rowsIn(empty);
    const bad = file(
      "organizations",
      ["nombre corto", "nombre", "tipo", "parte", "teléfono"],
      ["Nueva", "Nueva, A. C.", "club", "sociedad civil", "55"],
      ["Nueva", "", "organización", "partido", ""],
      ["Org 1", "Org repetida", "organización", "sociedad civil", ""],
      ["Rara\u202e", "x".repeat(300), "organización", "sociedad civil", ""],
    );
    expect(await faultsOf(keeper, [bad])).toEqual([
      "1 teléfono column_unknown",
      "3 nombre required",
      "5 nombre corto invalid_character",
      "5 nombre too_long",
      "2 tipo not_one_of",
      "3 parte not_one_of",
      "3 nombre corto twice_in_file",
      "4 nombre corto already_there",
    ]);
    expect(
      await faultsOf(keeper, [file("meetings", ["fecha", "dependencia"], ["31/02/2012", "Nadie"])]),
    ).toEqual([
      "1 título column_missing",
      "1 propuestas column_missing",
      "2 dependencia organization_unknown",
      "2 fecha not_a_date",
    ]);
    const broken = { kind: "proposals", name: "rotas.csv", content: 'título\n"sin cerrar' } as const;
    expect(await faultsOf(keeper, [broken])).toEqual(["2  not_csv"]);
    expect(await faultsOf(keeper, [{ kind: "proposals", name: "v.csv", content: "" }])).toEqual([
      "0  not_csv",
    ]);
    expect(await rowsIn(empty)).toEqual(before);
    const english = await keeper.ask("/api/imports", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": "en" },
      body: JSON.stringify({ check: true, files: [bad] }),
    });
    expect(JSON.stringify(await english.json())).toContain("This column is not known");
  });

  test("semicolons, tabs, a byte order mark and old Mac habits of spreadsheets are read", async () => {
    const semicolons =
      "\ufeffNombre corto;Nombre;Tipo;Parte\r\nPunto y coma;Punto y coma, A. C.;Organización;SOCIEDAD CIVIL\r\n;;;\r\n";
    const tabs = "name\tshort name\tkind\tparty\nTab Org\tTab\torganization\tcivil society\n";
    for (const content of [semicolons, tabs]) {
      expect(await send(keeper, [{ kind: "organizations", name: "o.csv", content }])).toMatchObject({
        applied: true,
        added: [{ rows: 1 }],
      });
    }
  });

  test("AC-9, AC-17: a principal brings the delegates of its party in, and neither others nor other lists", async () => {
    const delegates = (organization: string) =>
      file(
        "delegates",
        ["nombre", "correo", "organización"],
        ["Enlace", `${organization.replace(" ", "")}@muestra.invalid`, organization],
      );
    const civil = await empty.as("principal", "civilSociety");
    expect(await faultsOf(keeper, [delegates("Org 1")])).toEqual(["2 organización not_permitted"]);
    expect(await faultsOf(civil, [delegates("Dep 1")])).toEqual(["2 organización not_permitted"]);
    expect(await refusalOf(send(civil, [file("organizations", ["nombre"], ["X"])]))).toBe("forbidden");
    expect(await send(civil, [delegates("Org 1")])).toMatchObject({ applied: true });
    const { invitations } = await civil.call(endpoints.listMandates);
    expect(invitations.map(({ email, state }) => [email, state])).toEqual([["org1@muestra.invalid", "open"]]);
  });

  test("what is too large is refused before it is read", async () => {
    const content = "a".repeat(5_900_000);
    const huge = keeper.ask("/api/imports", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        check: true,
        files: [
          { kind: "proposals", name: "p.csv", content },
          { kind: "meetings", name: "m.csv", content },
        ],
      }),
    });
    expect((await huge).status).toBe(413);
    const many = `título\n${"x\n".repeat(20_001)}`;
    expect(await faultsOf(keeper, [{ kind: "proposals", name: "p.csv", content: many }])).toEqual([
      "0  too_many_rows",
    ]);
  });
});

describe("export", () => {
  test("what goes out comes in again as the same, and no cell is a formula", async () => {
    const observer = await sample.as("observer");
    const { db } = sample.running.context;
    await db
      .updateTable("proposals")
      .set({ titleEs: '=HYPERLINK("https://malo.mx";"ver")' })
      .where("number", "=", "P-045")
      .execute();
    const files: File[] = [];
    for (const kind of ["organizations", "proposals", "meetings", "participants"] as const) {
      const { content, fileName } = await observer.call(endpoints.exportData, { params: { kind } });
      expect(content.charCodeAt(0)).toBe(0xfeff);
      expect(fileName).toMatch(/^[a-z]+-\d{4}-\d{2}-\d{2}\.csv$/);
      for (const line of content.slice(1).split(/\r\n/))
        for (const cell of line.split(",")) expect(cell).not.toMatch(/^"?[=+@]/);
      files.push({ kind, name: fileName, content });
    }
    const other = await openSecretariat({
      MINUTA_SAMPLE: "off",
      MINUTA_SEATS:
        "government=a@b.mx,institute=b@b.mx,civilSociety=c@b.mx,recordKeeper=d@b.mx,operator=e@b.mx",
    });
    try {
      const visitor = await other.as("recordKeeper");
      const result = await send(visitor, files);
      expect(result.faults).toEqual([]);
      expect(result.applied).toBe(true);
      for (const { kind, content } of files) {
        const again = await visitor.call(endpoints.exportData, { params: { kind: kind as "proposals" } });
        expect(again.content).toBe(content);
      }
      const { proposals } = await visitor.call(endpoints.listProposals);
      expect(proposals.find(({ number }) => number === "P-045")?.title).toBe(
        '=HYPERLINK("https://malo.mx";"ver")',
      );
    } finally {
      await other.dispose();
    }
  });

  test("FU-4: the ledger goes out, is filled in, and comes back as reports on what was changed alone", async () => {
    const { db, newId } = sample.running.context;
    const minutes = await db
      .selectFrom("documents")
      .select("id")
      .where("kind", "=", "minutes")
      .executeTakeFirstOrThrow();
    const add = (ordinal: number, more: object) => {
      const number = `ST-06/2012.0${ordinal}`;
      return db
        .insertInto("resolutions")
        .values({
          number,
          documentId: minutes.id,
          blockId: newId(),
          ordinal,
          text: "Abrir el catálogo",
          responsible: "SHCP",
          dueDate: "2012-03-30",
          state: "adopted",
          searchText: foldWords(number),
          ...more,
        })
        .execute();
    };
    await add(1, {});
    await add(2, { status: "fulfilled" });
    await add(3, { state: "void" });
    const visitor = await sample.as("recordKeeper");
    const { content } = await visitor.call(endpoints.exportData, { params: { kind: "resolutions" } });
    expect(await send(visitor, [{ kind: "followUps", name: "a.csv", content }])).toMatchObject({
      applied: true,
      added: [{ rows: 0 }],
    });
    const bare = content.replace("por iniciar", "cumplido");
    expect(await faultsOf(visitor, [{ kind: "followUps", name: "a.csv", content: bare }])).toEqual([
      "2 nota follow_up_needs_words",
    ]);
    const filled = content.replace(/por iniciar,(.*),,\r\n/, "cumplido,$1,Se publicó,\r\n");
    expect(await send(visitor, [{ kind: "followUps", name: "a.csv", content: filled }])).toMatchObject({
      applied: true,
      added: [{ rows: 1 }],
    });
    const read = await visitor.call(endpoints.readResolution, { params: { slug: "st-06-2012-01" } });
    expect(read.followUps.map(({ status, note }) => [status, note])).toEqual([["fulfilled", "Se publicó"]]);
  });
});
