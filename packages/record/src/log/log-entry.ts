import canonicalize from "canonicalize";
import { longestEntry } from "./tile.ts";

/** What the log says of one publication: which record, and the SHA-256 of each of its files. */
export type LogEntry = {
  readonly type: "minuta-log/1";
  readonly kind: "record";
  readonly key: string;
  readonly version: number;
  /** 1 for the first publication of the record, more after parts were removed from it. */
  readonly publicVersion: number;
  /** The digest that the seats signed. */
  readonly digest: string;
  /** File names with the SHA-256 of their bytes, 64 lower-case hexadecimal digits. */
  readonly files: Readonly<Record<string, string>>;
  readonly at: string;
};

/** The bytes that are logged: RFC 8785 canonical JSON in UTF-8. Throws `RangeError` for what no bundle can hold. */
export function logEntryBytes(entry: LogEntry): Uint8Array {
  const bytes = new TextEncoder().encode(canonicalize(entry));
  if (bytes.length > longestEntry) throw new RangeError(`an entry of ${bytes.length} bytes is too long`);
  return bytes;
}

/** Reads an entry; null for anything but the canonical bytes of one. */
export function parseLogEntry(bytes: Uint8Array): LogEntry | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const entry: unknown = JSON.parse(text);
    return isLogEntry(entry) && canonicalize(entry) === text ? entry : null;
  } catch {
    return null;
  }
}

const digest = /^[0-9a-f]{64}$/;

function isLogEntry(value: unknown): value is LogEntry {
  if (typeof value !== "object" || value === null) return false;
  const { type, kind, key, version, publicVersion, digest: signed, files, at } = value as Partial<LogEntry>;
  return (
    type === "minuta-log/1" &&
    kind === "record" &&
    typeof key === "string" &&
    Number.isSafeInteger(version) &&
    Number.isSafeInteger(publicVersion) &&
    typeof signed === "string" &&
    digest.test(signed) &&
    typeof files === "object" &&
    files !== null &&
    Object.values(files).every((hash) => typeof hash === "string" && digest.test(hash)) &&
    typeof at === "string"
  );
}
