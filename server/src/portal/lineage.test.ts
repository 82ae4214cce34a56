import { endpoints } from "@minuta/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSecretariat, type Secretariat } from "../testing/running-secretariat.ts";

let secretariat: Secretariat;
beforeAll(async () => {
  secretariat = await openSecretariat();
});
afterAll(() => secretariat.dispose());

const read = async (path: string) => {
  const answer = await secretariat.with("").ask(path);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};

describe("proposals", () => {
  it("are all listed with how each ended, and lead to their dossiers", async () => {
    const { text } = await read("/propuestas");
    const numbers = [...text.matchAll(/href="\/propuestas\/(p-\d+)">/g)].map((match) => match[1]);
    expect(numbers).toHaveLength(45);
    expect(text).toContain('href="/compromisos/c-01"');
    for (const state of ["Compromiso", "Razones por escrito", "En espera de respuesta"])
      expect(text).toContain(state);
  });

  it("tell in a dossier who was asked, what was answered, and what came of it", async () => {
    const { status, text } = await read("/propuestas/p-024");
    expect(status).toBe(200);
    for (const piece of [
      "Fundar",
      "Secretaría de Hacienda",
      "Acepta",
      "lenguaje claro",
      'href="/compromisos/c-01"',
      "14 de diciembre de 2011",
    ])
      expect(text).toContain(piece);
    const english = await read("/en/proposals/p-024");
    expect(english.text).toContain("Reasoned response");
    expect(english.text).toContain('href="/en/commitments/c-01"');
  });

  it.each([
    "/propuestas/p-999",
    "/propuestas/P-024",
    "/propuestas/p-24'",
    "/propuestas/x",
    "/en/proposals/p-",
  ])("have no page at %s", async (path) => {
    expect((await read(path)).status).toBe(404);
  });
});

describe("commitments", () => {
  it("show the fields of the template, milestones, progress, evidence and origin", async () => {
    const { text } = await read("/compromisos/c-01");
    for (const piece of [
      "Problema público",
      "Solución",
      "Hitos",
      "Avance informado",
      "Medio de verificación",
      'href="/propuestas/p-024"',
      "10 de diciembre de 2012",
    ])
      expect(text).toContain(piece);
    expect((await read("/compromisos")).text).toContain("2 de 2");
    expect((await read("/compromisos/c-99")).status).toBe(404);
  });

  it("make up a plan at an address that outlives its dates", async () => {
    const { call } = await secretariat.as("recordKeeper");
    const body = {
      title: "[Muestra] Plan",
      startsOn: "2012-01-01",
      endsOn: "2013-12-31",
      numbers: ["C-02", "C-01"],
    };
    const { id } = await call(endpoints.makeActionPlan, { body });
    const address = `/plan/2012-2013-${id.slice(0, 8)}`;
    const { status, text } = await read(address);
    expect(status).toBe(200);
    expect(text.indexOf('id="c-02"')).toBeLessThan(text.indexOf('id="c-01"'));
    expect((await read("/plan")).text).toContain(`href="${address}"`);
    expect((await read("/compromisos/c-02")).text).toContain(`href="${address}"`);
    const other = await read(`/plan/2011-2012-${id.slice(0, 8)}`);
    expect(other.status).toBe(301);
    expect(other.headers.get("location")).toBe(address);
    expect((await read("/plan/2012-2013-00000000")).status).toBe(404);
  });
});

describe("what is public", () => {
  it("names no person, no contact, and no word of a draft", async () => {
    const { db } = secretariat.running.context;
    const people = await db.selectFrom("user").select(["name", "email"]).execute();
    const participants = await db.selectFrom("participants").select("name").where("name", "!=", "").execute();
    const contacts = await db
      .selectFrom("commitments")
      .select("contact")
      .where("contact", "!=", "")
      .execute();
    // An office of the secretariat is no person, and one account is called after it.
    const private_ = [
      ...people.flatMap(({ name, email }) => [name, email]),
      ...participants.map(({ name }) => name),
      ...contacts.map(({ contact }) => contact),
    ].filter((words) => words.length > 3);
    expect(private_.length).toBeGreaterThan(20);
    const numbers = (letter: string, count: number, width: number) =>
      Array.from({ length: count }, (_, index) => `${letter}-${String(index + 1).padStart(width, "0")}`);
    const paths = [
      "/propuestas",
      "/compromisos",
      "/plan",
      "/catalogo.jsonld",
      "/novedades.atom",
      "/buscar?q=presupuesto",
      ...numbers("p", 45, 3).map((number) => `/propuestas/${number}`),
      ...numbers("c", 3, 2).map((number) => `/compromisos/${number}`),
    ];
    for (const path of paths) {
      const { status, text } = await read(path);
      expect([path, status]).toEqual([path, 200]);
      const shown = private_.filter((words) => text.includes(words));
      expect([path, shown]).toEqual([path, []]);
    }
  });

  it("is found by search: proposals and commitments among the rest, by number first", async () => {
    const titles = async (query: string) =>
      [...(await read(`/buscar?${query}`)).text.matchAll(/class="title" href="([^"]+)"/g)].map(
        (match) => match[1],
      );
    expect((await titles("q=P-024"))[0]).toBe("/propuestas/p-024");
    expect((await titles("q=C-01"))[0]).toBe("/compromisos/c-01");
    expect(await titles("q=presupuestos+ciudadanos")).toEqual(
      expect.arrayContaining(["/propuestas/p-024", "/compromisos/c-01"]),
    );
    expect(await titles("q=presupuesto&tipo=commitment")).toEqual(["/compromisos/c-01"]);
  });
});
