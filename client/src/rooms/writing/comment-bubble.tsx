import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import { useLayoutEffect, useRef } from "react";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./writing-desk.module.css";

/** A button at the end of a selection that starts a comment on it. The keys for it are Mod-Alt-M. */
export function CommentBubble({
  editor,
  onComment,
}: {
  readonly editor: Editor;
  readonly onComment: () => void;
}) {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const range = useEditorState({
    editor,
    selector: ({ editor: { state, view } }) =>
      state.selection instanceof TextSelection && !state.selection.empty && view.hasFocus()
        ? { from: state.selection.from, to: state.selection.to }
        : null,
  });
  useLayoutEffect(() => {
    if (range === null) return;
    const move = () => {
      const box = place.current;
      if (box === null || editor.isDestroyed) return;
      const end = editor.view.coordsAtPos(range.to, -1);
      const page = editor.view.dom.getBoundingClientRect();
      const left = Math.min(
        end.right + 6,
        page.right - box.offsetWidth,
        window.innerWidth - box.offsetWidth - 8,
      );
      box.style.left = `${Math.max(8, left)}px`;
      box.style.top = `${end.bottom + 8}px`;
    };
    move();
    window.addEventListener("scroll", move, { passive: true });
    window.addEventListener("resize", move);
    return () => {
      window.removeEventListener("scroll", move);
      window.removeEventListener("resize", move);
    };
  }, [editor, range]);
  if (range === null) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the selection while the button inside is pressed.
    <div
      ref={place}
      className={styles.bubble}
      onMouseDown={(event) => event.preventDefault()}
      data-print="no"
    >
      {/* The same is in the tool bar and on a key: one stop of the Tab key is enough. */}
      <Button size="small" icon="comment" onPress={onComment} excludeFromTabOrder>
        {say("writing.comment")}
      </Button>
    </div>
  );
}
