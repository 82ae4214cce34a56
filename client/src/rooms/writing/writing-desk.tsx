import "../../editor/document-page.css";
import "../../editor/session-blocks.css";
import type { Language } from "@minuta/domain";
import type { Editor } from "@tiptap/core";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useId, useRef, useState } from "react";
import type { EditorAccess } from "../../editor/access-guard.ts";
import type { BlockRows } from "../../editor/blocks/block-rows.ts";
import { threadAt } from "../../editor/comment-marks.ts";
import type { EditorSource } from "../../editor/create-editor.ts";
import { LinkDialog } from "../../editor/link-dialog.tsx";
import { type Passage, selectedPassage } from "../../editor/passage.ts";
import { ShortcutsDialog } from "../../editor/shortcuts-dialog.tsx";
import { SlashLink, SlashMenu } from "../../editor/slash-menu.tsx";
import type { Scribe } from "../../editor/slash-options.ts";
import { focusToolbar, Toolbar } from "../../editor/toolbar.tsx";
import { useMinutaEditor } from "../../editor/use-minuta-editor.ts";
import { classes } from "../../ui/classes.ts";
import { useAboveKeyboard } from "./above-keyboard.ts";
import { CommentBubble } from "./comment-bubble.tsx";
import styles from "./writing-desk.module.css";

/** Readers of Word and Markdown are of use to few, and come when they are asked for. */
const ImportTextDialog = lazy(() => import("../../editor/import-text/import-text-dialog.tsx"));

const newBlockId = () => crypto.randomUUID();

/**
 * The text as a page in the middle of the screen, with its tools. `onEditor` hands the editor to whatever stands
 * beside it: the outline, the comments, the closing check.
 */
export function WritingDesk({
  source,
  access,
  canComment,
  textLanguage,
  title,
  head,
  notice,
  institutions,
  rows,
  scribe = null,
  onEditor,
  onComment,
  onThread,
}: {
  readonly source: EditorSource;
  readonly access: EditorAccess;
  readonly canComment: boolean;
  readonly textLanguage: Language;
  readonly title: string;
  /** What stands on the page above the text: key, state, day and place. */
  readonly head: ReactNode;
  readonly notice?: ReactNode;
  /** Who can answer for a resolution or lead a commitment; offered, never forced. */
  readonly institutions: readonly string[];
  readonly rows: BlockRows;
  /** For the text of a session: what is written on a line after a prefix is done, in the text or in the session. */
  readonly scribe?: Scribe | null;
  readonly onEditor: (editor: Editor | null) => void;
  readonly onComment: (passage: Passage | null) => void;
  /** A commented passage was pressed, or asked for from the keyboard, which then wants the focus there. */
  readonly onThread: (threadId: string, wantsFocus: boolean) => void;
}) {
  const listId = useId();
  const institutionsList = useId();
  const element = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const barPlace = useRef<HTMLDivElement>(null);
  const [slashLink] = useState(() => new SlashLink(listId));
  const [dialog, setDialog] = useState<"none" | "link" | "shortcuts" | "import">("none");
  const made = useRef<Editor | null>(null);
  const comment = useCallback(() => {
    if (!canComment || made.current === null) return;
    const { state } = made.current;
    const passage = selectedPassage(made.current);
    const standing = passage === null ? threadAt(state, state.selection.from) : null;
    if (standing === null) onComment(passage);
    else onThread(standing, true);
  }, [canComment, onComment, onThread]);
  const editor = useMinutaEditor({
    element,
    source,
    access,
    textLanguage,
    title,
    slashLink,
    institutionsList,
    rows,
    newBlockId,
    requests: {
      editLink: () => setDialog("link"),
      showShortcuts: () => setDialog("shortcuts"),
      focusToolbar: () => {
        if (bar.current !== null) focusToolbar(bar.current);
      },
      comment,
    },
    onCommentPress: (threadId) => onThread(threadId, false),
  });
  made.current = editor;
  useEffect(() => onEditor(editor), [editor, onEditor]);
  useAboveKeyboard(barPlace);
  const canWrite = access === "write" && source.type === "live";
  const hasTools = canWrite || canComment;
  return (
    <div className={styles.desk}>
      <div ref={barPlace} className={classes(styles.tools, !hasTools && styles.none)} data-print="no">
        {editor !== null && hasTools && (
          <Toolbar
            editor={editor}
            canWrite={canWrite}
            canComment={canComment}
            bar={bar}
            newBlockId={newBlockId}
            onLink={() => setDialog("link")}
            onComment={comment}
            onImport={() => setDialog("import")}
            onShortcuts={() => setDialog("shortcuts")}
          />
        )}
      </div>
      {notice}
      <article className={styles.page}>
        <div className={styles.head}>{head}</div>
        <div ref={element} className={styles.text} />
      </article>
      <datalist id={institutionsList}>
        {institutions.map((institution) => (
          <option key={institution} value={institution} />
        ))}
      </datalist>
      {editor !== null && (
        <>
          {canWrite && (
            <SlashMenu
              editor={editor}
              link={slashLink}
              newBlockId={newBlockId}
              scribe={scribe}
              institutions={institutions}
            />
          )}
          {canComment && <CommentBubble editor={editor} onComment={comment} />}
          {canWrite && dialog === "import" && (
            <Suspense fallback={null}>
              <ImportTextDialog editor={editor} onClose={() => setDialog("none")} />
            </Suspense>
          )}
          {canWrite && (
            <LinkDialog editor={editor} isOpen={dialog === "link"} onClose={() => setDialog("none")} />
          )}
        </>
      )}
      <ShortcutsDialog isOpen={dialog === "shortcuts"} onClose={() => setDialog("none")} />
    </div>
  );
}
