import type { Editor } from "@tiptap/core";
import { useEffect } from "react";
import { showComments } from "../editor/comment-marks.ts";
import type { NewThread } from "../rooms/comments/comments-panel.tsx";
import type { Thread } from "../rooms/comments/thread-order.ts";

/** Shows the open threads in the text, and the passage that a new one is being written about. */
export function useThreadMarks(
  editor: Editor | null,
  threads: readonly Thread[] | null,
  starting: NewThread | null,
  active: string | null,
): void {
  useEffect(() => {
    if (editor === null || threads === null) return;
    const anchors = threads.flatMap((thread) =>
      thread.state === "open" && thread.anchor !== null
        ? [{ threadId: thread.id, anchor: thread.anchor, quote: thread.quote }]
        : [],
    );
    const passage = starting?.passage ?? null;
    if (passage !== null) anchors.push({ threadId: "new", anchor: passage.anchor, quote: passage.quote });
    showComments(editor.view, { anchors, active: passage === null ? active : "new" });
  }, [editor, threads, starting, active]);
}
