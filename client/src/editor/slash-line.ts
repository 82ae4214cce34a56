import type { EditorState } from "@tiptap/pm/state";

/** What may be written on one line after its prefix while a session is held. */
export const slashLineKinds = ["resolution", "agendaItem", "responsible", "dueDate", "reservation"] as const;
export type SlashLineKind = (typeof slashLineKinds)[number];

/** The prefixes, in both languages: people take minutes in either. */
const prefixes: Readonly<Record<SlashLineKind, readonly string[]>> = {
  resolution: ["acuerdo", "resolution"],
  agendaItem: ["punto", "item"],
  responsible: ["responsable", "responsible"],
  dueDate: ["plazo", "due"],
  reservation: ["reserva", "reservation"],
};

/** The prefix that the menu writes for who chose its entry there. */
export function prefixOf(kind: SlashLineKind, language: "es" | "en"): string {
  return prefixes[kind][language === "es" ? 0 : 1] ?? kind;
}

/** A line such as "/plazo 30 mar": what is asked for, and what follows it. */
export type SlashLine = { readonly kind: SlashLineKind; readonly rest: string };

/** Reads a line that starts with a prefix; null for any other, and for a prefix that no space follows yet. */
export function readSlashLine(text: string): SlashLine | null {
  const match = /^\/(\p{L}+)\s(.*)$/su.exec(text);
  if (match === null) return null;
  const word = (match[1] ?? "").toLowerCase();
  const kind = slashLineKinds.find((candidate) => prefixes[candidate].includes(word));
  return kind === undefined ? null : { kind, rest: (match[2] ?? "").trim() };
}

/** The line that the caret stands at the end of, with where it starts and ends. */
export function slashLineAt(
  state: EditorState,
): (SlashLine & { readonly from: number; readonly to: number }) | null {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  if (!empty || parent.type.name !== "paragraph" || $from.parentOffset !== parent.content.size) return null;
  if (!parent.textContent.startsWith("/")) return null;
  const line = readSlashLine(parent.textBetween(0, parent.content.size, "\n", "\ufffc"));
  return line === null ? null : { ...line, from: $from.start(), to: $from.end() };
}
