import { describe, expect, it } from "vitest";
import { groupFiles } from "./group-files.ts";
import { signCheckpoint } from "./log/checkpoint.ts";
import { type LogEntry, logEntryBytes } from "./log/log-entry.ts";
import { signingKeyOf } from "./log/log-key.ts";
import { entriesOf, naiveTiles } from "./log/naive-tree.fixture.ts";
import { tiledTree } from "./log/tiled-tree.ts";
import { formatTlogProof } from "./log/tlog-proof.ts";
import { inclusionProof } from "./log/tree-proofs.ts";
import { publishedBytes, publishedFormat } from "./published-file.ts";
import { content, countedSalts } from "./record.fixture.ts";
import { sealRecord } from "./seal-record.ts";
import { sha256Hex } from "./sha256.ts";
import type { NamedFile } from "./verify-files.ts";

const logKey = await signingKeyOf("minuta.example/log", "note", new Uint8Array(32).fill(1));
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A record with a PDF that it names and its proof, under the names that the portal offers. */
async function filesOf(key: string, slug: string) {
  const sealed = sealRecord({ ...content, key }, countedSalts());
  const pdf = { name: `${slug}.pdf`, bytes: bytesOf(`%PDF-1.7 ${key}`) };
  const json = {
    name: `${slug}.json`,
    bytes: publishedBytes({
      format: publishedFormat,
      manifest: sealed.manifest,
      disclosures: sealed.disclosures,
      removals: [],
      signatures: [],
      files: { "record.pdf": sha256Hex(pdf.bytes) },
      publicVersion: 1,
      publishedAt: "2012-02-10T20:00:00.000Z",
    }),
  };
  const entry: LogEntry = {
    type: "minuta-log/1",
    kind: "record",
    key,
    version: 1,
    publicVersion: 1,
    digest: sealed.digest,
    files: { "record.json": sha256Hex(json.bytes) },
    at: "2012-02-10T20:00:00.000Z",
  };
  const entries = [...entriesOf(3), logEntryBytes(entry)];
  const tree = tiledTree(entries.length, naiveTiles(entries));
  const checkpoint = await signCheckpoint(
    { origin: logKey.name, size: entries.length, root: await tree.root() },
    logKey,
  );
  const path = await inclusionProof(tree, 3);
  const tlog = bytesOf(formatTlogProof({ extra: logEntryBytes(entry), index: 3, path, checkpoint }));
  return { pdf, json, proof: { name: `${slug}-proof.tlog`, bytes: tlog } };
}

const one = await filesOf("FR-001/2012", "fr-001-2012");
const other = await filesOf("FR-002/2012", "fr-002-2012");
const namesIn = (files: readonly NamedFile[]) =>
  groupFiles(files).map((group) => group.map(({ name }) => name).sort());
const altered = ({ name, bytes }: NamedFile, at: number) => ({
  name,
  bytes: bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)),
});
const sorted = [
  ["fr-001-2012-proof.tlog", "fr-001-2012.json", "fr-001-2012.pdf"],
  ["fr-002-2012-proof.tlog", "fr-002-2012.json", "fr-002-2012.pdf"],
];

describe("files of several records", () => {
  it("are sorted out by what they say, in whatever order and under whatever names they come", () => {
    const files = [other.pdf, one.proof, other.proof, one.json, one.pdf, other.json, one.json];
    expect(namesIn(files).sort()).toEqual(sorted);
    const renamed = files.map(({ bytes }, index) => ({ name: `descarga ${index}`, bytes }));
    expect(groupFiles(renamed).map((group) => group.length)).toEqual([3, 3]);
  });

  it("stay with their record when any of them was altered", () => {
    for (const which of ["pdf", "json", "proof"] as const)
      for (const at of [0, 40, 400]) {
        const files = [one.pdf, one.json, one.proof, other.pdf, other.json, other.proof];
        const changed = files.map((file) => (file === one[which] ? altered(file, at) : file));
        expect(namesIn(changed).sort(), `${which} ${at}`).toEqual(sorted);
      }
  });

  it("of one record are one group, and what belongs to none is told apart", () => {
    const stranger = { name: "carta.pdf", bytes: bytesOf("%PDF-1.7 otra cosa") };
    expect(namesIn([one.pdf, stranger, one.json])).toEqual([
      ["carta.pdf", "fr-001-2012.json", "fr-001-2012.pdf"],
    ]);
    expect(namesIn([one.json, stranger, other.json])).toEqual([
      ["fr-001-2012.json"],
      ["fr-002-2012.json"],
      ["carta.pdf"],
    ]);
    expect(namesIn([stranger])).toEqual([["carta.pdf"]]);
    expect(namesIn([])).toEqual([]);
    const proofs = namesIn([one.proof, other.proof]);
    expect(proofs.sort()).toEqual([["fr-001-2012-proof.tlog"], ["fr-002-2012-proof.tlog"]]);
  });
});
