import { type Check, type CheckOutcome, checkSentence, formatVerifierKey } from "@minuta/record";
import type { Language } from "../language.ts";
import { visible } from "../visible.ts";
import type { ArchivedRecord, VerifiedArchive } from "./verify-archive.ts";
import { archiveSentence, archiveWords } from "./words.ts";

export type Telling = { readonly language: Language; readonly print: (line: string) => void };

const marks = { passed: "✓", failed: "✗", unproven: "○" } as const;

/** How many checks of a copy failed: those of the whole, and the records that have any. */
export function failuresIn({ checks, records }: VerifiedArchive): number {
  return checks.filter(({ outcome }) => outcome === "failed").length + records.failed;
}

/** One line a record; what failed in it, and only that, a line each below. */
export function tellRecord(
  { slug, says, checks, compared, files, proven }: ArchivedRecord,
  by: Telling,
): void {
  const words = archiveWords[by.language];
  const seats = checks.find(({ name }) => name === "signatures");
  const facts =
    says === null
      ? [words.unreadable(slug)]
      : [
          words.record(says.key, says.version, says.publicVersion),
          ...(seats === undefined ? [] : [words.seats(seats.detail)]),
          words.filesOf(files),
          ...(proven === null ? [] : [words.entryOf(`${proven.index + 1}/${proven.size}`)]),
          ...(says.removed === 0 ? [] : [words.removed(says.removed)]),
        ];
  const mark = marks[worstOf([...checks, ...compared])];
  by.print(visible(`${mark} ${facts.join(" · ")}`));
  for (const check of checks.filter(isNotPassed).filter(isWorthALine(checks)))
    by.print(visible(`    ${marks[check.outcome]} ${checkSentence(check, by.language)}`));
  for (const check of compared)
    by.print(visible(`    ${marks[check.outcome]} ${archiveSentence(check, by.language)}`));
}

/** What was found about the copy as a whole. */
export function tellArchive(verified: VerifiedArchive, by: Telling): void {
  const words = archiveWords[by.language];
  const { checks, records, superseded, manifestDigest, logKey } = verified;
  const print = (line: string) => by.print(visible(line));
  for (const check of checks) print(`${marks[check.outcome]} ${archiveSentence(check, by.language)}`);
  for (const { index, key, version, publicVersion } of superseded)
    print(`  ${words.superseded(index, key, version, publicVersion)}`);
  if (logKey !== null && checks.some(({ detail }) => detail === "ownKey")) print(formatVerifierKey(logKey));
  if (verified.origin !== null) print(words.archive(verified.origin, verified.madeAt ?? ""));
  if (manifestDigest !== null && manifestDigest !== "") print(words.manifestDigest(manifestDigest));
  print(words.summary(records.all, records.failed, records.unproven));
  const failures = checks.filter(({ outcome }) => outcome === "failed").length;
  print(failures === 0 && records.failed === 0 ? words.sound : words.wrong(failures));
}

function worstOf(checks: readonly { readonly outcome: CheckOutcome }[]): CheckOutcome {
  const outcomes = checks.map(({ outcome }) => outcome);
  return outcomes.includes("failed") ? "failed" : outcomes.includes("unproven") ? "unproven" : "passed";
}

function isNotPassed({ outcome }: Check): boolean {
  return outcome !== "passed";
}

/** Beside a failure nobody asks what could not be proven. */
function isWorthALine(checks: readonly Check[]) {
  const hasFailed = checks.some(({ outcome }) => outcome === "failed");
  return ({ outcome }: Check) => !hasFailed || outcome === "failed";
}
