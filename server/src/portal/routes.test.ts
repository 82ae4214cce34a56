import { createHash, randomUUID } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { exportRecord } from "@minuta/export";
import { verify } from "@minuta/record";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicFileNames } from "./addresses.ts";
import { publish, sampleContent } from "./published-fixture.ts";
import { type RunningPortal, startPortal } from "./running-portal.fixture.ts";

const hostile = `<script>alert("x")</script> & 'y'`;

let portal: RunningPortal;
const ask: RunningPortal["ask"] = (...asked) => portal.ask(...asked);

beforeAll(async () => {
  portal = await startPortal();
  const { store } = portal;
  await publish(portal.db, sampleContent(), store, {
    files: (published) =>
      exportRecord({ published, address: "https://portal.example/registros/st-05-2012", sealed: null }),
  });
  const { provenance } = sampleContent();
  await publish(
    portal.db,
    sampleContent({
      key: "ST-E01/2012",
      title: hostile,
      place: hostile,
      heldOn: "2012-01-15",
      text: {
        type: "doc",
        content: [{ type: "paragraph", content: [{ type: "text", text: hostile }] }],
      },
      resolutions: [
        {
          number: "ST-E01/2012.01",
          blockId: "h1",
          text: hostile,
          responsible: hostile,
          dueDate: "2012-03-01",
        },
      ],
      provenance: { ...provenance, documentId: randomUUID(), sourceCategory: "alliance" },
    }),
    store,
  );
  const documentId = randomUUID();
  for (const version of [1, 2]) {
    const content = sampleContent({
      key: "ST-03/2012",
      version,
      heldOn: "2011-12-20",
      provenance: { ...provenance, documentId },
    });
    await publish(portal.db, content, store, { slug: version === 1 ? "st-03-2012" : "st-03-2012-v2" });
  }
});

afterAll(() => portal.stop());

const twins = [
  ["/", "/en"],
  ["/alianza", "/en/alliance"],
  ["/plan", "/en/plan"],
  ["/osc", "/en/civil-society"],
  ["/registros/st-05-2012", "/en/records/st-05-2012"],
  ["/acuerdos", "/en/resolutions"],
  ["/acuerdos/st-05-2012-03", "/en/resolutions/st-05-2012-03"],
  ["/propuestas", "/en/proposals"],
  ["/compromisos", "/en/commitments"],
  ["/registros/st-03-2012-v2/cambios", "/en/records/st-03-2012-v2/changes"],
  ["/buscar", "/en/search"],
  ["/verificar", "/en/verify"],
] as const;

describe("every page", () => {
  it.each(twins)("%s and %s name each other, their language and their place", async (es, en) => {
    for (const [path, lang, other] of [
      [es, "es", en],
      [en, "en", es],
    ] as const) {
      const { status, text, headers } = await ask(path);
      expect(status).toBe(200);
      expect(text).toContain(`<html lang="${lang}">`);
      expect(text).toContain(`<link rel="canonical" href="https://portal.example${path}">`);
      expect(text).toContain(`hreflang="es-MX" href="https://portal.example${es}"`);
      expect(text).toContain(`hreflang="en" href="https://portal.example${en}"`);
      expect(text).toContain(`<a href="${other}" hreflang`);
      expect(headers.link).toMatch(new RegExp(`^<https://portal\\.example${path}>; rel="canonical"(?:, |$)`));
      expect(text.match(/<h1/g)).toHaveLength(1);
    }
  });

  it("carries a policy that lets nothing run, and asks for nothing outside it", async () => {
    for (const path of [
      "/",
      "/registros/st-05-2012",
      "/nada",
      "/registros/st-05-2012/record.pdf",
      "/robots.txt",
    ]) {
      const { headers, text } = await ask(path);
      expect(headers["content-security-policy"]).toBe(
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers["x-content-type-options"]).toBe("nosniff");
      expect(text).not.toMatch(/<script(?! type="application\/ld\+json">)|<style| style=| on[a-z]+=/);
    }
  });

  it("is kept for a minute and answers 304 to who has it, by ETag", async () => {
    const first = await ask("/registros/st-05-2012", { "accept-encoding": "br" });
    expect(first.headers["cache-control"]).toBe("public, max-age=60, stale-while-revalidate=600");
    expect(first.headers["last-modified"]).toBe("Fri, 24 Feb 2012 16:00:00 GMT");
    const etag = String(first.headers.etag);
    expect(etag).toMatch(/^"[\w-]+-br"$/);
    const again = await ask("/registros/st-05-2012", { "accept-encoding": "br", "if-none-match": etag });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers["content-security-policy"]).toBeDefined();
    const other = await ask("/registros/st-05-2012", { "if-none-match": etag });
    expect(other.status).toBe(200);
  });

  it("is the same in every coding", async () => {
    const plain = await ask("/");
    const brotli = await ask("/", { "accept-encoding": "gzip, deflate, br" });
    const gzip = await ask("/", { "accept-encoding": "gzip" });
    expect(brotli.headers["content-encoding"]).toBe("br");
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(brotli.headers.vary).toContain("Accept-Encoding");
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it("answers HEAD with its headers alone, and refuses to be written to", async () => {
    const got = await ask("/plan");
    const head = await ask("/plan", {}, "HEAD");
    expect(head.status).toBe(200);
    expect(head.body).toHaveLength(0);
    expect(head.headers["content-length"]).toBe(String(got.body.length));
    expect(head.headers.etag).toBe(got.headers.etag);
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const refused = await ask("/en/plan", {}, method);
      expect(refused.status).toBe(405);
      expect(refused.headers.allow).toBe("GET, HEAD");
      expect(refused.text).toContain('<html lang="en">');
    }
  });
});

