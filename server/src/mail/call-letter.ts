import { type AgendaItemKind, type Language, type Party, wallClockAt } from "@minuta/domain";

/** What a call notice says, in the words of its rows. */
export type CallFacts = {
  readonly title: string;
  readonly key: string;
  readonly startsAt: string;
  readonly place: string;
  readonly remoteLink: string;
  readonly presiding: { readonly party: Party; readonly institution: string } | null;
  readonly agenda: readonly {
    readonly kind: AgendaItemKind;
    readonly title: string;
    readonly minutes: number;
    readonly presenter: string;
    readonly proposal: { readonly number: string } | null;
    readonly plannedAt: string | null;
  }[];
  readonly plannedMinutes: number;
  readonly annexes: number;
  readonly rulesVersion: number;
  readonly businessDays: number;
  readonly minimum: number;
  /** Page of the session in the workspace. */
  readonly page: string;
  /** 0 for the first notice. */
  readonly sequence: number;
};

export type LetterWords = { readonly subject: string; readonly text: string };

const days: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  es: new Intl.DateTimeFormat("es-MX", { dateStyle: "full", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" }),
};

/** Day and hour of an instant on the secretariat's clock. */
function whenIn(language: Language, instant: string): { day: string; time: string } {
  const { day, time } = wallClockAt(instant);
  return { day: days[language].format(new Date(`${day}T00:00:00Z`)), time };
}

const said = {
  es: {
    call: "Convocatoria",
    again: "Nueva convocatoria",
    cancelled: "Cancelada",
    greeting: (title: string, key: string) => `Se le convoca a la ${lower(title)} (${key}).`,
    replaces: "Esta convocatoria sustituye a la anterior.",
    cancel: (title: string, key: string) => `Se cancela la ${lower(title)} (${key}).`,
    when: "Cuándo",
    clock: "hora de la Ciudad de México",
    where: "Dónde",
    remote: "A distancia",
    presiding: "Preside",
    agenda: "Orden del día",
    minutes: (count: number) => `${count} min`,
    total: (count: number) => `Duración prevista: ${count} min`,
    annexes: (count: number) => (count === 1 ? "Hay un anexo." : `Hay ${count} anexos.`),
    page: "La sesión en Minuta",
    reason: "Motivo",
    rules: (facts: CallFacts) =>
      `Entre esta convocatoria y la sesión median ${facts.businessDays} días hábiles; las reglas de procedimiento (versión ${facts.rulesVersion}) piden ${facts.minimum}.`,
    parties: { government: "Gobierno", institute: "Instituto", civilSociety: "Sociedad civil" },
  },
  en: {
    call: "Call notice",
    again: "New call notice",
    cancelled: "Cancelled",
    greeting: (title: string, key: string) => `You are called to the ${lower(title)} (${key}).`,
    replaces: "This notice takes the place of the one before.",
    cancel: (title: string, key: string) => `The ${lower(title)} (${key}) is cancelled.`,
    when: "When",
    clock: "Mexico City time",
    where: "Where",
    remote: "Remotely",
    presiding: "Presiding",
    agenda: "Agenda",
    minutes: (count: number) => `${count} min`,
    total: (count: number) => `Planned length: ${count} min`,
    annexes: (count: number) => (count === 1 ? "There is one annex." : `There are ${count} annexes.`),
    page: "The session in Minuta",
    reason: "Reason",
    rules: (facts: CallFacts) =>
      `Between this notice and the session lie ${facts.businessDays} business days; the rules of procedure (version ${facts.rulesVersion}) ask for ${facts.minimum}.`,
    parties: { government: "Government", institute: "Institute", civilSociety: "Civil society" },
  },
} as const satisfies Readonly<Record<Language, object>>;

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** The words of the notice that calls a session. */
export function callLetter(language: Language, facts: CallFacts): LetterWords {
  const say = said[language];
  const { day, time } = whenIn(language, facts.startsAt);
  const agenda = facts.agenda.map((item, index) => {
    const aside = [
      item.plannedAt === null ? "" : whenIn(language, item.plannedAt).time,
      item.minutes === 0 ? "" : say.minutes(item.minutes),
      item.presenter,
      item.proposal?.number ?? "",
    ].filter((part) => part !== "");
    return `${index + 1}. ${item.title}${aside.length === 0 ? "" : ` (${aside.join(", ")})`}`;
  });
  const text = [
    say.greeting(facts.title, facts.key),
    ...(facts.sequence > 0 ? [say.replaces] : []),
    "",
    `${say.when}: ${day}, ${time} (${say.clock})`,
    `${say.where}: ${facts.place}`,
    ...(facts.remoteLink === "" ? [] : [`${say.remote}: ${facts.remoteLink}`]),
    ...(facts.presiding === null
      ? []
      : [`${say.presiding}: ${say.parties[facts.presiding.party]}, ${facts.presiding.institution}`]),
    "",
    say.agenda,
    ...agenda,
    ...(facts.plannedMinutes === 0 ? [] : ["", say.total(facts.plannedMinutes)]),
    "",
    ...(facts.annexes === 0 ? [] : [say.annexes(facts.annexes)]),
    `${say.page}: ${facts.page}`,
    "",
    say.rules(facts),
    "",
  ].join("\n");
  const kind = facts.sequence > 0 ? say.again : say.call;
  return { subject: `${kind}: ${facts.title} (${facts.key}), ${day}, ${time}`, text };
}

/** The words of the notice that a called session is not held. */
export function cancelLetter(
  language: Language,
  facts: Pick<CallFacts, "title" | "key" | "startsAt" | "page"> & { readonly reason: string },
): LetterWords {
  const say = said[language];
  const { day, time } = whenIn(language, facts.startsAt);
  const text = [
    say.cancel(facts.title, facts.key),
    "",
    `${say.when}: ${day}, ${time} (${say.clock})`,
    `${say.reason}: ${facts.reason}`,
    "",
    `${say.page}: ${facts.page}`,
    "",
  ].join("\n");
  return { subject: `${say.cancelled}: ${facts.title} (${facts.key}), ${day}`, text };
}
