// What CommonMark, the tables and other additions of its dialects, or HTML, could read as more than words.
const special = /[\\`*_{}[\]<>#|~$^!&.)+=:@-]/g;

/**
 * Words as Markdown that shows them and does nothing else, on one line. A backslash before punctuation makes it plain
 * (CommonMark 0.31, 2.4); where nothing can come of it, it is left out, so that the file reads well as it is. `before` is
 * what stands before the words on their line.
 */
export function markdownText(text: string, before = ""): string {
  return text
    .replaceAll(/[ \t\r\n\f\v]+/g, " ")
    .replaceAll(special, (character: string, at: number, whole: string) =>
      isPlain(character, before + whole.slice(0, at), whole.slice(at + 1)) ? character : `\\${character}`,
    );
}

/** Whether a character is only itself between what stands before and after it, which may be the end of a run. */
function isPlain(character: string, before: string, after: string): boolean {
  switch (character) {
    case ".":
    case ")":
      // "1." and "1)" begin a list; "www." begins an address.
      return !/^ *\d{1,9}$/.test(before) && !/www$/i.test(before);
    case "-":
    case "+":
    case "=":
      return before.trim() !== "";
    case "!":
      // Before a link it makes an image.
      return after !== "";
    case "&":
      return !/^[#a-z]/i.test(after);
    case ":":
      return !after.startsWith("//") && !/(?:mailto|xmpp)$/i.test(before);
    case "@":
      return !(/\w$/.test(before) && /^\w/.test(after));
    default:
      return false;
  }
}

/** An address as the destination of a link. */
export function markdownAddress(address: string): string {
  return `<${address.replaceAll(/[\s<>\\]/g, encodeURIComponent)}>`;
}
