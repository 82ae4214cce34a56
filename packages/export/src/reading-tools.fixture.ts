import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AknElement } from "./akn/akoma-ntoso-model.ts";
import type { ExportedFile } from "./exported-file.ts";

// For tests only: programs that nobody here wrote read what was made here.

export type Tool = "python3" | "pdftotext" | "pdfinfo" | "unzip" | "xmllint" | "strings";

/** Whether a program is on this machine; a test that needs it is skipped where it is not, and says so in its title. */
export function has(tool: Tool): boolean {
  return spawnSync(tool, ["-v"]).error === undefined;
}

/** Does something with the files in a folder of their own. */
export function inFolder<T>(files: readonly ExportedFile[], act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "minuta-formats-"));
  try {
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a program prints. */
export function output(tool: Tool, ...options: string[]): string {
  return execFileSync(tool, options, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** What Python's standard library finds in the files. */
export type Found = {
  readonly docx: {
    readonly title: string;
    readonly language: string;
    readonly headings: readonly (readonly [string, string])[];
    readonly unknownStyles: readonly string[];
    readonly unknownLists: readonly string[];
    readonly lists: number;
    readonly tables: readonly {
      readonly headerRow: boolean;
      readonly rows: readonly (readonly string[])[];
      readonly columns: readonly number[];
      readonly grid: number;
      readonly cellsEndInParagraph: boolean;
    }[];
    readonly descriptions: readonly string[];
    readonly dates: readonly (readonly number[])[];
    readonly text: string;
  };
  readonly resolutions: FoundTable;
  readonly attendance: FoundTable;
  readonly akn: AknElement;
  readonly jsonld: Readonly<Record<string, unknown>>;
  readonly html: {
    readonly language: string;
    readonly elements: readonly string[];
    readonly addresses: readonly string[];
    readonly ids: readonly string[];
    readonly text: string;
  };
  readonly md: string;
};

type FoundTable = {
  readonly mark: boolean;
  readonly rows: readonly (readonly string[])[];
  readonly widths: readonly number[];
};

const reader = fileURLToPath(new URL("../interop/read_formats.py", import.meta.url));

export function readByPython(files: readonly ExportedFile[]): Found {
  return inFolder(files, (folder) => JSON.parse(output("python3", reader, folder)) as Found);
}
