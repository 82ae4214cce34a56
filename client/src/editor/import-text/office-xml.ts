import { parseXml, XmlElement, XmlError } from "@rgrove/parse-xml";
import { ImportRefusal } from "./imported-text.ts";

/** Namespaces of WordprocessingML: of 2006 as everybody writes it, and of ISO 29500 Strict. */
const wordNames = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
]);
const relationNames = new Set([
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships",
]);

/** An element of a part: names are resolved, what is not an element is in its text. */
export type OfficeElement = {
  /** Name without prefix. */
  readonly name: string;
  /** Namespace, "" for none. */
  readonly space: string;
  readonly attributes: readonly { readonly name: string; readonly space: string; readonly value: string }[];
  readonly children: readonly OfficeElement[];
  /** All text in it, that of its descendants included. */
  readonly text: string;
};

/**
 * Reads a part as XML. A part with a document type is refused unread: no office writes one, and it is where entities would be
 * declared that grow without end or name other files. The browser's own parser is not asked: it draws a page with styles of
 * its own for a part that is broken, which the policy of this page forbids.
 *
 * @returns the root of the part
 * @throws ImportRefusal "doctype" or "broken"
 */
export function readXml(bytes: Uint8Array): OfficeElement {
  const text = decode(bytes);
  if (/<!DOCTYPE/i.test(text)) throw new ImportRefusal("doctype");
  try {
    const { root } = parseXml(text);
    if (root !== null) return elementOf(root, new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]));
  } catch (error) {
    // The second is what is left when elements stand in elements deeper than the stack.
    if (!(error instanceof XmlError || error instanceof RangeError)) throw error;
  }
  throw new ImportRefusal("broken");
}

/** Resolves prefixes as https://www.w3.org/TR/xml-names/ has it: the default namespace does not hold for attributes. */
function elementOf(element: XmlElement, around: ReadonlyMap<string, string>): OfficeElement {
  const written = Object.entries(element.attributes);
  const declared = written.filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
  const spaces =
    declared.length === 0
      ? around
      : new Map([
          ...around,
          ...declared.map(([name, space]) => [name.slice("xmlns:".length), space] as const),
        ]);
  const named = (full: string, fallback: string) => {
    const colon = full.indexOf(":");
    return colon < 0
      ? { name: full, space: fallback }
      : { name: full.slice(colon + 1), space: spaces.get(full.slice(0, colon)) ?? "" };
  };
  return {
    ...named(element.name, spaces.get("") ?? ""),
    attributes: written.map(([name, value]) => ({ ...named(name, ""), value })),
    children: element.children
      .filter((child) => child instanceof XmlElement)
      .map((child) => elementOf(child, spaces)),
    get text() {
      return element.text;
    },
  };
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new ImportRefusal("broken");
  }
}

/** The name of a WordprocessingML element without its prefix; elements of other vocabularies have one before a colon. */
export function wordName(element: OfficeElement): string {
  return wordNames.has(element.space) ? element.name : `other:${element.name}`;
}

/** An attribute of WordprocessingML, "" when there is none. */
export function wordAttribute(element: OfficeElement, name: string): string {
  for (const attribute of element.attributes)
    if (attribute.name === name && wordNames.has(attribute.space)) return attribute.value;
  return "";
}

/** The relation that an element names by `r:id`, "" when it names none. */
export function relationOf(element: OfficeElement): string {
  for (const attribute of element.attributes)
    if (attribute.name === "id" && relationNames.has(attribute.space)) return attribute.value;
  return "";
}

/** An attribute without a namespace, "" when there is none. */
export function plainAttribute(element: OfficeElement, name: string): string {
  return (
    element.attributes.find((attribute) => attribute.name === name && attribute.space === "")?.value ?? ""
  );
}

/** The first child of that name in WordprocessingML. */
export function wordChild(element: OfficeElement | null | undefined, name: string): OfficeElement | null {
  for (const child of element?.children ?? []) if (wordName(child) === name) return child;
  return null;
}

/** What `w:val` of a child says; null when there is no such child. */
export function wordValue(element: OfficeElement | null | undefined, name: string): string | null {
  const child = wordChild(element, name);
  return child === null ? null : wordAttribute(child, "val");
}

/** A property that is on, off, or not said: null. */
export function toggleOf(element: OfficeElement | null | undefined, name: string): boolean | null {
  const value = wordValue(element, name);
  return value === null ? null : !["0", "false", "off", "none"].includes(value);
}
