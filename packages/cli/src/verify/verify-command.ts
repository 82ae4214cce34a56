import { parseArgs } from "node:util";
import {
  type Check,
  checkSentence,
  checkWords,
  formatVerifierKey,
  type NamedFile,
  parseVerifierKey,
  signatureSentence,
  type TrustedKeys,
  type VerifiedFiles,
  type VerifierKey,
  verifyFiles,
} from "@minuta/record";
import { FolderRefused } from "../archive/read-folder.ts";
import { failuresIn, tellArchive, tellRecord } from "../archive/tell-archive.ts";
import {
  type ArchivedRecord,
  isArchive,
  type VerifiedArchive,
  verifyArchive,
} from "../archive/verify-archive.ts";
import { archiveWords } from "../archive/words.ts";
import type { Language } from "../language.ts";
import { visible } from "../visible.ts";
import { filesAt, filesFrom, type Gathered, NothingToRead } from "./gather-files.ts";
import { verifyWords } from "./words.ts";

/** Exit codes; the help text says what they mean. */
const exit = { sound: 0, failed: 1, usage: 2 } as const;

export type World = {
  readonly language: Language;
  readonly fetch: typeof fetch;
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
};

const options = {
  proof: { type: "string" },
  "log-key": { type: "string" },
  witness: { type: "string", multiple: true, default: [] as string[] },
  json: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

const mostGiven = 50;
const marks = { passed: "✓", failed: "✗", unproven: "○" } as const;

/** `minuta verify …`; answers with the exit code. */
export async function verifyCommand(args: readonly string[], world: World): Promise<number> {
  const words = verifyWords[world.language];
  const misused = (what: string) => {
    world.warn(words.usage(what));
    return exit.usage;
  };
  let given: ReturnType<typeof parse>;
  try {
    given = parse(args);
  } catch (error) {
    return misused(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = given;
  if (values.help) {
    world.print(words.help.trimEnd());
    return exit.sound;
  }
  const hasAddress = positionals.some(isAddress);
  if (positionals.length === 0 || positionals.length > mostGiven || (hasAddress && positionals.length > 1))
    return misused(words.oneThing);
  const givenKey = values["log-key"] === undefined ? null : keyOf(values["log-key"], "note");
  if (values["log-key"] !== undefined && givenKey === null) return misused(words.logKeyWrong);
  const witnesses = values.witness.map((text) => keyOf(text, "cosignature"));
  if (witnesses.includes(null)) return misused(words.witnessWrong);

  const [first = ""] = positionals;
  if (positionals.length === 1 && !hasAddress && values.proof === undefined && (await isArchive(first))) {
    const trusted = witnesses.flatMap((key) => (key === null ? [] : [{ party: null, key }]));
    return wholeArchive(first, { logKey: givenKey, witnesses: trusted }, values.json, world);
  }

  let gathered: Gathered;
  try {
    gathered = await gather(positionals, values.proof ?? null, world);
  } catch (error) {
    if (!(error instanceof NothingToRead)) throw error;
    return misused(
      error.reason === "addressWrong" ? words.addressWrong : words[error.reason](error.path, error.message),
    );
  }
  const namedKey = gathered.namedKey === null ? null : keyOf(gathered.namedKey, "note");
  const trust: TrustedKeys = {
    logKey: givenKey ?? namedKey,
    witnesses: witnesses.flatMap((key) => (key === null ? [] : [{ party: null, key }])),
  };
  const verified = await verifyFiles(gathered.files, trust);
  const ownWord = givenKey === null ? namedKey : null;
  if (values.json) world.print(asJson(verified, ownWord));
  else tell(verified, ownWord, world);
  return verified.checks.some(isFailed) ? exit.failed : exit.sound;
}

/** Checks a copy of a portal. */
async function wholeArchive(
  folder: string,
  trust: TrustedKeys,
  json: boolean,
  world: World,
): Promise<number> {
  const records: ArchivedRecord[] = [];
  const tell = (record: ArchivedRecord) => {
    if (json) records.push(record);
    else tellRecord(record, world);
  };
  try {
    const verified = await verifyArchive(folder, trust, tell);
    if (json) world.print(archiveJson(verified, records));
    else tellArchive(verified, world);
    return failuresIn(verified) === 0 ? exit.sound : exit.failed;
  } catch (error) {
    if (!(error instanceof FolderRefused)) throw error;
    const words = archiveWords[world.language];
    const why =
      error.reason === "tooMany"
        ? words.tooMany(error.path)
        : words.unreadableFolder(error.path, error.message);
    world.warn(verifyWords[world.language].usage(why));
    return exit.usage;
  }
}

function archiveJson(verified: VerifiedArchive, records: readonly ArchivedRecord[]): string {
  const { logKey, records: counts, ...whole } = verified;
  return JSON.stringify(
    {
      failed: failuresIn(verified),
      ...whole,
      counts,
      records: records.map(({ slug, says, checks, compared }) => ({ slug, ...says, checks, compared })),
      logKey: logKey === null ? null : formatVerifierKey(logKey),
    },
    null,
    2,
  );
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

async function gather(targets: readonly string[], proof: string | null, world: World): Promise<Gathered> {
  const [first = ""] = targets;
  if (isAddress(first)) return filesFrom(first, world);
  const files: NamedFile[] = [];
  for (const path of proof === null ? targets : [...targets, proof]) files.push(...(await filesAt(path)));
  return { files, namedKey: null };
}

function isAddress(target: string): boolean {
  return /^https?:/i.test(target);
}

function keyOf(text: string, type: VerifierKey["type"]): VerifierKey | null {
  const key = parseVerifierKey(text.trim());
  return key?.type === type ? key : null;
}

function isFailed({ outcome }: Check): boolean {
  return outcome === "failed";
}

function asJson({ checks, published, entry }: VerifiedFiles, ownWord: VerifierKey | null): string {
  const signatures = (published?.signatures ?? []).map(({ reason: _, ...signature }) => signature);
  return JSON.stringify(
    {
      failed: checks.filter(isFailed).length,
      checks,
      signatures,
      entry,
      logKeyNamedByPortal: ownWord === null ? null : formatVerifierKey(ownWord),
    },
    null,
    2,
  );
}

function tell({ checks, published }: VerifiedFiles, ownWord: VerifierKey | null, world: World): void {
  const words = verifyWords[world.language];
  const { means } = checkWords[world.language];
  const print = (line: string) => world.print(visible(line));
  if (published !== null) {
    const { key, version } = published.content;
    print(words.record(key, version, published.publicVersion));
  }
  for (const check of checks) print(`${marks[check.outcome]} ${checkSentence(check, world.language)}`);
  if (ownWord !== null) print(words.ownWord(formatVerifierKey(ownWord)));
  if (published !== null && published.signatures.length > 0) {
    print(words.signed);
    for (const signature of published.signatures) print(`  ${signatureSentence(signature, world.language)}`);
    for (const way of new Set(published.signatures.map((each) => each.means))) {
      const { name, proves, doesNot } = means[way];
      print(`${name}. ${words.proves}: ${proves} ${words.doesNot}: ${doesNot}`);
    }
  }
  const failures = checks.filter(isFailed).length;
  print(failures === 0 ? words.sound : words.wrong(failures));
}
