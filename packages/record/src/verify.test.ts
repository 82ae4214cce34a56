import { describe, expect, it } from "vitest";
import { digestOf } from "./canonical.ts";
import type { FirstRecordContent, RecordContent, SecondRecordContent } from "./content.ts";
import { verify } from "./verify.ts";

const first: FirstRecordContent = {
  format: "minuta-record/1",
  kind: "minutes",
  key: "ST-01/2011",
  version: 1,
  language: "es",
  title: "Minuta de la primera sesión",
  place: "Ciudad de México",
  heldOn: "2011-12-06",
  quorum: { met: true, present: ["government", "institute", "civilSociety"] },
  text: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Se instaló." }] }] },
  provenance: {
    sourceCategory: "plan",
    documentId: "0b2f6c1e-8a1d-4c57-9a55-1f2e3d4c5b6a",
    schemaVersion: 1,
    journalSequence: 7,
    frozenAt: "2011-12-06T20:00:00.000Z",
    frozenBy: "Secretaría técnica",
    sample: true,
  },
  attendance: [],
  resolutions: [],
};
const second: SecondRecordContent = {
  ...first,
  format: "minuta-record/2",
  session: null,
  attendance: [],
  quorumPeriods: [],
  agenda: [],
  followUp: [],
  resolutions: [],
  voided: [],
  disagreements: [],
  participants: [],
};

// A digest that was signed once stays the digest of that content, whatever this program becomes.
const vectors: readonly [RecordContent, string][] = [
  [first, "86846290f099cf21dd00c9a6a2e0f41b7c733847412955b51da3ee1ee67846ae"],
  [second, "924540243bb2d49a0e34b66a0a2847a86e411cce8615673509eefffac7cb41f5"],
  [
    { ...second, format: "minuta-record/3", annexes: [] },
    "292595793efb400bb4064461b4317f590572b57274b9faf4f776a2feb53090b5",
  ],
];

const bytesOf = (record: unknown) => new TextEncoder().encode(JSON.stringify(record));

describe.each(vectors)("a record of $format", (content, digest) => {
  const published = {
    content,
    digest,
    signatures: (["government", "institute", "civilSociety"] as const).map((party) => ({
      party,
      decision: "sign",
      capacity: "principal",
      office: "Titular",
      reason: "",
      digest,
      at: "2011-12-07T20:00:00.000Z",
    })),
    publishedAt: "2011-12-08T20:00:00.000Z",
  };

  it("has the digest that it always had; its signatures are the server's word", async () => {
    expect(digestOf(content)).toBe(digest);
    const checks = await verify(bytesOf(published));
    expect(checks.map(({ name, outcome, detail, party }) => [name, outcome, detail, party])).toEqual([
      ["format", "passed", content.format, null],
      ["digest", "passed", digest, null],
      ["signature", "unproven", "account", "government"],
      ["signature", "unproven", "account", "institute"],
      ["signature", "unproven", "account", "civilSociety"],
      ["signatures", "unproven", "3/3", null],
    ]);
  });

  it("does not verify under the name of another format", async () => {
    for (const format of ["minuta-record/1", "minuta-record/2", "minuta-record/3"]) {
      if (format === content.format) continue;
      const checks = await verify(bytesOf({ ...published, content: { ...content, format } }));
      expect(new Set(checks.map(({ name, outcome }) => `${name} ${outcome}`))).toEqual(
        new Set(["format passed", "digest failed", "signature failed", "signatures failed"]),
      );
    }
  });
});
