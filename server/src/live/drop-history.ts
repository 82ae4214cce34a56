import { setImmediate as breathe } from "node:timers/promises";
import * as Y from "yjs";
import type { Journal } from "./journal.ts";
import { applyStored, snapshotOf } from "./stored-text.ts";

const day = 86_400_000;
const lookEvery = 3_600_000;
const firstLook = 60_000;
const documentsAtOnce = 100;

type Facts = {
  readonly journal: Journal;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  /** For how many days history is kept. */
  readonly days: number;
  readonly onDropped: (entries: number) => void;
  readonly onFault: (error: unknown) => void;
};

/**
 * Drops the entries that are older than history is kept, batch by batch, of every document where they stand in a snapshot;
 * one is made first where the old ones stand in none. A document that cannot be read keeps everything, and the others do
 * not wait for it. Ends early, between two batches, once `mayGoOn` says so.
 */
export async function dropHistory(facts: Facts, mayGoOn: () => boolean = () => true): Promise<void> {
  const { journal, now, days, onDropped, onFault } = facts;
  const before = new Date(now() - days * day).toISOString();
  for (let after = ""; ; ) {
    const documents = await journal.withOldEntries(before, after, documentsAtOnce);
    for (const { documentId, isCovered } of documents) {
      try {
        if (!isCovered) await keepSnapshot(journal, documentId, new Date(now()).toISOString());
        for (let dropped = 1; dropped > 0; ) {
          if (!mayGoOn()) return;
          dropped = await journal.drop(documentId, before);
          onDropped(dropped);
          // Whoever writes meanwhile is not to wait for more than one batch.
          await breathe();
        }
      } catch (error) {
        onFault(error);
      }
    }
    const last = documents.at(-1);
    if (last === undefined || documents.length < documentsAtOnce) return;
    after = last.documentId;
  }
}

async function keepSnapshot(journal: Journal, documentId: string, at: string): Promise<void> {
  const stored = await journal.load(documentId);
  if (stored === null) return;
  const doc = new Y.Doc();
  applyStored(doc, stored);
  const snapshot = snapshotOf(doc);
  doc.destroy();
  await journal.saveSnapshot(documentId, stored.sequence, at, snapshot);
}

/** Drops what is old soon after the start and every hour; answers with a function that ends it. */
export function keepDroppingHistory(facts: Facts): () => Promise<void> {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let looking: Promise<void> = Promise.resolve();
  const look = () => {
    looking = dropHistory(facts, () => !stopped)
      .catch(facts.onFault)
      .finally(() => next(lookEvery));
  };
  const next = (wait: number) => {
    if (!stopped) timer = setTimeout(look, wait).unref();
  };
  next(firstLook);
  return async () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
    await looking;
  };
}