describe("a record", () => {
  it("shows resolutions, attendance, text, provenance, signatures and both forms of the digest", async () => {
    const { text } = await ask("/registros/st-05-2012");
    const { digest } = await portal.db
      .selectFrom("records")
      .select("digest")
      .where("key", "=", "ST-05/2012")
      .executeTakeFirstOrThrow();
    for (const piece of [
      "Minuta de la quinta sesión ordinaria del Secretariado Técnico</h1>",
      '<a href="#st-05-2012-03">ST-05/2012.03</a>',
      'id="st-05-2012-03"',
      "Titular, Artículo 19",
      "Hay quórum",
      "Firmado por las tres partes",
      "Registro de muestra",
      "1482",
      digest,
      "Documento revisado y autorizado por las tres partes",
      ...publicFileNames.map((name) => `href="/registros/st-05-2012/${name}"`),
    ]) {
      expect(text).toContain(piece);
    }
  });

  it("keeps its own language on the English page", async () => {
    const { text } = await ask("/en/records/st-05-2012");
    expect(text).toContain('<h1 lang="es">Minuta de la quinta');
    expect(text).toContain('<div class="prose" lang="es">');
    expect(text).toContain("Signed by the three parties");
    expect(text).toContain("This record was written in Spanish");
  });

  it("leads from an older version to the newer one and back", async () => {
    const older = await ask("/registros/st-03-2012");
    expect(older.text).toContain("Este registro fue corregido");
    expect(older.text).toContain('href="/registros/st-03-2012-v2"');
    expect(older.text).toContain('href="/registros/st-03-2012-v2/cambios"');
    const newer = await ask("/registros/st-03-2012-v2");
    expect(newer.text).not.toContain("Este registro fue corregido");
    expect(newer.text).toContain("Esta versión corrige y sustituye");
    expect(newer.text).toContain('href="/registros/st-03-2012-v2/cambios"');
    expect(newer.text).toContain('href="/registros/st-03-2012"');
  });

  it("says 2 of 3 when two signed", async () => {
    const content = sampleContent({ key: "ST-02/2012", heldOn: "2011-12-12" });
    await publish(portal.db, content, portal.store);
    await portal.db
      .deleteFrom("signatures")
      .where("party", "=", "institute")
      .where("recordId", "in", (query) =>
        query.selectFrom("publications").select("recordId").where("slug", "=", "st-02-2012"),
      )
      .execute();
    const { text } = await ask("/registros/st-02-2012");
    expect(text).toContain("Firmas: 2 de 3");
    expect(text).toContain("Sin firma");
  });

  it("gives its files under safe names, to be kept for ever", async () => {
    const json = await ask("/registros/st-05-2012/record.json");
    expect(json.headers["content-disposition"]).toBe('attachment; filename="st-05-2012.json"');
    expect(json.headers["cache-control"]).toContain("immutable");
    expect((await verify(json.body)).every(({ outcome }) => outcome !== "failed")).toBe(true);
    const pdf = await ask("/en/records/st-05-2012/record.pdf", { "accept-encoding": "br" });
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    expect(pdf.headers["content-encoding"]).toBeUndefined();
    expect(pdf.body.subarray(0, 5).toString()).toBe("%PDF-");
    const again = await ask("/registros/st-05-2012/record.pdf", {
      "if-none-match": String(pdf.headers.etag),
    });
    expect(again.status).toBe(304);
    expect((await ask("/registros/st-03-2012/record.pdf")).status).toBe(404);
    const kept = await Promise.all(
      publicFileNames.map(async (name) => {
        const { status, headers } = await ask(`/registros/st-05-2012/${name}`);
        return [status, headers["content-type"], headers["content-disposition"]];
      }),
    );
    const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    expect(kept).toEqual([
      [200, "application/pdf", 'attachment; filename="st-05-2012.pdf"'],
      [200, wordType, 'attachment; filename="st-05-2012.docx"'],
      [200, "text/html; charset=utf-8", 'attachment; filename="st-05-2012.html"'],
      [200, "text/markdown; charset=utf-8", 'attachment; filename="st-05-2012.md"'],
      [200, "text/csv; charset=utf-8; header=present", 'attachment; filename="st-05-2012-resolutions.csv"'],
      [200, "text/csv; charset=utf-8; header=present", 'attachment; filename="st-05-2012-attendance.csv"'],
      [200, "application/json; charset=utf-8", 'attachment; filename="st-05-2012.json"'],
      [200, "application/ld+json", 'attachment; filename="st-05-2012.jsonld"'],
      [200, "application/akn+xml", 'attachment; filename="st-05-2012.akn.xml"'],
    ]);
  });

  it("is not shown at all when a stored file was changed", async () => {
    const row = await portal.db
      .selectFrom("published_files")
      .innerJoin("publications", "publications.recordId", "published_files.recordId")
      .select("published_files.digest")
      .where("slug", "=", "st-03-2012")
      .executeTakeFirstOrThrow();
    const intact = portal.files.get(row.digest);
    portal.files.set(row.digest, new TextEncoder().encode("<p>otra cosa</p>"));
    // Its Spanish page is finished already; this one is not.
    const { status, text } = await ask("/en/records/st-03-2012");
    expect(status).toBe(500);
    expect(text).not.toContain("<p>otra cosa</p>");
    if (intact !== undefined) portal.files.set(row.digest, intact);
  });

  it.each([
    "/registros/no-existe",
    "/registros/ST-05-2012",
    "/registros/st-05-2012'--",
    "/registros/..%2f..%2fetc",
    "/registros/%00",
    `/registros/${"a".repeat(200)}`,
    "/registros/st-05-2012/body.html",
    "/en/records/none",
    "/nada/de/esto",
    "/plan?pagina=2",
    "/plan?pagina=0",
    "/plan?pagina=1&pagina=2",
  ])("has no page at %s: a 404 that helps", async (path) => {
    const { status, text, headers } = await ask(path);
    expect(status).toBe(404);
    expect(text).toContain('role="search"');
    expect(headers["cache-control"]).toBe("no-store");
    expect(text).toContain(path.startsWith("/en") ? "We could not find" : "No encontramos");
  });
});

