/**
 * Reads a date as people say it while they take minutes, in Spanish or English whatever the interface speaks:
 * "30 mar", "30 de marzo de 2012", "March 30", "30/03/2012", "2012-03-30", "en 10 días", "in two weeks", "mañana",
 * "el viernes", "fin de mes". `base` is the day from which it is counted, as `YYYY-MM-DD`.
 *
 * A day without a year is the next such day on or after `base`. Digits are day, month, year, as Mexico writes them;
 * month first only where nothing else is a date. Null for what is no date, and for counts of working days, which a
 * calendar of holidays must answer.
 */
export function readDatePhrase(phrase: string, base: string): string | null {
  const said = plain(phrase);
  if (said === "") return null;
  return inDigits(said, base) ?? byName(said, base) ?? fromHere(said, base);
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[.,]+(?=\s|$)/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const months: readonly (readonly string[])[] = [
  ["enero", "january"],
  ["febrero", "february"],
  ["marzo", "march"],
  ["abril", "april"],
  ["mayo", "may"],
  ["junio", "june"],
  ["julio", "july"],
  ["agosto", "august"],
  ["septiembre", "setiembre", "september"],
  ["octubre", "october"],
  ["noviembre", "november"],
  ["diciembre", "december"],
];
const weekdays: readonly (readonly string[])[] = [
  ["domingo", "sunday"],
  ["lunes", "monday"],
  ["martes", "tuesday"],
  ["miercoles", "wednesday"],
  ["jueves", "thursday"],
  ["viernes", "friday"],
  ["sabado", "saturday"],
];
const counts: Readonly<Record<string, number>> = {
  un: 1,
  una: 1,
  a: 1,
  an: 1,
  one: 1,
  dos: 2,
  two: 2,
  tres: 3,
  three: 3,
  cuatro: 4,
  four: 4,
  cinco: 5,
  five: 5,
  seis: 6,
  six: 6,
  siete: 7,
  seven: 7,
  ocho: 8,
  eight: 8,
  nueve: 9,
  nine: 9,
  diez: 10,
  ten: 10,
  quince: 15,
  fifteen: 15,
  veinte: 20,
  twenty: 20,
  treinta: 30,
  thirty: 30,
};
/** Far enough for any due date, near enough that a slip of the finger is noticed. */
const farthestDays = 3660;

const dayLength = 86_400_000;
const timeOf = (plainDate: string) => Date.parse(`${plainDate}T00:00:00Z`);
const written = (time: number) => new Date(time).toISOString().slice(0, 10);

/** That calendar day, or null for the 31st of April. */
function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? written(date.getTime()) : null;
}

/** The next such day on or after `base`; a 29th of February may take four years. */
function nextDay(month: number, day: number, base: string): string | null {
  const from = Number(base.slice(0, 4));
  for (let year = from; year <= from + 8; year += 1) {
    const found = dayOf(year, month, day);
    if (found !== null && found >= base) return found;
  }
  return null;
}

function yearOf(text: string): number {
  const year = Number(text);
  return text.length === 2 ? 2000 + year : year;
}

function inDigits(said: string, base: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/.exec(said);
  if (parts === null) return null;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  const year = parts[3];
  const at = (month: number, day: number) =>
    year === undefined ? nextDay(month, day, base) : dayOf(yearOf(year), month, day);
  return at(second, first) ?? at(first, second);
}

/** Number of the month that a word names, from three letters on; 0 for any other word. */
function monthOf(word: string): number {
  if (word.length < 3) return 0;
  return months.findIndex((names) => names.some((name) => name.startsWith(word))) + 1;
}

function byName(said: string, base: string): string | null {
  const dayFirst =
    /^(?:el |the )?(\d{1,2})(?:st|nd|rd|th|o)?(?: de| of)? ([a-z]+)(?:(?: de| del)? (\d{4}|\d{2}))?$/.exec(
      said,
    );
  const monthFirst = /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(said);
  const [day, word, year] =
    dayFirst !== null
      ? [dayFirst[1], dayFirst[2], dayFirst[3]]
      : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = monthOf(word ?? "");
  if (month === 0) return null;
  return year === undefined ? nextDay(month, Number(day), base) : dayOf(yearOf(year), month, Number(day));
}

function fromHere(said: string, base: string): string | null {
  const after = (days: number) => written(timeOf(base) + days * dayLength);
  if (said === "hoy" || said === "today") return base;
  if (said === "manana" || said === "tomorrow") return after(1);
  if (said === "pasado manana") return after(2);
  if (/^(?:a |al )?(?:fin|final|fines) de(?: este)? mes$|^(?:the )?end of (?:the )?month$/.test(said)) {
    return written(Date.UTC(Number(base.slice(0, 4)), Number(base.slice(5, 7)), 0));
  }
  const weekday = weekdays.findIndex((names) =>
    names.includes(said.replace(/^(?:el (?:proximo )?|proximo |next |on )/, "")),
  );
  if (weekday >= 0) {
    const ahead = (weekday - new Date(timeOf(base)).getUTCDay() + 7) % 7;
    return after(ahead === 0 ? 7 : ahead);
  }
  const count =
    /^(?:en |in |dentro de |within )?(\d{1,4}|[a-z]+) (dias?|days?|semanas?|weeks?|mes|meses|months?)(?: naturales)?$/.exec(
      said,
    );
  if (count === null) return null;
  const number = /^\d/.test(count[1] ?? "") ? Number(count[1]) : (counts[count[1] ?? ""] ?? 0);
  const unit = count[2] ?? "";
  if (number === 0) return null;
  if (unit.startsWith("m")) return monthsLater(base, number);
  const days = /^(?:semana|week)/.test(unit) ? number * 7 : number;
  return days > farthestDays ? null : after(days);
}

/** The same day so many months on, or the last day of a month that is too short for it. */
function monthsLater(base: string, count: number): string | null {
  if (count > farthestDays / 30) return null;
  const [year, month, day] = [Number(base.slice(0, 4)), Number(base.slice(5, 7)), Number(base.slice(8))];
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return written(Date.UTC(year, month - 1 + count, Math.min(day, last)));
}
