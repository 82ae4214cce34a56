import type { NodeJson } from "@minuta/document";
import type { Json } from "../canonical.ts";
import { type Disclosure, type Sealed, unitDigest } from "./disclosure.ts";
import { isFreeText } from "./free-text.ts";
import {
  longestFirst,
  type MarkedWords,
  markEverywhere,
  markedWordsOf,
  personalMark,
  piecesOf,
} from "./marked-words.ts";

/** What is signed: everything in the clear that can never be left out, and a digest for each unit that can. */
export type SealedForm = { readonly manifest: Json; readonly disclosures: readonly Disclosure[] };

/**
 * Seals a value whose member `text`, when it is a tree, is a text (SPEC section 3). Units are the inline content of each
 * textblock, words marked as personal data inside it, and every string of free text beside it.
 * @param newSalt 16 random bytes in base64url, new at every call
 * @param alsoMarked words that are sealed by themselves although nobody marked them here
 */
export function seal(
  value: Json,
  newSalt: () => string,
  alsoMarked: readonly MarkedWords[] = [],
): SealedForm {
  const disclosures: Disclosure[] = [];
  const marked = longestFirst([...markedWordsOf(textOf(value)), ...alsoMarked]);
  const sealUnit = (unit: Json): Sealed => {
    const disclosure = [newSalt(), unit] as const;
    disclosures.push(disclosure);
    return { sealed: unitDigest(disclosure) };
  };
  const manifest = sealRows(value, { marked, sealUnit });
  return { manifest, disclosures };
}

type Sealing = { readonly marked: readonly MarkedWords[]; readonly sealUnit: (unit: Json) => Sealed };

function sealRows(value: Json, sealing: Sealing): Json {
  if (Array.isArray(value)) return value.map((each: Json) => sealRows(each, sealing));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]): [string, Json] => {
      if (name === "text" && isTree(member)) return [name, sealNode(member, sealing)];
      if (isFreeText(name, member)) return [name, sealing.sealUnit(sealWords(member, sealing))];
      return [name, sealRows(member ?? null, sealing)];
    }),
  );
}

/** A string, or where words in it are marked, its pieces with the marked ones sealed once more. */
function sealWords(text: string, { marked, sealUnit }: Sealing): Json {
  const pieces = piecesOf(text, marked);
  if (pieces.every(({ legalBasis }) => legalBasis === null)) return text;
  return {
    words: pieces.map((piece) => (piece.legalBasis === null ? piece.text : sealUnit(piece.text))),
  };
}

function sealNode(node: NodeJson, sealing: Sealing): Json {
  const { content, attrs, ...rest } = node;
  const sealed: Record<string, Json> = { ...(rest as unknown as { [name: string]: Json }) };
  if (attrs !== undefined) sealed.attrs = sealRows(attrs as Json, sealing);
  if (content !== undefined && content.length > 0) {
    sealed.content = content.some(({ type }) => type === "text")
      ? sealing.sealUnit(sealInline(content, sealing))
      : content.map((child) => sealNode(child, sealing));
  }
  return sealed;
}

function sealInline(content: readonly NodeJson[], { marked, sealUnit }: Sealing): Json {
  return markEverywhere(content, marked).map((node) => {
    const json = node as unknown as Json;
    return personalMark(node) === null ? json : sealUnit(json);
  });
}

function textOf(value: Json): NodeJson {
  const text = typeof value === "object" && value !== null && "text" in value ? value.text : null;
  return isTree(text) ? text : { type: "doc" };
}

function isTree(value: unknown): value is NodeJson {
  return typeof value === "object" && value !== null && (value as { type?: unknown }).type === "doc";
}
