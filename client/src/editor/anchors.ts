import { type Anchor, decodeAnchor, encodeAnchor } from "@minuta/document";
import type { EditorState } from "@tiptap/pm/state";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "y-prosemirror";
import * as Y from "yjs";

type Mapping = Parameters<typeof relativePositionToAbsolutePosition>[3];

/** What y-prosemirror keeps in the editor's state about its Y.Doc. */
type Bound = {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: { readonly mapping: Mapping };
};

/** The live text behind an editor, or undefined when the editor shows a frozen one. */
export function boundTo(state: EditorState): Bound | undefined {
  return ySyncPluginKey.getState(state) as Bound | undefined;
}

/** Where a relative position stands in the editor now; null when its place is gone or not known here yet. */
export function positionOf(bound: Bound, relative: Y.RelativePosition): number | null {
  try {
    return relativePositionToAbsolutePosition(bound.doc, bound.type, relative, bound.binding.mapping);
  } catch {
    // The walk meets a block that the binding has not drawn yet; the next change draws it and asks again.
    return null;
  }
}

export function relativeOf(bound: Bound, position: number): Y.RelativePosition {
  return absolutePositionToRelativePosition(position, bound.type, bound.binding.mapping);
}

/**
 * Anchors for the range that is selected. Each holds on to the character inside the range, so that what is written
 * right before or after it does not join it.
 */
export function anchorsOf(
  bound: Bound,
  from: number,
  to: number,
): { readonly start: Anchor; readonly end: Anchor } {
  const start = relativeOf(bound, from);
  const after = relativeOf(bound, to);
  const place = Y.createAbsolutePositionFromRelativePosition(after, bound.doc);
  const end =
    place !== null && place.type instanceof Y.XmlText && place.index > 0
      ? Y.createRelativePositionFromTypeIndex(place.type, place.index, -1)
      : after;
  return { start: encodeAnchor(start), end: encodeAnchor(end) };
}

/** The range that two anchors span in the editor now; null when nothing of its text is left. */
export function rangeOf(
  bound: Bound,
  anchor: { readonly start: Anchor; readonly end: Anchor },
): { readonly from: number; readonly to: number } | null {
  const start = decodeAnchor(anchor.start);
  const end = decodeAnchor(anchor.end);
  if (start === null || end === null) return null;
  const from = positionOf(bound, start);
  const to = positionOf(bound, end);
  return from === null || to === null || from >= to ? null : { from, to };
}

/** Where the range of two anchors begins or, when its text is gone, began; null when even that is forgotten. */
export function startOf(bound: Bound, anchor: { readonly start: Anchor }): number | null {
  const start = decodeAnchor(anchor.start);
  return start === null ? null : positionOf(bound, start);
}
