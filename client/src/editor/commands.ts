import {
  type CommitmentFieldName,
  commitmentFieldNames,
  isSafeHref,
  type MarkName,
  type NodeName,
} from "@minuta/document";
import { lift, setBlockType, toggleMark, wrapIn } from "@tiptap/pm/commands";
import { Fragment, type Node, type NodeType, type ResolvedPos } from "@tiptap/pm/model";
import { liftListItem, sinkListItem, wrapInList } from "@tiptap/pm/schema-list";
import { type Command, type EditorState, Selection, TextSelection } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  toggleHeader,
} from "@tiptap/pm/tables";

/** Every command of the editor is a plain ProseMirror command: asked without `dispatch`, it says whether it applies. */

function nodeType(state: EditorState, name: NodeName): NodeType {
  const type = state.schema.nodes[name];
  if (type === undefined) throw new RangeError(`the schema has no node ${name}`);
  return type;
}

export function mark(name: Exclude<MarkName, "link">): Command {
  return (state, dispatch) => {
    const type = state.schema.marks[name];
    return type !== undefined && toggleMark(type)(state, dispatch);
  };
}

export function isMarkActive(state: EditorState, name: MarkName): boolean {
  const type = state.schema.marks[name];
  if (type === undefined) return false;
  const { from, to, empty, $from } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
}

/** Sets the address of the link under the selection; null takes the link away. Refuses what the schema would refuse. */
export function setLink(href: string | null, text?: string): Command {
  return (state, dispatch) => {
    const type = state.schema.marks.link;
    if (type === undefined || (href !== null && !isSafeHref(href))) return false;
    const { from, to } = linkRange(state);
    if (dispatch === undefined) return true;
    const tr = state.tr;
    if (href === null) {
      tr.removeMark(from, to, type);
    } else if (from === to) {
      tr.insert(
        from,
        state.schema.text(text === undefined || text === "" ? href : text, [type.create({ href })]),
      );
    } else {
      tr.addMark(from, to, type.create({ href }));
    }
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** The address of the link at the selection, or "". */
export function linkAt(state: EditorState): string {
  const type = state.schema.marks.link;
  if (type === undefined) return "";
  const { $from, from, to, empty } = state.selection;
  if (empty) return String(type.isInSet($from.marks())?.attrs.href ?? "");
  let href = "";
  state.doc.nodesBetween(from, to, (node) => {
    if (href === "") href = String(type.isInSet(node.marks)?.attrs.href ?? "");
  });
  return href;
}

/** The selection, or the whole link when the caret stands in one. */
function linkRange(state: EditorState): { from: number; to: number } {
  const { from, to, empty, $from } = state.selection;
  const type = state.schema.marks.link;
  const here = type?.isInSet($from.marks());
  if (!empty || here === undefined) return { from, to };
  const parent = $from.parent;
  const start = $from.start();
  let range = { from, to };
  parent.forEach((child, offset) => {
    const at = start + offset;
    if (here.isInSet(child.marks) && at <= from && from <= at + child.nodeSize) {
      range = { from: at, to: at + child.nodeSize };
    }
  });
  return range;
}

export const setParagraph: Command = (state, dispatch) =>
  setBlockType(nodeType(state, "paragraph"))(state, dispatch);

/** A heading of that level, or plain text again when it is one already. */
export function heading(level: number): Command {
  return (state, dispatch) =>
    headingLevel(state) === level
      ? setParagraph(state, dispatch)
      : setBlockType(nodeType(state, "heading"), { level })(state, dispatch);
}

/** Level of the heading at the caret, 0 elsewhere. */
export function headingLevel(state: EditorState): number {
  const { parent } = state.selection.$from;
  return parent.type.name === "heading" ? Number(parent.attrs.level) : 0;
}

export type ListName = "bulletList" | "orderedList";

export function listAt(state: EditorState): ListName | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type;
    if (name === "bulletList" || name === "orderedList") return name;
  }
  return null;
}

/** Makes a list of the selection, turns one kind into the other, or takes the items out again. */
export function toggleList(name: ListName): Command {
  return (state, dispatch) => {
    const current = listAt(state);
    if (current === null) return wrapInList(nodeType(state, name))(state, dispatch);
    if (current === name) return liftListItem(nodeType(state, "listItem"))(state, dispatch);
    const { $from } = state.selection;
    let depth = $from.depth;
    while ($from.node(depth).type.name !== current) depth -= 1;
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), nodeType(state, name)));
    return true;
  };
}

