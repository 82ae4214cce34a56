import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isExportPath } from "@minuta/record";

/** The folder cannot be a copy of a portal, or holds more than is looked at. */
export class FolderRefused extends Error {
  override readonly name = "FolderRefused";
  readonly reason: "tooMany" | "unreadable";
  readonly path: string;
  constructor(reason: FolderRefused["reason"], path: string, why = "") {
    super(why);
    this.reason = reason;
    this.path = path;
  }
}

export type ListedFolder = {
  /** Paths from the folder, with `/`, sorted. */
  readonly files: readonly string[];
  /** What has no place in a copy: links, devices, names that no copy has. */
  readonly strange: readonly string[];
};

const mostFiles = 2_000_000;
const deepest = 20;

/** Lists the files of a folder and of those within it: nothing else could be done meanwhile. No link is followed. Throws `FolderRefused`. */
export function listFolder(folder: string): ListedFolder {
  const files: string[] = [];
  const strange: string[] = [];
  const waiting = [{ path: "", depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, depth } = next;
    const entries = entriesOf(join(folder, path));
    for (const entry of entries) {
      const own = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && depth < deepest) waiting.push({ path: own, depth: depth + 1 });
      else if (entry.isFile() && isExportPath(own)) files.push(own);
      else strange.push(own);
    }
    if (files.length + strange.length > mostFiles) throw new FolderRefused("tooMany", folder);
  }
  return { files: files.sort(), strange: strange.sort() };
}

function entriesOf(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    throw new FolderRefused("unreadable", path, error instanceof Error ? error.message : String(error));
  }
}
