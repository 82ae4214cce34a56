import type { Language } from "@minuta/domain";

/** What a key writes down about the person it is pressed on. */
export const rollMarks = ["inPerson", "remote", "late", "left"] as const;
export type RollMark = (typeof rollMarks)[number];

/** The letters, from the words of each language: presente, a distancia, tarde, salió; present, remote, late, gone. */
const letters: Readonly<Record<Language, Readonly<Record<RollMark, string>>>> = {
  es: { inPerson: "p", remote: "d", late: "t", left: "s" },
  en: { inPerson: "p", remote: "r", late: "l", left: "g" },
};

export function letterOf(mark: RollMark, language: Language): string {
  return letters[language][mark];
}

/** What a key asks for on the roll. */
export type RollKey =
  | { readonly type: "mark"; readonly mark: RollMark }
  | { readonly type: "move"; readonly to: "previous" | "next" | "first" | "last" };

/** Reads a key pressed on a person of the roll; null for one that means nothing, or that a browser's own keys use. */
export function readRollKey(
  event: {
    readonly key: string;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    readonly altKey: boolean;
  },
  language: Language,
): RollKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  switch (event.key) {
    case "ArrowUp":
      return { type: "move", to: "previous" };
    case "ArrowDown":
      return { type: "move", to: "next" };
    case "Home":
      return { type: "move", to: "first" };
    case "End":
      return { type: "move", to: "last" };
  }
  const key = event.key.toLowerCase();
  const mark = rollMarks.find((candidate) => letters[language][candidate] === key);
  return mark === undefined ? null : { type: "mark", mark };
}

/** Whether a mark can follow: who is here can only leave, who is not can only arrive. */
export function mayMark(mark: RollMark, isHere: boolean): boolean {
  return mark === "left" ? isHere : !isHere;
}
