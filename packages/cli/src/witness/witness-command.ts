import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatVerifierKey, isKeyName, parseVerifierKey, toBase64 } from "@minuta/record";
import type { Language } from "../language.ts";
import { LogAway, logClient, logPrefix } from "./log-client.ts";
import { type Round, watchLog } from "./watch-log.ts";
import {
  claimFolder,
  FolderFault,
  keptEvidence,
  makeWitnessKey,
  readWitnessKey,
  readWitnessState,
  writeWitnessState,
} from "./witness-folder.ts";
import { witnessWords } from "./words.ts";

/** Exit codes; the help text says what they mean. */
const exit = { sound: 0, alarm: 1, usage: 2, unfinished: 3 } as const;

export type World = {
  readonly language: Language;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
  /** Aborted when the program is asked to end. */
  readonly stop: AbortSignal;
  /** Waits so many seconds, or until the program is asked to end. */
  readonly pause: (seconds: number) => Promise<void>;
};

const options = {
  name: { type: "string" },
  log: { type: "string" },
  "log-key": { type: "string" },
  once: { type: "boolean", default: false },
  every: { type: "string", default: "300" },
  folder: { type: "string", default: "minuta-witness" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** `minuta witness …`; answers with the exit code. */
export async function witnessCommand(args: readonly string[], world: World): Promise<number> {
  const words = witnessWords[world.language];
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
  const [name = ""] = positionals;
  if (values.help || name === "") {
    world.print(words.help.trimEnd());
    return values.help ? exit.sound : exit.usage;
  }
  try {
    switch (positionals.join(" ")) {
      case "init":
        if (!isKeyName(values.name ?? "")) return misused(words.nameMissing);
        return await init(world, values.folder, values.name ?? "");
      case "run": {
        const log = logPrefix(values.log ?? "");
        const every = /^\d{1,5}$/.test(values.every) ? Number(values.every) : 0;
        const givenKey = values["log-key"]?.trim() ?? null;
        if (log === null) return misused(words.logMissing);
        if (every < 5 || every > 86_400) return misused(words.everyWrong);
        if (givenKey !== null && parseVerifierKey(givenKey)?.type !== "note")
          return misused(words.logKeyWrong);
        return await run(world, { folder: values.folder, log, givenKey, every: values.once ? null : every });
      }
      case "check":
        return await check(world, values.folder);
      default:
        return misused(words.unknown(positionals.join(" ")));
    }
  } catch (error) {
    if (!(error instanceof FolderFault)) throw error;
    world.warn(words.folder[error.reason](error.path));
    return error.reason === "damaged" ? exit.alarm : exit.usage;
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

async function init(world: World, folder: string, name: string): Promise<number> {
  const words = witnessWords[world.language];
  const key = await makeWitnessKey(folder, name);
  world.warn(words.made(join(folder, "witness-key")));
  world.warn(words.register);
  // Alone on the standard output, to be handed on by another program.
  world.print(formatVerifierKey(key));
  return exit.sound;
}

async function run(
  world: World,
  asked: {
    readonly folder: string;
    readonly log: string;
    readonly givenKey: string | null;
    readonly every: number | null;
  },
): Promise<number> {
  const words = witnessWords[world.language];
  const { folder, log, givenKey, every } = asked;
  const key = await readWitnessKey(folder);
  const release = claimFolder(folder);
  try {
    const client = logClient(log, { fetch: world.fetch, stop: world.stop });
    // At its start it reads the whole log, for what was altered behind it; afterwards only what is new.
    let entriesFrom = 0;
    for (;;) {
      const before = readWitnessState(folder);
      if (before !== null && before.log !== log) {
        world.warn(words.usage(words.otherLog(before.log)));
        return exit.usage;
      }
      let code: number;
      try {
        const remember = (state: Parameters<typeof writeWitnessState>[1]) => writeWitnessState(folder, state);
        const round = await watchLog({
          client,
          log,
          key,
          givenKey,
          folder,
          before,
          remember,
          entriesFrom,
          now: world.now,
        });
        code = tell(world, round);
        if (round.outcome === "cosigned") entriesFrom = round.state.checkpoint.size;
      } catch (error) {
        if (!(error instanceof LogAway)) throw error;
        if (world.stop.aborted) return exit.sound;
        world.warn(words.away(error.message));
        code = exit.unfinished;
      }
      if (every === null || code === exit.alarm) return code;
      await world.pause(every);
      if (world.stop.aborted) return exit.sound;
    }
  } finally {
    release();
  }
}

function tell(world: World, round: Round): number {
  const words = witnessWords[world.language];
  switch (round.outcome) {
    case "empty":
      world.print(words.empty);
      return exit.sound;
    case "cosigned":
      if (round.firstUse) world.print(words.pinned(round.state.logKey));
      world.print(words.cosigned(round.state.checkpoint.size, round.state.cosignedAt, round.entriesRead));
      return exit.sound;
    case "refused":
      world.warn(words.refused(round.code));
      return exit.unfinished;
    case "alarm": {
      const { found, before, evidence } = round;
      world.warn(words.alarm);
      world.warn(`${words.fault[found.fault](visible(found.detail))} [${found.fault}]`);
      if (before !== null) world.warn(words.before(before.checkpoint.size, before.cosignedAt));
      world.warn(words.evidence);
      for (const path of evidence) world.warn(`  ${path}`);
      return exit.alarm;
    }
  }
}

async function check(world: World, folder: string): Promise<number> {
  const { check: words } = witnessWords[world.language];
  const key = await readWitnessKey(folder);
  const state = readWitnessState(folder);
  const evidence = keptEvidence(folder);
  world.print(`${words.witness}: ${formatVerifierKey(key)}`);
  if (state === null) {
    world.print(`${words.last}: ${words.none}`);
  } else {
    world.print(`${words.log}: ${state.log}`);
    world.print(`${words.logKey}: ${state.logKey}`);
    world.print(`${words.last}: ${words.entries(state.checkpoint.size, state.cosignedAt)}`);
    world.print(`${words.root}: ${toBase64(state.checkpoint.root)}`);
  }
  if (evidence.length === 0) return exit.sound;
  world.print(`${words.evidence}:`);
  for (const path of evidence) world.print(`  ${path}`);
  return exit.alarm;
}

/** What a log says is shown without what would steer a terminal, and not at any length. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "�").slice(0, 400);
}
