import * as Y from "yjs";
import type { Peer, TargetOf } from "../peers/peer.ts";
import { EditorClient, TypingTimes } from "./editor-client.ts";

const sentence = "La dependencia se compromete a publicar la base completa y a actualizarla cada mes. ";
const perUpdate = 256 * 1024;

/** Writes a document of about so many bytes through the server, in updates well below what a frame may hold. */
export async function writeLargeDocument(peer: Peer, bytes: number): Promise<TargetOf> {
  const targetOf = await peer.newDocument();
  await fillDocument(await targetOf(0), bytes, 500);
  return targetOf;
}

/** Appends paragraphs of `length` characters until the document has grown by about `bytes`. */
export async function fillDocument(
  target: Awaited<ReturnType<TargetOf>>,
  bytes: number,
  length: number,
): Promise<void> {
  const writer = new EditorClient(target, new TypingTimes(), null, null);
  try {
    await writer.join();
    const text = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
    for (let written = 0; written < bytes; written += perUpdate) {
      const paragraphs = Math.ceil(Math.min(perUpdate, bytes - written) / length);
      writer.write((doc) => {
        const prose = doc.getXmlFragment("prose");
        prose.push(Array.from({ length: paragraphs }, () => paragraphOf(text)));
      });
      // One at a time: a server that asks what it lacks is answered in one frame, which would hold all of them.
      await writer.allSaved();
    }
  } finally {
    writer.leave();
  }
}

function paragraphOf(text: string): Y.XmlElement {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(text)]);
  return paragraph;
}
