import type { Editor } from "@tiptap/core";
import type { Command } from "@tiptap/pm/state";
import { useEditorState } from "@tiptap/react";
import { type KeyboardEvent, type RefObject, useRef } from "react";
import { redoCommand, undoCommand } from "y-prosemirror";
import { type MessageKey, useSay } from "../i18n/say.ts";
import { Button } from "../ui/button.tsx";
import type { IconName } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import {
  heading,
  headingLevel,
  isMarkActive,
  isTableAt,
  linkAt,
  listAt,
  mark,
  type NewBlockId,
  setParagraph,
  type TableCommandName,
  tableCommands,
  toggleList,
  toggleQuote,
} from "./commands.ts";
import { isAppleKeyboard, keyNames } from "./shortcuts.ts";
import { type SlashItemId, slashCommand, slashIcons } from "./slash-items.ts";
import styles from "./toolbar.module.css";

const marks = [
  { name: "bold", icon: "bold", keys: "Mod-b" },
  { name: "italic", icon: "italic", keys: "Mod-i" },
  { name: "underline", icon: "underline", keys: "Mod-u" },
  { name: "strike", icon: "strike", keys: "Mod-Shift-s" },
  { name: "personalData", icon: "lock", keys: "Mod-Alt-p" },
] as const satisfies readonly { name: string; icon: IconName; keys: string }[];

const lists = [
  { name: "bulletList", icon: "listBulleted", keys: "Mod-Shift-8" },
  { name: "orderedList", icon: "listNumbered", keys: "Mod-Shift-7" },
] as const satisfies readonly { name: string; icon: IconName; keys: string }[];

const insertions = [
  "resolution",
  "agendaItem",
  "commitment",
  "table",
  "rule",
] as const satisfies readonly SlashItemId[];

const tableWords = (name: TableCommandName) => `writing.table.${name}` satisfies MessageKey;

/** What the tool bar shows of the text; compared by value, so that it is drawn again only when something of it changes. */
function factsOf({ editor }: { readonly editor: Editor }) {
  const { state } = editor;
  return {
    bold: isMarkActive(state, "bold"),
    italic: isMarkActive(state, "italic"),
    underline: isMarkActive(state, "underline"),
    strike: isMarkActive(state, "strike"),
    personalData: isMarkActive(state, "personalData"),
    link: linkAt(state) !== "",
    level: headingLevel(state),
    list: listAt(state),
    inTable: isTableAt(state),
    canUndo: undoCommand(state) === true,
    canRedo: redoCommand(state) === true,
    hasSelection: !state.selection.empty,
  };
}

/**
 * The tools of the text. One stop for the Tab key; arrows, Home and End move inside, Escape goes back to the text.
 * Whoever may not write sees only what they can use.
 */
