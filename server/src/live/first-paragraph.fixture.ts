import { proseOf } from "@minuta/document";
import * as Y from "yjs";

/** The text of the first paragraph that has one, wherever the template puts it. */
export function firstParagraph(doc: Y.Doc): Y.XmlText {
  for (const block of proseOf(doc).toArray()) {
    if (!(block instanceof Y.XmlElement) || block.nodeName !== "paragraph") continue;
    const text = block.get(0);
    if (text instanceof Y.XmlText) return text;
  }
  throw new Error("there is no paragraph with text");
}
