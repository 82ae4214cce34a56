import { fileAddress, recordAddress } from "../addresses.ts";
import type { PublishedItem } from "../reader.ts";
import { portalWords } from "../words/words-of.ts";

const context = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  spdx: "http://spdx.org/rdf/terms#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

const instant = (value: string) => ({ "@type": "xsd:dateTime", "@value": value });
const inBoth = (of: (language: "es" | "en") => string) =>
  (["es", "en"] as const).map((language) => ({ "@language": language, "@value": of(language) }));

/** Every published record as a DCAT catalogue, in JSON-LD; files are named with their media type, size and digest. */
export function catalogue(shown: {
  readonly items: readonly PublishedItem[];
  readonly siteName: string;
  readonly origin: string;
}): Readonly<Record<string, unknown>> {
  const { items, siteName, origin } = shown;
  return {
    "@context": context,
    "@id": `${origin}/catalogo.jsonld`,
    "@type": "dcat:Catalog",
    "dct:title": inBoth((language) => `${siteName}: ${portalWords(language).homeTitle}`),
    "dct:description": inBoth((language) => portalWords(language).homeLead),
    "dct:publisher": { "@type": "foaf:Organization", "foaf:name": siteName },
    "dct:language": ["es", "en"],
    "foaf:homepage": { "@id": `${origin}/` },
    ...(items[0] === undefined ? {} : { "dct:modified": instant(items[0].publishedAt) }),
    "dcat:dataset": items.map((item) => dataset(item, origin)),
  };
}

function dataset(item: PublishedItem, origin: string): Readonly<Record<string, unknown>> {
  const page = `${origin}${recordAddress("es", item.slug)}`;
  return {
    "@id": page,
    "@type": "dcat:Dataset",
    "dct:identifier": item.key,
    "dct:title": { "@language": item.language, "@value": item.title },
    "dct:description": inBoth((language) => portalWords(language).statement[item.sourceCategory]),
    "dct:issued": instant(item.publishedAt),
    "dct:language": item.language,
    "dcat:theme": item.sourceCategory,
    "dcat:landingPage": { "@id": page },
    "dcat:distribution": item.files
      .filter(({ name }) => name !== "body.html")
      .map(({ name, mediaType, size, digest }) => ({
        "@id": `${origin}${fileAddress(item.slug, name)}`,
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dcat:downloadURL": { "@id": `${origin}${fileAddress(item.slug, name)}` },
        "dcat:mediaType": mediaType,
        "dcat:byteSize": size,
        "spdx:checksum": {
          "@type": "spdx:Checksum",
          "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
          "spdx:checksumValue": digest,
        },
      })),
  };
}
