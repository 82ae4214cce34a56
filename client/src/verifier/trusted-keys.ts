import { type Party, parties } from "@minuta/domain";
import {
  type NamedFile,
  parseCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  type TrustedKeys,
  textOf,
  type VerifierKey,
} from "@minuta/record";

/** Keys as a reader gives them: those of logs, and those of witnesses with the party that a page says they are of. */
export type GivenKeys = {
  readonly logKeys: readonly VerifierKey[];
  readonly witnesses: TrustedKeys["witnesses"];
  /** Lines, from 1, that are no keys. */
  readonly wrong: readonly number[];
};

const mostKeys = 100;

/** What a page says of its keys: one a line, a witness's with its party behind a space. */
export function parseKeys(text: string, known: string): GivenKeys {
  const parties = partiesOf(known);
  const logKeys: VerifierKey[] = [];
  const witnesses: TrustedKeys["witnesses"][number][] = [];
  const wrong: number[] = [];
  for (const [index, line] of text.split("\n").slice(0, mostKeys).entries()) {
    const [word = ""] = line.trim().split(/\s+/);
    if (word === "") continue;
    const key = parseVerifierKey(word);
    if (key === null) wrong.push(index + 1);
    else if (key.type === "note") logKeys.push(key);
    else witnesses.push({ party: parties.get(word) ?? null, key });
  }
  return { logKeys, witnesses, wrong };
}

/** Whether a file is a list of keys: small, text, and every line of it one. */
export function keysInFile({ bytes }: NamedFile): string | null {
  if (bytes.length === 0 || bytes.length > 65_536) return null;
  const text = textOf(bytes);
  const { logKeys, witnesses, wrong } = parseKeys(text, "");
  return logKeys.length + witnesses.length > 0 && wrong.length === 0 ? text.trim() : null;
}

/** The keys for one record: of several logs, the one that its proof says it is in. */
export function trustFor(files: readonly NamedFile[], { logKeys, witnesses }: GivenKeys): TrustedKeys {
  const origins = files.flatMap(({ bytes }) => {
    const proof = parseTlogProof(textOf(bytes.subarray(0, 500_000)));
    const checkpoint = proof === null ? null : parseCheckpoint(proof.note.text);
    return checkpoint === null ? [] : [checkpoint.origin];
  });
  const logKey = logKeys.find(({ name }) => origins.includes(name)) ?? logKeys[0] ?? null;
  return { logKey, witnesses };
}

function partiesOf(known: string): ReadonlyMap<string, Party> {
  return new Map(
    known.split("\n").flatMap((line): [string, Party][] => {
      const [word = "", of] = line.trim().split(/\s+/);
      const party = parties.find((each) => each === of);
      return party === undefined ? [] : [[word, party]];
    }),
  );
}
