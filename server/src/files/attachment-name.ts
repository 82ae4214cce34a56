import type { FileType } from "./file-type.ts";

/** The name under which a kept file is saved: letters, digits and a few signs, with the ending of what it is. */
export function attachmentName(given: string, { ending }: FileType): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .replaceAll(/[^\p{L}\p{N} ._()-]+/gu, " ")
    .replaceAll(/\.{2,}/g, ".")
    .replaceAll(/\s+/g, " ")
    .replace(/^[ .]+/, "")
    .slice(0, 100)
    .replace(/[ .]+$/, "");
  return `${stem === "" ? "anexo" : stem}.${ending}`;
}
