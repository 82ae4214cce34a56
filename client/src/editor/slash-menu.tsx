import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useFormat } from "../i18n/format.ts";
import { useLanguage, useSay } from "../i18n/say.ts";
import { Icon } from "../ui/icon.tsx";
import type { NewBlockId } from "./commands.ts";
import styles from "./slash-menu.module.css";
import { type Scribe, type SlashOption, slashOffer } from "./slash-options.ts";
import { type SlashList, type SlashOpen, slashOpen } from "./slash-trigger.ts";

/**
 * The part of the list that the editor's keys speak to. The editor is made before its list is drawn, so this stands
 * between the two.
 */
export class SlashLink implements SlashList {
  readonly listId: string;
  #shown: readonly SlashOption[] = [];
  #active = 0;
  #takesLines = false;
  readonly #listeners = new Set<() => void>();

  constructor(listId: string) {
    this.listId = listId;
  }

  readonly optionCount = (): number => this.#shown.length;
  readonly activeIndex = (): number => this.#active;
  readonly optionId = (index: number): string => `${this.listId}-${index}`;
  readonly activeOptionId = (): string | null =>
    this.#shown.length === 0 ? null : this.optionId(this.#active);

  readonly move = (step: 1 | -1): void => {
    const count = this.#shown.length;
    if (count > 0) this.point((this.#active + step + count) % count);
  };

  readonly choose = (): void => this.#shown[this.#active]?.choose();

  readonly takesLines = (): boolean => this.#takesLines;

  point(index: number): void {
    this.#active = index;
    for (const listener of this.#listeners) listener();
  }

  show(options: readonly SlashOption[]): void {
    this.#shown = options;
  }

  readLines(takesLines: boolean): void {
    this.#takesLines = takesLines;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

type MenuProps = {
  readonly editor: Editor;
  readonly link: SlashLink;
  readonly newBlockId: NewBlockId;
  readonly scribe: Scribe | null;
  readonly institutions: readonly string[];
};

/** The list that opens at a `/`: filtered by what is written after it, worked with the arrows, Enter and Escape. */
export function SlashMenu(props: MenuProps) {
  const { editor, link, scribe } = props;
  link.readLines(scribe !== null);
  const open = useEditorState({ editor, selector: ({ editor: current }) => slashOpen(current.state) });
  return open === null ? null : <OpenMenu {...props} open={open} />;
}

function OpenMenu({
  editor,
  link,
  newBlockId,
  scribe,
  institutions,
  open,
}: MenuProps & { readonly open: SlashOpen }) {
  const say = useSay();
  const format = useFormat();
  const language = useLanguage();
  const statusId = useId();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const formatDate = format.weekday;
  const around = { editor, newBlockId, scribe, institutions, say, language, formatDate };
  const { options, none } = slashOffer(open, around);
  const { from } = open;
  const query = open.type === "list" ? open.query : `${open.kind} ${open.rest}`;
  link.show(options);

  useEffect(
    () =>
      link.subscribe(() => {
        setActive(link.activeIndex());
        // The text says which option is pointed at; an empty transaction makes it say so again.
        editor.view.dispatch(editor.state.tr);
      }),
    [link, editor],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another query starts at its best answer.
  useEffect(() => link.point(0), [link, query]);

  useLayoutEffect(() => {
    const box = list.current;
    if (box === null) return;
    const caret = editor.view.coordsAtPos(from);
    const height = box.offsetHeight;
    const view = window.visualViewport;
    const bottom = (view?.offsetTop ?? 0) + (view?.height ?? window.innerHeight);
    const below = caret.bottom + 6;
    const top = below + height > bottom - 8 ? Math.max(8, caret.top - height - 6) : below;
    box.style.top = `${top}px`;
    box.style.left = `${Math.max(8, Math.min(caret.left - 8, window.innerWidth - box.offsetWidth - 8))}px`;
  });
  useEffect(() => {
    document.getElementById(link.optionId(active))?.scrollIntoView({ block: "nearest" });
  }, [link, active]);

  return createPortal(
    <div ref={list} className={styles.menu} data-print="no">
      <span id={statusId} className={styles.status} role="status">
        {options.length === 0 ? none : say("writing.insert.found", { count: options.length })}
      </span>
      {options.length === 0 ? (
        <p className={styles.none} aria-hidden="true">
          {none}
        </p>
      ) : (
        <div id={link.listId} role="listbox" aria-label={say("writing.insert")} className={styles.list}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus and names this option by aria-activedescendant.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the text, which passes them on.
            <div
              key={option.id}
              id={link.optionId(index)}
              role="option"
              aria-selected={index === active}
              className={styles.option}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => {
                if (index !== active) link.point(index);
              }}
              onClick={option.choose}
            >
              <Icon name={option.icon} />
              <span className={styles.words}>
                <span>{option.text}</span>
                <small>{option.hint}</small>
              </span>
            </div>
          ))}
        </div>
      )}
    </div>,
    document.body,
  );
}
