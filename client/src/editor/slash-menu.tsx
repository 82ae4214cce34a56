import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { type MessageKey, useSay } from "../i18n/say.ts";
import { Icon } from "../ui/icon.tsx";
import type { NewBlockId } from "./commands.ts";
import { findSlashItems, type SlashItemId, slashCommand, slashIcons } from "./slash-items.ts";
import styles from "./slash-menu.module.css";
import { closeSlash, type SlashList, slashQuery } from "./slash-trigger.ts";

const wordsOf = (id: SlashItemId) => `writing.insert.${id}` satisfies MessageKey;
const hintOf = (id: SlashItemId) => `writing.insert.${id}.hint` satisfies MessageKey;

/**
 * The part of the list that the editor's keys speak to. The editor is made before its list is drawn, so this stands
 * between the two.
 */
export class SlashLink implements SlashList {
  readonly listId: string;
  #shown: readonly SlashItemId[] = [];
  #active = 0;
  #choose: (id: SlashItemId) => void = () => undefined;
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

  readonly choose = (): void => {
    const id = this.#shown[this.#active];
    if (id !== undefined) this.#choose(id);
  };

  point(index: number): void {
    this.#active = index;
    for (const listener of this.#listeners) listener();
  }

  show(items: readonly SlashItemId[], choose: (id: SlashItemId) => void): void {
    this.#shown = items;
    this.#choose = choose;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** The list that opens at a `/`: filtered by what is written after it, worked with the arrows, Enter and Escape. */
export function SlashMenu({
  editor,
  link,
  newBlockId,
}: {
  readonly editor: Editor;
  readonly link: SlashLink;
  readonly newBlockId: NewBlockId;
}) {
  const open = useEditorState({ editor, selector: ({ editor: current }) => slashQuery(current.state) });
  if (open === null) return null;
  return (
    <OpenMenu
      editor={editor}
      link={link}
      newBlockId={newBlockId}
      from={open.from}
      to={open.to}
      query={open.query}
    />
  );
}

function OpenMenu({
  editor,
  link,
  newBlockId,
  from,
  to,
  query,
}: {
  readonly editor: Editor;
  readonly link: SlashLink;
  readonly newBlockId: NewBlockId;
  readonly from: number;
  readonly to: number;
  readonly query: string;
}) {
  const say = useSay();
  const statusId = useId();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const items = findSlashItems(query);

  const choose = (id: SlashItemId) => {
    const { view } = editor;
    closeSlash(view);
    view.dispatch(view.state.tr.delete(from, to));
    slashCommand(id, newBlockId)(view.state, view.dispatch, view);
    view.focus();
  };
  link.show(items, choose);

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
        {say("writing.insert.found", { count: items.length })}
      </span>
      {items.length === 0 ? (
        <p className={styles.none}>{say("writing.insert.none")}</p>
      ) : (
        <div id={link.listId} role="listbox" aria-label={say("writing.insert")} className={styles.list}>
          {items.map((id, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus and names this option by aria-activedescendant.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the text, which passes them on.
            <div
              key={id}
              id={link.optionId(index)}
              role="option"
              aria-selected={index === active}
              className={styles.option}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => {
                if (index !== active) link.point(index);
              }}
              onClick={() => choose(id)}
            >
              <Icon name={slashIcons[id]} />
              <span className={styles.words}>
                <span>{say(wordsOf(id))}</span>
                <small>{say(hintOf(id))}</small>
              </span>
            </div>
          ))}
        </div>
      )}
    </div>,
    document.body,
  );
}
