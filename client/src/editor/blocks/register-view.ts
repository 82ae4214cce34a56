import type { RegisterSection } from "@minuta/document";
import type { Party } from "@minuta/domain";
import type { NodeViewConstructor } from "@tiptap/pm/view";
import { type RegisterLook, type RegisterPart, registerWords } from "./block-rows.ts";
import type { BlockSettings } from "./block-words.ts";

/** A place in the text where rows are drawn. The text goes around it; nothing inside can be written in. */
export function registerView({ rows, words }: BlockSettings): NodeViewConstructor {
  return (node) => {
    const section = String(node.attrs.section) as RegisterSection;
    const dom = document.createElement("section");
    dom.className = "register";
    dom.setAttribute("role", "group");
    dom.contentEditable = "false";
    dom.dataset.section = section;
    let drawn: string | null = null;
    const draw = () => {
      const look = rows.register(section) ?? { title: words.registers[section], parts: [] };
      const said = registerWords(look);
      if (said === drawn) return;
      drawn = said;
      dom.setAttribute("aria-label", look.title);
      dom.replaceChildren(...elementsOf(look));
    };
    draw();
    const leave = rows.subscribe(draw);
    return {
      dom,
      update: (current) => current.type === node.type && current.attrs.section === section,
      ignoreMutation: (mutation) => mutation.type !== "selection",
      destroy: leave,
    };
  };
}

/** What a register looks like: its title, and its parts one below the other. */
export function elementsOf(look: RegisterLook): HTMLElement[] {
  return [element("div", look.title, "register-title"), ...look.parts.map(partElement)];
}

function element(tag: string, text = "", className = ""): HTMLElement {
  const made = document.createElement(tag);
  if (text !== "") made.textContent = text;
  if (className !== "") made.className = className;
  return made;
}

function partElement(part: RegisterPart): HTMLElement {
  switch (part.type) {
    case "line":
      return element("p", part.text, part.tone === undefined ? "" : `is-${part.tone}`);
    case "facts": {
      const list = element("dl");
      for (const [name, value] of part.facts) list.append(element("dt", name), element("dd", value));
      return list;
    }
    case "table":
      return table(part);
  }
}

function table(part: Extract<RegisterPart, { type: "table" }>): HTMLElement {
  const made = element("table");
  const head = element("thead");
  const names = element("tr");
  for (const column of part.columns) {
    const cell = element("th", column);
    cell.setAttribute("scope", "col");
    names.append(cell);
  }
  head.append(names);
  const body = element("tbody");
  for (const { party, cells } of part.rows) {
    const row = element("tr");
    cells.forEach((text, index) => {
      const cell = element("td", text);
      // A narrow screen sets the cells one below the other, each under its column's name.
      cell.dataset.column = part.columns[index] ?? "";
      if (index === 0 && party !== null) cell.prepend(partyShape(party));
      row.append(cell);
    });
    body.append(row);
  }
  made.append(head, body);
  return made;
}

/** The shape of a party in its colour; the word stands beside it. */
function partyShape(party: Party): HTMLElement {
  const shape = element("span", "", "register-party");
  shape.dataset.party = party;
  shape.setAttribute("aria-hidden", "true");
  return shape;
}
