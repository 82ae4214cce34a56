import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { exportRecord } from "@minuta/export";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publish, sampleContent } from "../published-fixture.ts";
import { type RunningPortal, startPortal } from "../running-portal.fixture.ts";
import { siteMap, siteMapCount, siteMapIndex } from "./site-map.ts";

let portal: RunningPortal;
const hostile = `<b>&"' \u0007 ]]> título`;

beforeAll(async () => {
  portal = await startPortal();
  const { provenance } = sampleContent();
  await publish(portal.db, sampleContent(), portal.store, {
    files: (published) =>
      exportRecord({ published, address: "https://portal.example/registros/st-05-2012", sealed: null }),
  });
  await publish(
    portal.db,
    sampleContent({
      key: "ST-04/2012",
      title: hostile,
      provenance: { ...provenance, documentId: randomUUID(), sourceCategory: "civilSociety" },
    }),
    portal.store,
  );
});
afterAll(() => portal.stop());

const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** What a program in Python's own library makes of the text; it throws when there is an error in it. */
function python(program: string, input: string): unknown {
  const { stdout, stderr, status } = spawnSync("python3", ["-c", program], { input, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const atomReader = `
import sys, json, xml.etree.ElementTree as tree
from datetime import datetime
a = "{http://www.w3.org/2005/Atom}"
feed = tree.fromstring(sys.stdin.buffer.read())
for instant in feed.iter(a + "updated"): datetime.fromisoformat(instant.text.replace("Z", "+00:00"))
assert feed.tag == a + "feed" and feed.find(a + "author/" + a + "name").text
print(json.dumps({"id": feed.find(a + "id").text, "links": [l.get("href") for l in feed.findall(a + "link")],
  "entries": [{"id": e.find(a + "id").text, "title": e.find(a + "title").text, "updated": e.find(a + "updated").text,
    "summary": e.find(a + "summary").text, "category": e.find(a + "category").get("term"),
    "links": [[l.get("rel"), l.get("type"), l.get("href")] for l in e.findall(a + "link")]} for e in feed.findall(a + "entry")]}))
`;

type Feed = {
  id: string;
  links: string[];
  entries: {
    id: string;
    title: string;
    updated: string;
    summary: string;
    category: string;
    links: string[][];
  }[];
};

describe.skipIf(!hasPython)("news, read by Python's XML parser (needs python3)", () => {
  const read = async (path: string) => {
    const { status, headers, text } = await portal.ask(path);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/atom+xml; charset=utf-8");
    return python(atomReader, text) as Feed;
  };

  it("hold every record with its summary and its files, under names that do not change", async () => {
    const feed = await read("/novedades.atom");
    expect(feed.id).toBe("https://portal.example/novedades.atom");
    const entry = feed.entries.find(({ title }) => title.startsWith("ST-05/2012"));
    expect(entry?.id).toMatch(/^ni:\/\/\/sha-256;[\w-]{43}$/);
    expect(entry?.updated).toBe("2012-02-24T16:00:00.000Z");
    expect(entry?.summary).toContain("3 acuerdos");
    expect(entry?.links).toContainEqual([
      "enclosure",
      "application/pdf",
      "https://portal.example/registros/st-05-2012/record.pdf",
    ]);
    expect(JSON.stringify(entry)).not.toContain("body.html");
    const english = await read("/en/news.atom");
    expect(english.entries.map(({ id }) => id)).toEqual(feed.entries.map(({ id }) => id));
  });

  it("are told apart by rubric, and take any title for words", async () => {
    const [civil, plan, alliance] = await Promise.all(
      ["/osc/novedades.atom", "/plan/novedades.atom", "/en/alliance/news.atom"].map(read),
    );
    expect(civil?.entries.map(({ title }) => title)).toEqual([
      `ST-04/2012 · ${hostile.replace("\u0007", "")}`,
    ]);
    expect(plan?.entries.map(({ category }) => category)).toEqual(["plan"]);
    expect(alliance?.entries).toEqual([]);
  });

  it("are named in every page's head", async () => {
    expect((await portal.ask("/osc")).text).toContain(
      'type="application/atom+xml" title="Novedades: Sociedad civil" href="/osc/novedades.atom"',
    );
  });

  it("the site map and the search description are sound, and every address of the map answers", async () => {
    const { text } = await portal.ask("/sitemap.xml");
    const program =
      'import sys, json, xml.etree.ElementTree as t; print(json.dumps([e.text for e in t.fromstring(sys.stdin.buffer.read()).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]))';
    const addresses = python(program, text) as string[];
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).toContain("https://portal.example/registros/st-05-2012");
    expect(addresses).toContain("https://portal.example/en/resolutions/st-05-2012-03");
    for (const address of addresses) {
      const path = address.slice("https://portal.example".length);
      expect([path, (await portal.ask(path)).status]).toEqual([path, 200]);
    }
    const search = await portal.ask("/opensearch.xml");
    const template =
      'import sys, json, xml.etree.ElementTree as t; print(json.dumps(t.fromstring(sys.stdin.buffer.read()).find("{http://a9.com/-/spec/opensearch/1.1/}Url").get("template")))';
    expect(python(template, search.text)).toBe("https://portal.example/buscar?q={searchTerms}");
    expect((await portal.ask("/robots.txt")).text).toContain("Sitemap: https://portal.example/sitemap.xml");
  });
});

describe("what programs read", () => {
  it("catalogue: a dataset for each record, a distribution for each file, with size and digest", async () => {
    const { text, headers } = await portal.ask("/catalogo.jsonld");
    expect(headers["content-type"]).toBe("application/ld+json; charset=utf-8");
    const catalogue = JSON.parse(text);
    expect(catalogue["@type"]).toBe("dcat:Catalog");
    expect(catalogue["dcat:dataset"]).toHaveLength(2);
    const dataset = catalogue["dcat:dataset"].find(
      (each: Record<string, unknown>) => each["dct:identifier"] === "ST-05/2012",
    );
    const json = dataset["dcat:distribution"].find(
      (each: Record<string, unknown>) => each["dct:title"] === "record.json",
    );
    const file = await portal.ask("/registros/st-05-2012/record.json");
    expect(json["dcat:byteSize"]).toBe(file.body.byteLength);
    expect(portal.files.get(json["spdx:checksum"]["spdx:checksumValue"])).toEqual(new Uint8Array(file.body));
  });

  it("pages carry schema.org data that no title can end", async () => {
    for (const path of ["/registros/st-04-2012", "/acuerdos/st-05-2012-02", "/en/records/st-05-2012"]) {
      const { text } = await portal.ask(path);
      const scripts = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)];
      expect(scripts).toHaveLength(1);
      expect(JSON.parse(scripts[0]?.[1] ?? "")["@context"]).toBe("https://schema.org");
      expect(text.match(/<script/g)).toHaveLength(1);
    }
    const hostilePage = (await portal.ask("/registros/st-04-2012")).text;
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(hostilePage)?.[1] ?? "");
    expect(data.name).toBe(hostile);
  });

  it("a site map of more than 50,000 addresses comes in parts", () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => ({
      es: `/a/${index}`,
      en: `/en/a/${index}`,
      changedAt: null,
    }));
    expect(siteMapCount(lines.length)).toBe(2);
    const parts = [1, 2].map((part) => siteMap("https://a", lines, part).match(/<loc>/g)?.length);
    expect(parts).toEqual([50_000, 10_000]);
    expect(siteMapIndex("https://a", 2)).toContain("<loc>https://a/sitemap-2.xml</loc>");
  });
});