describe("hostile titles", () => {
  it.each([
    "/",
    "/alianza",
    "/registros/st-e01-2012",
    "/acuerdos",
    "/buscar?q=alert",
    "/en/records/st-e01-2012",
  ])("are words on %s", async (path) => {
    const { text } = await ask(path);
    expect(text).not.toMatch(/<script>|<\/script> &/);
    expect(text).toMatch(/&lt;script&gt;|&lt;<mark>/);
  });

  it("are words in a query too", async () => {
    const { text } = await ask(`/buscar?q=${encodeURIComponent(`"><script>alert(1)</script>`)}`);
    expect(text).not.toContain("<script>");
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  });
});

describe("search", () => {
  const slugsFor = async (query: string) => {
    const { text } = await ask(`/buscar?q=${encodeURIComponent(query)}`);
    return [...text.matchAll(/class="title" href="\/registros\/([^"]+)"/g)].map((match) => match[1]);
  };

  it("does not mind accents and capitals, and shows what it found as it is written", async () => {
    expect(await slugsFor("CATALOGO función")).toContain("st-05-2012");
    const { text } = await ask("/buscar?q=catalogo");
    expect(text).toContain("<mark>catálogo</mark>");
  });

  it("wants every word", async () => {
    expect(await slugsFor("catalogo inexistente")).toEqual([]);
    expect((await ask("/buscar?q=catalogo+inexistente")).text).toContain("Nada de lo publicado contiene");
  });

  it("finds keys however they are written, and what has exactly that key first", async () => {
    for (const key of ["st-05/2012", "ST-05/2012", "st-05-2012"])
      expect(await slugsFor(key)).toEqual(["st-05-2012"]);
    const { text } = await ask("/buscar?q=ST-05%2F2012.03");
    const first = /class="title" href="([^"]+)"/.exec(text)?.[1];
    expect(first).toBe("/acuerdos/st-05-2012-03");
  });

  it("knows words by their roots", async () => {
    const counts = await Promise.all(
      ["comisión", "comisiones"].map(async (word) => (await slugsFor(word)).length),
    );
    expect(counts[0]).toBe(counts[1]);
    expect(await slugsFor("aprobaron")).toContain("st-05-2012");
    expect(await slugsFor("acordaron")).toContain("st-05-2012");
    expect((await ask("/buscar?q=acordaron")).text).toContain("<mark>acuerdos</mark>");
  });

  it("narrows by rubric, kind and year, and leaves out what cannot be meant", async () => {
    const linesOf = async (query: string) =>
      (await ask(`/buscar?${query}`)).text.match(/class="title"/g) ?? [];
    const all = (await linesOf("q=aprobar")).length;
    expect(all).toBeGreaterThan(0);
    expect(await linesOf("q=aprobar&rubro=civilSociety")).toEqual([]);
    expect(await linesOf("q=aprobar&anio=1999")).toEqual([]);
    expect(await linesOf("q=aprobar&anio=2012&rubro=plan&tipo=minutes")).not.toEqual([]);
    expect((await linesOf("q=aprobar&tipo=nada&anio=x&rubro[]=plan")).length).toBe(all);
  });

  it("does not find what only an older version says", async () => {
    expect(await slugsFor("st-03/2012")).toEqual(["st-03-2012-v2"]);
  });

  it("takes wildcards for what they are", async () => {
    expect(await slugsFor("zz%")).toEqual([]);
    expect(await slugsFor("st_05")).toEqual([]);
    expect(await slugsFor("a\\b")).toEqual([]);
  });

  it("says what to do with an empty query, and survives strange ones", async () => {
    expect((await ask("/buscar?q=%25%25")).text).toContain("Escriba al menos una letra");
    for (const query of ["q[]=a", "q[a]=b", "q=a&q=b", "q=%F0%9F%98%80", `q=${"a".repeat(5000)}`]) {
      expect((await ask(`/buscar?${query}`)).status).toBe(200);
    }
  });
});

