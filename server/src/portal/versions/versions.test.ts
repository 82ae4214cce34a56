import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publish, sampleContent } from "../published-fixture.ts";
import { type RunningPortal, startPortal } from "../running-portal.fixture.ts";
import { compareBlocks, compareRecords } from "./compare-records.ts";
import { readHttpDate } from "./memento.ts";

let portal: RunningPortal;
const first = sampleContent();
const second = sampleContent({
  version: 2,
  provenance: { ...first.provenance, documentId: randomUUID() },
  resolutions: first.resolutions.map((line, index) =>
    index === 1 ? { ...line, text: line.text.replace("diez", "quince") } : line,
  ),
});

beforeAll(async () => {
  portal = await startPortal();
  await publish(portal.db, first, portal.store);
  await publish(portal.db, second, portal.store, { slug: "st-05-2012-v2" });
  await portal.db
    .updateTable("publications")
    .set({ publishedAt: "2012-03-30T16:00:00.000Z" })
    .where("slug", "=", "st-05-2012-v2")
    .execute();
});
afterAll(() => portal.stop());

const gate = "/registros/st-05-2012/vigente";
const at = (date: string) => portal.ask(gate, { "accept-datetime": date });

describe("Memento (RFC 7089)", () => {
  it("says of each version when it was published, and where its original, its list and the others are", async () => {
    const { headers } = await portal.ask("/registros/st-05-2012");
    expect(headers["memento-datetime"]).toBe("Fri, 24 Feb 2012 16:00:00 GMT");
    const link = String(headers.link);
    expect(link).toContain('<https://portal.example/registros/st-05-2012/vigente>; rel="original timegate"');
    expect(link).toContain('<https://portal.example/registros/st-05-2012/timemap>; rel="timemap"');
    expect(link).toContain(
      '<https://portal.example/registros/st-05-2012>; rel="first memento"; datetime="Fri, 24 Feb 2012 16:00:00 GMT"',
    );
    expect(link).toContain(
      '<https://portal.example/registros/st-05-2012-v2>; rel="last memento"; datetime="Fri, 30 Mar 2012 16:00:00 GMT"',
    );
  });

  it("lists every version under the address of any of them", async () => {
    const { status, headers, text } = await portal.ask("/registros/st-05-2012-v2/timemap");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/link-format");
    expect(text).toBe((await portal.ask("/registros/st-05-2012/timemap")).text);
    const links = text.split(",\n").map((line) => /^<([^>]+)>; rel="([^"]+)"/.exec(line)?.slice(1));
    expect(links).toEqual([
      ["https://portal.example/registros/st-05-2012/vigente", "original timegate"],
      ["https://portal.example/registros/st-05-2012/timemap", "self"],
      ["https://portal.example/registros/st-05-2012", "first memento"],
      ["https://portal.example/registros/st-05-2012-v2", "last memento"],
    ]);
    expect(text).toContain('from="Fri, 24 Feb 2012 16:00:00 GMT"; until="Fri, 30 Mar 2012 16:00:00 GMT"');
  });

  it.each([
    ["Mon, 05 Mar 2012 00:00:00 GMT", "/registros/st-05-2012"],
    ["Fri, 24 Feb 2012 16:00:00 GMT", "/registros/st-05-2012"],
    ["Sun, 01 Jan 2012 00:00:00 GMT", "/registros/st-05-2012"],
    ["Fri, 30 Mar 2012 16:00:00 GMT", "/registros/st-05-2012-v2"],
    ["Wed, 01 Jan 2020 00:00:00 GMT", "/registros/st-05-2012-v2"],
  ])("leads from %s to %s", async (date, address) => {
    const { status, headers } = await at(date);
    expect(status).toBe(302);
    expect(headers.location).toBe(address);
    expect(String(headers.vary).toLowerCase()).toContain("accept-datetime");
    expect(headers.link).toContain('rel="original timegate"');
  });

  it("leads without a date to the version in force, and refuses what is no date", async () => {
    expect((await portal.ask(gate)).headers.location).toBe("/registros/st-05-2012-v2");
    expect((await portal.ask("/en/records/st-05-2012/current")).headers.location).toBe(
      "/en/records/st-05-2012-v2",
    );
    for (const wrong of ["2012-03-05", "Mon, 31 Feb 2012 00:00:00 GMT", "x"]) {
      expect([wrong, (await at(wrong)).status]).toEqual([wrong, 400]);
    }
    expect(readHttpDate("Fri, 24 Feb 2012 16:00:00 GMT")).toBe(Date.UTC(2012, 1, 24, 16));
    expect((await portal.ask("/registros/nada/vigente")).status).toBe(404);
    expect((await portal.ask("/registros/nada/timemap")).status).toBe(404);
  });
});

describe("what changed", () => {
  it("is shown by word and sign, and said to who only hears it", async () => {
    const { text } = await portal.ask("/registros/st-05-2012-v2/cambios");
    expect(text).toMatch(/<del><span class="aside" lang="es"> \[Quitado: <\/span>diez<span/);
    expect(text).toMatch(/<ins><span class="aside" lang="es"> \[Añadido: <\/span>quince<span/);
    expect(text).toContain('href="/registros/st-05-2012"');
    const english = await portal.ask("/en/records/st-05-2012-v2/changes");
    expect(english.text).toMatch(/<del><span class="aside" lang="en"> \[Removed: <\/span>diez/);
    expect((await portal.ask("/registros/st-05-2012/cambios")).status).toBe(404);
  });

  it("leads both ways", async () => {
    const older = await portal.ask("/registros/st-05-2012");
    const newer = await portal.ask("/en/records/st-05-2012-v2");
    expect(older.text).toContain("Este registro fue corregido");
    expect(older.text).toContain('href="/registros/st-05-2012-v2/cambios"');
    expect(newer.text).toContain("This version corrects and replaces");
    expect(newer.text).toContain('href="/en/records/st-05-2012"');
  });

  it("is nothing between a record and itself", () => {
    const { added, removed, reworded } = compareRecords(first, first);
    expect([added, removed, reworded]).toEqual([0, 0, 0]);
  });

  it("loses no word of either side", () => {
    const before = ["uno dos tres", "igual", "se va", "otra vez igual"];
    const after = ["uno cuatro tres", "igual", "otra vez igual", "llega", "llega también"];
    const blocks = compareBlocks(before, after);
    const side = (kept: "added" | "removed") =>
      blocks.flatMap((block) =>
        block.kind === "reworded"
          ? [
              block.words
                .filter(({ kind }) => kind === "same" || kind === kept)
                .map(({ text }) => text)
                .join(""),
            ]
          : block.kind === "same" || block.kind === kept
            ? [block.text]
            : [],
      );
    expect(side("removed")).toEqual(before);
    expect(side("added")).toEqual(after);
  });

  it("takes a long record in its time", () => {
    const many = Array.from({ length: 4000 }, (_, index) => `Bloque ${index} ${"palabra ".repeat(20)}`);
    const began = performance.now();
    const blocks = compareBlocks(
      many,
      many.map((text, index) => (index % 50 === 0 ? `${text} nueva` : text)),
    );
    expect(blocks.filter(({ kind }) => kind === "reworded")).toHaveLength(80);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
