import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  alterByte,
  type ExportedArchive,
  exportedArchive,
  failuresOf,
  forgeManifest,
  whileChanged,
} from "./exported-archive.fixture.ts";

let archive: ExportedArchive;
beforeAll(async () => {
  archive = await exportedArchive();
});
afterAll(() => archive?.[Symbol.asyncDispose]());

const path = (...parts: string[]) => join(archive.folder, ...parts);
const record = (slug: string, name = "record.json") => path("registros", slug, name);

/** A change to the copy, and what has to be said of it: at once, and when `export.json` was written anew to hide it. */
type Tampering = {
  readonly what: string;
  readonly change: () => Promise<void>;
  readonly said: () => string | RegExp;
  /** What is said when the manifest was forged; null for what only the manifest vouches for. */
  readonly saidForged: () => string | RegExp | null;
};

const [isFile, isRecord] = [
  (name: string) => `The file registros/${archive.whole[0]}/${name} is not the one that export.json names.`,
  (pattern: string) => new RegExp(`^${archive.whole[0]}: ${pattern}`),
];
const inRecord = (what: string, start: string, at: number, pattern: string): Tampering => ({
  what: `${what} of a record`,
  change: () => alterByte(record(archive.whole[0]), start, at),
  said: () => isFile("record.json"),
  saidForged: () => isRecord(pattern),
});
const ofRecord = (name: string): Tampering => ({
  what: `a byte of ${name}`,
  change: () => alterByte(record(archive.whole[0], name)),
  said: () => isFile(name),
  saidForged: () => isRecord(`file ${name.replaceAll(".", "\\.")} not_named`),
});
const inLog = (what: string, name: string, start: string, said: RegExp): Tampering => ({
  what,
  change: () => alterByte(path("log", name), start, 3),
  said: () => `The file log/${name} is not the one that export.json names.`,
  saidForged: () => said,
});
const removed = (what: string, name: () => string, said: () => string): Tampering => ({
  what: `${what} that was taken away`,
  change: () => rm(path(name()), { recursive: true }),
  said,
  saidForged: said,
});

const tamperings: readonly Tampering[] = [
  inRecord("the text", "Publicar el ", 0, "format"),
  inRecord("a row", '"heldOn":"2012-', 1, "signature .*other_record"),
  inRecord("a digest", '"sealed":"', 5, "format"),
  inRecord("a signature", '"signature":"', 40, "signature .*signature_wrong"),
  inRecord("a key", '"publicKey":"', 60, "signature .*signature_wrong"),
  inRecord("the salt", '"disclosures":[["', 2, "format"),
  inRecord("the instant of publication", '"publishedAt":"', 3, "entry .*other_file"),
  {
    what: "a byte of the proof",
    change: () => alterByte(record(archive.whole[0], "proof.tlog"), "\nindex 0\n", 3),
    said: () => isFile("proof.tlog"),
    saidForged: () => isRecord("inclusion .*entryNotInTree"),
  },
  {
    what: "the signature in a proof",
    change: () => alterByte(record(archive.whole[0], "proof.tlog"), "\n— localhost", 40),
    said: () => isFile("proof.tlog"),
    saidForged: () => isRecord("(?:checkpoint|inclusion) .*(?:badSignature|malformed)"),
  },
  ...["record.pdf", "record.docx", "record.html", "record.md", "resolutions.csv", "record.akn.xml"].map(
    ofRecord,
  ),
  inLog(
    "the root in the checkpoint",
    "checkpoint",
    "/log\n4\n",
    /^The signature of the log .* is not valid\.$/,
  ),
  inLog("the signature of the checkpoint", "checkpoint", "\n— localhost", /not (?:valid|of the form)/),
  inLog(
    "an entry",
    "tile/entries/000.p/4",
    '"key":"',
    /^Entry 0 of the log is not the one that was entered\.$/,
  ),
  inLog(
    "a hash of a tile",
    "tile/0/000.p/4",
    "",
    /^log\/tile\/0\/000\.p\/4 is not the hashes that the entries give\.$/,
  ),
  {
    what: "a page of a record",
    change: () => alterByte(record(archive.whole[0], "index.html"), '<div class="prose" lang="es">\n<', 0),
    said: () => isFile("index.html"),
    saidForged: () =>
      `The page registros/${archive.whole[0]}/index.html does not show the text of the record.`,
  },
  {
    what: "a page that is no record's",
    change: () => alterByte(path("index.html"), "<h1>"),
    said: () => "The file index.html is not the one that export.json names.",
    saidForged: () => null,
  },
  {
    what: "a style sheet that was added",
    change: () => writeFile(path("portal-files", "other.css"), "main { display: none }"),
    said: () => "The file portal-files/other.css was added: export.json does not name it.",
    saidForged: () => null,
  },
  {
    what: "a file that was added to a record",
    change: () => writeFile(record(archive.whole[0], "annex.pdf"), "%PDF-1.7"),
    said: () => `The file registros/${archive.whole[0]}/annex.pdf was added: export.json does not name it.`,
    saidForged: () => isRecord("file annex\\.pdf not_named"),
  },
  removed(
    "a record",
    () => `registros/${archive.whole[0]}`,
    () => "The record of entry 0",
  ),
  removed(
    "a file of a record",
    () => `registros/${archive.whole[1]}/record.pdf`,
    () => `registros/${archive.whole[1]}/record.pdf`,
  ),
  removed(
    "a proof",
    () => `registros/${archive.whole[1]}/proof.tlog`,
    () => `${archive.whole[1]}/proof.tlog`,
  ),
  removed(
    "a tile",
    () => "log/tile/0/000.p/4",
    () => "log/tile/0/000.p/4",
  ),
  removed(
    "a bundle of entries",
    () => "log/tile/entries/000.p/4",
    () => "log/tile/entries/000.p/4",
  ),
  removed(
    "the checkpoint",
    () => "log/checkpoint",
    () => "log/checkpoint",
  ),
  {
    what: "two records that were swapped",
    change: async () => {
      const [one, other] = archive.whole;
      await rename(path("registros", one), path("registros", "kept"));
      await rename(path("registros", other), path("registros", one));
      await rename(path("registros", "kept"), path("registros", other));
    },
    said: () => isFile("record.json"),
    saidForged: () => `registros/${archive.whole[0]} holds a record that is not the one of that address.`,
  },
];

