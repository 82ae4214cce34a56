import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { exportRecord } from "@minuta/export";
import { verify } from "@minuta/record";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../db/open-database.ts";
import { publish, sampleContent } from "./published-fixture.ts";
import { portalReader } from "./reader.ts";
import { portalRouter } from "./routes.ts";

const hostile = `<script>alert("x")</script> & 'y'`;

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly text: string;
};

const folder = mkdtempSync(join(tmpdir(), "minuta-portal-"));
const files = new Map<string, Uint8Array>();
let database: Database;
let port = 0;
let stop = async () => {};

// Plain node:http, because fetch decodes bodies by itself and does not show what was sent.
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const body = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body,
          text: body.toString("utf8"),
        });
      });
    })
      .on("error", reject)
      .end();
  });
}

beforeAll(async () => {
  database = await openDatabase(folder);
  const store = (digest: string, bytes: Uint8Array) => {
    files.set(digest, bytes);
  };
  await publish(database.kysely, sampleContent(), store, { files: exportRecord });
  const { provenance } = sampleContent();
  await publish(
    database.kysely,
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
    await publish(database.kysely, content, store, { slug: version === 1 ? "st-03-2012" : "st-03-2012-v2" });
  }
  const app = express();
  app.disable("x-powered-by");
  app.use(
    portalRouter({
      reader: portalReader(database.kysely),
      readFile: async (digest) => {
        const bytes = files.get(digest);
        if (bytes === undefined) throw new Error(`no file ${digest}`);
        return bytes;
      },
      siteName: "Alianza de prueba",
      origin: "https://portal.example",
    }),
  );
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  port = (server.address() as AddressInfo).port;
  stop = () => new Promise((resolve) => server.close(() => resolve()));
});

afterAll(async () => {
  await stop();
  await database.close();
  rmSync(folder, { recursive: true });
});

const twins = [
  ["/", "/en"],
  ["/alianza", "/en/alliance"],
  ["/plan", "/en/plan"],
  ["/osc", "/en/civil-society"],
  ["/registros/st-05-2012", "/en/records/st-05-2012"],
  ["/acuerdos", "/en/resolutions"],
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
      expect(headers.link).toBe(`<https://portal.example${path}>; rel="canonical"`);
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
      expect(text).not.toMatch(/<script|<style| style=| on[a-z]+=/);
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
    const { digest } = await database.kysely
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
      'href="/registros/st-05-2012/record.pdf"',
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
    expect(older.text).toContain("Hay una versión más reciente");
    expect(older.text).toContain('href="/registros/st-03-2012-v2"');
    const newer = await ask("/registros/st-03-2012-v2");
    expect(newer.text).not.toContain("Hay una versión más reciente");
    expect(newer.text).toContain('href="/registros/st-03-2012"');
  });

  it("says 2 of 3 when two signed", async () => {
    const content = sampleContent({ key: "ST-02/2012", heldOn: "2011-12-12" });
    await publish(database.kysely, content, (digest, bytes) => {
      files.set(digest, bytes);
    });
    await database.kysely
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
    expect((await verify(json.body)).every(({ passed }) => passed)).toBe(true);
    const pdf = await ask("/en/records/st-05-2012/record.pdf", { "accept-encoding": "br" });
    expect(pdf.headers["content-type"]).toBe("application/pdf");
    expect(pdf.headers["content-encoding"]).toBeUndefined();
    expect(pdf.body.subarray(0, 5).toString()).toBe("%PDF-");
    const again = await ask("/registros/st-05-2012/record.pdf", {
      "if-none-match": String(pdf.headers.etag),
    });
    expect(again.status).toBe(304);
    expect((await ask("/registros/st-03-2012/record.pdf")).status).toBe(404);
  });

  it("is not shown at all when a stored file was changed", async () => {
    const row = await database.kysely
      .selectFrom("published_files")
      .innerJoin("publications", "publications.recordId", "published_files.recordId")
      .select("published_files.digest")
      .where("slug", "=", "st-03-2012")
      .executeTakeFirstOrThrow();
    const intact = files.get(row.digest);
    files.set(row.digest, new TextEncoder().encode("<p>otra cosa</p>"));
    const { status, text } = await ask("/registros/st-03-2012");
    expect(status).toBe(500);
    expect(text).not.toContain("<p>otra cosa</p>");
    if (intact !== undefined) files.set(row.digest, intact);
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
    expect(text).not.toContain("<script");
    expect(text).toMatch(/&lt;script&gt;|&lt;<mark>/);
  });

  it("are words in a query too", async () => {
    const { text } = await ask(`/buscar?q=${encodeURIComponent(`"><script>alert(1)</script>`)}`);
    expect(text).not.toContain("<script");
    expect(text).not.toContain('value=""');
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
    expect((await ask("/buscar?q=catalogo+inexistente")).text).toContain("Ningún registro contiene");
  });

  it("finds keys, and titles whose accents the search column does not hold", async () => {
    expect(await slugsFor("st-05/2012")).toEqual(["st-05-2012"]);
    await database.kysely
      .updateTable("publications")
      .set({ searchText: "", title: "Ágora y Ñandú" })
      .where("slug", "=", "st-03-2012")
      .execute();
    expect(await slugsFor("agora nandu")).toEqual(["st-03-2012"]);
  });

  it("takes wildcards for what they are", async () => {
    expect(await slugsFor("x%")).toEqual([]);
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
  it("lists adopted resolutions once, newest record first, and a void one by its number alone", async () => {
    await database.kysely
      .updateTable("resolutions")
      .set({ state: "void", text: "texto retirado" })
      .where("number", "=", "ST-03/2012.02")
      .execute();
    const { text } = await ask("/acuerdos");
    expect(text).toContain('<a href="/registros/st-05-2012#st-05-2012-03">ST-05/2012.03</a>');
    expect(text.split(">ST-03/2012.01<")).toHaveLength(2);
    expect(text).toContain("/registros/st-03-2012-v2#st-03-2012-01");
    expect(text).toContain("Sin efecto");
    expect(text).not.toContain("texto retirado");
    expect(text.indexOf("ST-05/2012.01")).toBeLessThan(text.indexOf("ST-03/2012.01"));
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
