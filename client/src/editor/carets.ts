import type { Party } from "@minuta/domain";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { boundTo, positionOf } from "./anchors.ts";
import { changedRange, mappingOver } from "./changed-range.ts";
import { type Sight, SightWatch } from "./sight.ts";

/** How long the name stands beside a caret after it moved, before only the flag is left. */
const namedFor = 2000;
/** The last part of it, in which the name fades; as in the sheet. */
const fading = 240;
/** Milliseconds after a press in which the caret's new place may not have been told yet. */
const pressPause = 50;

export type CaretOwner = {
  readonly userId: string;
  readonly name: string;
  readonly party: Party | null;
  readonly institution: string | null;
};

/** Draws the flag of one caret that moved at `movedAt`, `age` milliseconds ago. */
export type DrawCaret = (owner: CaretOwner, age: number, movedAt: number) => HTMLElement;

type Caret = {
  readonly owner: CaretOwner;
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
  readonly movedAt: number;
};

/** Where a caret stands in the text. */
type Place = { readonly anchor: number; readonly head: number };

type CaretState = {
  readonly carets: ReadonlyMap<number, Caret>;
  /** Null where the place is gone, or not known here yet. */
  readonly places: ReadonlyMap<number, Place | null>;
  readonly sight: Sight;
  /** The carets in sight, drawn. */
  readonly shown: DecorationSet;
};

type CaretChange = { readonly changed?: ReadonlyMap<number, Caret | null>; readonly sight?: Sight };

const key = new PluginKey<CaretState>("carets");

/**
 * Shows where the others are. All carets are known by their positions, those on the screen and near it are drawn: of
 * two hundred people most are elsewhere in the text, and what happens to them there costs no drawing. A remote edit
 * shifts the positions and finds anew only those inside the blocks that changed; movements are gathered into one
 * transaction a frame.
 */
