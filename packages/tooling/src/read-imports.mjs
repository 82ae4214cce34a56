/**
 * A module that a source file names: by `import`, `export … from` or `import(…)`, in values or types.
 * @typedef {{ specifier: string, line: number }} Import
 */

const BLANK = "\u0001";

/**
 * The source with comments blanked, and with the insides of strings, templates and regular expressions
 * blanked too, character for character, so that a position in the result is one in the source.
 * It knows no grammar: JSX text may be blanked too far, at most to the end of its line.
 * @param {string} source TypeScript or JavaScript, with or without JSX
 * @returns {string} of the same length and with the same line breaks
 */
export function blankNonCode(source) {
  const out = source.split("");
  /** @param {number} from @param {number} to @param {string} filler */
  const blank = (from, to, filler) => {
    for (let i = from; i < to; i += 1) if (out[i] !== "\n") out[i] = filler;
  };
  // Open braces of `${…}` inside templates: a closing brace at depth zero goes back to the template.
  /** @type {number[]} */
  const templates = [];
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    const next = source.charAt(at + 1);
    if (char === "/" && next === "/") {
      const end = endOfLine(source, at);
      blank(at, end, " ");
      at = end;
    } else if (char === "/" && next === "*") {
      const close = source.indexOf("*/", at + 2);
      const end = close < 0 ? source.length : close + 2;
      blank(at, end, " ");
      at = end;
    } else if (char === '"' || char === "'") {
      const end = endOfQuoted(source, at);
      blank(at + 1, end, BLANK);
      at = end + 1;
    } else if (char === "`") {
      at = blankTemplate(at + 1);
    } else if (char === "/" && mayStartRegex(source, at)) {
      const end = endOfRegex(source, at);
      if (end > at) blank(at + 1, end, BLANK);
      at = Math.max(end, at) + 1;
    } else {
      const depth = templates.length - 1;
      if (depth >= 0 && char === "{") templates[depth] = (templates[depth] ?? 0) + 1;
      if (depth >= 0 && char === "}") {
        if (templates[depth] === 0) {
          templates.pop();
          at = blankTemplate(at + 1);
          continue;
        }
        templates[depth] = (templates[depth] ?? 0) - 1;
      }
      at += 1;
    }
  }
  return out.join("");

  /** @param {number} from first character of the template's text @returns {number} where code goes on */
  function blankTemplate(from) {
    let i = from;
    while (i < source.length) {
      const char = source.charAt(i);
      if (char === "\\") i += 2;
      else if (char === "`") {
        blank(from, i, BLANK);
        return i + 1;
      } else if (char === "$" && source.charAt(i + 1) === "{") {
        blank(from, i, BLANK);
        templates.push(0);
        return i + 2;
      } else i += 1;
    }
    blank(from, source.length, BLANK);
    return source.length;
  }
}

/** @param {string} source @param {number} at */
function endOfLine(source, at) {
  const end = source.indexOf("\n", at);
  return end < 0 ? source.length : end;
}

/**
 * @param {string} source
 * @param {number} at the opening quote
 * @returns {number} the closing quote, or the end of the line where there is none, as in the text of JSX
 */
function endOfQuoted(source, at) {
  for (let i = at + 1; i < source.length; i += 1) {
    const char = source.charAt(i);
    if (char === source.charAt(at) || char === "\n") return i;
    if (char === "\\") i += 1;
  }
  return source.length;
}

/** @param {string} source @param {number} at a slash that starts no comment */
function mayStartRegex(source, at) {
  const before = source.slice(Math.max(0, at - 40), at).trimEnd();
  if (before === "") return true;
  if (/\b(?:return|typeof|case|in|of|do|else|void|delete|throw|await|yield)$/.test(before)) return true;
  // After `<` it closes a JSX tag; after a name, a number, a bracket or a quote it divides.
  return /[=(,:;!&|?{[+\-*%~^>]$/.test(before);
}

/**
 * @param {string} source
 * @param {number} at the opening slash
 * @returns {number} the closing slash, or `at` when the line has none and this is no regular expression
 */
function endOfRegex(source, at) {
  let inClass = false;
  for (let i = at + 1; i < source.length; i += 1) {
    const char = source.charAt(i);
    if (char === "\n") return at;
    if (char === "\\") i += 1;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) return i;
  }
  return at;
}

const QUOTED = `(["'\`])(${BLANK}*)\\1`;
const FORMS = [
  new RegExp(`\\b(?:import|export)\\b[\\w$\\s{},*${BLANK}"']*?\\bfrom\\s*${QUOTED}`, "dg"),
  new RegExp(`\\bimport\\s*${QUOTED}`, "dg"),
  new RegExp(`\\bimport\\s*\\(\\s*${QUOTED}`, "dg"),
];

/**
 * @param {string} source
 * @param {string} code the same, as blankNonCode gives it
 * @returns {Import[]} in the order of their lines
 */
export function readImports(source, code) {
  /** @type {Import[]} */
  const found = [];
  for (const form of FORMS) {
    for (const match of code.matchAll(form)) {
      const [start, end] = match.indices?.[2] ?? [0, 0];
      found.push({ specifier: source.slice(start, end), line: lineAt(source, start) });
    }
  }
  return found.sort((a, b) => a.line - b.line);
}

/**
 * @param {string} source
 * @param {number} at
 * @returns {number} counted from 1
 */
export function lineAt(source, at) {
  let line = 1;
  for (let i = source.indexOf("\n"); i >= 0 && i < at; i = source.indexOf("\n", i + 1)) line += 1;
  return line;
}
