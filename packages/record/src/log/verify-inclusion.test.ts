import { beforeAll, describe, expect, it } from "vitest";
import { signCheckpoint } from "./checkpoint.ts";
import { cosign } from "./cosignature.ts";
import { signingKeyOf } from "./log-key.ts";
import { entriesOf, naiveTiles } from "./naive-tree.fixture.ts";
import { formatNote, formatSignature, parseNote } from "./signed-note.ts";
import { tiledTree } from "./tiled-tree.ts";
import { formatTlogProof, parseTlogProof } from "./tlog-proof.ts";
import { inclusionProof } from "./tree-proofs.ts";
import { type LogPolicy, verifyCheckpoint, verifyInclusion } from "./verify-inclusion.ts";

const seed = (byte: number) => new Uint8Array(32).fill(byte);
const origin = "minuta.example/log";
const logKey = await signingKeyOf(origin, "note", seed(1));
const otherKey = await signingKeyOf(origin, "note", seed(7));
const witness = await signingKeyOf("osc.example/testigo", "cosignature", seed(2));
const entries = entriesOf(9);
const forkedEntries = [...entriesOf(8), new TextEncoder().encode("otro asiento")];
const index = 4;
const entry = entries[index] ?? new Uint8Array();
const policy: LogPolicy = { logKey, witnesses: [witness], quorum: 1, seen: null };

async function checkpointOf(all: readonly Uint8Array[], key = logKey, name = origin): Promise<string> {
  const tree = tiledTree(all.length, naiveTiles(all));
  return signCheckpoint({ origin: name, size: all.length, root: await tree.root() }, key);
}

async function cosigned(checkpoint: string): Promise<string> {
  const text = parseNote(checkpoint)?.text ?? "";
  return checkpoint + formatSignature(await cosign(text, witness, 1_700_000_000));
}

async function proofIn(all: readonly Uint8Array[], checkpoint: string): Promise<string> {
  const path = await inclusionProof(tiledTree(all.length, naiveTiles(all)), index);
  return formatTlogProof({ extra: null, index, path, checkpoint });
}

let checkpoint: string;
let proof: string;
beforeAll(async () => {
  checkpoint = await cosigned(await checkpointOf(entries));
  proof = await proofIn(entries, checkpoint);
});
const faultOf = async (text: string, more: Partial<LogPolicy> = {}, what = entry) =>
  (await verifyInclusion(what, text, { ...policy, ...more })).fault;
const seenAt = async (all: readonly Uint8Array[]) => ({
  size: all.length,
  root: await tiledTree(all.length, naiveTiles(all)).root(),
});

describe("a proof of inclusion", () => {
  it("holds for the entry, the log and the witnesses that the reader trusts", async () => {
    const verdict = await verifyInclusion(entry, proof, { ...policy, seen: await seenAt(entries) });
    expect(verdict).toMatchObject({ fault: null, index, checkpoint: { origin, size: 9 } });
    if (verdict.fault === null) expect(verdict.checkpoint.cosigned).toEqual([{ witness, at: 1_700_000_000 }]);
    expect(
      formatTlogProof(parseTlogProof(proof) ?? { extra: null, index: 0, path: [], checkpoint: "" }),
    ).toBe(proof);
    expect(await faultOf(proof.replace("@v1\n", "@v1\nextra AAAA\n"))).toBeNull();
  });

  it("of an altered entry is entryNotInTree", async () => {
    for (let at = 0; at < entry.length; at += 1)
      expect(
        await faultOf(
          proof,
          {},
          entry.map((byte, place) => (place === at ? byte ^ 1 : byte)),
        ),
      ).toBe("entryNotInTree");
  });

  it("made from an altered tile is entryNotInTree", async () => {
    const read = naiveTiles(entries);
    const altered = tiledTree(9, async (tile) =>
      (await read(tile)).map((byte, at) => (at === 3 ? byte ^ 1 : byte)),
    );
    const path = await inclusionProof(altered, index);
    expect(await faultOf(formatTlogProof({ extra: null, index, path, checkpoint }))).toBe("entryNotInTree");
  });

  it("against an old checkpoint is rollback", async () => {
    const old = entries.slice(0, 6);
    const text = await proofIn(old, await cosigned(await checkpointOf(old)));
    expect(await faultOf(text)).toBeNull();
    expect(await faultOf(text, { seen: await seenAt(entries) })).toBe("rollback");
  });

  it("against a forked log is fork for who knows the log, and tooFewWitnesses for who trusts a witness", async () => {
    const text = await proofIn(forkedEntries, await checkpointOf(forkedEntries));
    expect(await faultOf(text, { seen: await seenAt(entries) })).toBe("fork");
    expect(await faultOf(text)).toBe("tooFewWitnesses");
  });

  it("under another key or another log's name is badSignature or otherLog", async () => {
    expect(await faultOf(await proofIn(entries, await cosigned(await checkpointOf(entries, otherKey))))).toBe(
      "badSignature",
    );
    const impostor = await signingKeyOf("otra.example/log", "note", seed(1));
    const elsewhere = await checkpointOf(entries, impostor, "otra.example/log");
    expect(await faultOf(await proofIn(entries, await cosigned(elsewhere)))).toBe("otherLog");
  });

  it("with a cosignature of another size is badCosignature", async () => {
    const [, line] = parseNote(await cosigned(await checkpointOf(entries.slice(0, 8))))?.signatures ?? [];
    const note = parseNote(await checkpointOf(entries));
    if (note === null || line === undefined) throw new Error("not read");
    const replayed = formatNote({ ...note, signatures: [...note.signatures, line] });
    expect(await faultOf(await proofIn(entries, replayed))).toBe("badCosignature");
    expect((await verifyCheckpoint(replayed, policy)).fault).toBe("badCosignature");
  });

  it("with any character changed holds no more, or says the same", async () => {
    for (let at = 0; at < proof.length; at += 1) {
      const letter = proof[at] === "A" ? "B" : "A";
      const changed = `${proof.slice(0, at)}${letter}${proof.slice(at + 1)}`;
      expect(await faultOf(changed), `${at}: ${proof[at]}`).not.toBeNull();
    }
  });

  it("is malformed in any other form", async () => {
    for (const wrong of [
      "",
      "\n\n",
      proof.slice(23),
      proof.replace("index 4", "index 04"),
      proof.replace("index 4\n", ""),
      proof.replace("@v1\n", "@v1\nextra !\n"),
      proof.slice(0, -1),
      proof.replace("\n\n", "\n"),
    ])
      expect(await faultOf(wrong), JSON.stringify(wrong)).toBe("malformed");
  });
});
