import type { NodeJson } from "@minuta/document";
import { writeProse } from "@minuta/document";
import * as Y from "yjs";

/** The first update of a document that starts from `text`. */
export function initialUpdate(text: NodeJson): Uint8Array {
  const doc = new Y.Doc();
  writeProse(doc, text);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
