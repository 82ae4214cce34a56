import { useSay } from "../../i18n/say.ts";
import styles from "./closing.module.css";
import type { Document } from "./seats-panel.tsx";

/** The record that a decision is about: its key, its version, and its digest in both forms. */
export function WhatIsSigned({ summary }: { readonly summary: NonNullable<Document["record"]> }) {
  const say = useSay();
  return (
    <dl className={styles.facts}>
      <dt>{say("closing.sign.key")}</dt>
      <dd>{summary.key}</dd>
      <dt>{say("closing.sign.version")}</dt>
      <dd>{summary.version}</dd>
      <dt>{say("closing.digest")}</dt>
      <dd>
        <span className={styles.digestSmall} translate="no">
          {summary.shortDigest}
        </span>
        <code className={styles.hash} translate="no">
          {summary.digest}
        </code>
      </dd>
    </dl>
  );
}
