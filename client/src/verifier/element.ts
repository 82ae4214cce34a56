type Child = Node | string;
type Attributes = Readonly<Record<string, string | boolean>>;

/** An element of HTML. Words go in as text, never as HTML: what a file says is shown and not run. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...children);
  return made;
}

/** A drawing that says what the words beside it say, and is silent. */
export function drawing(className: string, path: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  set(svg, { class: className, viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" });
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
}

/** What a file says, without what would steer a reader's eye or screen reader, and not at any length. */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, "�").slice(0, 4000);
}
