/** The exact version of a document that a translation is of, or a newer one of the same document. */
export type SourceVersion = {
  /** 1 for the first that was noted, one more for each newer one. */
  readonly ordinal: number;
  readonly title: string;
  /** Where it was found, `https://…`. */
  readonly address: string;
  /** How its publisher calls the version, e.g. "June 2012" or "1.1". */
  readonly version: string;
  /** Day of the version, `YYYY-MM-DD`. */
  readonly datedOn: string;
  /** Language tag of what it is written in, e.g. "en". */
  readonly language: string;
  /** SHA-256 of its file. */
  readonly digest: string;
};

/**
 * The newest version of the source when it is newer than what is translated (rule WF-6); null while the translation is of
 * the newest one.
 * @param translated ordinal of the newest version of which a translation is published, or else is being written
 */
export function newerSource<V extends Pick<SourceVersion, "ordinal">>(
  versions: readonly V[],
  translated: number,
): V | null {
  const newest = versions.reduce<V | null>(
    (found, version) => (found === null || version.ordinal > found.ordinal ? version : found),
    null,
  );
  return newest !== null && newest.ordinal > translated ? newest : null;
}
