import type { Language } from "@minuta/domain";
import type { Editor } from "@tiptap/core";
import type { MessageKey, Say } from "../i18n/say.ts";
import type { IconName } from "../ui/icon.tsx";
import { findBlock, type NewBlockId } from "./commands.ts";
import { readDatePhrase } from "./date-phrase.ts";
import { dropLine, fillResolution, insertFromLine, nearestResolution, type ScribeRequest } from "./scribe.ts";
import {
  findSlashItems,
  isScribeItem,
  type SlashItemId,
  slashCommand,
  slashIcons,
  slashItemIds,
} from "./slash-items.ts";
import { prefixOf, type SlashLineKind } from "./slash-line.ts";
import { finishSlash, openingSlash, type SlashOpen } from "./slash-trigger.ts";

/** What taking minutes live needs to know; null in a text that is no session's. */
export type Scribe = {
  /** The day from which "en 10 días" is counted, as `YYYY-MM-DD`. */
  readonly base: string;
  /** What the signed-in person may ask of the session at this moment. */
  readonly may: ReadonlySet<ScribeRequest["type"]>;
  readonly onRequest: (request: ScribeRequest) => void;
};

/** One entry of the list below the caret. */
export type SlashOption = {
  readonly id: string;
  readonly icon: IconName;
  readonly text: string;
  readonly hint: string;
  readonly choose: () => void;
};

/** The list, or the sentence that stands in its place. */
export type SlashOffer = { readonly options: readonly SlashOption[]; readonly none: string };

export type SlashAround = {
  readonly editor: Editor;
  readonly newBlockId: NewBlockId;
  readonly scribe: Scribe | null;
  readonly institutions: readonly string[];
  readonly say: Say;
  readonly language: Language;
  readonly formatDate: (plainDate: string) => string;
};

const institutionsShown = 6;

/** What can be chosen for what is written after the `/`. */
export function slashOffer(open: SlashOpen, around: SlashAround): SlashOffer {
  return open.type === "list" ? listOffer(open, around) : lineOffer(open, around);
}

function listOffer(open: Extract<SlashOpen, { type: "list" }>, around: SlashAround): SlashOffer {
  const { editor, say, scribe, newBlockId, language } = around;
  const isLineStart = editor.state.selection.$from.start() === open.from;
  const offered = slashItemIds.filter((id) => {
    if (!isScribeItem(id)) return true;
    if (scribe === null || !isLineStart) return false;
    return id === "responsible" || id === "dueDate" || scribe.may.has(id);
  });
  const choose = (id: SlashItemId) => {
    const { view } = editor;
    finishSlash(view);
    if (id === "recess" || id === "adjourn") {
      dropLine(open)(view.state, view.dispatch);
      scribe?.onRequest({ type: id });
    } else if (isScribeItem(id)) {
      const prefix = `/${prefixOf(id, language)} `;
      view.dispatch(openingSlash(view.state.tr.insertText(prefix, open.from, open.to)));
      view.focus();
    } else {
      view.dispatch(view.state.tr.delete(open.from, open.to));
      slashCommand(id, newBlockId)(view.state, view.dispatch, view);
      view.focus();
    }
  };
  return {
    options: findSlashItems(open.query, offered).map((id) => ({
      id,
      icon: slashIcons[id],
      text: say(`writing.insert.${id}` satisfies MessageKey),
      hint: say(`writing.insert.${id}.hint` satisfies MessageKey),
      choose: () => choose(id),
    })),
    none: say("writing.insert.none"),
  };
}

type OpenLine = Extract<SlashOpen, { type: "line" }>;

function lineOffer(open: OpenLine, around: SlashAround): SlashOffer {
  const { editor, say } = around;
  const needsResolution = open.kind !== "resolution" && open.kind !== "agendaItem";
  if (needsResolution && nearestResolution(editor.state) === null) {
    return { options: [], none: say("writing.line.noResolution") };
  }
  switch (open.kind) {
    case "responsible":
      return responsibleOffer(open, around);
    case "dueDate":
      return dueDateOffer(open, around);
    case "reservation":
      return reservationOffer(open, around);
    case "resolution":
    case "agendaItem":
      return insertOffer(open, open.kind, around);
  }
}

function option(
  { say, editor }: SlashAround,
  kind: SlashLineKind,
  id: string,
  text: string,
  choose: () => void,
): SlashOption {
  return {
    id,
    icon: slashIcons[kind],
    text,
    hint: say(`writing.line.${kind}` satisfies MessageKey),
    choose: () => {
      finishSlash(editor.view);
      choose();
    },
  };
}

function responsibleOffer(open: OpenLine, around: SlashAround): SlashOffer {
  const { editor, institutions, say } = around;
  const named = namesLike(open.rest, institutions).slice(0, institutionsShown);
  const names = open.rest === "" || named.includes(open.rest) ? named : [...named, open.rest];
  return {
    options: names.map((name) =>
      option(around, "responsible", name, name, () => {
        const { view } = editor;
        fillResolution(open, "responsible", name)(view.state, view.dispatch, view);
        view.focus();
      }),
    ),
    none: say("writing.line.responsible.none"),
  };
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Names of which each word asked for starts a word, those that start with all of it first. */
export function namesLike(asked: string, names: readonly string[]): readonly string[] {
  const words = plain(asked).split(/\s+/).filter(Boolean);
  const found = names.filter((name) => {
    const parts = plain(name).split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
  const starts = (name: string) => plain(name).startsWith(plain(asked).trim());
  return [...found.filter(starts), ...found.filter((name) => !starts(name))];
}

function dueDateOffer(open: OpenLine, around: SlashAround): SlashOffer {
  const { editor, say, scribe, formatDate } = around;
  const day = scribe === null ? null : readDatePhrase(open.rest, scribe.base);
  if (day === null) return { options: [], none: say("writing.line.dueDate.none") };
  const choose = () => {
    const { view } = editor;
    fillResolution(open, "dueDate", day)(view.state, view.dispatch, view);
    view.focus();
  };
  return { options: [option(around, "dueDate", day, formatDate(day), choose)], none: "" };
}

function reservationOffer(open: OpenLine, around: SlashAround): SlashOffer {
  const { editor, say, scribe } = around;
  if (scribe === null || !scribe.may.has("reservation")) {
    return { options: [], none: say("writing.line.reservation.not") };
  }
  const choose = () => {
    const { view } = editor;
    const target = nearestResolution(view.state);
    dropLine(open)(view.state, view.dispatch);
    if (target !== null) {
      const blockId = String(target.node.attrs.id);
      if (findBlock(view.state.doc, blockId) !== null) {
        scribe.onRequest({ type: "reservation", blockId, text: open.rest });
      }
    }
  };
  const text = open.rest === "" ? say("writing.insert.reservation") : `«${open.rest}»`;
  return { options: [option(around, "reservation", "reservation", text, choose)], none: "" };
}

function insertOffer(open: OpenLine, kind: "resolution" | "agendaItem", around: SlashAround): SlashOffer {
  const { editor, newBlockId, scribe } = around;
  const choose = () => {
    const { view } = editor;
    insertFromLine(open, kind, open.rest, newBlockId)(view.state, view.dispatch, view);
    if (kind === "agendaItem" && scribe?.may.has("agendaItem") === true) {
      scribe.onRequest({ type: "agendaItem", title: open.rest });
    }
    view.focus();
  };
  return { options: [option(around, kind, kind, `«${open.rest}»`, choose)], none: "" };
}