export const indentItem: Command = (state, dispatch) =>
  sinkListItem(nodeType(state, "listItem"))(state, dispatch);
export const outdentItem: Command = (state, dispatch) =>
  liftListItem(nodeType(state, "listItem"))(state, dispatch);

export const toggleQuote: Command = (state, dispatch) =>
  ancestorOf(state.selection.$from, "blockquote") === null
    ? wrapIn(nodeType(state, "blockquote"))(state, dispatch)
    : lift(state, dispatch);

export function ancestorOf(
  $pos: ResolvedPos,
  name: NodeName,
): { node: Node; depth: number; before: number } | null {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    const node = $pos.node(depth);
    if (node.type.name === name) return { node, depth, before: $pos.before(depth) };
  }
  return null;
}

export const insertHardBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodeType(state, "hardBreak").create()).scrollIntoView());
  return true;
};

/**
 * Puts a block where the caret is: in the place of an empty paragraph, else after the block that the caret stands in,
 * outside of any typed block. The caret goes into it.
 */
function insertBlock(make: (state: EditorState) => Node): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    let depth = $from.depth;
    // A typed block and a table hold only what belongs to them: the new one stands after the outermost.
    for (let level = 1; level <= $from.depth; level += 1) {
      if ($from.node(level).type.spec.isolating === true) {
        depth = level;
        break;
      }
    }
    while (depth > 1 && $from.node(depth).type.name !== "doc" && !canFollow($from, depth, make(state).type))
      depth -= 1;
    if (depth === 0) return false;
    if (dispatch === undefined) return true;
    const block = make(state);
    const current = $from.node(depth);
    const replaces = current.type.name === "paragraph" && current.content.size === 0;
    const at = replaces ? $from.before(depth) : $from.after(depth);
    const isLast = at + (replaces ? current.nodeSize : 0) >= state.doc.content.size;
    const needsEnd = isLast && !block.isTextblock;
    const content = Fragment.from(needsEnd ? [block, nodeType(state, "paragraph").create()] : [block]);
    const tr = state.tr.replaceWith(at, replaces ? at + current.nodeSize : at, content);
    const inside = block.isLeaf ? at + block.nodeSize : at + 1;
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(inside, tr.doc.content.size))));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

function canFollow($pos: ResolvedPos, depth: number, type: NodeType): boolean {
  const parent = $pos.node(depth - 1);
  const index = $pos.indexAfter(depth - 1);
  return parent.canReplaceWith(index, index, type);
}

export type NewBlockId = () => string;

export function insertResolution(newBlockId: NewBlockId): Command {
  return insertBlock((state) =>
    nodeType(state, "resolution").create({ id: newBlockId() }, nodeType(state, "paragraph").create()),
  );
}

export function insertAgendaItem(newBlockId: NewBlockId): Command {
  return insertBlock((state) => nodeType(state, "agendaItem").create({ id: newBlockId() }));
}

export function insertCommitment(newBlockId: NewBlockId): Command {
  return insertBlock((state) => {
    const field = (name: CommitmentFieldName) => nodeType(state, "commitmentField").create({ name });
    return nodeType(state, "commitment").create({ id: newBlockId() }, [
      ...commitmentFieldNames.filter((name) => name !== "evidence").map(field),
      nodeType(state, "milestone").create(),
      field("evidence"),
    ]);
  });
}

export const insertRule: Command = insertBlock((state) => nodeType(state, "horizontalRule").create());

const newTable = { rows: 3, columns: 3 } as const;

export const insertTable: Command = insertBlock((state) => {
  const cells = (name: "tableCell" | "tableHeader") =>
    Array.from({ length: newTable.columns }, () =>
      nodeType(state, name).create(null, nodeType(state, "paragraph").create()),
    );
  return nodeType(state, "table").create(
    null,
    Array.from({ length: newTable.rows }, (_, row) =>
      nodeType(state, "tableRow").create(null, cells(row === 0 ? "tableHeader" : "tableCell")),
    ),
  );
});

