/** Short words that join a name and carry nothing of it. */
const JOINTS = new Set(["de", "del", "la", "las", "los", "el", "y", "e", "of", "the", "and"]);

/**
 * One or two letters that stand for a name: the first ones of its first two words that mean something; of an
 * office with an institution ("Titular, Artículo 19") those of the institution, which tells people apart.
 */
export function initials(name: string): string {
  const institution = name.split(",").at(-1)?.trim() ?? "";
  const words = (institution === "" ? name : institution).split(/[\s\-–·.]+/u);
  const meaning = words.filter((word) => /\p{L}|\p{N}/u.test(word) && !JOINTS.has(word.toLowerCase()));
  const [first, second] = meaning;
  if (first === undefined) return "?";
  if (second === undefined) return Array.from(first).slice(0, 2).join("").toUpperCase();
  return `${Array.from(first)[0] ?? ""}${Array.from(second)[0] ?? ""}`.toUpperCase();
}
