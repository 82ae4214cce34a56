import { isParty, type Language, signatureDecisions, signedKinds, workflowOf } from "@minuta/domain";
import { canonicalBytes, digestOf, isDigest, type Json } from "./canonical.ts";
import {
  isRecordFormat,
  type PublishedRecord,
  type RecordContent,
  type RecordSignature,
  type Removal,
  removalGrounds,
} from "./content.ts";
import { readJson } from "./read-json.ts";
import { RecordFault } from "./record-fault.ts";
import { removedWords } from "./removed-words.ts";
import { sameBytes } from "./same-bytes.ts";
import { type Disclosure, readDisclosures } from "./sealed/disclosure.ts";
import { type MissingUnit, openSealed } from "./sealed/open.ts";
import { openStatement, readSignedStatement, type SignedStatement } from "./signing/signed-statement.ts";

export const publishedFormat = "minuta-published/1";

/** `record.json` of a sealed record (SPEC section 5). */
export type PublishedFile = {
  readonly format: typeof publishedFormat;
  readonly manifest: Json;
  readonly disclosures: readonly Disclosure[];
  readonly removals: readonly Removal[];
  readonly signatures: readonly SignedStatement[];
  /**
   * SHA-256 of the other files of this public version, by name; none for a record that stands alone. They are named here and
   * not in the log, where they would let anyone check for ever what a later version leaves out.
   */
  readonly files?: Readonly<Record<string, string>>;
  readonly publicVersion: number;
  readonly publishedAt: string;
};

/** A published file that was read: what it says, and what its parts have to agree on. */
export type ReadFile = {
  readonly published: PublishedRecord;
  /** Null for the formats 1 to 3, whose file holds content and signatures as they are. */
  readonly sealed: { readonly file: PublishedFile; readonly missing: readonly MissingUnit[] } | null;
};

const memberNames: ReadonlySet<string> = new Set([
  "format",
  "manifest",
  "disclosures",
  "removals",
  "signatures",
  "files",
  "publicVersion",
  "publishedAt",
] satisfies (keyof PublishedFile)[]);

/** The bytes of `record.json`: canonical JSON, so that one record has one file. */
export function publishedBytes(file: PublishedFile): Uint8Array<ArrayBuffer> {
  return canonicalBytes(file);
}

/** Reads the bytes of a `record.json` of any format. Throws `RecordFault` for whatever is not one. */
export function readPublished(bytes: Uint8Array): ReadFile {
  const value = membersOf(readJson(bytes));
  return value.format === publishedFormat ? readSealed(value, bytes) : readFirst(value);
}

/** Rebuilds what readers of a record see from what a published file holds. Throws `RecordFault`. */
export function openPublished(file: PublishedFile): {
  readonly published: PublishedRecord;
  readonly missing: readonly MissingUnit[];
} {
  const { manifest, disclosures, removals, publicVersion, publishedAt } = file;
  const language: Language = membersOf(manifest).language === "en" ? "en" : "es";
  const basis = new Map(removals.map(({ unit, legalBasis }) => [unit, legalBasis]));
  const words = (unit: string) => removedWords(language, basis.get(unit) ?? "");
  const { value, missing } = openSealed(manifest, disclosures, (unit) => ({
    words: words(unit),
    legalBasis: basis.get(unit) ?? "",
  }));
  const content = contentOf(value);
  if (content.format !== "minuta-record/4") throw new RecordFault("form_invalid", `format ${content.format}`);
  requireRubric(content);
  const statements = file.signatures.map((signed) => openStatement(signed, words));
  const published = {
    content,
    digest: digestOf(manifest),
    signatures: statements.map(({ signature }) => signature),
    removals,
    publicVersion,
    publishedAt,
  };
  // What a seat wrote beside its decision is left out like any other part: never without saying so.
  return { published, missing: [...missing, ...statements.flatMap((each) => each.missing)] };
}

