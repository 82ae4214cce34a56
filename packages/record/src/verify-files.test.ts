import { type Party, parties } from "@minuta/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { signCheckpoint } from "./log/checkpoint.ts";
import { cosign } from "./log/cosignature.ts";
import { type LogEntry, logEntryBytes } from "./log/log-entry.ts";
import { signingKeyOf } from "./log/log-key.ts";
import { entriesOf, naiveTiles } from "./log/naive-tree.fixture.ts";
import { formatSignature, parseNote } from "./log/signed-note.ts";
import { tiledTree } from "./log/tiled-tree.ts";
import { formatTlogProof } from "./log/tlog-proof.ts";
import { inclusionProof } from "./log/tree-proofs.ts";
import { type PublishedFile, publishedBytes, publishedFormat } from "./published-file.ts";
import { content, countedSalts, device, factsOf, signedBy } from "./record.fixture.ts";
import { sealRecord } from "./seal-record.ts";
import { sha256Hex } from "./sha256.ts";
import { type NamedFile, type TrustedKeys, verifyFiles } from "./verify-files.ts";

const seed = (byte: number) => new Uint8Array(32).fill(byte);
const logKey = await signingKeyOf("minuta.example/log", "note", seed(1));
const witness = await signingKeyOf("osc.example/testigo", "cosignature", seed(2));
const absent = await signingKeyOf("ifai.example/testigo", "cosignature", seed(3));
const trust: TrustedKeys = {
  logKey,
  witnesses: [
    { party: "civilSociety", key: witness },
    { party: "institute", key: absent },
  ],
};

const sealed = sealRecord(content, countedSalts());
const scan = new TextEncoder().encode("%PDF-1.7 a paper that was signed");
const signatures = parties.map((party: Party) => {
  const signed = signedBy(device(), factsOf(sealed.digest, party));
  if (party !== "institute" || signed.means !== "passkey") return signed;
  const { statement, disclosures } = signed;
  const paper = { digest: sha256Hex(scan), mediaType: "application/pdf", size: scan.length };
  return { means: "paper", statement, disclosures, scan: paper } as const;
});
const pdf = new TextEncoder().encode("%PDF-1.7 what was published");
const file: PublishedFile = {
  format: publishedFormat,
  manifest: sealed.manifest,
  disclosures: sealed.disclosures,
  removals: [],
  signatures,
  files: { "record.pdf": sha256Hex(pdf) },
  publicVersion: 1,
  publishedAt: "2012-02-10T20:00:00.000Z",
};
const record = publishedBytes(file);
const entry: LogEntry = {
  type: "minuta-log/1",
  kind: "record",
  key: content.key,
  version: 1,
  publicVersion: 1,
  digest: sealed.digest,
  files: { "record.json": sha256Hex(record) },
  at: "2012-02-10T20:00:00.000Z",
};

async function proofOf(logged: LogEntry): Promise<string> {
  const entries = [...entriesOf(6), logEntryBytes(logged), ...entriesOf(2)];
  const tree = tiledTree(entries.length, naiveTiles(entries));
  const checkpoint = await signCheckpoint(
    { origin: logKey.name, size: entries.length, root: await tree.root() },
    logKey,
  );
  const line = await cosign(parseNote(checkpoint)?.text ?? "", witness, 1_700_000_000);
  return formatTlogProof({
    extra: logEntryBytes(logged),
    index: 6,
    path: await inclusionProof(tree, 6),
    checkpoint: checkpoint + formatSignature(line),
  });
}

let proof: Uint8Array;
beforeAll(async () => {
  proof = new TextEncoder().encode(await proofOf(entry));
});

const all = (changes: Partial<Record<"record" | "proof" | "pdf" | "scan", Uint8Array | null>> = {}) => {
  const given: [string, Uint8Array | null][] = [
    ["acta.pdf", changes.pdf === undefined ? pdf : changes.pdf],
    ["st-05.json", changes.record === undefined ? record : changes.record],
    ["papel.pdf", changes.scan === undefined ? scan : changes.scan],
    ["st-05.tlog-proof", changes.proof === undefined ? proof : changes.proof],
  ];
  return given.flatMap(([name, bytes]): NamedFile[] => (bytes === null ? [] : [{ name, bytes }]));
};
const told = async (files: readonly NamedFile[], by: TrustedKeys = trust) =>
  (await verifyFiles(files, by)).checks.map(({ name, outcome, detail, party, about }) =>
    [name, outcome, detail, party, about].filter((each) => each !== null).join(" "),
  );
const failed = async (files: readonly NamedFile[], by: TrustedKeys = trust) =>
  new Set(
    (await verifyFiles(files, by)).checks.filter((each) => each.outcome === "failed").map((c) => c.name),
  );
const changed = (bytes: Uint8Array, at: number) =>
  bytes.map((byte, place) => (place === at ? byte ^ 1 : byte));
const replaced = (bytes: Uint8Array, from: string | RegExp, to: string) => {
  const text = new TextDecoder().decode(bytes);
  expect(text.replace(from, to)).not.toBe(text);
  return new TextEncoder().encode(text.replace(from, to));
};

