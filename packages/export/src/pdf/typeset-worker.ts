import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { codeOf } from "../visible-text.ts";
import type { WordedRecord } from "../worded/worded-record.ts";
import { ofBothStandards } from "./both-standards.ts";
import { fontCoverage } from "./font-coverage.ts";
import type { Typeset } from "./typesetter.ts";

const fontFiles = [
  ["@expo-google-fonts/source-serif-4", "400Regular/SourceSerif4_400Regular.ttf"],
  ["@expo-google-fonts/source-serif-4", "400Regular_Italic/SourceSerif4_400Regular_Italic.ttf"],
  ["@expo-google-fonts/source-serif-4", "600SemiBold/SourceSerif4_600SemiBold.ttf"],
  ["@expo-google-fonts/source-serif-4", "600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf"],
  ["@expo-google-fonts/public-sans", "400Regular/PublicSans_400Regular.ttf"],
  ["@expo-google-fonts/public-sans", "600SemiBold/PublicSans_600SemiBold.ttf"],
] as const;

const fonts = fontFiles.map(([name, path]) =>
  readFileSync(new URL(path, import.meta.resolve(`${name}/package.json`))),
);
const template = readFileSync(new URL("./record.typ", import.meta.url), "utf8");

// Every style of a family has to have the character; the sans family borrows from the serif one, never the reverse.
const serifCoverages = fonts.slice(0, 4).map(fontCoverage);
const isPrintable = (point: number) => serifCoverages.every((coverage) => coverage.has(point));

const compiler = NodeCompiler.create({
  fontArgs: [{ fontBlobs: fonts }],
  // The template reads nothing, and the folder that Typst calls its root does not exist.
  workspace: fileURLToPath(new URL("./no-files/", import.meta.url)),
});

/** PDF/UA and PDF/A refuse a character that no font shows; it is set as its code. */
function printableText(text: string): string {
  let set = "";
  for (const character of text) {
    set += character === "\n" || isPrintable(character.codePointAt(0) ?? 0) ? character : codeOf(character);
  }
  return set;
}

/** The words of a run that has no mark at all, else null: the template takes them as they are, which is quicker. */
function plainWords(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("party" in value) || !("text" in value)) return null;
  const { text, ...marks } = value;
  return typeof text === "string" && Object.values(marks).every((mark) => mark === false || mark === "")
    ? text
    : null;
}

function typeset(record: WordedRecord): Typeset {
  let substituted = false;
  const json = JSON.stringify(record, (name, value: unknown) => {
    const written = plainWords(value) ?? value;
    if (typeof written !== "string" || name === "href") return written;
    const text = printableText(written);
    substituted ||= text !== written;
    return text;
  });
  const compiled = compiler.compile({
    mainFileContent: template,
    inputs: { record: json, substituted: substituted ? "yes" : "no" },
    resetRead: true,
  });
  const paged = compiled.result;
  if (paged === null)
    return { fault: JSON.stringify(compiled.takeError()?.shortDiagnostics ?? "no document") };
  // Typst checks and writes a document for one standard at a time; it has to pass both. Throws when it does not.
  const accessible = compiler.pdf(paged, { pdfStandard: "ua-1" });
  const pdf = ofBothStandards(accessible, compiler.pdf(paged, { pdfStandard: "a-2a" }));
  compiler.evictCache(2);
  return { pdf };
}

parentPort?.on("message", (record: WordedRecord) => {
  let answer: Typeset;
  try {
    answer = typeset(record);
  } catch (error) {
    answer = { fault: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
