import { cosign, formatNote, formatSignature, parseNote, type SigningKey } from "@minuta/record";
import { type Examined, examineLog, type Memory } from "./examine-log.ts";
import type { LogClient } from "./log-client.ts";
import { keepEvidence, type WitnessState } from "./witness-folder.ts";

/** What came of one round. */
export type Round =
  | { readonly outcome: "empty" }
  | {
      readonly outcome: "cosigned";
      readonly state: WitnessState;
      readonly entriesRead: number;
      readonly firstUse: boolean;
    }
  /** It cosigned, and the log did not take it. */
  | { readonly outcome: "refused"; readonly state: WitnessState; readonly code: string }
  | {
      readonly outcome: "alarm";
      readonly found: Extract<Examined, { fault: string }>;
      readonly before: WitnessState | null;
      readonly evidence: readonly string[];
    };

/** How often a checkpoint may grow under the witness's hands in one round. */
const mostTries = 5;

/**
 * One round of a witness: it examines the log, and cosigns only what follows from all that it cosigned before. What it is about to
 * say is on disk before it is said. When anything is wrong it signs nothing and keeps both notes.
 */
export async function watchLog(by: {
  readonly client: LogClient;
  readonly log: string;
  readonly key: SigningKey;
  /** The log's key from elsewhere, to trust at first use; null to trust what the log says of itself. */
  readonly givenKey: string | null;
  readonly folder: string;
  readonly before: WitnessState | null;
  readonly remember: (state: WitnessState) => void;
  readonly entriesFrom: number;
  readonly now: () => Date;
}): Promise<Round> {
  let { before } = by;
  const firstUse = before === null;
  let code = "";
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const logKey = before?.logKey ?? by.givenKey ?? (await by.client.key());
    const memory: Memory = { logKey, ownKey: by.key, seen: before?.checkpoint ?? null };
    const found = await examineLog(by.client, memory, by.entriesFrom);
    if (found.fault !== null)
      return { outcome: "alarm", found, before, evidence: keep(by, found, memory, before) };
    const { checkpoint, note } = found;
    // While it is empty the log may still change its name: nothing is pinned to it.
    if (checkpoint.size === 0) return { outcome: "empty" };
    const parsed = parseNote(note);
    if (parsed === null) throw new Error("an examined note is not read");
    const now = by.now();
    const cosignature = await cosign(parsed.text, by.key, Math.floor(now.getTime() / 1000));
    const state: WitnessState = {
      log: by.log,
      logKey,
      checkpoint,
      note,
      cosignedAt: now.toISOString(),
    };
    by.remember(state);
    before = state;
    // Lines of others are theirs to bring.
    const ownLog = parsed.signatures.filter(({ name }) => name === checkpoint.origin);
    const answer = await by.client.bring(
      formatNote({ ...parsed, signatures: ownLog }) + formatSignature(cosignature),
    );
    if (answer === null) return { outcome: "cosigned", state, entriesRead: found.entriesRead, firstUse };
    code = answer;
    if (code !== "checkpoint_is_stale") break;
  }
  if (before === null) throw new Error("a round without an outcome");
  return { outcome: "refused", state: before, code };
}

function keep(
  by: { readonly folder: string; readonly now: () => Date },
  found: Extract<Examined, { fault: string }>,
  { logKey }: Memory,
  before: WitnessState | null,
): string[] {
  const name = `${by.now().toISOString().replaceAll(/[:.]/g, "-")}-${found.fault}`;
  return keepEvidence(by.folder, name, {
    seen: found.note,
    ...(before === null ? {} : { before: before.note }),
    ...(found.fault === "keyChanged" ? { keys: `${logKey}\n${found.detail}\n` } : {}),
  });
}