describe("the ledger", () => {
  const numbers = async (query = "") => {
    const { text } = await ask(`/acuerdos${query}`);
    return [...text.matchAll(/href="\/acuerdos\/[^"]+">(ST-[^<]+)</g)].map((match) => match[1]);
  };

  it("lists adopted resolutions once, newest record first, each at its own address", async () => {
    const all = await numbers();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain("ST-03/2012.01");
    expect(all.indexOf("ST-05/2012.01")).toBeLessThan(all.indexOf("ST-03/2012.01"));
    const { text } = await ask("/acuerdos/st-03-2012-01");
    expect(text).toContain("/registros/st-03-2012-v2#st-03-2012-01");
  });

  it("is filtered by session, responsible, due date, status and words, in its address alone", async () => {
    expect(await numbers("?sesion=ST-05%2F2012")).toEqual([
      "ST-05/2012.03",
      "ST-05/2012.02",
      "ST-05/2012.01",
    ]);
    expect(await numbers("?sesion=ST-05%2F2012&responsable=tercer+subgrupo")).toEqual(["ST-05/2012.02"]);
    expect(await numbers("?sesion=ST-05%2F2012&plazo=2012-03-09")).toEqual([
      "ST-05/2012.02",
      "ST-05/2012.01",
    ]);
    expect(await numbers("?sesion=ST-05%2F2012&palabras=organizacion")).toEqual(["ST-05/2012.02"]);
    expect(await numbers("?sesion=ST-05%2F2012&estado=fulfilled")).toEqual([]);
    expect((await ask("/acuerdos?estado=fulfilled&palabras=nada")).text).toContain("Quitar los filtros");
    expect(await numbers("?sesion=%25&estado=nada")).toEqual([]);
    expect((await ask("/acuerdos?plazo=nunca&estado[]=open")).status).toBe(200);
  });
});

describe("what pages are made of", () => {
  it("stands under hashed names, for ever, and fits with the page in 100 kB", async () => {
    const page = await ask("/registros/st-05-2012", { "accept-encoding": "br" });
    const html = brotliDecompressSync(page.body).toString();
    const style = /href="(\/portal-files\/portal\.[0-9a-f]{12}\.css)"/.exec(html)?.[1] ?? "";
    const fonts = [...html.matchAll(/href="(\/portal-files\/[\w.-]+\.woff2)"/g)].map(
      (match) => match[1] ?? "",
    );
    expect(fonts).toHaveLength(2);
    let bytes = page.body.length;
    for (const address of [style, ...fonts]) {
      const asset = await ask(address, { "accept-encoding": "br" });
      expect(asset.status).toBe(200);
      expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      bytes += asset.body.length;
    }
    const css = (await ask(style)).text;
    for (const font of fonts) expect(css).toContain(`url("${font}")`);
    expect(createHash("sha256").update(css).digest("hex")).toContain(style.split(".")[1]);
    expect(bytes).toBeLessThan(100 * 1024);
  });

  it("includes an icon and rules for robots", async () => {
    expect((await ask("/favicon.svg")).headers["content-type"]).toContain("image/svg+xml");
    expect((await ask("/robots.txt")).text).toContain("Disallow: /app");
  });
});