export const tableCommands = {
  addRowBefore,
  addRowAfter,
  addColumnBefore,
  addColumnAfter,
  toggleHeaderRow: toggleHeader("row"),
  toggleHeaderColumn: toggleHeader("column"),
  deleteRow,
  deleteColumn,
  deleteTable,
} as const satisfies Record<string, Command>;
export type TableCommandName = keyof typeof tableCommands;
export const isTableAt = isInTable;

/** Leaves the typed block, table or quote around the caret for a new paragraph after it. */
export const leaveBlock: Command = (state, dispatch) => {
  const { $from } = state.selection;
  for (let depth = 1; depth <= $from.depth; depth += 1) {
    const node = $from.node(depth);
    if (node.type.spec.isolating !== true && node.type.name !== "blockquote") continue;
    if (dispatch !== undefined) {
      const after = $from.after(depth);
      const tr = state.tr.insert(after, nodeType(state, "paragraph").create());
      dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
    }
    return true;
  }
  return false;
};

/** Enter on the empty last line of a resolution goes on after it. */
export const leaveResolution: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const around = ancestorOf($from, "resolution");
  if (!empty || around === null || $from.parent.content.size > 0) return false;
  const isLast = $from.index(around.depth) === around.node.childCount - 1;
  if (!isLast || around.node.childCount < 2) return false;
  if (dispatch !== undefined) {
    const tr = state.tr.delete($from.before(), $from.after());
    const after = tr.mapping.map(around.before + around.node.nodeSize);
    tr.insert(after, nodeType(state, "paragraph").create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
};

/** Enter in a part of a commitment goes to its next part, after the last one out of it. */
export const nextCommitmentPart: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const around = ancestorOf($from, "commitment");
  if (around === null) return false;
  if ($from.index(around.depth) === around.node.childCount - 1) return leaveBlock(state, dispatch);
  dispatch?.(
    state.tr
      .setSelection(Selection.near(state.doc.resolve($from.after(around.depth + 1) + 1)))
      .scrollIntoView(),
  );
  return true;
};

/** Backspace in an empty typed block takes the block away and leaves a paragraph. */
export const removeEmptyBlock: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const around = ancestorOf($from, "resolution") ?? ancestorOf($from, "commitment");
  if (around === null || around.node.textContent !== "") return false;
  const isFirst = $from.index(around.depth) === 0;
  if (!isFirst) return false;
  if (dispatch !== undefined) {
    const tr = state.tr.replaceWith(
      around.before,
      around.before + around.node.nodeSize,
      nodeType(state, "paragraph").create(),
    );
    dispatch(tr.setSelection(TextSelection.create(tr.doc, around.before + 1)).scrollIntoView());
  }
  return true;
};

/** Backspace at the start of a heading or agenda item makes it plain text first. */
export const plainBeforeJoin: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const { name } = $from.parent.type;
  if (!empty || $from.parentOffset > 0 || (name !== "heading" && name !== "agendaItem")) return false;
  return setParagraph(state, dispatch);
};

/** Adds a milestone after the last one of the commitment that starts at `position`, and goes there. */
export function addMilestone(position: number): Command {
  return (state, dispatch) => {
    const commitment = state.doc.nodeAt(position);
    if (commitment?.type.name !== "commitment") return false;
    if (dispatch !== undefined) {
      let at = position + 1;
      let afterLast = position + commitment.nodeSize - 1;
      commitment.forEach((child) => {
        at += child.nodeSize;
        if (child.type.name === "milestone") afterLast = at;
      });
      const tr = state.tr.insert(afterLast, nodeType(state, "milestone").create());
      dispatch(tr.setSelection(TextSelection.create(tr.doc, afterLast + 1)).scrollIntoView());
    }
    return true;
  };
}

/** Position of the block with that identifier. `at-N` names the Nth resolution, as packages/document does for one without. */
export function findBlock(doc: Node, blockId: string): number | null {
  const ordinal = /^at-(\d+)$/.exec(blockId)?.[1];
  let resolutions = 0;
  let found: number | null = null;
  doc.descendants((node, position) => {
    if (found !== null) return false;
    if (node.type.name === "resolution") resolutions += 1;
    const isNth = ordinal !== undefined && node.type.name === "resolution" && resolutions === Number(ordinal);
    if (node.attrs.id === blockId || isNth) {
      found = position;
      return false;
    }
    return !node.isTextblock;
  });
  return found;
}
