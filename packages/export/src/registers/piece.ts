import type { Language, Party } from "@minuta/domain";
import { localTime, shortDate } from "../dates.ts";
import { visibleText } from "../visible-text.ts";
import type { RecordWords } from "../words/record-words.ts";

/** A run of words in a register; a party's name is shown with its shape and colour. */
export type RegisterRun = { readonly text: string; readonly party: Party | null; readonly strong: boolean };

export type RegisterWords = readonly RegisterRun[];

/** What a register is made of, in words, the same for every format. */
export type RegisterPiece =
  | {
      readonly kind: "facts";
      readonly facts: readonly { readonly label: string; readonly value: RegisterWords }[];
    }
  | {
      readonly kind: "table";
      readonly columns: readonly string[];
      /** Each cell as lines. */
      readonly rows: readonly (readonly (readonly RegisterWords[])[])[];
    }
  | { readonly kind: "line"; readonly words: RegisterWords };

/** In which language, and with which words, a register speaks. */
export type RegisterVoice = {
  readonly language: Language;
  readonly words: RecordWords;
  /** Day of the record; another day is told with the hour. */
  readonly heldOn: string;
};

export const plain = (text: string): RegisterWords => [
  { text: visibleText(text), party: null, strong: false },
];

export const strong = (text: string): RegisterWords => [
  { text: visibleText(text), party: null, strong: true },
];

export function partyWords(party: Party, { words }: RegisterVoice): RegisterWords {
  return [{ text: words.party[party], party, strong: false }];
}

/** The parties one after the other, or the word for none. */
export function partyList(list: readonly Party[], voice: RegisterVoice): RegisterWords {
  if (list.length === 0) return plain(voice.words.nobody);
  return list.flatMap((party, index) => [...(index === 0 ? [] : plain(", ")), ...partyWords(party, voice)]);
}

/** An instant as the hour of the record's day, with the date when it is another day's; "" for none. */
export function hourOf(instant: string | null, { language, words, heldOn }: RegisterVoice): string {
  const local = instant === null ? null : localTime(instant);
  if (local === null) return "";
  const hour = `${local.time}${words.hour === "" ? "" : ` ${words.hour}`}`;
  return local.date === heldOn ? hour : `${shortDate(local.date, language)}, ${hour}`;
}

export const orDash = (text: string): string => (text.trim() === "" ? "—" : text);
