import type { Node } from "@tiptap/pm/model";
import { Mapping, StepMap } from "@tiptap/pm/transform";

/** The top-level blocks that differ between two states of a text: `from` to `to` before, `from` to `end` after. */
export type ChangedRange = { readonly from: number; readonly to: number; readonly end: number };

/**
 * What really changed when the binding replaced the whole text, as it does for every remote edit. Blocks that did not
 * change are the same objects, so this is a walk over identities and costs microseconds at thousands of blocks.
 */
export function changedRange(before: Node, after: Node): ChangedRange | null {
  if (before === after) return null;
  const shared = Math.min(before.childCount, after.childCount);
  let from = 0;
  let head = 0;
  while (head < shared && before.child(head) === after.child(head)) {
    from += before.child(head).nodeSize;
    head += 1;
  }
  let tail = 0;
  let tailSize = 0;
  while (
    tail < shared - head &&
    before.child(before.childCount - 1 - tail) === after.child(after.childCount - 1 - tail)
  ) {
    tailSize += after.child(after.childCount - 1 - tail).nodeSize;
    tail += 1;
  }
  const range = { from, to: before.content.size - tailSize, end: after.content.size - tailSize };
  return range.from === range.to && range.from === range.end ? null : range;
}

/** Maps positions over a changed range: outside they shift, inside they have to be found anew. */
export function mappingOver(range: ChangedRange): Mapping {
  return new Mapping([new StepMap([range.from, range.to - range.from, range.end - range.from])]);
}
