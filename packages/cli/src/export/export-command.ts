import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parseVerifierKey, type TrustedKeys, type VerifierKey } from "@minuta/record";
import { failuresIn, tellArchive, tellRecord } from "../archive/tell-archive.ts";
import { verifyArchive } from "../archive/verify-archive.ts";
import type { Language } from "../language.ts";
import { visible } from "../visible.ts";
import { copyPortal } from "./copy-portal.ts";
import { CopyStore, FolderTaken } from "./copy-store.ts";
import { PortalAway, portalClient, portalOrigin } from "./portal-client.ts";
import { exportWords } from "./words.ts";

/** Exit codes; the help text says what they mean. */
const exit = { whole: 0, failed: 1, usage: 2 } as const;

export type World = {
  readonly language: Language;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  /** Waits for so many seconds. */
  readonly pause: (seconds: number) => Promise<void>;
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
};

const options = {
  to: { type: "string" },
  "log-key": { type: "string" },
  witness: { type: "string", multiple: true, default: [] as string[] },
  help: { type: "boolean", short: "h", default: false },
} as const;

const tellEvery = 500;

/** `minuta export …`; answers with the exit code. */
export async function exportCommand(args: readonly string[], world: World): Promise<number> {
  const words = exportWords[world.language];
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
    return exit.whole;
  }
  const [address] = positionals;
  const folder = values.to ?? "";
  if (address === undefined || positionals.length > 1 || folder === "") return misused(words.oneAddress);
  const origin = portalOrigin(address);
  if (origin === null) return misused(words.addressWrong);
  const logKey = values["log-key"] === undefined ? null : await keyOf(values["log-key"], "note");
  if (values["log-key"] !== undefined && logKey === null) return misused(words.keyWrong);
  const witnesses: TrustedKeys["witnesses"][number][] = [];
  for (const text of values.witness) {
    const key = await keyOf(text, "cosignature");
    if (key === null) return misused(words.witnessWrong);
    witnesses.push({ party: null, key });
  }
  try {
    return await copyAndVerify(origin, folder, { logKey, witnesses }, world);
  } catch (error) {
    if (error instanceof FolderTaken) return misused(words.taken(folder));
    if (!(error instanceof PortalAway)) throw error;
    world.warn(visible(words.away(error.message)));
    return exit.usage;
  }
}

async function copyAndVerify(
  origin: string,
  folder: string,
  trust: TrustedKeys,
  world: World,
): Promise<number> {
  const words = exportWords[world.language];
  const store = await CopyStore.open(folder);
  const madeAt = world.now().toISOString();
  const client = portalClient(origin, world);
  const copied = await copyPortal(client, store, madeAt, (count) => {
    if (count % tellEvery === 0) world.warn(words.copying(count));
  });
  await store.seal({ origin: copied.origin, madeAt, missing: copied.missing });
  const verified = await verifyArchive(store.unfinished, trust, (record) => tellRecord(record, world));
  await store.finish();
  tellArchive(verified, world);
  for (const address of copied.missing) world.warn(visible(words.missing(address)));
  const { all, failed } = verified.records;
  world.print(words.done(folder, copied.pages, verified.files, all, all - failed));
  return failuresIn(verified) === 0 && copied.missing.length === 0 ? exit.whole : exit.failed;
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
}

/** A key as it is, or the first line of a file. */
async function keyOf(text: string, type: VerifierKey["type"]): Promise<VerifierKey | null> {
  const key = parseVerifierKey(text.trim()) ?? parseVerifierKey(await firstLine(text));
  return key?.type === type ? key : null;
}

async function firstLine(path: string): Promise<string> {
  try {
    return (await stat(path)).size > 4096 ? "" : ((await readFile(path, "utf8")).split("\n")[0] ?? "").trim();
  } catch {
    return "";
  }
}
