import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { currentEntry, outlineOf } from "../../editor/outline.ts";
import { goTo } from "../../editor/passage.ts";
import { useSay } from "../../i18n/say.ts";
import { classes } from "../../ui/classes.ts";
import styles from "./side.module.css";

/** The agenda as the text has it, with the item that the caret stands in. */
export function OutlineList({ editor, onGo }: { readonly editor: Editor; readonly onGo?: () => void }) {
  const say = useSay();
  const { entries, current } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const found = outlineOf(state.doc);
      return { entries: found, current: currentEntry(found, state.selection.from) };
    },
  });
  const hasAgenda = entries.some((entry) => entry.kind === "agendaItem");
  return (
    <nav aria-label={say(hasAgenda ? "writing.outline" : "writing.outline.sections")}>
      <h2 className={styles.title}>{say(hasAgenda ? "writing.outline" : "writing.outline.sections")}</h2>
      {entries.length === 0 && <p className={styles.hint}>{say("writing.outline.empty")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ol role="list" className={styles.outline}>
        {entries.map((entry, index) => (
          <li key={entry.position}>
            <button
              type="button"
              className={classes(styles.entry, index === current && styles.current)}
              {...(index === current ? { "aria-current": "location" } : {})}
              onClick={() => {
                goTo(editor, entry.position + 1);
                onGo?.();
              }}
            >
              <span className={styles.ordinal}>{entry.ordinal === 0 ? "§" : entry.ordinal}</span>
              <span className={styles.entryTitle}>
                {entry.title === "" ? <em>{say("writing.outline.untitled")}</em> : entry.title}
              </span>
              {entry.minutes > 0 && (
                <span className={styles.minutes}>
                  {say("writing.outline.minutes", { minutes: entry.minutes })}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
