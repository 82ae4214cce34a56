// Holds the rules of the domain and the tests together: each number of SPEC.md is quoted in the title of a test, and
// each number in a title is one of SPEC.md's. Run alone, it prints one line a fault and exits 1 when there is any.

import { globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { blankNonCode } from "./read-imports.mjs";

const SPEC = "packages/domain/SPEC.md";
const TESTS = ["{client,server}/{src,e2e}/**/*.test.{ts,tsx}", "packages/*/src/**/*.test.{ts,tsx,mjs}"];

/** Where a rule is stated: `- **QU-1** There is …`. */
const STATED = /^- \*\*([A-Z]{2}-\d+)\*\*/gm;
/** What comes before a title: a call of the runner, the second call of `test.each(…)(…)`, or a row of its table. */
const BEFORE = /(?:(?:\b(?:test|it|describe)(?:\.\w+)*(?:<[^()]*>)?|[\])])\(|\[)\s*(["'`])/g;
const NUMBER = /\b[A-Z]{2}-\d+\b/g;

/**
 * @param {string} root folder of the repository
 * @returns {string[]} the faults, a sentence each
 */
export function checkRules(root) {
  const spec = readFileSync(join(root, SPEC), "utf8");
  const stated = [...spec.matchAll(STATED)].map(([, number = ""]) => number);
  const prefixes = new Set(stated.map(prefixOf));
  /** @type {Map<string, string>} the file that quotes a number first */
  const quoted = new Map();
  for (const file of TESTS.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    for (const title of titlesIn(readFileSync(join(root, file), "utf8")))
      for (const [number] of title.matchAll(NUMBER)) if (!quoted.has(number)) quoted.set(number, file);
  }
  return [
    ...stated
      .filter((number, at) => stated.indexOf(number) !== at)
      .map((number) => `${SPEC} states ${number} twice.`),
    ...stated.filter((number) => !quoted.has(number)).map((number) => `No title of a test quotes ${number}.`),
    ...[...quoted]
      .filter(([number]) => prefixes.has(prefixOf(number)) && !stated.includes(number))
      .map(([number, file]) => `${file} quotes ${number}, which ${SPEC} does not state.`),
  ];
}

/** @param {string} number */
function prefixOf(number) {
  return number.slice(0, 2);
}

/**
 * @param {string} source of a test file
 * @returns {string[]} the titles that stand in it as they are written
 */
function titlesIn(source) {
  const code = blankNonCode(source);
  return [...code.matchAll(BEFORE)].map((call) => {
    const start = call.index + call[0].length;
    const end = code.indexOf(call[1] ?? "", start);
    return source.slice(start, end < 0 ? start : end);
  });
}

if (process.argv[1] !== undefined && pathToFileURL(resolve(process.argv[1])).href === import.meta.url) {
  const faults = checkRules(dirname(fileURLToPath(new URL("../../../package.json", import.meta.url))));
  for (const fault of faults) console.log(fault);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
