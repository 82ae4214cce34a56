import { readFile } from "node:fs/promises";
import { type BrowserTab, launchBrowser, startServer, type TestServer } from "@minuta/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn } from "./story.ts";

let server: TestServer;
let keeper: BrowserTab;
/** What the browser itself notes of an answer that is a refusal. */
const noted = (text: string) => text.includes("413");

beforeAll(async () => {
  server = await startServer();
  keeper = await signedIn(server, "recordKeeper");
  await keeper.page.goto(`${server.origin}/app/datos`);
});

afterAll(async () => {
  expect(keeper.problems.filter(({ text }) => !noted(text))).toEqual([]);
  await (await launchBrowser()).close();
  await server.close();
});

async function choose(page: Page, files: Record<string, string | Buffer>): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(
    Object.entries(files).map(([name, content]) => ({
      name,
      mimeType: "text/csv",
      buffer: Buffer.from(content),
    })),
  );
}

const organizations =
  "siglas,nombre,tipo,parte\nRED,Red de Prueba,organización,sociedad civil\nDEP,Dependencia de Prueba,dependencia,gobierno\n";

describe("lists out and in", () => {
  it("hands a list and a template over as CSV files", async () => {
    const { page } = keeper;
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Descargar Organizaciones y dependencias" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^organizaciones-\d{4}-\d\d-\d\d\.csv$/);
    expect(await readFile(await file.path(), "utf8")).toMatch(/^\ufeffnombre corto,nombre,tipo,parte\r\n/);
    const template = page.waitForEvent("download");
    await page.getByRole("button", { name: "Compromisos", exact: true }).click();
    expect(await readFile(await (await template).path(), "utf8")).toMatch(/^\ufeffnúmero,título,.*\r\n$/);
  });

  it("shows each fault by file, line and column, and offers no import", async () => {
    const { page } = keeper;
    await choose(page, {
      "orgs.csv":
        "siglas,nombre,tipo,parte\nRED,Red de Prueba,cosa,sociedad civil\n,Sin siglas,dependencia,gobierno\n",
    });
    expect(
      await page.getByRole("button", { name: /La lista|Lista a la que pertenece orgs/ }).innerText(),
    ).toContain("Organizaciones y dependencias");
    await page.getByRole("button", { name: "Revisar" }).click();
    await page.getByText("2 errores: no se importó nada").waitFor();
    const rows = await page.getByRole("row").allTextContents();
    expect(rows[1]).toMatch(/^orgs\.csv2tipoNo es ninguna/);
    expect(rows[2]).toMatch(/^orgs\.csv3siglas/);
    expect(await page.getByRole("button", { name: "Importar" }).count()).toBe(0);
    await page.getByRole("button", { name: "Quitar orgs.csv" }).click();
  });

  it("imports several files at once, after a clean check", async () => {
    const { page } = keeper;
    await choose(page, {
      // The wrong way round: the server reads them in the order in which they build on each other.
      "propuestas.csv": "organización;título;dependencias\nRED;Abrir los datos de prueba;DEP\n",
      "orgs.csv": organizations,
    });
    await page.getByRole("button", { name: "Revisar" }).click();
    await page.getByText("Sin errores. Al importar se agregan:").waitFor();
    await page.getByRole("button", { name: "Importar" }).click();
    await page.getByText("Importado. Se agregaron:").waitFor();
    expect(await page.getByRole("main").innerText()).toContain("2 organizaciones");
    await page.goto(`${server.origin}/app/propuestas?q=datos+de+prueba`);
    await page.getByText("Abrir los datos de prueba").first().waitFor();
    await page.goto(`${server.origin}/app/datos`);
  });

  it("refuses at once what is no CSV or too much, and says so when all together are", async () => {
    const { page } = keeper;
    await choose(page, {
      "libro.xlsx": Buffer.from([0x50, 0x4b, 3, 4, 0]),
      "viejo.csv": Buffer.from([0x6e, 0xfa, 0x6d]),
      "grande.csv": Buffer.alloc(6_000_001, "a"),
    });
    for (const words of [/libro de hoja de cálculo/, /acentos no se pueden leer/, /más de 6 MB/])
      await page.getByRole("alert").filter({ hasText: words }).waitFor();
    expect(await page.getByRole("button", { name: "Revisar" }).isDisabled()).toBe(true);
    for (const name of ["libro.xlsx", "viejo.csv", "grande.csv"])
      await page.getByRole("button", { name: `Quitar ${name}` }).click();
    const half = `${organizations}${"\n".repeat(1)}${"x,x,x,x\n".repeat(560_000)}`;
    await choose(page, { "a.csv": half, "b.csv": half });
    await page.getByRole("button", { name: "Revisar" }).click();
    await page.getByText(/más de lo que se puede enviar de una vez/).waitFor();
  });

  it("offers a principal delegates alone, and a delegate no import", async () => {
    const principal = await signedIn(server, "principal", "civilSociety");
    await principal.page.goto(`${server.origin}/app/datos`);
    await principal.page.getByRole("heading", { name: "Importar" }).waitFor();
    expect(await principal.page.getByRole("button", { name: "Compromisos", exact: true }).count()).toBe(0);
    await choose(principal.page, { "orgs.csv": organizations });
    await principal.page.getByRole("button", { name: /Elija la lista/ }).click();
    expect(await principal.page.getByRole("option").allTextContents()).toEqual(["Delegadas y delegados"]);
    const delegate = await signedIn(server, "delegate");
    await delegate.page.goto(`${server.origin}/app/datos`);
    await delegate.page.getByRole("heading", { name: "Exportar" }).waitFor();
    expect(await delegate.page.getByRole("heading", { name: "Importar" }).count()).toBe(0);
    expect([...principal.problems, ...delegate.problems]).toEqual([]);
  });
});