export function carets(options: {
  readonly awareness: Awareness;
  readonly draw: DrawCaret;
  readonly now: () => number;
}): Plugin<CaretState> {
  const { awareness, draw, now } = options;
  const ownId = awareness.clientID;

  const decorationsOf = (
    { carets: known, places, sight }: Omit<CaretState, "shown">,
    clientIds: Iterable<number>,
  ): Decoration[] => {
    const drawn: Decoration[] = [];
    for (const clientId of clientIds) {
      const caret = known.get(clientId);
      const place = places.get(clientId) ?? null;
      if (caret === undefined || place === null || !touches(place, sight.from, sight.to)) continue;
      const { anchor, head } = place;
      drawn.push(
        Decoration.widget(head, () => draw(caret.owner, now() - caret.movedAt, caret.movedAt), {
          key: `${clientId}:${caret.movedAt}`,
          side: 10,
          clientId,
          ignoreSelection: true,
        }),
      );
      if (head === anchor) continue;
      const range = { class: "caret-range", "data-party": caret.owner.party ?? "none" };
      drawn.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), range, { clientId }));
    }
    return drawn;
  };

  return new Plugin<CaretState>({
    key,
    state: {
      init: () => ({
        carets: new Map(),
        places: new Map(),
        sight: { from: 0, to: 0 },
        shown: DecorationSet.empty,
      }),
      apply(tr, value, before, after) {
        const change = tr.getMeta(key) as CaretChange | undefined;
        let { carets: known, places, sight, shown } = value;
        const again = new Set<number>();
        const redrawn = new Set<number>();
        if (tr.docChanged) {
          const isRemote = tr.getMeta(ySyncPluginKey) !== undefined;
          const range = isRemote ? changedRange(before.doc, after.doc) : null;
          const mapping = range !== null ? mappingOver(range) : isRemote ? null : tr.mapping;
          if (mapping !== null) {
            const moved = new Map<number, Place | null>();
            for (const [clientId, place] of places) {
              if (isRemote && (place === null || (range !== null && touches(place, range.from, range.to)))) {
                again.add(clientId);
              } else if (place !== null) {
                const { pos, deleted, deletedAcross } = mapping.mapResult(place.head, 1);
                const anchor = mapping.map(place.anchor, place.anchor < place.head ? -1 : 1);
                moved.set(clientId, deletedAcross ? null : { anchor, head: pos });
                // Its drawing goes with the letter behind it; the caret itself does not.
                if (deleted && !deletedAcross) redrawn.add(clientId);
              } else {
                moved.set(clientId, null);
              }
            }
            places = moved;
            shown = shown.map(mapping, after.doc);
            sight = { from: mapping.map(sight.from, -1), to: mapping.map(sight.to, 1) };
          }
        }
        if (change?.changed !== undefined) {
          const next = new Map(known);
          for (const [clientId, caret] of change.changed) {
            if (caret === null) next.delete(clientId);
            else next.set(clientId, caret);
            again.add(clientId);
          }
          known = next;
        }
        if (again.size > 0) {
          const found = new Map(places);
          for (const clientId of again) {
            const caret = known.get(clientId);
            if (caret === undefined) found.delete(clientId);
            else found.set(clientId, placeOf(after, caret));
          }
          places = found;
        }
        for (const clientId of again) redrawn.add(clientId);
        if (redrawn.size > 0) {
          shown = shown
            .remove(shown.find(undefined, undefined, (spec) => redrawn.has(spec.clientId as number)))
            .add(after.doc, decorationsOf({ carets: known, places, sight }, redrawn));
        }
        if (change?.sight !== undefined) {
          sight = change.sight;
          shown = DecorationSet.create(
            after.doc,
            decorationsOf({ carets: known, places, sight }, known.keys()),
          );
        }
        return known === value.carets &&
          places === value.places &&
          sight === value.sight &&
          shown === value.shown
          ? value
          : { carets: known, places, sight, shown };
      },
    },
    props: { decorations: (state) => key.getState(state)?.shown },
    view(view) {
      const pending = new Map<number, Caret | null>();
      let frame: number | null = null;
      let pressedAt = Number.NEGATIVE_INFINITY;
      const onPress = () => {
        pressedAt = now();
      };
      const tell = (change: CaretChange) => {
        view.dispatch(view.state.tr.setMeta(key, change).setMeta("addToHistory", false));
      };
      const watch = new SightWatch(
        view,
        () => key.getState(view.state)?.sight ?? { from: 0, to: 0 },
        (sight) => tell({ sight }),
      );
      const send = () => {
        frame = null;
        if (pending.size === 0 || view.isDestroyed) return;
        // Drawing before the browser has told where a press put the caret would take it back.
        if (now() - pressedAt < pressPause) {
          frame = requestAnimationFrame(send);
          return;
        }
        const changed = new Map(pending);
        pending.clear();
        tell({ changed });
      };
      const take = (clientIds: Iterable<number>) => {
        for (const clientId of clientIds) {
          if (clientId === ownId) continue;
          const next = readCaret(awareness.getStates().get(clientId), now());
          const current = pending.get(clientId) ?? key.getState(view.state)?.carets.get(clientId) ?? null;
          if (!isSamePlace(current, next)) pending.set(clientId, next);
        }
        if (pending.size > 0 && frame === null) frame = requestAnimationFrame(send);
      };
      const onChange = ({
        added,
        updated,
        removed,
      }: {
        added: number[];
        updated: number[];
        removed: number[];
      }) => {
        take([...added, ...updated, ...removed]);
      };
      awareness.on("change", onChange);
      view.dom.addEventListener("mousedown", onPress);
      take(awareness.getStates().keys());
      return {
        update(current, before) {
          if (current.state.doc !== before.doc) watch.textChanged();
        },
        destroy() {
          watch.destroy();
          awareness.off("change", onChange);
          view.dom.removeEventListener("mousedown", onPress);
          if (frame !== null) cancelAnimationFrame(frame);
        },
      };
    },
  });
}

