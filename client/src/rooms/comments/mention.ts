import type { endpoints, ResultOf } from "@minuta/contract";

export type Person = ResultOf<typeof endpoints.listPeople>["people"][number];

/** An `@` being completed in a text: where it stands and what was written after it. */
export type MentionQuery = { readonly from: number; readonly to: number; readonly query: string };

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The mention that the caret stands in: an `@` at the start or after a space, and at most 40 letters. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const match = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{N} ,.-]{0,40}|)$/u.exec(text.slice(0, caret));
  if (match === null) return null;
  const query = match[1] ?? "";
  return { from: caret - query.length - 1, to: caret, query };
}

/** People whose name or institution holds every word of the query; those that start with it first; at most six. */
export function findPeople(people: readonly Person[], query: string): readonly Person[] {
  const asked = plain(query).trim();
  const words = asked.split(/[\s,]+/).filter((word) => word !== "");
  const rank = (person: Person) => {
    const text = plain(`${person.name} ${person.institution ?? ""}`);
    if (!words.every((word) => text.includes(word))) return 2;
    return text.startsWith(asked) || plain(person.institution ?? "").startsWith(asked) ? 0 : 1;
  };
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter((entry) => entry.rank < 2)
    .sort((one, other) => one.rank - other.rank || one.person.name.localeCompare(other.person.name, "es"))
    .slice(0, 6)
    .map((entry) => entry.person);
}

/** The accounts that a text mentions by name; a name that was written over is no longer one. */
export function mentionedIn(text: string, people: readonly Person[]): string[] {
  // The longest names first: "@Titular, IFAI" is not a mention of "Titular".
  let rest = text;
  const found: string[] = [];
  for (const person of [...people].sort((one, other) => other.name.length - one.name.length)) {
    if (!rest.includes(`@${person.name}`)) continue;
    rest = rest.replaceAll(`@${person.name}`, " ");
    found.push(person.userId);
  }
  return found.slice(0, 20);
}
