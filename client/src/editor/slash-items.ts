import type { Command } from "@tiptap/pm/state";
import type { IconName } from "../ui/icon.tsx";
import {
  heading,
  insertAgendaItem,
  insertCommitment,
  insertResolution,
  insertRule,
  insertTable,
  type NewBlockId,
  setParagraph,
  toggleList,
  toggleQuote,
} from "./commands.ts";

/** What writes into the text, and what is for a session that is held. */
export const scribeItemIds = ["responsible", "dueDate", "reservation", "recess", "adjourn"] as const;
export type ScribeItemId = (typeof scribeItemIds)[number];

export const slashItemIds = [
  "resolution",
  "agendaItem",
  ...scribeItemIds,
  "commitment",
  "heading1",
  "heading2",
  "heading3",
  "paragraph",
  "bulletList",
  "orderedList",
  "quote",
  "table",
  "rule",
] as const;
export type SlashItemId = (typeof slashItemIds)[number];

export function isScribeItem(id: SlashItemId): id is ScribeItemId {
  return (scribeItemIds as readonly string[]).includes(id);
}

/** Words that find an item, whatever language the interface speaks: people write minutes in either. */
const words: Record<SlashItemId, readonly string[]> = {
  resolution: ["acuerdo", "resolution", "agreement", "resolución", "decisión"],
  agendaItem: ["punto", "orden del día", "item", "agenda item", "tema"],
  responsible: ["responsable", "responsible", "encargado"],
  dueDate: ["plazo", "due", "fecha", "deadline"],
  reservation: ["reserva", "reservation", "voto particular", "dissent"],
  recess: ["receso", "recess", "reanudar", "resume", "pausa"],
  adjourn: ["cierre", "close", "clausura", "adjourn"],
  commitment: ["compromiso", "commitment", "plan de acción"],
  heading1: ["título 1", "heading 1", "title", "encabezado 1", "h1"],
  heading2: ["título 2", "heading 2", "encabezado 2", "h2"],
  heading3: ["título 3", "heading 3", "encabezado 3", "h3"],
  paragraph: ["texto", "párrafo", "text", "paragraph"],
  bulletList: ["lista", "viñetas", "bulleted list", "bullets"],
  orderedList: ["lista numerada", "numbered list", "numeración"],
  quote: ["cita", "quote"],
  table: ["tabla", "cuadro", "table"],
  rule: ["línea", "separador", "rule", "divider"],
};

export const slashIcons: Record<SlashItemId, IconName> = {
  resolution: "handshake",
  agendaItem: "flag",
  responsible: "person",
  dueDate: "calendar",
  reservation: "quote",
  recess: "clock",
  adjourn: "lock",
  commitment: "check",
  heading1: "heading",
  heading2: "heading",
  heading3: "heading",
  paragraph: "document",
  bulletList: "listBulleted",
  orderedList: "listNumbered",
  quote: "quote",
  table: "table",
  rule: "more",
};

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * The items that a query finds, best first: those of which a word starts with it, then those of which a later word
 * does, then those that hold it. Accents and capitals do not count.
 */
export function findSlashItems(
  query: string,
  offered: readonly SlashItemId[] = slashItemIds,
): readonly SlashItemId[] {
  const asked = plain(query.trim());
  if (asked === "") return offered;
  const rank = (id: SlashItemId) => {
    const ranks = words[id].map((word) => {
      const at = plain(word);
      if (at.startsWith(asked)) return 0;
      if (at.split(" ").some((part) => part.startsWith(asked))) return 1;
      return at.includes(asked) ? 2 : 3;
    });
    return Math.min(...ranks);
  };
  return offered
    .map((id) => ({ id, rank: rank(id) }))
    .filter((entry) => entry.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map((entry) => entry.id);
}

/** The command of an item that writes into the text. */
export function slashCommand(id: Exclude<SlashItemId, ScribeItemId>, newBlockId: NewBlockId): Command {
  switch (id) {
    case "resolution":
      return insertResolution(newBlockId);
    case "agendaItem":
      return insertAgendaItem(newBlockId);
    case "commitment":
      return insertCommitment(newBlockId);
    case "heading1":
      return heading(1);
    case "heading2":
      return heading(2);
    case "heading3":
      return heading(3);
    case "paragraph":
      return setParagraph;
    case "bulletList":
      return toggleList("bulletList");
    case "orderedList":
      return toggleList("orderedList");
    case "quote":
      return toggleQuote;
    case "table":
      return insertTable;
    case "rule":
      return insertRule;
  }
}
