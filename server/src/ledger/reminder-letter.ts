import type { Language, Reminder } from "@minuta/domain";
import type { Letter } from "../mail/mail.ts";

export type ReminderLine = {
  readonly number: string;
  readonly text: string;
  readonly responsible: string;
  readonly dueDate: string;
  readonly reminder: Reminder;
  /** Address of the resolution in the workspace. */
  readonly address: string;
};

const shownLines = 100;
const shownLetters = 240;

const words = {
  es: {
    subject: (n: number) => (n === 1 ? "1 acuerdo por atender" : `${n} acuerdos por atender`),
    greeting: (name: string) => `${name}:`,
    overdue: "Vencidos",
    due: "Por vencer",
    when: ({ kind, days }: Reminder) => {
      if (kind === "overdue") return days === 1 ? "venció ayer" : `venció hace ${days} días`;
      if (days === 0) return "vence hoy";
      return days === 1 ? "vence mañana" : `vence en ${days} días`;
    },
    more: (n: number) => `Y ${n} más, en la lista de acuerdos.`,
    end: "Informe ahí mismo cómo va cada uno. Este aviso lo envía Minuta; no hace falta contestarlo.",
  },
  en: {
    subject: (n: number) => (n === 1 ? "1 resolution to attend to" : `${n} resolutions to attend to`),
    greeting: (name: string) => `${name}:`,
    overdue: "Overdue",
    due: "Coming due",
    when: ({ kind, days }: Reminder) => {
      if (kind === "overdue") return days === 1 ? "was due yesterday" : `was due ${days} days ago`;
      if (days === 0) return "is due today";
      return days === 1 ? "is due tomorrow" : `is due in ${days} days`;
    },
    more: (n: number) => `And ${n} more, in the list of resolutions.`,
    end: "Report there how each one is coming along. Minuta sends this reminder; no answer is needed.",
  },
} as const;

/** One letter with everything that a person is reminded of on a day; the overdue first. */
export function reminderLetter(
  language: Language,
  to: { readonly email: string; readonly name: string },
  lines: readonly ReminderLine[],
): Letter {
  const say = words[language];
  const shown = lines.slice(0, shownLines);
  const part = (kind: Reminder["kind"]) =>
    shown
      .filter(({ reminder }) => reminder.kind === kind)
      .map(
        ({ number, text, responsible, reminder, address }) =>
          `- ${number} (${say.when(reminder)}; ${responsible})\n  ${shortened(text)}\n  ${address}`,
      );
  const titled = (title: string, part: readonly string[]) => (part.length === 0 ? [] : [title, ...part]);
  return {
    to: to.email,
    subject: say.subject(lines.length),
    text: `${[
      say.greeting(to.name),
      ...titled(say.overdue, part("overdue")),
      ...titled(say.due, part("due")),
      ...(lines.length > shown.length ? [say.more(lines.length - shown.length)] : []),
      say.end,
    ].join("\n\n")}\n`,
  };
}

function shortened(text: string): string {
  const oneLine = text.replaceAll(/\s+/gu, " ").trim();
  return oneLine.length <= shownLetters ? oneLine : `${oneLine.slice(0, shownLetters - 1).trimEnd()}…`;
}
