import { fromBase64Url, toBase64Url } from "@minuta/document";
import * as Y from "yjs";

/** The part of `localStorage` that the ledger uses. */
export type LedgerStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * Remembers, over reloads and closed tabs, how many changes of a document this browser made that the server never
 * acknowledged, and what it acknowledged last. Every tab writes a line of its own; a tab that opens the document takes
 * over the lines of tabs before it, because the text they kept is part of what it sends.
 */
export class UnsentLedger {
  readonly #storage: LedgerStorage;
  readonly #prefix: string;
  readonly #own: string;
  readonly #adopted: readonly string[];
  /** Changes that earlier tabs left behind. */
  readonly found: number;

  constructor(storage: LedgerStorage, keptName: string, tabId: string) {
    this.#storage = storage;
    this.#prefix = `${keptName}:unsent:`;
    this.#own = `${this.#prefix}${tabId}`;
    this.#adopted = keysWith(storage, this.#prefix);
    this.found = this.#adopted.reduce((sum, key) => sum + readCount(storage.getItem(key)), 0);
  }

  /** Writes how many changes of this tab alone are outstanding, beside those it found. */
  count(changes: number): void {
    this.#write(this.#own, String(changes));
  }

  /** Everything was acknowledged, what was found included. */
  clear(): void {
    this.#storage.removeItem(this.#own);
    for (const key of this.#adopted) this.#storage.removeItem(key);
  }

  /** Remembers the state that the server has, to notice later that the kept text holds more. */
  acknowledged(doc: Y.Doc): void {
    this.#write(acknowledgedKey(this.#prefix), toBase64Url(Y.encodeStateVector(doc)));
  }

  /** Whether the text holds something beyond what was acknowledged last; false when nothing is known. */
  holdsMore(doc: Y.Doc): boolean {
    const written = this.#storage.getItem(acknowledgedKey(this.#prefix));
    if (written === null) return false;
    try {
      const known = Y.decodeStateVector(fromBase64Url(written));
      const here = Y.decodeStateVector(Y.encodeStateVector(doc));
      return [...here].some(([client, clock]) => clock > (known.get(client) ?? 0));
    } catch {
      return true;
    }
  }

  #write(key: string, value: string): void {
    try {
      this.#storage.setItem(key, value);
    } catch {
      // The storage is full or forbidden: the text itself is in IndexedDB, only its count is not kept.
    }
  }
}

const acknowledgedKey = (prefix: string) => prefix.replace(/unsent:$/, "acknowledged");

/** How many unacknowledged changes this browser remembers for a kept text that is not open. */
export function unsentOf(storage: LedgerStorage, keptName: string): number {
  return keysWith(storage, `${keptName}:unsent:`).reduce(
    (sum, key) => sum + readCount(storage.getItem(key)),
    0,
  );
}

/** Changes of every text kept below `root` that were never acknowledged, by the name that the text is kept under. */
export function unsentBelow(storage: LedgerStorage, root: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keysWith(storage, root)) {
    const name = /^(.*):unsent:[^:]*$/.exec(key)?.[1];
    const count = name === undefined ? 0 : readCount(storage.getItem(key));
    if (name !== undefined && count > 0) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return counts;
}

/** Forgets everything about a kept text. */
export function forgetLedger(storage: LedgerStorage, keptName: string): void {
  for (const key of keysWith(storage, `${keptName}:`)) storage.removeItem(key);
}

function keysWith(storage: LedgerStorage, prefix: string): string[] {
  const keys: string[] = [];
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key?.startsWith(prefix) === true) keys.push(key);
  }
  return keys;
}

function readCount(value: string | null): number {
  const count = Number(value);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}
