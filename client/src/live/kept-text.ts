import { plainText, proseOf, readProse } from "@minuta/document";
import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import * as Y from "yjs";
import { forgetLedger, unsentBelow } from "./unsent-ledger.ts";

const root = "minuta-text";

/** Name under which this browser keeps the text of a document for an account; accounts never see each other's. */
export function keptName(userId: string, documentId: string): string {
  return `${root}/${userId}/${documentId}`;
}

/** A text that this browser keeps, or null where it may not keep any (private windows, storage switched off). */
export async function openKept(name: string, doc: Y.Doc): Promise<IndexeddbPersistence | null> {
  if (!(await canKeep())) return null;
  const kept = new IndexeddbPersistence(name, doc);
  await kept.whenSynced;
  return kept;
}

let probed: Promise<boolean> | null = null;

function canKeep(): Promise<boolean> {
  probed ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(`${root}-probe`);
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
      request.onerror = () => resolve(false);
      request.onblocked = () => resolve(false);
    } catch {
      resolve(false);
    }
  });
  return probed;
}

export function hasProse(doc: Y.Doc): boolean {
  return proseOf(doc).length > 0;
}

/** Deletes what this browser keeps of a document, its count of unsent changes included. */
export async function forgetKept(name: string): Promise<void> {
  forgetLedger(localStorage, name);
  if (await canKeep()) await clearDocument(name);
}

/** Deletes every kept text of this browser, as on signing out. */
export async function forgetAllKept(): Promise<void> {
  forgetLedgers();
  if (!(await canKeep())) return;
  const databases = await indexedDB.databases();
  for (const { name } of databases) {
    if (name?.startsWith(`${root}/`) === true) await clearDocument(name);
  }
}

function forgetLedgers(): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
  for (const key of keys) {
    if (key?.startsWith(`${root}/`) === true) localStorage.removeItem(key);
  }
}

/** A text of which this browser keeps changes that the server has never acknowledged. */
export type UnsentText = { readonly name: string; readonly title: string | null; readonly changes: number };

/** The texts of an account that would lose changes if what this browser keeps were deleted now. */
export function unsentTexts(userId: string): readonly UnsentText[] {
  const counts = unsentBelow(localStorage, `${root}/${userId}/`);
  return [...counts].map(([name, changes]) => ({ name, title: titleOf(name), changes }));
}

function titleOf(name: string): string | null {
  try {
    const facts: unknown = JSON.parse(localStorage.getItem(`${name}:facts`) ?? "null");
    const title = (facts as { readonly title?: unknown } | null)?.title;
    return typeof title === "string" ? title : null;
  } catch {
    return null;
  }
}

/** The words of a kept text, to hand them to the person before they are given up. */
export async function readKeptWords(name: string): Promise<string> {
  const doc = new Y.Doc();
  const kept = await openKept(name, doc);
  const words = plainText(readProse(doc).text);
  await kept?.destroy();
  doc.destroy();
  return words;
}
