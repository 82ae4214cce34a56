import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import type { NewSnapshot, Snapshot, StoredText } from "./journal.ts";

/** From this many bytes on a text is joined over HTTP, from the very bytes that its snapshot keeps. */
export const worthOffering = 256 * 1024;
const maxSnapshotBytes = 256 * 1024 * 1024;

/** The state of the document in the form in which the journal keeps it. */
export function snapshotOf(doc: Y.Doc): NewSnapshot {
  const update = Y.encodeStateAsUpdate(doc);
  if (update.byteLength < worthOffering) return { update: Y.encodeStateAsUpdateV2(doc), join: null };
  const vector = Y.encodeStateVector(doc);
  return { update, join: { vector, deletions: Y.encodeStateAsUpdate(doc, vector) } };
}

/** In one transaction: a document tells of each by encoding what it changed, and a long word anew for each letter. */
export function applyStored(
  doc: Y.Doc,
  { snapshot, updates }: Pick<StoredText, "snapshot" | "updates">,
  origin: unknown = null,
): void {
  const apply = () => {
    if (snapshot !== null) applySnapshot(doc, snapshot);
    for (const update of updates) Y.applyUpdate(doc, update);
  };
  doc.transact(apply, origin);
}

/**
 * The same without a word to those who listen for updates of the document: what is put into it stands in the journal, and
 * whoever is in it has got it already or will. Making the update that they would be told takes a third of the time.
 */
export function applyUnheard(doc: Y.Doc, stored: Pick<StoredText, "snapshot" | "updates">, origin: unknown) {
  const listeners = doc._observers.get("update");
  doc._observers.delete("update");
  try {
    applyStored(doc, stored, origin);
  } finally {
    if (listeners !== undefined) doc._observers.set("update", listeners);
  }
}

export function bytesOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function applySnapshot(doc: Y.Doc, { gzipped, join }: Snapshot): void {
  const update = gunzipSync(gzipped, { maxOutputLength: maxSnapshotBytes });
  if (join === null) Y.applyUpdateV2(doc, update);
  else Y.applyUpdate(doc, update);
}