describe("a copy of a portal", () => {
  it("is whole and verifies, and says what was removed", async () => {
    expect(archive.told.filter((line) => /[✗○]/.test(line))).toEqual([]);
    expect(archive.code).toBe(0);
    expect(await failuresOf(archive.folder, archive.trust)).toEqual([]);
    const all = archive.told.join("\n");
    expect(all).toMatch(
      /^✓ .*public version 2 · 3\/3 signatures · 10 files · entry 4\/4 · \d parts? removed$/m,
    );
    expect(all).toMatch(/^ {2}Entry 2 is of .*public version 1: something was removed later/m);
    expect(all).toContain("Records: 3; checked: 3; not wholly proven: 0; with failures: 0.");
  });

  it("holds none of the words that were removed", async () => {
    const files = await readdir(archive.folder, { recursive: true, withFileTypes: true });
    const texts = files.filter(
      (entry) => entry.isFile() && /\.(?:html|json|md|csv|xml|atom|jsonld)$/.test(entry.name),
    );
    expect(texts.length).toBeGreaterThan(100);
    for (const { parentPath, name } of texts)
      expect((await readFile(join(parentPath, name), "utf8")).includes("oficina de enlace"), name).toBe(
        false,
      );
  });

  it.each(tamperings.map((each) => [each.what, each] as const))("shows %s", async (_what, tampering) => {
    const { change, said, saidForged } = tampering;
    const verify = () => failuresOf(archive.folder, archive.trust);
    const [failures, forged] = await whileChanged(archive.folder, change, async () => {
      const atOnce = await verify();
      await forgeManifest(archive.folder);
      return [atOnce, await verify()] as const;
    });
    const expected = said();
    expect(failures).toContainEqual(
      typeof expected === "string" ? expect.stringContaining(expected) : expect.stringMatching(expected),
    );
    const saidThen = saidForged();
    if (saidThen === null) expect(forged).toEqual([]);
    else
      expect(forged).toContainEqual(
        typeof saidThen === "string" ? expect.stringContaining(saidThen) : expect.stringMatching(saidThen),
      );
  });

  it("shows that export.json was taken away or altered", async () => {
    const verify = () => failuresOf(archive.folder, archive.trust);
    expect(await whileChanged(archive.folder, () => rm(path("export.json")), verify)).toEqual([
      "export.json is missing: the copy is not whole, or somebody took it away.",
    ]);
    expect(
      await whileChanged(archive.folder, () => alterByte(path("export.json"), '"format":"'), verify),
    ).toEqual(["export.json is not of the form that it should be."]);
  });
});
