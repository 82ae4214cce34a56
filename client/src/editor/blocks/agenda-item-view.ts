import type { NodeViewConstructor } from "@tiptap/pm/view";
import { apart, isOutside, minutesField } from "./block-field.ts";
import type { BlockSettings } from "./block-words.ts";

/** An agenda item: a heading that a style sheet numbers, with the minutes planned for it. */
export function agendaItemView(settings: BlockSettings): NodeViewConstructor {
  return (node, view, getPos) => {
    const { words, canWrite } = settings;
    const dom = document.createElement("div");
    dom.className = "agenda-item";
    const contentDOM = document.createElement("h2");
    contentDOM.dataset.empty = words.writeAgendaItem;
    const minutes = minutesField({
      place: { view, getPos },
      attribute: "minutes",
      label: words.minutesLabel,
      empty: "–",
      canWrite,
    });
    const unit = document.createElement("span");
    unit.textContent = words.minutes;
    unit.setAttribute("aria-hidden", "true");
    const side = apart("agenda-minutes", minutes.element, unit);
    dom.append(contentDOM, side);
    const show = (current: typeof node) => {
      dom.dataset.block = String(current.attrs.id);
      contentDOM.classList.toggle("is-empty", current.content.size === 0);
      side.hidden = !canWrite && current.attrs.minutes === 0;
      minutes.show(current);
    };
    show(node);
    return {
      dom,
      contentDOM,
      update(current) {
        if (current.type !== node.type) return false;
        show(current);
        return true;
      },
      stopEvent: (event) => isOutside(contentDOM, event.target),
      ignoreMutation: (mutation) => mutation.type !== "selection" && isOutside(contentDOM, mutation.target),
      destroy: () => minutes.settle(),
    };
  };
}
