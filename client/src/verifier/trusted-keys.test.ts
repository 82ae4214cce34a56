import { formatTlogProof, formatVerifierKey, signCheckpoint, signingKeyOf } from "@minuta/record";
import { expect, it } from "vitest";
import { keysInFile, parseKeys, trustFor } from "./trusted-keys.ts";

const seed = (byte: number) => new Uint8Array(32).fill(byte);
const log = await signingKeyOf("portal.example/log", "note", seed(1));
const other = await signingKeyOf("otro.example/log", "note", seed(2));
const witness = await signingKeyOf("osc.example/testigo", "cosignature", seed(3));
const [logLine, otherLine, witnessLine] = [log, other, witness].map(formatVerifierKey);
const bytesOf = (text: string) => new TextEncoder().encode(text);

it("keys are one a line; a witness is of the party that the page names it with, and of none where a reader adds it", () => {
  const page = `${logLine}\n${witnessLine} civilSociety\n`;
  const { logKeys, witnesses, wrong } = parseKeys(`\n ${logLine} \nno es una clave\n${witnessLine}`, page);
  expect([logKeys.map(({ name }) => name), wrong]).toEqual([["portal.example/log"], [3]]);
  expect(witnesses.map(({ party, key }) => [party, key.name])).toEqual([
    ["civilSociety", "osc.example/testigo"],
  ]);
  // A reader's own word for it counts for nothing.
  expect(parseKeys(`${witnessLine} government`, "").witnesses.map(({ party }) => party)).toEqual([null]);
});

it("of several logs the one counts that the proof names, and the first where there is none", async () => {
  const keys = parseKeys(`${logLine}\n${otherLine}`, "");
  const checkpoint = await signCheckpoint({ origin: other.name, size: 1, root: seed(9) }, other);
  const proof = formatTlogProof({ extra: null, index: 0, path: [], checkpoint });
  expect(trustFor([{ name: "proof.tlog", bytes: bytesOf(proof) }], keys).logKey?.name).toBe(
    "otro.example/log",
  );
  expect(trustFor([{ name: "record.json", bytes: bytesOf("{}") }], keys).logKey?.name).toBe(
    "portal.example/log",
  );
  expect(trustFor([], parseKeys("", "")).logKey).toBeNull();
});

it("a file is a list of keys when every line of it is one", () => {
  expect(keysInFile({ name: "claves.txt", bytes: bytesOf(`${logLine}\n${witnessLine}\n`) })).toBe(
    `${logLine}\n${witnessLine}`,
  );
  for (const text of ["", "{}", `${logLine}\n{}`, "x".repeat(70_000)])
    expect(keysInFile({ name: "record.json", bytes: bytesOf(text) })).toBeNull();
});
