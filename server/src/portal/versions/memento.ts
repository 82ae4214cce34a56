import { recordAddress, timeGateAddress, timeMapAddress } from "../addresses.ts";
import type { RecordVersion } from "./versions-reader.ts";

// Memento, RFC 7089: the versions of a record are mementos of an original that always leads to the one in force.

/** An instant as HTTP says it (RFC 9110, 5.6.7). */
export function httpDate(instant: string): string {
  return new Date(instant).toUTCString();
}

/** The instant of an Accept-Datetime header in milliseconds; null for what is no date of HTTP's. */
export function readHttpDate(value: string): number | null {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value)) return null;
  const at = Date.parse(value);
  // A day that no month has is moved on by the parser.
  return Number.isNaN(at) || new Date(at).toUTCString().slice(5) !== value.slice(5) ? null : at;
}

/** The version that was in force at an instant in milliseconds, the first for one before it; the newest without one. */
export function versionAt(versions: readonly RecordVersion[], at: number | null): RecordVersion | null {
  if (at === null) return versions.at(-1) ?? null;
  const before = versions.filter(({ publishedAt }) => Date.parse(publishedAt) < at + 1000);
  return before.at(-1) ?? versions[0] ?? null;
}

/** The links of one memento to its original, its time map and its neighbours, for the header `Link`. */
export function mementoLinks(origin: string, key: string, versions: readonly RecordVersion[]): string {
  return [
    ...originalLinks(origin, key),
    ...versions.map((version, index) => mementoLink(origin, version, index, versions.length)),
  ].join(", ");
}

/** The time map of a record (RFC 7089, 5), as `application/link-format`. */
export function timeMap(origin: string, key: string, versions: readonly RecordVersion[]): string {
  const [first, last] = [versions[0], versions.at(-1)];
  const span =
    first === undefined || last === undefined
      ? ""
      : `; from="${httpDate(first.publishedAt)}"; until="${httpDate(last.publishedAt)}"`;
  return `${[
    `<${origin}${timeGateAddress(key)}>; rel="original timegate"`,
    `<${origin}${timeMapAddress(key)}>; rel="self"; type="application/link-format"${span}`,
    ...versions.map((version, index) => mementoLink(origin, version, index, versions.length)),
  ].join(",\n")}\n`;
}

export function originalLinks(origin: string, key: string): string[] {
  return [
    `<${origin}${timeGateAddress(key)}>; rel="original timegate"`,
    `<${origin}${timeMapAddress(key)}>; rel="timemap"; type="application/link-format"`,
  ];
}

function mementoLink(origin: string, version: RecordVersion, index: number, count: number): string {
  const first = index === 0 ? "first " : "";
  const last = index === count - 1 ? "last " : "";
  return `<${origin}${recordAddress("es", version.slug)}>; rel="${first}${last}memento"; datetime="${httpDate(version.publishedAt)}"`;
}
