import { type CommitmentFieldName, commitmentOf, type NodeJson } from "@minuta/document";
import { commitmentStatuses, verifiableFaults } from "@minuta/domain";
import type { Node } from "@tiptap/pm/model";
import type { NodeViewConstructor } from "@tiptap/pm/view";
import { addMilestone } from "../commands.ts";
import { apart, choiceField, dateField, isOutside, textField } from "./block-field.ts";
import type { BlockSettings } from "./block-words.ts";

/** A commitment: its short facts above, the parts that people word together, and its milestones. */
export function commitmentView(settings: BlockSettings): NodeViewConstructor {
  return (node, view, getPos) => {
    const { words, canWrite, formatDate, institutionsList } = settings;
    const place = { view, getPos };
    const dom = document.createElement("section");
    dom.className = "block commitment";
    dom.setAttribute("role", "group");
    dom.setAttribute("aria-label", words.commitment);
    const title = document.createElement("span");
    title.className = "block-title";
    title.textContent = words.commitment;
    const common = { place, canWrite, formatDate, empty: words.open };
    const fields = [
      textField({
        ...common,
        attribute: "leadAgency",
        label: words.leadAgency,
        list: institutionsList,
      }),
      textField({ ...common, attribute: "contact", label: words.contact }),
      dateField({ ...common, attribute: "startsOn", label: words.startsOn }),
      dateField({ ...common, attribute: "endsOn", label: words.endsOn }),
      choiceField({
        ...common,
        attribute: "status",
        label: words.status,
        choices: commitmentStatuses.map((value) => ({ value, text: words.statuses[value] })),
      }),
    ];
    const contentDOM = document.createElement("div");
    contentDOM.className = "block-text";
    const verdict = verdictOf(settings);
    dom.append(
      apart("block-head", title),
      apart("block-facts", ...fields.map((field) => field.element)),
      contentDOM,
    );
    if (canWrite) {
      const add = document.createElement("button");
      add.type = "button";
      add.className = "block-button";
      add.textContent = words.addMilestone;
      add.addEventListener("click", () => {
        const position = getPos();
        if (position === undefined) return;
        addMilestone(position)(view.state, view.dispatch, view);
        view.focus();
      });
      dom.append(apart("block-foot", add));
    }
    dom.append(verdict.element);
    const show = (current: typeof node) => {
      dom.dataset.block = String(current.attrs.id);
      verdict.show(current);
      for (const field of fields) field.show(current);
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
      destroy() {
        for (const field of fields) field.settle();
      },
    };
  };
}

/** Whether the commitment is verifiable as it stands, and each reason why not. */
function verdictOf({ words }: BlockSettings): { element: HTMLElement; show: (node: Node) => void } {
  const element = apart("commitment-verdict");
  const line = document.createElement("p");
  line.className = "commitment-verdict-words";
  const reasons = document.createElement("ul");
  reasons.className = "commitment-verdict-reasons";
  element.append(line, reasons);
  return {
    element,
    show(node) {
      const faults = verifiableFaults(commitmentOf(node.toJSON() as NodeJson));
      element.classList.toggle("is-verifiable", faults.length === 0);
      line.textContent = faults.length === 0 ? words.verifiable : words.notVerifiable;
      reasons.replaceChildren(
        ...faults.map((fault) => {
          const reason = document.createElement("li");
          reason.textContent = words.faultOf(fault);
          return reason;
        }),
      );
    },
  };
}

/** One worded part of a commitment under its label. */
export function commitmentFieldView(settings: BlockSettings): NodeViewConstructor {
  return (node) => {
    const { words } = settings;
    const dom = document.createElement("div");
    dom.className = "commitment-field";
    const label = apart("field-label");
    const contentDOM = document.createElement("p");
    dom.append(label, contentDOM);
    const show = (current: typeof node) => {
      const name = current.attrs.name as CommitmentFieldName;
      dom.dataset.field = name;
      label.textContent = words.fields[name];
      contentDOM.dataset.empty = words.fieldHints[name];
      contentDOM.classList.toggle("is-empty", current.content.size === 0);
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
      ignoreMutation: (mutation) => mutation.type !== "selection" && isOutside(contentDOM, mutation.target),
    };
  };
}

/** A milestone with the deliverable that shows it was reached, and its dates. */
export function milestoneView(settings: BlockSettings): NodeViewConstructor {
  return (node, view, getPos) => {
    const { words, canWrite, formatDate } = settings;
    const common = { place: { view, getPos }, canWrite, formatDate, empty: words.open };
    const dom = document.createElement("div");
    dom.className = "commitment-field milestone";
    const label = apart("field-label");
    label.textContent = words.milestone;
    const contentDOM = document.createElement("p");
    contentDOM.dataset.empty = words.writeMilestone;
    const fields = [
      dateField({ ...common, attribute: "startsOn", label: words.startsOn }),
      dateField({ ...common, attribute: "endsOn", label: words.endsOn }),
    ];
    const foot = apart("block-foot", ...fields.map((field) => field.element));
    if (canWrite) {
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "block-button";
      remove.textContent = words.removeMilestone;
      remove.addEventListener("click", () => {
        const position = getPos();
        const current = position === undefined ? null : view.state.doc.nodeAt(position);
        if (position === undefined || current === null) return;
        view.dispatch(view.state.tr.delete(position, position + current.nodeSize));
        view.focus();
      });
      foot.append(remove);
    }
    dom.append(label, contentDOM, foot);
    const show = (current: typeof node) => {
      contentDOM.classList.toggle("is-empty", current.content.size === 0);
      for (const field of fields) field.show(current);
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
      destroy() {
        for (const field of fields) field.settle();
      },
    };
  };
}
