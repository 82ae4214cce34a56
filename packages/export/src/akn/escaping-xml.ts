/** XML that was made by `xml`, so that it is not escaped again. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

// What no XML 1.0 document may hold, not even as a reference (XML 1.0, 2.2). The first three say how a line ends.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be held.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** XML from a template: every value but XML that was made by this same tag is escaped. */
export function xml(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Xml | readonly Xml[])[]
): Xml {
  return new Xml(strings.reduce((made, part, index) => made + written(values[index - 1] ?? "") + part));
}

function written(value: string | number | Xml | readonly Xml[]): string {
  if (value instanceof Xml) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return String(value)
    .replaceAll(forbidden, "\ufffd")
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}
