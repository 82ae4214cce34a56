import { type NodeJson, plainText } from "@minuta/document";
import type { NodeViewConstructor } from "@tiptap/pm/view";
import { apart, dateField, isOutside, textField } from "./block-field.ts";
import type { BlockSettings } from "./block-words.ts";

/** A resolution: what it still lacks above, its text, and who answers for it by when below. */
export function resolutionView(settings: BlockSettings): NodeViewConstructor {
  return (node, view, getPos) => {
    const { words, canWrite, formatDate, institutionsList, rows } = settings;
    const place = { view, getPos };
    const dom = document.createElement("section");
    dom.className = "block resolution";
    dom.setAttribute("role", "group");
    const title = document.createElement("span");
    title.className = "block-title";
    const states = document.createElement("span");
    states.className = "block-states";
    const action = document.createElement("button");
    action.type = "button";
    action.hidden = true;
    const notes = document.createElement("ul");
    const notesPlace = apart("block-notes", notes);
    const contentDOM = document.createElement("div");
    contentDOM.className = "block-text";
    contentDOM.dataset.empty = words.writeResolution;
    const responsible = textField({
      place,
      attribute: "responsible",
      label: words.responsible,
      empty: words.open,
      list: institutionsList,
      canWrite,
    });
    const dueDate = dateField({
      place,
      attribute: "dueDate",
      label: words.dueDate,
      empty: words.open,
      canWrite,
      formatDate,
    });
    dom.append(
      apart("block-head", title, states, action),
      contentDOM,
      apart("block-foot", responsible.element, dueDate.element),
      notesPlace,
    );
    action.addEventListener("click", () => rows.act(String(shown.attrs.id)));
    let shown = node;
    let type = node.type;
    const show = (current: typeof node) => {
      type = current.type;
      shown = current;
      const text = plainText(current.toJSON() as NodeJson);
      const now = {
        text,
        responsible: String(current.attrs.responsible),
        dueDate: String(current.attrs.dueDate),
      };
      const look = rows.resolution(String(current.attrs.id), now);
      title.textContent = look?.title ?? words.resolutionDraft;
      dom.setAttribute("aria-label", title.textContent);
      dom.dataset.block = String(current.attrs.id);
      const lacks = [
        ...(text.trim() === "" ? [words.textMissing] : []),
        ...(now.responsible.trim() === "" ? [words.responsibleMissing] : []),
        ...(now.dueDate === "" ? [words.dueDateMissing] : []),
      ];
      const tone = look?.tone ?? "draft";
      dom.dataset.state = tone === "draft" ? (lacks.length === 0 ? "ready" : "lacking") : tone;
      const drafted = lacks.length === 0 ? [words.ready] : lacks;
      showWords(states, tone === "draft" ? drafted : (look?.badges ?? []), "span", "block-badge");
      showWords(notes, look?.notes ?? [], "li", "");
      notesPlace.hidden = notes.childElementCount === 0;
      // What a draft lacks is said beside its title; adopting is offered once nothing is.
      const act = tone === "draft" && lacks.length > 0 ? null : (look?.action ?? null);
      action.hidden = act === null;
      action.textContent = act?.text ?? "";
      action.className = act?.isMain === true ? "block-button is-main" : "block-button";
      contentDOM.classList.toggle("is-empty", current.childCount === 1 && current.textContent === "");
      responsible.show(current);
      dueDate.show(current);
    };
    show(node);
    const leave = rows.subscribe(() => show(shown));
    return {
      dom,
      contentDOM,
      update(current) {
        if (current.type !== type) return false;
        show(current);
        return true;
      },
      stopEvent: (event) => isOutside(contentDOM, event.target),
      ignoreMutation: (mutation) => mutation.type !== "selection" && isOutside(contentDOM, mutation.target),
      destroy() {
        leave();
        responsible.settle();
        dueDate.settle();
      },
    };
  };
}

/** Draws each of the words in an element of its own, and nothing while they stay the same. */
function showWords(place: HTMLElement, words: readonly string[], tag: string, className: string): void {
  const said = words.join("|");
  if (place.dataset.said === said) return;
  place.dataset.said = said;
  place.replaceChildren(
    ...words.map((text) => {
      const made = document.createElement(tag);
      made.className = className;
      made.textContent = text;
      return made;
    }),
  );
}
