import type { NodeViewConstructor } from "@tiptap/pm/view";
import { apart, dateField, isOutside, textField } from "./block-field.ts";
import type { BlockSettings } from "./block-words.ts";

/** A resolution: what it still lacks above, its text, and who answers for it by when below. */
export function resolutionView(settings: BlockSettings): NodeViewConstructor {
  return (node, view, getPos) => {
    const { words, canWrite, formatDate, institutionsList, numbers } = settings;
    const place = { view, getPos };
    const dom = document.createElement("section");
    dom.className = "block resolution";
    dom.setAttribute("role", "group");
    const title = document.createElement("span");
    title.className = "block-title";
    const states = document.createElement("span");
    states.className = "block-states";
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
      apart("block-head", title, states),
      contentDOM,
      apart("block-foot", responsible.element, dueDate.element),
    );
    let type = node.type;
    const show = (current: typeof node) => {
      type = current.type;
      const number = numbers.get(String(current.attrs.id));
      title.textContent = number === undefined ? words.resolutionDraft : `${words.resolution} ${number}`;
      dom.setAttribute("aria-label", title.textContent);
      dom.dataset.block = String(current.attrs.id);
      const lacks = [
        ...(current.textContent.trim() === "" ? [words.textMissing] : []),
        ...(String(current.attrs.responsible).trim() === "" ? [words.responsibleMissing] : []),
        ...(current.attrs.dueDate === "" ? [words.dueDateMissing] : []),
      ];
      const isDone = number !== undefined || lacks.length === 0;
      dom.dataset.state = isDone ? "ready" : "lacking";
      const said = number !== undefined ? [] : lacks.length === 0 ? [words.ready] : lacks;
      if (states.dataset.said !== said.join("|")) {
        states.dataset.said = said.join("|");
        states.replaceChildren(
          ...said.map((text) => {
            const badge = document.createElement("span");
            badge.className = "block-badge";
            badge.textContent = text;
            return badge;
          }),
        );
      }
      contentDOM.classList.toggle("is-empty", current.childCount === 1 && current.textContent === "");
      responsible.show(current);
      dueDate.show(current);
    };
    show(node);
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
        responsible.settle();
        dueDate.settle();
      },
    };
  };
}
