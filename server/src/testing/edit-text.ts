import { crc32 } from "node:zlib";
import { proseOf } from "@minuta/document";
import * as Y from "yjs";
import type { Reading } from "../db/reading.ts";

/** Changes the text of a document that nobody has open, as an entry of its journal. */
export async function editText(
  db: Reading,
  documentId: string,
  change: (prose: Y.XmlFragment) => void,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const rows = await transaction
      .selectFrom("journal_updates")
      .select(["bytes"])
      .where("documentId", "=", documentId)
      .orderBy("sequence")
      .execute();
    const doc = new Y.Doc();
    for (const row of rows) Y.applyUpdate(doc, row.bytes);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(proseOf(doc)));
    const bytes = Y.encodeStateAsUpdate(doc, before);
    await transaction
      .insertInto("journal_updates")
      .values({
        documentId,
        sequence: rows.length + 1,
        authorId: null,
        signInId: null,
        at: new Date().toISOString(),
        bytes,
        checksum: crc32(bytes),
      })
      .execute();
    await transaction
      .updateTable("documents")
      .set({ journalHead: rows.length + 1 })
      .where("id", "=", documentId)
      .execute();
  });
}

/** The typed blocks of one kind, in the order of the text. */
export function blocksOf(prose: Y.XmlFragment, name: string): Y.XmlElement[] {
  return prose
    .toArray()
    .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && node.nodeName === name);
}

/** Adds a paragraph at the end of the text. */
export function addParagraph(prose: Y.XmlFragment, words: string): Y.XmlElement {
  const paragraph = new Y.XmlElement("paragraph");
  prose.insert(prose.length, [paragraph]);
  paragraph.insert(0, [new Y.XmlText(words)]);
  return paragraph;
}

/** Fills a resolution in. */
export function fillResolution(
  block: Y.XmlElement,
  text: string,
  responsible: string,
  dueDate: string,
): void {
  const paragraph = new Y.XmlElement("paragraph");
  block.delete(0, block.length);
  block.insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText(text)]);
  block.setAttribute("responsible", responsible);
  block.setAttribute("dueDate", dueDate);
}

/** Marks words of a resolution as personal data. */
export function markPersonal(block: Y.XmlElement, words: string, legalBasis: string): void {
  for (const paragraph of block.toArray()) {
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (!(text instanceof Y.XmlText)) continue;
    const at = text.toString().indexOf(words);
    if (at >= 0) text.format(at, words.length, { personalData: { legalBasis } });
  }
}

/** Adds a resolution at the end of the text. */
export function addResolution(
  prose: Y.XmlFragment,
  id: string,
  text: string,
  responsible: string,
  dueDate: string,
): void {
  const block = new Y.XmlElement("resolution");
  prose.insert(prose.length, [block]);
  block.setAttribute("id", id);
  fillResolution(block, text, responsible, dueDate);
}

/** Adds a commitment that lacks nothing at the end of the text, but for what `facts` say. */
export function addCommitment(
  prose: Y.XmlFragment,
  id: string,
  facts: { readonly title?: string; readonly leadAgency?: string; readonly deliverable?: string } = {},
): void {
  const block = new Y.XmlElement("commitment");
  prose.insert(prose.length, [block]);
  const attributes = { id, contact: "", startsOn: "2012-04-01", endsOn: "2012-12-31", status: "notStarted" };
  for (const [name, value] of Object.entries({ ...attributes, leadAgency: facts.leadAgency ?? "SHCP" })) {
    block.setAttribute(name, value);
  }
  const field = (name: string, text: string) => {
    const element = new Y.XmlElement("commitmentField");
    block.insert(block.length, [element]);
    element.setAttribute("name", name);
    element.insert(0, [new Y.XmlText(text)]);
  };
  field("title", facts.title ?? `Publicar el padrón ${id}`);
  field("solution", "Publicarlo cada trimestre.");
  const milestone = new Y.XmlElement("milestone");
  block.insert(block.length, [milestone]);
  milestone.setAttribute("startsOn", "2012-04-01");
  milestone.setAttribute("endsOn", "2012-06-30");
  milestone.insert(0, [new Y.XmlText(facts.deliverable ?? "Informe publicado")]);
  field("evidence", "Portal de datos abiertos");
}
