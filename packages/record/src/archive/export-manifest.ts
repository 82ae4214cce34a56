import { canonicalBytes, isDigest } from "../canonical.ts";
import { sameBytes } from "../same-bytes.ts";

/** What a copy of a portal holds (`export.json`): written last, so that a copy without it is not whole. */
export type ExportManifest = {
  readonly format: "minuta-export/1";
  /** `https://host` of the portal, as its pages name it. */
  readonly origin: string;
  /** The instant at which the copy was begun. */
  readonly madeAt: string;
  /** Addresses that the portal links to and did not give. */
  readonly missing: readonly string[];
  /** Each file of the copy but this one: its path with `/`, and the SHA-256 of its bytes. */
  readonly files: Readonly<Record<string, string>>;
};

export const manifestName = "export.json";

/** The manifest as RFC 8785 canonical JSON. */
export function manifestBytes(manifest: ExportManifest): Uint8Array<ArrayBuffer> {
  return canonicalBytes(manifest);
}

/** Reads a manifest; null for anything but the canonical bytes of one whose paths stay in its folder. */
export function readManifest(bytes: Uint8Array): ExportManifest | null {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes),
    );
    if (!isManifest(value)) return null;
    return sameBytes(canonicalBytes(value), bytes) ? value : null;
  } catch {
    return null;
  }
}

const segment = /^[A-Za-z0-9](?:[A-Za-z0-9._~-]{0,118}[A-Za-z0-9_~-])?$/;
const longestPath = 400;

/** Whether a path may be that of a file in a copy: plain names only, none of them hidden or above, on any file system. */
export function isExportPath(path: string): boolean {
  return path.length <= longestPath && path.split("/").every((part) => segment.test(part));
}

function isManifest(value: unknown): value is ExportManifest {
  if (typeof value !== "object" || value === null) return false;
  const { format, origin, madeAt, missing, files } = value as Partial<ExportManifest>;
  return (
    format === "minuta-export/1" &&
    typeof origin === "string" &&
    typeof madeAt === "string" &&
    Array.isArray(missing) &&
    missing.every((address) => typeof address === "string") &&
    typeof files === "object" &&
    files !== null &&
    Object.entries(files).every(([path, digest]) => isExportPath(path) && isDigest(digest))
  );
}