export function Toolbar({
  editor,
  canWrite,
  canComment,
  bar,
  newBlockId,
  onLink,
  onComment,
  onImport,
  onShortcuts,
}: {
  readonly editor: Editor;
  readonly canWrite: boolean;
  readonly canComment: boolean;
  readonly bar: RefObject<HTMLDivElement | null>;
  readonly newBlockId: NewBlockId;
  readonly onLink: () => void;
  readonly onComment: () => void;
  readonly onImport: () => void;
  readonly onShortcuts: () => void;
}) {
  const say = useSay();
  const facts = useEditorState({ editor, selector: factsOf });
  const nameOf = useRef(keyNames(isAppleKeyboard())).current;
  const run = (command: Command) => () => {
    command(editor.state, editor.view.dispatch, editor.view);
    editor.view.focus();
  };
  const styleWord =
    facts.level === 0 ? say("writing.style.paragraph") : say("writing.style.heading", { level: facts.level });
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={say("writing.toolbar")}
      aria-orientation="horizontal"
      className={styles.bar}
      onKeyDown={(event) => moveInside(event, () => editor.view.focus())}
      onFocus={(event) => rove(event.currentTarget, event.target)}
      onMouseDown={(event) => {
        // The selection stays in the text while its tools are pressed.
        event.preventDefault();
      }}
      data-print="no"
    >
      {canWrite && (
        <>
          <span className={styles.group}>
            <IconButton
              icon="undo"
              label={say("writing.undo")}
              shortcut={nameOf("Mod-z")}
              onPress={run(undoCommand)}
              isDisabled={!facts.canUndo}
            />
            <IconButton
              icon="redo"
              label={say("writing.redo")}
              shortcut={nameOf("Mod-Shift-z")}
              onPress={run(redoCommand)}
              isDisabled={!facts.canRedo}
            />
          </span>
          <span className={styles.group}>
            <Menu
              label={say("writing.style")}
              placement="bottom start"
              trigger={
                <Button
                  tone="quiet"
                  className={styles.style ?? ""}
                  aria-label={say("writing.style.now", { style: styleWord })}
                >
                  {styleWord}
                </Button>
              }
            >
              <MenuItem text={say("writing.style.paragraph")} onAction={run(setParagraph)} />
              {[1, 2, 3, 4].map((level) => (
                <MenuItem
                  key={level}
                  text={say("writing.style.heading", { level })}
                  onAction={run(heading(level))}
                />
              ))}
              <MenuItem text={say("writing.style.quote")} onAction={run(toggleQuote)} />
            </Menu>
          </span>
          <span className={styles.group}>
            {marks.map(({ name, icon, keys }) => (
              <IconButton
                key={name}
                icon={icon}
                label={say(`writing.mark.${name}`)}
                shortcut={nameOf(keys)}
                isOn={facts[name]}
                onPress={run(mark(name))}
              />
            ))}
            <IconButton
              icon="link"
              label={say("writing.mark.link")}
              shortcut={nameOf("Mod-k")}
              isOn={facts.link}
              onPress={onLink}
            />
          </span>
          <span className={styles.group}>
            {lists.map(({ name, icon, keys }) => (
              <IconButton
                key={name}
                icon={icon}
                label={say(`writing.insert.${name}`)}
                shortcut={nameOf(keys)}
                isOn={facts.list === name}
                onPress={run(toggleList(name))}
              />
            ))}
          </span>
          <span className={styles.group}>
            <Menu
              label={say("writing.insert")}
              placement="bottom start"
              trigger={
                <Button tone="quiet" icon="plus">
                  {say("writing.insert")}
                </Button>
              }
            >
              {insertions.map((id) => (
                <MenuItem
                  key={id}
                  icon={slashIcons[id]}
                  text={say(`writing.insert.${id}`)}
                  onAction={run(slashCommand(id, newBlockId))}
                />
              ))}
              <MenuItem icon="document" text={say("importText.action")} onAction={onImport} />
            </Menu>
            {facts.inTable && (
              <Menu
                label={say("writing.table")}
                placement="bottom start"
                trigger={
                  <Button tone="quiet" icon="table">
                    {say("writing.table")}
                  </Button>
                }
              >
                {(Object.keys(tableCommands) as TableCommandName[]).map((name) => (
                  <MenuItem key={name} text={say(tableWords(name))} onAction={run(tableCommands[name])} />
                ))}
              </Menu>
            )}
          </span>
        </>
      )}
      <span className={styles.group}>
        {canComment && (
          <IconButton
            icon="comment"
            label={say("writing.comment")}
            shortcut={nameOf("Mod-Alt-m")}
            onPress={onComment}
          />
        )}
        <IconButton
          icon="info"
          label={say("writing.shortcuts")}
          shortcut={nameOf("Mod-/")}
          onPress={onShortcuts}
        />
      </span>
    </div>
  );
}

function buttonsOf(bar: Element): HTMLButtonElement[] {
  return [...bar.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
}

/** Only the button that had the focus last is a stop of the Tab key. */
function rove(bar: Element, target: EventTarget): void {
  for (const button of buttonsOf(bar)) button.tabIndex = button === target ? 0 : -1;
}

/** Puts the focus on the tool that had it last, else on the first. */
export function focusToolbar(bar: Element): void {
  const buttons = buttonsOf(bar);
  (buttons.find((button) => button.tabIndex === 0) ?? buttons[0])?.focus();
}

function moveInside(event: KeyboardEvent<HTMLDivElement>, leave: () => void): void {
  const buttons = buttonsOf(event.currentTarget);
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  if (at < 0) return;
  const next =
    event.key === "ArrowRight"
      ? (at + 1) % buttons.length
      : event.key === "ArrowLeft"
        ? (at - 1 + buttons.length) % buttons.length
        : event.key === "Home"
          ? 0
          : event.key === "End"
            ? buttons.length - 1
            : null;
  if (event.key === "Escape") {
    event.preventDefault();
    leave();
  } else if (next !== null) {
    event.preventDefault();
    buttons[next]?.focus();
  }
}
