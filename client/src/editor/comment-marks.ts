import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import { boundTo, rangeOf, startOf } from "./anchors.ts";
import { type ChangedRange, changedRange, mappingOver } from "./changed-range.ts";
import { findQuote } from "./find-quote.ts";

/** A commented range that is to be shown. */
export type CommentAnchor = {
  readonly threadId: string;
  readonly anchor: { readonly start: string; readonly end: string };
  /** The words as they stood, to know them again when they come back. */
  readonly quote: string;
};

/** Where the commented ranges stand now; null for a range whose text is gone. */
export type Placements = ReadonlyMap<string, { readonly from: number; readonly to: number } | null>;

type MarkState = {
  readonly anchors: readonly CommentAnchor[];
  readonly active: string | null;
  readonly placements: Placements;
  readonly shown: DecorationSet;
};

type MarkChange = { readonly anchors?: readonly CommentAnchor[]; readonly active?: string | null };

/** Milliseconds after a press in which the caret's new place may not have been told yet. */
const pressPause = 50;

const key = new PluginKey<MarkState>("commentMarks");

/**
 * Highlights commented ranges. They are found once from their anchors and moved along with the text; after a remote
 * edit only those in the changed blocks, and those whose text was gone, are looked for again.
 */
export function commentMarks(onPress: (threadId: string) => void): Plugin<MarkState> {
  return new Plugin<MarkState>({
    key,
    state: {
      init: () => ({ anchors: [], active: null, placements: new Map(), shown: DecorationSet.empty }),
      apply(tr, value, before, after) {
        const change = tr.getMeta(key) as MarkChange | undefined;
        if (change === undefined && !tr.docChanged) return value;
        const anchors = change?.anchors ?? value.anchors;
        const active = change?.active === undefined ? value.active : change.active;
        const placements = new Map<string, { from: number; to: number } | null>();
        const isRemote = tr.getMeta(ySyncPluginKey) !== undefined;
        const range = tr.docChanged && isRemote ? changedRange(before.doc, after.doc) : null;
        const mapping = !tr.docChanged
          ? null
          : range !== null
            ? mappingOver(range)
            : isRemote
              ? null
              : tr.mapping;
        for (const comment of anchors) {
          const { threadId } = comment;
          const last = value.placements.get(threadId) ?? null;
          const isTouched = range !== null && last !== null && last.to >= range.from && last.from <= range.to;
          // Undo is a change of Yjs, so what is written here never brings a lost range back: it is not looked for.
          const mayReturn = last === null && (isRemote || !tr.docChanged);
          if (mayReturn || isTouched || change?.anchors !== undefined) {
            placements.set(threadId, place(after, comment, range));
          } else if (last === null) {
            placements.set(threadId, null);
          } else if (mapping === null) {
            placements.set(threadId, last);
          } else {
            const from = mapping.map(last.from, 1);
            const to = mapping.map(last.to, -1);
            placements.set(threadId, from < to ? { from, to } : null);
          }
        }
        const isMoved = change !== undefined || mapping !== null;
        return {
          anchors,
          active,
          placements,
          shown: isMoved ? draw(after, placements, active) : value.shown,
        };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.shown,
      handleClick(view, position, event) {
        if (!(event.target instanceof Element) || event.target.closest("[data-thread]") === null)
          return false;
        const threadId = threadAt(view.state, position);
        // The browser tells where the caret went only after a quick press or tap is over; drawing before that would
        // put it back to where it was.
        if (threadId !== null) setTimeout(() => onPress(threadId), pressPause);
        return false;
      },
    },
  });
}

function place(
  state: EditorState,
  { anchor, quote }: CommentAnchor,
  changed: ChangedRange | null,
): { from: number; to: number } | null {
  const bound = boundTo(state);
  if (bound === undefined) return null;
  const { doc } = state;
  const range = rangeOf(bound, anchor);
  if (
    range !== null &&
    range.to <= doc.content.size &&
    doc.textBetween(range.from, range.to, " ").trim() !== ""
  ) {
    return range;
  }
  // What comes back comes with a change, so only the blocks that changed have to be read for it.
  const { from, end } = changed ?? { from: 0, end: doc.content.size };
  return findQuote(doc, quote, from, end, startOf(bound, anchor));
}

function draw(state: EditorState, placements: Placements, active: string | null): DecorationSet {
  const ranges: Decoration[] = [];
  for (const [threadId, range] of placements) {
    if (range === null) continue;
    const look = threadId === active ? "comment-mark comment-mark-active" : "comment-mark";
    ranges.push(Decoration.inline(range.from, range.to, { class: look, "data-thread": threadId }));
  }
  return DecorationSet.create(state.doc, ranges);
}

/** The thread whose range holds the position; of several the one that starts last, which is the narrowest as a rule. */
export function threadAt(state: EditorState, position: number): string | null {
  let found: { threadId: string; from: number } | null = null;
  for (const [threadId, range] of key.getState(state)?.placements ?? []) {
    if (range === null || position < range.from || position > range.to) continue;
    if (found === null || range.from >= found.from) found = { threadId, from: range.from };
  }
  return found?.threadId ?? null;
}

export function placementsOf(state: EditorState): Placements {
  return key.getState(state)?.placements ?? new Map();
}

/** Tells the editor which ranges to show and which of them is looked at. */
export function showComments(view: EditorView, change: MarkChange): void {
  view.dispatch(view.state.tr.setMeta(key, change).setMeta("addToHistory", false));
}
