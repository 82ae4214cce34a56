/** A PDF is not laid out as Typst lays it out. */
export class PdfLayoutError extends Error {
  override readonly name = "PdfLayoutError";
}

// Every property that PDF/A does not know by itself has to be described in the file (ISO 19005-2, 6.6.2.3).
const identifierSchema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';

/**
 * One PDF that is PDF/UA-1 and PDF/A-2a, from the two that Typst makes of one document: everything of the first, and of the
 * second what it has besides, the output intent with its colour profile and the metadata (docs/decisions/0018). Metadata
 * and catalog are the last two objects of Typst's files, so what is added stands behind all others. Throws
 * `PdfLayoutError`.
 */
export function ofBothStandards(accessible: Uint8Array, archival: Uint8Array): Uint8Array {
  const own = new TypstPdf(accessible);
  const other = new TypstPdf(archival);
  const { size } = own;
  const intents = other.object(reference(other.catalog, /\/OutputIntents (\d+) 0 R/));
  const intent = other.object(reference(intents, /\[(\d+) 0 R\]/));
  const profile = other.object(reference(intent, /\/DestOutputProfile (\d+) 0 R/));
  const objects = [
    withStream(own.metadata, withUaIdentifier(streamOf(other.metadata))),
    once(own.catalog, "/Type /Catalog\n", `/Type /Catalog\n  /OutputIntents ${size} 0 R\n`),
    `${size} 0 obj\n[${size + 1} 0 R]\nendobj\n\n`,
    renumbered(intent, size + 1).replace(/\/DestOutputProfile \d+ 0 R/, `/DestOutputProfile ${size + 2} 0 R`),
    renumbered(profile, size + 2),
  ];
  const offsets: number[] = [];
  let at = own.metadataAt;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const entry = (offset = 0) => `${String(offset).padStart(10, "0")}${own.table.slice(-10)}`;
  const table = own.table.slice(0, -2 * entryBytes) + offsets.map(entry).join("");
  const trailer = once(
    once(own.trailer, `/Size ${size}\n`, `/Size ${size + 3}\n`),
    `startxref\n${own.xrefAt}\n`,
    `startxref\n${at}\n`,
  );
  const end = `${objects.join("")}xref\n0 ${size + 3}\n${table}${trailer}`;
  return new Uint8Array(Buffer.concat([own.bytes.subarray(0, own.metadataAt), Buffer.from(end, "latin1")]));
}

const entryBytes = 20;

/** A file as Typst writes it, one character for each byte. */
class TypstPdf {
  readonly bytes: Buffer;
  readonly xrefAt: number;
  /** How many objects it has, the free one with the number 0 among them. */
  readonly size: number;
  readonly metadataAt: number;
  readonly metadata: string;
  readonly catalog: string;
  /** The entries of the cross-reference table. */
  readonly table: string;
  readonly trailer: string;

  constructor(pdf: Uint8Array) {
    this.bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
    const last = this.bytes.subarray(-64).toString("latin1");
    this.xrefAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(last)?.[1] ?? Number.NaN);
    const end = this.bytes.subarray(this.xrefAt).toString("latin1");
    const [head = "", size = "0"] = /^xref\n0 (\d+)\n/.exec(end) ?? [];
    this.size = Number(size);
    this.table = end.slice(head.length, head.length + this.size * entryBytes);
    this.trailer = end.slice(head.length + this.table.length);
    this.metadataAt = this.#offset(this.size - 2);
    this.metadata = this.object(this.size - 2);
    this.catalog = this.object(this.size - 1);
    const isSound =
      this.trailer.startsWith("trailer\n") &&
      this.metadata.includes("/Type /Metadata\n") &&
      this.catalog.includes("/Type /Catalog\n");
    if (!isSound) throw new PdfLayoutError("metadata and catalog are not the last two objects");
  }

  /** An object from its number to the next one's. */
  object(number: number): string {
    const from = this.#offset(number);
    const to = number + 1 < this.size ? this.#offset(number + 1) : this.xrefAt;
    const text = this.bytes.subarray(from, to).toString("latin1");
    if (!(text.startsWith(`${number} 0 obj\n`) && text.endsWith("endobj\n\n"))) {
      throw new PdfLayoutError(`object ${number} does not stand where it should`);
    }
    return text;
  }

  #offset(number: number): number {
    return Number(this.table.slice(number * entryBytes, number * entryBytes + 10));
  }
}

function withUaIdentifier(xmp: string): string {
  const space = 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" ';
  const named = once(xmp, 'xmlns:pdfaid="', `${space}xmlns:pdfaid="`);
  const described = once(
    named,
    "<pdfaExtension:schemas><rdf:Bag>",
    `<pdfaExtension:schemas><rdf:Bag>${identifierSchema}`,
  );
  return once(described, "<pdfaid:part>", "<pdfuaid:part>1</pdfuaid:part><pdfaid:part>");
}

function streamOf(object: string): string {
  return object.slice(object.indexOf("stream\n") + "stream\n".length, object.lastIndexOf("\nendstream"));
}

function withStream(object: string, stream: string): string {
  const head = object.slice(0, object.indexOf("stream\n") + "stream\n".length);
  return `${head.replace(/\/Length \d+\n/, `/Length ${stream.length}\n`)}${stream}\nendstream\nendobj\n\n`;
}

function renumbered(object: string, number: number): string {
  return object.replace(/^\d+ 0 obj/, `${number} 0 obj`);
}

function reference(object: string, pattern: RegExp): number {
  const number = pattern.exec(object)?.[1];
  if (number === undefined) throw new PdfLayoutError(`an object has no ${pattern.source}`);
  return Number(number);
}

/** Replaces what must stand there exactly once. */
function once(text: string, what: string, by: string): string {
  const at = text.indexOf(what);
  if (at < 0 || text.indexOf(what, at + 1) >= 0) {
    throw new PdfLayoutError(`"${what.slice(0, 40)}" does not stand there exactly once`);
  }
  return text.slice(0, at) + by + text.slice(at + what.length);
}
