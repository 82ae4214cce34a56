import type { Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";

/** What a typed block needs from the editor around it. */
export type BlockPlace = { readonly view: EditorView; readonly getPos: () => number | undefined };

/** A labelled field in a typed block that reads and writes one attribute of its node. */
export type BlockField = {
  readonly element: HTMLElement;
  /** Shows the node's value, unless the person in front is writing another one right now. */
  readonly show: (node: Node) => void;
  /** Writes what is still on its way; called before the block goes. */
  readonly settle: () => void;
};

type Control = HTMLInputElement | HTMLSelectElement;

const writePause = 500;
const refused = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

function blockField(options: {
  readonly place: BlockPlace;
  readonly attribute: string;
  readonly label: string;
  readonly control: Control;
  /** What stands in the control's place and holds it; the control alone unless given. */
  readonly frame?: HTMLElement;
  readonly read: () => unknown;
  readonly isSound: (value: unknown) => boolean;
}): BlockField {
  const { place, attribute, control, read, isSound } = options;
  const element = document.createElement("label");
  control.dataset.field = attribute;
  element.className = "block-field";
  const words = document.createElement("span");
  words.className = "block-label";
  words.textContent = options.label;
  element.append(words, options.frame ?? control);
  let timer: ReturnType<typeof setTimeout> | null = null;
  const settle = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    const position = place.getPos();
    const value = read();
    if (position === undefined || !isSound(value)) return;
    const node = place.view.state.doc.nodeAt(position);
    if (node === null || node.attrs[attribute] === value) return;
    place.view.dispatch(place.view.state.tr.setNodeAttribute(position, attribute, value));
  };
  control.addEventListener("input", () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(settle, writePause);
  });
  control.addEventListener("change", () => {
    timer ??= setTimeout(settle, 0);
    settle();
  });
  control.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Enter") return;
    event.preventDefault();
    timer ??= setTimeout(settle, 0);
    settle();
  });
  return {
    element,
    settle,
    show(node) {
      if (timer !== null) return;
      const value = String(node.attrs[attribute] ?? "");
      const shown = control.type === "number" && value === "0" ? "" : value;
      if (control.value !== shown) control.value = shown;
    },
  };
}

export type FieldOptions = {
  readonly place: BlockPlace;
  readonly attribute: string;
  readonly label: string;
  readonly canWrite: boolean;
  /** Stands in the place of a value that is still open. */
  readonly empty: string;
};

/** The same for whoever may not write: the value as words. */
function valueField(options: FieldOptions, wordsOf: (value: string) => string): BlockField {
  const element = document.createElement("div");
  element.className = "block-field";
  const label = document.createElement("span");
  label.className = "block-label";
  label.textContent = options.label;
  const value = document.createElement("span");
  element.append(label, value);
  return {
    element,
    settle: () => undefined,
    show(node) {
      const said = wordsOf(String(node.attrs[options.attribute] ?? ""));
      value.textContent = said === "" ? options.empty : said;
      value.className = said === "" ? "block-value is-open" : "block-value";
    },
  };
}

/** One line of text of at most 200 characters; `list` is the id of a datalist with likely values. */
export function textField(options: FieldOptions & { readonly list?: string }): BlockField {
  if (!options.canWrite) return valueField(options, (value) => value.trim());
  const control = document.createElement("input");
  control.type = "text";
  control.maxLength = 200;
  control.autocomplete = "off";
  control.placeholder = options.empty;
  if (options.list !== undefined) control.setAttribute("list", options.list);
  return blockField({
    ...options,
    control,
    read: () => control.value.replace(refused, "").slice(0, 200),
    isSound: () => true,
  });
}

/**
 * A calendar date in the browser's own field. Until somebody writes in it, it reads as the interface writes dates: the
 * field's own order of day and month follows the browser, and 04/05 is two days.
 */
export function dateField(
  options: FieldOptions & { readonly formatDate: (plainDate: string) => string },
): BlockField {
  if (!options.canWrite) {
    return valueField(options, (value) => (value === "" ? "" : options.formatDate(value)));
  }
  const control = document.createElement("input");
  control.type = "date";
  control.min = "1900-01-01";
  control.max = "2199-12-31";
  const said = document.createElement("span");
  said.setAttribute("aria-hidden", "true");
  const frame = document.createElement("span");
  frame.className = "block-date";
  frame.append(control, said);
  const sayDate = () => {
    const isWhole = control.value !== "" && control.validity.valid;
    said.textContent = isWhole ? options.formatDate(control.value) : options.empty;
    said.className = isWhole ? "block-date-words" : "block-date-words is-open";
  };
  control.addEventListener("input", sayDate);
  control.addEventListener("blur", sayDate);
  const field = blockField({
    ...options,
    control,
    frame,
    read: () => control.value,
    // A date half written reads as "" and must not wipe the one that stands; clearing it is a value of its own.
    isSound: () => control.validity.valid,
  });
  return {
    ...field,
    show(node) {
      field.show(node);
      sayDate();
    },
  };
}

export function minutesField(options: FieldOptions): BlockField {
  if (!options.canWrite) return valueField(options, (value) => value);
  const control = document.createElement("input");
  control.type = "number";
  control.min = "0";
  control.max = "600";
  control.step = "5";
  control.inputMode = "numeric";
  control.placeholder = "–";
  return blockField({
    ...options,
    control,
    read: () => (control.value === "" ? 0 : Number(control.value)),
    isSound: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 600,
  });
}

export function choiceField(
  options: FieldOptions & { readonly choices: readonly { readonly value: string; readonly text: string }[] },
): BlockField {
  if (!options.canWrite) {
    return valueField(
      options,
      (value) => options.choices.find((choice) => choice.value === value)?.text ?? value,
    );
  }
  const control = document.createElement("select");
  for (const { value, text } of options.choices) control.append(new Option(text, value));
  return blockField({ ...options, control, read: () => control.value, isSound: () => true });
}

/** Part of a block that is not text: the caret stays out of it. */
export function apart(className: string, ...children: readonly (HTMLElement | string)[]): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  element.contentEditable = "false";
  element.append(...children);
  return element;
}

/** Events in fields and buttons are theirs; ProseMirror keeps those of the text. */
export function isOutside(content: HTMLElement, target: EventTarget | null): boolean {
  return target instanceof globalThis.Node && !content.contains(target);
}
