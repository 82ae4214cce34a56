import { setImmediate as breathe } from "node:timers/promises";
import { type NodeJson, plainText, readProse, walk } from "@minuta/document";
import * as Y from "yjs";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { readableDocument } from "../documents/reader.ts";
import { peopleByAccount } from "../organizations/people-reader.ts";

/** A pause after which the same person begins a new sitting, in milliseconds. */
const sittingPause = 1_800_000;
const maxSittings = 50;
const maxPassages = 10;
const maxLetters = 400;
/** Entries that are replayed at the most; of a longer journal only who and when is told. */
const maxReplayed = 10_000;
const chunk = 500;

type Sitting = {
  readonly authorId: string | null;
  readonly from: string;
  to: string;
  added: readonly string[];
  removed: readonly string[];
};

/** Who changed which passages of a text and when, newest first: its journal, replayed. */
export async function wordingChanges(context: Context, by: SignedIn, documentId: string) {
  const { row } = await readableDocument(context.db, by, documentId);
  const { journalHead, journalDropped } = await context.db
    .selectFrom("documents")
    .select(["journalHead", "journalDropped"])
    .where("id", "=", row.id)
    .executeTakeFirstOrThrow();
  const sittings = await replay(context.db, documentId, journalHead, journalDropped);
  const shown = sittings.slice(-maxSittings).reverse();
  const people = await peopleByAccount(
    context.db,
    shown.flatMap(({ authorId }) => authorId ?? []),
    context.clock(),
  );
  return {
    sittings: shown.map(({ authorId, from, to, added, removed }) => ({
      by: authorId === null ? null : (people.get(authorId) ?? null),
      from,
      to,
      added: added.slice(0, maxPassages),
      removed: removed.slice(0, maxPassages),
    })),
    hasMore: sittings.length > shown.length || journalHead > maxReplayed || journalDropped > 0,
  };
}

async function replay(db: Reading, documentId: string, head: number, dropped: number): Promise<Sitting[]> {
  // The words are known only from the first entry on.
  const withWords = head <= maxReplayed && dropped === 0;
  const doc = new Y.Doc();
  const sittings: Sitting[] = [];
  let before: readonly string[] = [];
  const end = () => {
    const last = sittings.at(-1);
    if (last === undefined || !withWords) return;
    const after = passagesOf(readProse(doc).text);
    last.added = newIn(after, before);
    last.removed = newIn(before, after);
    before = after;
  };
  for (let from = Math.max(dropped, head - maxReplayed); from < head; from += chunk) {
    const rows = await db
      .selectFrom("journal_updates")
      .select(["authorId", "at", "bytes"])
      .where("documentId", "=", documentId)
      .where("sequence", ">", from)
      .where("sequence", "<=", from + chunk)
      .orderBy("sequence")
      .execute();
    for (const { authorId, at, bytes } of rows) {
      const last = sittings.at(-1);
      if (last?.authorId === authorId && Date.parse(at) - Date.parse(last.to) < sittingPause) last.to = at;
      else {
        end();
        sittings.push({ authorId, from: at, to: at, added: [], removed: [] });
      }
      if (withWords) Y.applyUpdate(doc, bytes);
    }
    await breathe();
  }
  end();
  doc.destroy();
  return withWords ? sittings.filter(({ added, removed }) => added.length + removed.length > 0) : sittings;
}

/** The words of every block that holds text itself. */
function passagesOf(text: NodeJson): string[] {
  const passages: string[] = [];
  for (const node of walk(text)) {
    const children = node.content ?? [];
    if (!children.some(({ type }) => type === "text")) continue;
    passages.push(plainText(node).trim().slice(0, maxLetters));
  }
  return passages.filter((passage) => passage !== "");
}

/** What stands in `these` more often than in `those`. */
function newIn(these: readonly string[], those: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const passage of those) left.set(passage, (left.get(passage) ?? 0) + 1);
  return these.filter((passage) => {
    const count = left.get(passage) ?? 0;
    left.set(passage, count - 1);
    return count <= 0;
  });
}