describe("the files of a record", () => {
  it("hold together, whatever their names and their order are", async () => {
    const expected = [
      "format passed minuta-record/4",
      `digest passed ${sealed.digest}`,
      "removals passed 0",
      "signature passed passkey government",
      "signature unproven paper institute",
      "signature passed passkey civilSociety",
      "signatures unproven 3/3",
      "inclusion passed 7/9 minuta.example/log",
      "checkpoint passed signed minuta.example/log",
      "witness passed 2023-11-14T22:13:20.000Z civilSociety osc.example/testigo",
      "witness unproven absent institute ifai.example/testigo",
      `entry passed ${entry.at} FR-001/2012`,
      "file passed record.pdf acta.pdf",
      "file passed scan institute papel.pdf",
    ];
    expect(await told(all())).toEqual(expected);
    expect(new Set(await told(all().toReversed()))).toEqual(new Set(expected));
    const { published, entry: logged } = await verifyFiles(all(), trust);
    expect([published?.digest, logged]).toEqual([sealed.digest, entry]);
  });

  it("prove less when some are missing, and never fail for it", async () => {
    expect(await told(all({ proof: null, scan: null }))).toEqual(
      expect.arrayContaining([
        "inclusion unproven no_proof",
        "entry unproven no_proof",
        "file passed record.pdf acta.pdf",
      ]),
    );
    expect(await told(all({ record: null, scan: null }))).toEqual(
      expect.arrayContaining(["entry unproven no_record FR-001/2012", "file unproven no_record acta.pdf"]),
    );
    const untrusting = await told(all(), { logKey: null, witnesses: [] });
    expect(untrusting).toEqual(
      expect.arrayContaining([
        "checkpoint unproven no_key minuta.example/log",
        "witness unproven no_key osc.example/testigo",
      ]),
    );
    const unlisted = publishedBytes({ ...file, files: {} });
    expect(await told(all({ record: unlisted, proof: null }))).toContain("file unproven no_list acta.pdf");
    for (const files of [all({ proof: null }), all({ record: null, scan: null }), []])
      expect(await failed(files)).toEqual(new Set());
  });

  it("name what was altered, one class of bytes at a time", async () => {
    const cases: readonly [string, readonly NamedFile[], readonly string[]][] = [
      ["the PDF", all({ pdf: changed(pdf, 20) }), ["file"]],
      ["the scan", all({ scan: changed(scan, 20) }), ["file"]],
      ["words", all({ scan: null, record: replaced(record, "Se acordó", "Se acordo") }), ["format", "entry"]],
      ["the instant of publication", all({ record: replaced(record, "10T20:00", "10T20:01") }), ["entry"]],
      [
        "a fact of the manifest",
        all({ record: replaced(record, '"heldOn":"2012-02-07"', '"heldOn":"2012-02-08"') }),
        ["signature", "signatures", "entry"],
      ],
      [
        "a decision",
        all({ record: replaced(record, '"decision":"sign"', '"decision":"refuse"') }),
        ["signature", "signatures", "entry"],
      ],
      [
        "one file of the entry",
        all({ proof: replaced(proof, /^extra .{20}/m, "extra AAAAAAAAAAAAAAAAAAAA") }),
        ["inclusion", "entry"],
      ],
      ["no entry", all({ proof: replaced(proof, /^extra .*\n/m, "") }), ["inclusion", "entry"]],
      ["the place", all({ proof: replaced(proof, "index 6", "index 5") }), ["inclusion"]],
      ["the path", all({ proof: replaced(proof, /(index 6\n)./, "$1-") }), ["inclusion", "entry"]],
      [
        "the size",
        all({ proof: replaced(proof, "log\n9\n", "log\n8\n") }),
        ["inclusion", "checkpoint", "witness"],
      ],
      [
        "the log's name",
        all({ proof: replaced(proof, "\n\nminuta.", "\n\nminuto.") }),
        ["checkpoint", "witness"],
      ],
      ["bytes that are no text", all({ proof: Uint8Array.of(255, ...proof) }), ["inclusion", "entry"]],
    ];
    for (const [what, files, names] of cases)
      expect([what, await failed(files)]).toEqual([what, new Set(names)]);
  });

  it("do not hold with any byte of the proof changed", async () => {
    const untouched = new Set(await told(all({ scan: null, pdf: null })));
    for (let at = 0; at < proof.length; at += 7) {
      const after = await told(all({ scan: null, pdf: null, proof: changed(proof, at) }));
      expect([at, after.every((line) => untouched.has(line))]).toEqual([at, false]);
    }
  });

  it("of another record are told apart, though the log holds both", async () => {
    const other = new TextEncoder().encode(
      await proofOf({
        ...entry,
        key: "FR-002/2012",
        files: { ...entry.files, "record.json": sha256Hex(pdf) },
      }),
    );
    expect(await failed(all({ proof: other, scan: null }))).toEqual(new Set(["entry"]));
    const mislabelled = new TextEncoder().encode(await proofOf({ ...entry, version: 2 }));
    expect(await told(all({ proof: mislabelled }))).toContain("entry failed other_record FR-001/2012");
  });

  it("under other keys are not the log's nor the witness's", async () => {
    const otherLog = await signingKeyOf("otra.example/log", "note", seed(1));
    const impostor = await signingKeyOf(logKey.name, "note", seed(9));
    for (const key of [otherLog, impostor])
      expect(await failed(all(), { ...trust, logKey: key })).toEqual(new Set(["checkpoint"]));
    const forged = { ...witness, publicKey: absent.publicKey };
    expect(await failed(all(), { logKey, witnesses: [{ party: null, key: forged }] })).toEqual(
      new Set(["witness"]),
    );
  });

  it("may be anything at all", async () => {
    const deep = new TextEncoder().encode(`{"content":${"[".repeat(200_000)}${"]".repeat(200_000)}}`);
    for (const bytes of [new Uint8Array(), Uint8Array.of(0x7b), deep, new TextEncoder().encode("null")])
      for (const name of ["record.json", "x.tlog", "x"])
        expect((await verifyFiles([{ name, bytes }], trust)).checks.length).toBeGreaterThan(1);
  });
});