/** Shows the names of a person's carets again, as when their entry in the roster is pointed at. */
export function nameCaretsOf(view: EditorView, userId: string, now: number): void {
  const changed = new Map<number, Caret>();
  for (const [clientId, caret] of key.getState(view.state)?.carets ?? []) {
    if (caret.owner.userId === userId) changed.set(clientId, { ...caret, movedAt: now });
  }
  if (changed.size > 0) view.dispatch(view.state.tr.setMeta(key, { changed } satisfies CaretChange));
}

/** Where a person's caret stands, to go there; null when they have none in the text. */
export function caretPositionOf(view: EditorView, userId: string): number | null {
  const known = key.getState(view.state);
  for (const [clientId, caret] of known?.carets ?? []) {
    if (caret.owner.userId === userId) return known?.places.get(clientId)?.head ?? null;
  }
  return null;
}

/** Where a caret stands in the text as it is now. */
function placeOf(state: EditorState, caret: Caret): Place | null {
  const bound = boundTo(state);
  if (bound === undefined) return null;
  const head = positionOf(bound, caret.head);
  const anchor = positionOf(bound, caret.anchor);
  const end = state.doc.content.size;
  return head === null || anchor === null || head > end || anchor > end ? null : { anchor, head };
}

function touches({ anchor, head }: Place, from: number, to: number): boolean {
  return Math.max(anchor, head) >= from && Math.min(anchor, head) <= to;
}

function isSamePlace(current: Caret | null, next: Caret | null): boolean {
  if (current === null || next === null) return current === next;
  return (
    Y.compareRelativePositions(current.anchor, next.anchor) &&
    Y.compareRelativePositions(current.head, next.head) &&
    current.owner.name === next.owner.name &&
    current.owner.party === next.owner.party
  );
}

/** Presence comes from others: whatever does not have the form is no caret. */
function readCaret(presence: unknown, movedAt: number): Caret | null {
  if (!isObject(presence) || !isObject(presence.user) || !isObject(presence.cursor)) return null;
  const { user, cursor } = presence as { user: Record<string, unknown>; cursor: Record<string, unknown> };
  if (typeof user.name !== "string" || typeof user.userId !== "string") return null;
  if (!isObject(cursor.anchor) || !isObject(cursor.head)) return null;
  const party = user.party;
  const institution = user.institution;
  try {
    return {
      owner: {
        userId: user.userId,
        name: user.name,
        party: party === "government" || party === "institute" || party === "civilSociety" ? party : null,
        institution: typeof institution === "string" ? institution : null,
      },
      anchor: Y.createRelativePositionFromJSON(cursor.anchor),
      head: Y.createRelativePositionFromJSON(cursor.head),
      movedAt,
    };
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The flag of a caret: the party's shape, and its name and word for a moment after it moved. */
export function caretDrawing(partyWord: (party: Party) => string): DrawCaret {
  return (owner, age, movedAt) => {
    const caret = document.createElement("span");
    caret.className = "caret";
    caret.dataset.party = owner.party ?? "none";
    const flag = document.createElement("span");
    flag.className = "caret-flag";
    const label = document.createElement("span");
    label.className = "caret-label";
    const who = document.createElement("b");
    who.textContent = owner.institution ?? owner.name;
    label.append(who);
    if (owner.party !== null) {
      const word = document.createElement("span");
      word.className = "caret-party";
      word.textContent = partyWord(owner.party);
      label.append(word);
    }
    // Of two names in one place, the one that moved last is read. In tenths of a second, within what a style can count.
    label.style.zIndex = String(Math.trunc(movedAt / 100) % 300_000_000);
    // A caret that is only drawn again does not show its name anew.
    label.style.animationDelay = `${namedFor - fading - Math.min(age, namedFor)}ms`;
    // Word joiners keep the line from breaking at the caret, and nothing of it is read out or selected as text.
    caret.append("\u2060", flag, label, "\u2060");
    caret.setAttribute("aria-hidden", "true");
    caret.contentEditable = "false";
    return caret;
  };
}