function readSealed(value: Readonly<Record<string, unknown>>, bytes: Uint8Array): ReadFile {
  // Of two members with one name a reader sees the last and a digest none: only one way of writing is taken.
  const canonical = canonicalBytes(value);
  if (!sameBytes(canonical, bytes))
    throw new RecordFault("not_canonical", "the file is not in its canonical form");
  // What no reader knows says nothing to anybody, and a name that was changed would pass for it.
  const unknown = Object.keys(value).find((name) => !memberNames.has(name));
  if (unknown !== undefined) throw new RecordFault("form_invalid", `member ${unknown.slice(0, 40)}`);
  const { manifest, publicVersion, publishedAt } = value;
  membersOf(manifest);
  if (!Number.isInteger(publicVersion) || typeof publishedAt !== "string")
    throw new RecordFault("form_invalid", "publication");
  const file: PublishedFile = {
    format: publishedFormat,
    manifest: manifest as Json,
    disclosures: readDisclosures(value.disclosures),
    removals: readRemovals(value.removals),
    signatures: listOf(value.signatures, "signatures").map(readSignedStatement),
    files: readFiles(value.files),
    publicVersion: publicVersion as number,
    publishedAt,
  };
  const { published, missing } = openPublished(file);
  return { published, sealed: { file, missing } };
}

function readFirst(value: Readonly<Record<string, unknown>>): ReadFile {
  const content = contentOf(value.content);
  if (content.format === "minuta-record/4") throw new RecordFault("form_invalid", "content");
  const { digest, publishedAt } = value;
  if (!isDigest(digest) || typeof publishedAt !== "string") throw new RecordFault("form_invalid", "digest");
  const signatures = listOf(value.signatures, "signatures").map(readAccountSignature);
  const published = { content, digest, signatures, removals: [], publicVersion: 1, publishedAt };
  return { published, sealed: null };
}

function readAccountSignature(value: unknown): RecordSignature {
  const signature = membersOf(value);
  const { party, decision, capacity, office, reason, digest, at } = signature;
  const isSignature =
    isParty(party) &&
    signatureDecisions.some((known) => known === decision) &&
    (capacity === "principal" || capacity === "alternate") &&
    isDigest(digest) &&
    [office, reason, at].every((text) => typeof text === "string");
  if (!isSignature) throw new RecordFault("form_invalid", "signature");
  return { ...(signature as unknown as RecordSignature), means: "account", scan: null };
}

function contentOf(value: unknown): RecordContent {
  const content = membersOf(value);
  if (!isRecordFormat(content.format))
    throw new RecordFault("form_invalid", `format ${String(content.format)}`);
  if (
    typeof content.key !== "string" ||
    typeof content.version !== "number" ||
    membersOf(content.text).type !== "doc"
  )
    throw new RecordFault("form_invalid", "content");
  return content as unknown as RecordContent;
}

/** Who has to sign depends on the rubric, so a record says it in one way only (SPEC section 1.5). */
function requireRubric({ kind, provenance }: RecordContent): void {
  const known = signedKinds.find((each) => each === kind);
  const { sourceCategory, author, source } = membersOf(provenance);
  if (known === undefined || workflowOf(known)?.sourceCategory !== sourceCategory)
    throw new RecordFault("form_invalid", "rubric");
  if (known === "communique") {
    const { organization } = membersOf(author);
    if (typeof organization !== "string" || organization === "")
      throw new RecordFault("form_invalid", "author");
  }
  if (known === "translation") {
    const { title, address, version, datedOn, language, digest } = membersOf(source);
    const texts = [title, address, version, datedOn, language];
    if (!isDigest(digest) || !texts.every((text) => typeof text === "string"))
      throw new RecordFault("form_invalid", "source");
  }
}

function readRemovals(value: unknown): readonly Removal[] {
  return listOf(value, "removals").map((each) => {
    const { unit, ground, legalBasis, at, by } = membersOf(each);
    const isRemoval =
      isDigest(unit) &&
      removalGrounds.some((known) => known === ground) &&
      [legalBasis, at, by].every((text) => typeof text === "string");
    if (!isRemoval) throw new RecordFault("form_invalid", "removals");
    return each as Removal;
  });
}

function readFiles(value: unknown): Readonly<Record<string, string>> {
  if (value === undefined) return {};
  const files = membersOf(value);
  if (!Object.values(files).every(isDigest)) throw new RecordFault("form_invalid", "files");
  return files as Record<string, string>;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new RecordFault("form_invalid", name);
  return value;
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RecordFault("form_invalid", "an object is missing");
  return value as Record<string, unknown>;
}
