import type { NodeJson, NodeName } from "@minuta/document";
import { Editor, Extension, type JSONContent } from "@tiptap/core";
import { dropCursor } from "@tiptap/pm/dropcursor";
import { gapCursor } from "@tiptap/pm/gapcursor";
import { Plugin } from "@tiptap/pm/state";
import { tableEditing } from "@tiptap/pm/tables";
import type { NodeViewConstructor } from "@tiptap/pm/view";
import { ySyncPlugin, yUndoPlugin } from "y-prosemirror";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { accessGuard, type EditorAccess } from "./access-guard.ts";
import { blockIdentity } from "./block-identity.ts";
import { agendaItemView } from "./blocks/agenda-item-view.ts";
import type { BlockSettings } from "./blocks/block-words.ts";
import { commitmentFieldView, commitmentView, milestoneView } from "./blocks/commitment-view.ts";
import { registerView } from "./blocks/register-view.ts";
import { resolutionView } from "./blocks/resolution-view.ts";
import { caretFirst } from "./caret-first.ts";
import { carets, type DrawCaret } from "./carets.ts";
import type { NewBlockId } from "./commands.ts";
import { commentMarks } from "./comment-marks.ts";
import { type KeyRequests, readingKeys, writingKeys } from "./keys.ts";
import { ownPresence } from "./own-presence.ts";
import { placeholder } from "./placeholder.ts";
import { registerGuard } from "./register-guard.ts";
import { schemaExtensions } from "./schema-extensions.ts";
import { type SlashList, slashTrigger } from "./slash-trigger.ts";
import { stillPage } from "./still-page.ts";
import { typingRules } from "./typing-rules.ts";

/** Where the text of an editor comes from. */
export type EditorSource =
  | {
      readonly type: "live";
      readonly prose: Y.XmlFragment;
      readonly awareness: Awareness;
      readonly drawCaret: DrawCaret;
    }
  | { readonly type: "frozen"; readonly text: NodeJson };

export type EditorSettings = {
  readonly element: HTMLElement;
  readonly source: EditorSource;
  readonly access: EditorAccess;
  /** BCP 47 language of the text, for spelling and for the reading program. */
  readonly textLanguage: string;
  readonly label: string;
  readonly placeholder: string;
  readonly blocks: Omit<BlockSettings, "canWrite">;
  readonly slashList: SlashList;
  readonly requests: KeyRequests;
  readonly onCommentPress: (threadId: string) => void;
  readonly newBlockId: NewBlockId;
  readonly now: () => number;
};

/** Makes the editor in its element. What it needs of the outside is in its settings; `destroy` lets everything go. */
export function createEditor(settings: EditorSettings): Editor {
  const { source, access } = settings;
  const canWrite = access === "write" && source.type === "live";
  const behaviour = Extension.create({
    name: "minuta",
    addProseMirrorPlugins() {
      const { schema } = this.editor;
      return [
        caretFirst(),
        new Plugin({ props: { nodeViews: nodeViews({ ...settings.blocks, canWrite }) } }),
        ...(source.type === "live"
          ? [
              ySyncPlugin(source.prose),
              stillPage(),
              ...(canWrite ? [yUndoPlugin()] : []),
              carets({ awareness: source.awareness, draw: source.drawCaret, now: settings.now }),
              ownPresence(source.awareness),
              commentMarks(settings.onCommentPress),
            ]
          : []),
        registerGuard(schema, settings.blocks.rows),
        readingKeys(settings.requests),
        ...(canWrite
          ? [
              typingRules(schema),
              slashTrigger(settings.slashList),
              ...writingKeys(settings.requests),
              blockIdentity(settings.newBlockId),
              placeholder(settings.placeholder),
              dropCursor({ class: "drop-cursor", width: 2, color: false }),
              gapCursor(),
            ]
          : [accessGuard()]),
        // Last: it takes keys and clicks in cells that nothing before it asked for.
        tableEditing(),
      ];
    },
  });
  return new Editor({
    element: settings.element,
    extensions: [...schemaExtensions(), behaviour],
    content: source.type === "frozen" ? (source.text as JSONContent) : null,
    // Its style element would be refused by the content security policy; the sheet is editor.css.
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    // Keys are those of keys.ts, whose commands know the typed blocks; the others are for events that nobody here takes.
    enableCoreExtensions: { keymap: false, textDirection: false, drop: false, paste: false, delete: false },
    editorProps: {
      attributes: {
        "aria-multiline": "true",
        "aria-label": settings.label,
        lang: settings.textLanguage,
        spellcheck: canWrite ? "true" : "false",
        translate: "no",
        class: "prose",
      },
      scrollMargin: { top: 120, bottom: 140, left: 0, right: 0 },
      scrollThreshold: { top: 100, bottom: 120, left: 0, right: 0 },
    },
  });
}

function nodeViews(blocks: BlockSettings): Partial<Record<NodeName, NodeViewConstructor>> {
  return {
    agendaItem: agendaItemView(blocks),
    register: registerView(blocks),
    resolution: resolutionView(blocks),
    commitment: commitmentView(blocks),
    commitmentField: commitmentFieldView(blocks),
    milestone: milestoneView(blocks),
  };
}
