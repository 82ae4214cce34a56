import { hash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Check, type NamedFile, type ProvenPlace, type TrustedKeys, verifyFiles } from "@minuta/record";
import { digestOfFile } from "./digest-file.ts";
import { showsText } from "./page-text.ts";

/** A record's folder: all of its files are in one batch. */
export type RecordFolder = {
  /** Paths of its pages, one a language. */
  readonly pages: readonly string[];
  readonly slug: string;
  readonly path: string;
  readonly names: readonly string[];
};

/** Some of the files of a copy; what a worker is given. */
export type Batch = {
  readonly folder: string;
  readonly records: readonly RecordFolder[];
  readonly others: readonly string[];
  readonly trust: TrustedKeys;
};

/** What was found in one record's folder. */
export type CheckedRecord = {
  readonly slug: string;
  readonly checks: readonly Check[];
  /** Null when `record.json` cannot be read as a record. */
  readonly says: {
    readonly key: string;
    readonly version: number;
    readonly publicVersion: number;
    readonly removed: number;
  } | null;
  /** SHA-256 of `record.json`; null when there is none. */
  readonly digest: string | null;
  /** Files that the record names and that are not there. */
  readonly absent: readonly string[];
  /** Its pages that do not show the text that it names. */
  readonly otherPages: readonly string[];
  readonly files: number;
  /** Where the proof says that the entry stands; null without a proof that can be read. */
  readonly proven: ProvenPlace | null;
};

export type CheckedBatch = {
  /** SHA-256 of each file by its path; null for one that cannot be read. */
  readonly digests: readonly (readonly [path: string, digest: string | null])[];
  readonly records: readonly CheckedRecord[];
};

/** The text of the record as its pages show it: it is named by the record and has no file of its own. */
const textOfPages = "body.html";
const largestRead = 64 * 1024 * 1024;

/** Reads the files of a batch once each: their digests, and the records that they are of. */
export async function checkBatch({ folder, records, others, trust }: Batch): Promise<CheckedBatch> {
  const digests: [string, string | null][] = [];
  for (const path of others) digests.push([path, digestOfFile(join(folder, path))]);
  const checked = await Promise.all(
    records.map((record) => {
      const read = record.names.map((name) => readNamed(folder, `${record.path}/${name}`, name));
      const pages = record.pages.map((path) => readNamed(folder, path, "page"));
      for (const { path, digest } of [...read, ...pages]) digests.push([path, digest]);
      return checkRecord(record, { read, pages }, trust);
    }),
  );
  return { digests, records: checked };
}

type Read = { readonly path: string; readonly digest: string | null; readonly file: NamedFile };

/** Only what is looked into is kept; of a PDF its digest is enough. */
function readNamed(folder: string, path: string, name: string): Read {
  const full = join(folder, path);
  if (name !== "record.json" && name !== "proof.tlog" && name !== "page") {
    const digest = digestOfFile(full);
    return { path, digest, file: { name, bytes: new Uint8Array(), digest: digest ?? "" } };
  }
  try {
    if (statSync(full).size > largestRead) throw new RangeError("larger than what is read");
    const bytes = readFileSync(full);
    const digest = hash("sha256", bytes);
    return { path, digest, file: { name, bytes, digest } };
  } catch {
    return { path, digest: null, file: { name, bytes: new Uint8Array(), digest: "" } };
  }
}

async function checkRecord(
  { slug }: RecordFolder,
  { read, pages }: { readonly read: readonly Read[]; readonly pages: readonly Read[] },
  trust: TrustedKeys,
): Promise<CheckedRecord> {
  const files = read.map(({ file }) => file);
  const own = (name: string) => files.find((file) => file.name === name) ?? null;
  const [record, proof] = [own("record.json"), own("proof.tlog")];
  // In this order: a stray proof beside the record's own must not take its place.
  const rest = files.filter((file) => file !== record && file !== proof);
  const { checks, published, named, place } = await verifyFiles(
    [...(record === null ? [] : [record]), ...(proof === null ? [] : [proof]), ...rest],
    trust,
  );
  const text = named[textOfPages];
  return {
    slug,
    checks,
    says:
      published === null
        ? null
        : {
            key: published.content.key,
            version: published.content.version,
            publicVersion: published.publicVersion,
            removed: published.removals.length,
          },
    digest: record?.digest ?? null,
    absent: Object.keys(named).filter((name) => name !== textOfPages && own(name) === null),
    otherPages: pages
      .filter(({ file }) => text !== undefined && !showsText(file.bytes, text))
      .map(({ path }) => path),
    files: files.length,
    proven: place,
  };
}
