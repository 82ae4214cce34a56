import { type Party, signedCount, signersOf } from "@minuta/domain";
import type { PublishedRecord } from "@minuta/record";
import { resolutionAnchor } from "./body-html.ts";
import { exportedFileNames } from "./exported-file.ts";
import { mediaTypeOf } from "./media-types.ts";
import { authorOf, bodyOf } from "./rubric-facts.ts";
import { decisionWord } from "./signature-facts.ts";
import { visibleText } from "./visible-text.ts";
import type { WordedRecord } from "./worded/worded-record.ts";
import { recordWords } from "./words/words-of.ts";

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Stands in the file itself: whoever reads it needs nothing from elsewhere. */
const context = {
  "@vocab": "https://schema.org/",
  prov: "http://www.w3.org/ns/prov#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  datePublished: { "@type": "xsd:dateTime" },
  "prov:atTime": { "@type": "xsd:dateTime" },
  "prov:endedAtTime": { "@type": "xsd:dateTime" },
} as const;

/**
 * What a record is and where it comes from, as JSON-LD: a Report of schema.org with its resolutions, and its derivation in
 * PROV-O (who closed it, when, from which document; who signed). `address` is the permanent one.
 */
export function recordJsonLd(published: PublishedRecord, record: WordedRecord, address: string): string {
  const { content, digest, publicVersion, publishedAt } = published;
  const { provenance } = content;
  const words = recordWords(content.language);
  const source = `urn:uuid:${provenance.documentId}`;
  const author = { "@type": ["Organization", "prov:Organization"], name: bodyOf(content, words) };
  const description: Json = {
    "@context": context,
    "@id": address,
    "@type": ["Report", "DigitalDocument", "prov:Entity"],
    url: address,
    name: record.title,
    identifier: [record.key, digestValue(digest)],
    description: record.kindLine,
    inLanguage: `${record.language}-${record.region}`,
    version: `${content.version}.${publicVersion}`,
    datePublished: publishedAt,
    publisher: { "@type": "Organization", name: words.publisher },
    author,
    isAccessibleForFree: true,
    creativeWorkStatus: statusOf(published),
    citation: record.citation.text,
    recordedAt: {
      "@type": "Event",
      name: record.kindLine,
      startDate: content.heldOn,
      ...(content.place === "" ? {} : { location: { "@type": "Place", name: visibleText(content.place) } }),
    },
    encoding: exportedFileNames
      .filter((name) => name !== "body.html")
      .map((name) => ({
        "@type": "MediaObject",
        contentUrl: `${address}/${name}`,
        encodingFormat: mediaTypeOf(name).split(";", 1)[0] ?? "",
      })),
    hasPart: resolutionsOf(published, address),
    ...correctionOf(published),
    ...sourceOf(published),
    "prov:wasDerivedFrom": { "@id": source, "@type": "prov:Entity" },
    "prov:wasGeneratedBy": {
      "@type": "prov:Activity",
      name: words.frozen,
      "prov:endedAtTime": provenance.frozenAt,
      "prov:used": { "@id": source },
      "prov:wasAssociatedWith": { "@type": "prov:Agent", name: visibleText(provenance.frozenBy) },
    },
    "prov:qualifiedAttribution": signersOf(content.kind).map((party) => attributionOf(party, published)),
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function statusOf({ content, signatures }: PublishedRecord): string {
  return `${signedCount(content.kind, signatures)}/${signersOf(content.kind).length}`;
}

function digestValue(digest: string): Json {
  return { "@type": "PropertyValue", propertyID: "SHA-256", value: digest };
}

function resolutionsOf({ content }: PublishedRecord, address: string): Json[] {
  const words = recordWords(content.language);
  const part = (number: string, text: string, status: string): Json => ({
    "@type": "CreativeWork",
    "@id": `${address}#${resolutionAnchor(number)}`,
    identifier: visibleText(number),
    text: visibleText(text),
    creativeWorkStatus: status,
  });
  const voided = content.format === "minuta-record/1" ? [] : content.voided;
  return [
    ...content.resolutions.map(({ number, text }) => part(number, text, words.adopted)),
    ...voided.map(({ number, text }) => part(number, text, words.voided)),
  ];
}

/** The version of the source that a translation is of. */
function sourceOf({ content }: PublishedRecord): { readonly [name: string]: Json } {
  const { source } = content.provenance;
  if (source === undefined) return {};
  return {
    translationOfWork: {
      "@type": "CreativeWork",
      name: visibleText(source.title),
      url: visibleText(source.address),
      version: visibleText(source.version),
      dateModified: source.datedOn,
      inLanguage: visibleText(source.language),
      identifier: digestValue(source.digest),
    },
  };
}

function correctionOf({ content }: PublishedRecord): { readonly [name: string]: Json } {
  if (content.format !== "minuta-record/4" || content.corrects === null) return {};
  const { key, version, digest, reason } = content.corrects;
  return {
    correction: visibleText(reason),
    isBasedOn: {
      "@type": "Report",
      identifier: [visibleText(key), digestValue(digest)],
      version: String(version),
    },
  };
}

function attributionOf(party: Party, { content, signatures }: PublishedRecord): Json {
  const words = recordWords(content.language);
  const signature = signatures.find((each) => each.party === party);
  const agent = {
    "@type": ["Organization", "prov:Organization"],
    name: authorOf(content) ?? words.party[party],
  };
  if (signature === undefined) {
    return { "@type": "prov:Attribution", "prov:agent": agent, description: words.notSigned };
  }
  const { decision, reason, at, digest, means, office, scan } = signature;
  return {
    "@type": ["prov:Attribution", "Action"],
    "prov:agent": agent,
    "prov:hadRole": {
      "@type": ["prov:Role", "Role"],
      name: words.capacity[signature.capacity],
      roleName: visibleText(office),
    },
    "prov:atTime": at,
    description: decisionWord(signature, words),
    ...(reason === "" ? {} : { disambiguatingDescription: visibleText(reason) }),
    ...(decision === "refuse" ? {} : { instrument: { "@type": "Thing", name: words.signatureMeans[means] } }),
    object: digestValue(digest),
    ...(scan === null
      ? {}
      : {
          result: {
            "@type": "MediaObject",
            name: words.scan,
            encodingFormat: visibleText(scan.mediaType),
            contentSize: `${scan.size} B`,
            identifier: digestValue(scan.digest),
          },
        }),
  };
}
