import { foldWords } from "./fold-words.ts";

type Named = { readonly id: string; readonly name: string; readonly shortName: string };

/**
 * The organization that a line of text names, such as the responsible of a resolution: by its name or its short name, alike
 * in everything but accents, capitals and spaces. Null when it names none, or more than one.
 */
export function namedOrganization<O extends Named>(line: string, organizations: readonly O[]): O | null {
  const words = foldWords(line);
  if (words === "") return null;
  const named = organizations.filter(
    ({ name, shortName }) => foldWords(name) === words || foldWords(shortName) === words,
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
