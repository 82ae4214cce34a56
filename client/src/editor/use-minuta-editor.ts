import type { Language } from "@minuta/domain";
import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { useFormat } from "../i18n/format.ts";
import { useSay } from "../i18n/say.ts";
import type { EditorAccess } from "./access-guard.ts";
import type { BlockRows } from "./blocks/block-rows.ts";
import { blockWords } from "./blocks/say-block-words.ts";
import type { NewBlockId } from "./commands.ts";
import { createEditor, type EditorSource } from "./create-editor.ts";
import type { KeyRequests } from "./keys.ts";
import type { SlashLink } from "./slash-menu.tsx";

/** BCP 47 tags of the languages a text can have. */
const tagOf: Record<Language, string> = { es: "es-MX", en: "en" };

/**
 * The editor of a text in its element. It is made anew when its source, the access or the language of the interface
 * changes; nothing here is drawn again while somebody types.
 */
export function useMinutaEditor(options: {
  readonly element: RefObject<HTMLElement | null>;
  readonly source: EditorSource | null;
  readonly access: EditorAccess;
  readonly textLanguage: Language;
  readonly title: string;
  readonly slashLink: SlashLink;
  readonly institutionsList: string;
  readonly rows: BlockRows;
  readonly requests: KeyRequests;
  readonly onCommentPress: (threadId: string) => void;
  readonly newBlockId: NewBlockId;
}): Editor | null {
  const { element, source, access, textLanguage, title, slashLink, institutionsList, rows, newBlockId } =
    options;
  const say = useSay();
  const format = useFormat();
  const words = useMemo(() => blockWords(say), [say]);
  const latest = useRef(options);
  latest.current = options;
  const [editor, setEditor] = useState<Editor | null>(null);
  useEffect(() => {
    if (element.current === null || source === null) return;
    const made = createEditor({
      element: element.current,
      source,
      access,
      textLanguage: tagOf[textLanguage],
      label: say("writing.text", { title }),
      placeholder: say("writing.placeholder"),
      blocks: { words, formatDate: format.shortDate, institutionsList, rows },
      slashList: slashLink,
      requests: {
        editLink: () => latest.current.requests.editLink(),
        showShortcuts: () => latest.current.requests.showShortcuts(),
        focusToolbar: () => latest.current.requests.focusToolbar(),
        comment: () => latest.current.requests.comment(),
      },
      onCommentPress: (threadId) => latest.current.onCommentPress(threadId),
      newBlockId,
      now: () => Date.now(),
    });
    setEditor(made);
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [
    element,
    source,
    access,
    textLanguage,
    title,
    say,
    format,
    words,
    slashLink,
    institutionsList,
    rows,
    newBlockId,
  ]);
  return editor;
}
