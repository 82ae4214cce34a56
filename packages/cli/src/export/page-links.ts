import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** Attributes that hold an address, by element. Of forms: what they send nobody answers in a copy. */
const addressAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  area: ["href"],
  link: ["href"],
  script: ["src"],
  img: ["src"],
  source: ["src"],
  video: ["src", "poster"],
  audio: ["src"],
  iframe: ["src"],
  object: ["data"],
  embed: ["src"],
};

export type LinkedAttribute = { readonly element: Element; readonly name: string; readonly value: string };

/** Reads a page with the places of its elements in the text. */
export function readPage(html: string) {
  return parse(html, { sourceCodeLocationInfo: true });
}

/** All elements below a node, in the order of the text; those within what `isLeft` takes are left out. */
export function* elementsOf(
  node: Node,
  isLeft: (element: Element) => boolean = () => false,
): Generator<Element> {
  if (!("childNodes" in node)) return;
  for (const child of node.childNodes) {
    if ("tagName" in child) {
      yield child;
      if (isLeft(child)) continue;
    }
    yield* elementsOf(child, isLeft);
  }
}

export function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** The attributes of an element that hold addresses. */
export function linkedAttributes(element: Element): readonly LinkedAttribute[] {
  return (addressAttributes[element.tagName] ?? []).flatMap((name) => {
    const value = attributeOf(element, name);
    return value === null ? [] : [{ element, name, value }];
  });
}

/** What a page links to, as it stands there; the addresses in `data-` attributes are those of scripts. */
export function linksOfPage(html: string): readonly string[] {
  const links: string[] = [];
  for (const element of elementsOf(readPage(html))) {
    for (const { value } of linkedAttributes(element)) links.push(value);
    for (const { name, value } of element.attrs)
      if (name.startsWith("data-") && /^\/[\w./-]+\.(?:m?js|css|json|wasm)$/.test(value)) links.push(value);
  }
  return links;
}

const inStyle = /url\(\s*(["']?)([^"')]+)\1\s*\)|@import\s+(["'])([^"']+)\3/g;

/** What a style sheet links to. */
export function linksOfStyle(css: string): readonly string[] {
  return [...css.matchAll(inStyle)].map(([, , url = "", , imported = ""]) => url || imported);
}

/** A style sheet whose addresses are replaced by what `replacement` gives; null leaves one as it is. */
export function styleWith(css: string, replacement: (link: string) => string | null): string {
  return css.replaceAll(inStyle, (whole, _quote: string, url = "", _other: string, imported = "") => {
    const link = String(url || imported);
    const other = replacement(link);
    return other === null ? whole : whole.replace(link, other);
  });
}

/** The addresses of a portal's own that stand in a feed, a site map, a catalogue or a list of versions. */
export function linksOfData(text: string, origins: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(/https?:\/\/[^\s"'<>\\;,]+/g)]
    .map(([link]) => link.replaceAll("&amp;", "&"))
    .filter((link) => URL.canParse(link) && origins.has(new URL(link).origin));
}
