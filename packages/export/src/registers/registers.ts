import { type NodeJson, type RegisterSection, walk } from "@minuta/document";
import { type DocumentKind, type Party, signersOf } from "@minuta/domain";
import type { PublishedRecord, RegisteredContent } from "@minuta/record";
import { shortInstant } from "../dates.ts";
import { authorOf } from "../rubric-facts.ts";
import { decisionWord, signatureFacts } from "../signature-facts.ts";
import { recordWords } from "../words/words-of.ts";
import { annexesRegister } from "./annexes-register.ts";
import { participantsRegister } from "./participants-register.ts";
import {
  orDash,
  partyWords,
  plain,
  type RegisterPiece,
  type RegisterVoice,
  type RegisterWords,
} from "./piece.ts";
import {
  decisionLines,
  disagreementLines,
  followUpRegister,
  resolutionsRegister,
  voidLines,
} from "./resolution-registers.ts";
import {
  agendaRegister,
  attendanceRegister,
  closingRegister,
  quorumRegister,
  sessionRegister,
} from "./session-registers.ts";

/** A register under the heading that it has where the text gives it no place. */
export type HeadedRegister = {
  readonly section: RegisterSection;
  readonly heading: string;
  readonly pieces: readonly RegisterPiece[];
};

// After DOMAIN, "Order of formal minutes".
const beforeText = {
  minutes: ["session", "attendance", "quorum", "agenda", "followUp"],
  meetingForm: ["session", "attendance", "participants", "quorum"],
  others: [],
} as const satisfies Record<string, readonly RegisterSection[]>;
const afterText = {
  minutes: ["resolutions", "annexes", "closing", "signatures"],
  meetingForm: ["signatures"],
  others: ["signatures"],
} as const satisfies Record<string, readonly RegisterSection[]>;

/** Only what was held has rows beside its signatures. */
const orderOf = (kind: DocumentKind) => (kind === "minutes" || kind === "meetingForm" ? kind : "others");

/** The registers of a record: those that the text gives a place, and the others in their standing order around it. */
export class Registers {
  readonly #published: PublishedRecord & { readonly content: RegisteredContent };
  readonly #voice: RegisterVoice;
  readonly #placed = new Set<RegisterSection>();

  constructor(published: PublishedRecord & { readonly content: RegisteredContent }) {
    const { language, heldOn, text } = published.content;
    this.#published = published;
    this.#voice = { language, words: recordWords(language), heldOn };
    for (const node of walk(text)) {
      const section = sectionOf(node);
      if (section !== null) this.#placed.add(section);
    }
  }

  get voice(): RegisterVoice {
    return this.#voice;
  }

  /** Whether the text shows the section somewhere. */
  places(section: RegisterSection): boolean {
    return this.#placed.has(section);
  }

  before(): HeadedRegister[] {
    return this.#unplaced(beforeText[orderOf(this.#published.content.kind)]);
  }

  after(): HeadedRegister[] {
    return this.#unplaced(afterText[orderOf(this.#published.content.kind)]);
  }

  /** What stands at a register's place. */
  pieces(section: RegisterSection): RegisterPiece[] {
    const { content } = this.#published;
    switch (section) {
      case "session":
        return sessionRegister(content, this.#voice);
      case "attendance":
        return attendanceRegister(content, this.#voice);
      case "quorum":
        return quorumRegister(content, this.#voice);
      case "agenda":
        return agendaRegister(content, this.#voice);
      case "followUp":
        return followUpRegister(content, this.#voice);
      case "resolutions":
        return resolutionsRegister(content, this.#voice);
      case "participants":
        return participantsRegister(content, this.#voice);
      case "annexes":
        return annexesRegister(content, this.#voice);
      case "closing":
        return closingRegister(content, this.#voice);
      case "signatures":
        return this.#signatures();
    }
  }

  /** How a resolution block of the text is labelled when it is not simply adopted; null when it is, or is a draft. */
  blockLabel(blockId: string): string | null {
    const { words } = this.#voice;
    const voided = this.#published.content.voided.find((each) => each.blockId === blockId);
    if (voided !== undefined) return `${words.resolution} ${voided.number} · ${words.voided}`;
    const { disagreements } = this.#published.content;
    return disagreements.some((each) => each.blockId === blockId) ? words.withoutAgreement : null;
  }

  /** What was decided on a resolution block, to stand beside its words. */
  blockLines(blockId: string): RegisterWords[] {
    const { resolutions, disagreements, voided } = this.#published.content;
    const adopted = resolutions.find((each) => each.blockId === blockId);
    if (adopted !== undefined) return decisionLines(adopted, this.#voice);
    const disagreement = disagreements.find((each) => each.blockId === blockId);
    if (disagreement !== undefined) return disagreementLines(disagreement, this.#voice);
    const left = voided.find((each) => each.blockId === blockId);
    return left === undefined ? [] : voidLines(left, this.#voice);
  }

  #unplaced(sections: readonly RegisterSection[]): HeadedRegister[] {
    return sections
      .filter((section) => !this.#placed.has(section) && this.#knows(section))
      .map((section) => ({
        section,
        heading: this.#voice.words.register[section],
        pieces: this.pieces(section),
      }));
  }

  /** The formats before the third say nothing of annexes. */
  #knows(section: RegisterSection): boolean {
    return section !== "annexes" || this.#published.content.format !== "minuta-record/2";
  }

  #signatures(): RegisterPiece[] {
    const { words, language } = this.#voice;
    const author = authorOf(this.#published.content);
    const signer = (party: Party) =>
      author === null ? partyWords(party, this.#voice) : [{ text: author, party, strong: false }];
    return [
      {
        kind: "table",
        columns: [author === null ? words.seat : words.author, words.decision, words.office],
        rows: signersOf(this.#published.content.kind).map((party) => {
          const signature = this.#published.signatures.find((each) => each.party === party);
          if (signature === undefined) {
            return [[signer(party)], [plain(words.notSigned)], [plain("—")]];
          }
          return [
            [signer(party)],
            [
              plain(`${decisionWord(signature, words)} · ${shortInstant(signature.at, language)}`),
              ...signatureFacts(signature, words).map(({ label, value }) =>
                plain(label === "" ? value : `${label}: ${value}`),
              ),
            ],
            [plain(orDash(signature.office)), plain(words.capacity[signature.capacity])],
          ];
        }),
      },
    ];
  }
}

/** The section of a register node, or null for every other node. */
export function sectionOf(node: NodeJson): RegisterSection | null {
  if (node.type !== "register") return null;
  const section = node.attrs?.section;
  return isSection(section) ? section : null;
}

const sections: ReadonlySet<unknown> = new Set<RegisterSection>([
  ...beforeText.minutes,
  ...beforeText.meetingForm,
  ...afterText.minutes,
]);

function isSection(value: unknown): value is RegisterSection {
  return sections.has(value);
}

/** A record whose rows are more than the first format held; null for one of the first. */
export function withRegisters(
  published: PublishedRecord,
): (PublishedRecord & { readonly content: RegisteredContent }) | null {
  const { content } = published;
  return content.format === "minuta-record/1" ? null : { ...published, content };
}
