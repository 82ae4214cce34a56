import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64.ts";
import { checkpointText, parseCheckpoint, signCheckpoint } from "./checkpoint.ts";
import { cosign, cosignedAt } from "./cosignature.ts";
import {
  formatSigningKey,
  formatVerifierKey,
  isKeyName,
  parseSigningKey,
  parseVerifierKey,
  signingKeyOf,
} from "./log-key.ts";
import { formatNote, isSignedBy, parseNote } from "./signed-note.ts";
import { leafHash } from "./tree-hash.ts";

const seed = (byte: number) => new Uint8Array(32).fill(byte);
const logKey = await signingKeyOf("minuta.example/log", "note", seed(1));
const witnessKey = await signingKeyOf("osc.example/testigo", "cosignature", seed(2));
const checkpoint = { origin: "minuta.example/log", size: 3, root: leafHash(seed(9)) };

// The example of Go's golang.org/x/mod/sumdb/note, made by a program that nobody here wrote.
const peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const peterNote = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

describe("a signed note", () => {
  it("of Go's own documentation verifies, and no changed byte does", async () => {
    const key = parseVerifierKey(peter);
    const note = parseNote(peterNote);
    if (key === null || note === null) throw new Error("the example is not read");
    expect(await isSignedBy(note, key)).toBe(true);
    expect(formatNote(note)).toBe(peterNote);
    expect(formatVerifierKey(key)).toBe(peter);
    for (let at = 0; at < note.text.length - 1; at += 1) {
      if (note.text[at] === "\n") continue;
      const text = `${note.text.slice(0, at)}*${note.text.slice(at + 1)}`;
      expect(await isSignedBy({ ...note, text }, key)).toBe(false);
    }
  });

  it("is read to the byte or not at all", async () => {
    const good = await signCheckpoint(checkpoint, logKey);
    expect(parseNote(good)).not.toBeNull();
    for (const wrong of [
      "",
      "\n",
      good.slice(0, -1),
      `${good}\n`,
      good.replace("— ", "- "),
      good.replaceAll("\n", "\r\n"),
      good.replace("\n\n", "\n"),
      good.replace("— minuta.example/log", "— minuta example/log"),
      good.replace("— minuta.example/log", "— minuta+example"),
      good.replace("3", "\t3"),
      `${good}— minuta.example/log !!!!\n`,
      `${good}— minuta.example/log AAAA\n`,
      `\ud800${good}`,
      checkpointText(checkpoint) + "\n".repeat(2),
      `${good}${"— a AAAAAAA=\n".repeat(100)}`,
    ])
      expect(parseNote(wrong), JSON.stringify(wrong)).toBeNull();
  });

  it("needs every line of a known key to verify, and ignores lines of others", async () => {
    const note = parseNote(await signCheckpoint(checkpoint, logKey));
    const [line] = note?.signatures ?? [];
    if (note === null || line === undefined) throw new Error("not read");
    const stranger = { ...line, name: "otro.example/log" };
    const sameName = { ...line, id: line.id ^ 1 };
    const broken = { ...line, signature: line.signature.map((byte) => byte ^ 1) };
    const signedBy = (signatures: (typeof line)[]) => isSignedBy({ ...note, signatures }, logKey);
    expect(await signedBy([stranger, line, sameName])).toBe(true);
    expect(await signedBy([stranger, sameName])).toBe(false);
    expect(await signedBy([line, broken])).toBe(false);
  });
});

describe("a key", () => {
  it("is read as it was written, and with no other hash, type or name", async () => {
    for (const key of [logKey, witnessKey]) {
      const { seed: _, ...verifier } = key;
      expect(parseVerifierKey(formatVerifierKey(key))).toEqual(verifier);
      expect(await parseSigningKey(formatSigningKey(key))).toEqual(key);
    }
    const text = formatVerifierKey(witnessKey);
    const [, hash = "", value = ""] = /\+([0-9a-f]{8})\+(.*)$/.exec(text) ?? [];
    for (const wrong of [
      "",
      "a",
      `x${text}`,
      text.replace(hash, "00000000"),
      text.replace(hash, hash.toUpperCase()),
      text.replace(value, value.slice(0, -4)),
      text.replace("BA", "AQ"),
      `${text}\n`,
      text.replace("/", " "),
    ])
      expect(wrong === text ? null : parseVerifierKey(wrong), wrong).toBeNull();
    expect(await parseSigningKey(text)).toBeNull();
  });

  it("has a name without spaces, plus signs or control characters", () => {
    for (const wrong of ["", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\nb", "a\u0007", "x".repeat(256)])
      expect(isKeyName(wrong), JSON.stringify(wrong)).toBe(false);
    for (const right of ["minuta.example/log", "localhost:8080/log", "org.mx/testigo-ñ"])
      expect(isKeyName(right)).toBe(true);
  });
});

describe("base64", () => {
  it("has one spelling for each value", () => {
    expect(fromBase64("AA==")).toEqual(Uint8Array.of(0));
    for (const wrong of ["AB==", "AA=", "AA", "A-==", "AA==\n", "=AAA"]) expect(fromBase64(wrong)).toBeNull();
    expect(toBase64(Uint8Array.of(255, 254))).toBe("//4=");
  });
});

describe("a checkpoint", () => {
  it("is read from three lines, with or without extensions", () => {
    const text = checkpointText(checkpoint);
    expect(parseCheckpoint(text)).toEqual(checkpoint);
    expect(parseCheckpoint(`${text}una extensión\n`)).toEqual(checkpoint);
    for (const wrong of [
      "",
      text.slice(0, -1),
      `${text}\n`,
      text.replace("\n3\n", "\n03\n"),
      text.replace("\n3\n", "\n-3\n"),
      text.replace("\n3\n", "\n9007199254740992\n"),
      text.replace("minuta.example/log", ""),
      text.replace(/=\n$/, "\n"),
    ])
      expect(parseCheckpoint(wrong), JSON.stringify(wrong)).toBeNull();
  });
});

describe("a cosignature", () => {
  it("counts for its text, its instant and its key alone", async () => {
    const text = checkpointText(checkpoint);
    const line = await cosign(text, witnessKey, 1_679_315_147);
    expect(await cosignedAt(text, witnessKey, line)).toBe(1_679_315_147);
    expect(await cosignedAt(checkpointText({ ...checkpoint, size: 4 }), witnessKey, line)).toBeNull();
    const later = line.signature.map((byte, at) => (at === 7 ? byte ^ 1 : byte));
    expect(await cosignedAt(text, witnessKey, { ...line, signature: later })).toBeNull();
    const other = await signingKeyOf("osc.example/testigo", "cosignature", seed(3));
    expect(await cosignedAt(text, other, line)).toBeNull();
    expect(await cosignedAt(text, other, { ...line, id: other.id })).toBeNull();
    await expect(cosign(text, logKey, 1)).rejects.toThrow(TypeError);
    await expect(cosign(text, witnessKey, 1.5)).rejects.toThrow(RangeError);
  });
});
