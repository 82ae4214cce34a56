import type { ImportFaultCode } from "@minuta/contract";
import type { FaultValues } from "./columns.ts";

/**
 * The numbers of a file's lines: those that it names, or the next in order where it names none. Numbers are legal
 * identifiers (rule NU-2): none is given twice and none is left out, so that the file must continue what was given.
 * @returns a number a line, undefined where it was refused
 */
export function ordinals<L>(
  lines: readonly L[],
  options: {
    readonly read: (line: L) => string;
    /** Its first group is the number. */
    readonly pattern: RegExp;
    readonly given: readonly number[];
    readonly refuse: (line: L, code: ImportFaultCode, values?: FaultValues) => void;
    /** How a number is written, for what a refusal says. */
    readonly form: (ordinal: number) => string;
  },
): (number | undefined)[] {
  const { read, pattern, given, refuse, form } = options;
  const taken = new Set(given);
  const first = Math.max(0, ...given) + 1;
  const inFile = new Set<number>();
  let next = first;
  const found = lines.map((line) => {
    const cell = read(line);
    const ordinal = cell === "" ? next : Number(pattern.exec(cell)?.[1] ?? Number.NaN);
    if (!Number.isSafeInteger(ordinal) || ordinal < 1) {
      refuse(line, "not_a_number", { form: form(first) });
      return undefined;
    }
    next = Math.max(next, ordinal + 1);
    if (taken.has(ordinal)) refuse(line, "already_there");
    else if (inFile.has(ordinal)) refuse(line, "twice_in_file");
    inFile.add(ordinal);
    return ordinal;
  });
  for (const [index, line] of lines.entries()) {
    const ordinal = found[index];
    // The first that stands after a number which is nowhere names it.
    const before = (ordinal ?? 1) - 1;
    if (ordinal !== undefined && before >= first && !inFile.has(before))
      refuse(line, "number_gap", { missing: form(before) });
    if (ordinal !== undefined && ordinal > first && before < first && !taken.has(before) && before > 0)
      refuse(line, "number_gap", { missing: form(before) });
  }
  return found;
}
