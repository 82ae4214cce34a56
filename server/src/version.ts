import { readFileSync } from "node:fs";

/** The version of this program, from its own manifest. */
export function versionOf(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const holds = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return holds ? String(manifest.version) : "0";
}
