import { useState } from "react";
import { portalAddress } from "../../app/portal-address.ts";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./closing.module.css";
import type { Document } from "./seats-panel.tsx";
import type { CheckedRecord } from "./use-checked-record.ts";

type Closed = Exclude<Document["state"], "draft">;

/** Stands over a closed text: what it is, which version, and its digest to compare aloud. */
export function RecordBanner({
  state,
  isOfAuthor,
  summary,
  check,
  signing,
}: {
  readonly state: Closed;
  /** Whether its author alone signs it. */
  readonly isOfAuthor: boolean;
  readonly summary: NonNullable<Document["record"]>;
  readonly check: CheckedRecord["check"];
  /** The way to the signatures where they are not in sight; null where they are. */
  readonly signing: { readonly isMine: boolean; readonly onGo: () => void } | null;
}) {
  const say = useSay();
  const format = useFormat();
  const [isFull, setFull] = useState(false);
  const word = say(
    isOfAuthor && state === "signed" ? "closing.banner.signed.author" : `closing.banner.${state}`,
  );
  return (
    <section className={styles.banner} aria-label={word}>
      <p className={styles.bannerState}>
        <Icon name={state === "published" ? "globe" : state === "signed" ? "check" : "lock"} />
        <strong>{word}</strong>
        <span>
          {summary.key} · {say("closing.banner.version", { version: summary.version })} ·{" "}
          {say("closing.banner.frozenAt", { time: format.instant(summary.frozenAt) })}
        </span>
      </p>
      {signing !== null && (
        <div className={styles.bannerLink} data-print="no">
          <Button icon="signature" tone={signing.isMine ? "primary" : "secondary"} onPress={signing.onGo}>
            {say(signing.isMine ? "closing.banner.sign" : "closing.banner.signatures")}
          </Button>
        </div>
      )}
      {state === "published" && summary.address !== null && (
        <div className={styles.bannerLink} data-print="no">
          <LinkButton icon="external" href={portalAddress(summary.address)}>
            {say("closing.published.link")}
          </LinkButton>
        </div>
      )}
      <p className={styles.digestLabel}>{say("closing.digest")}</p>
      <p className={styles.digest} translate="no">
        {summary.shortDigest}
      </p>
      {!isOfAuthor && <p className={styles.hint}>{say("closing.digest.aloud")}</p>}
      {check === "wrong" ? (
        <Notice tone="danger">{say("closing.digest.wrong")}</Notice>
      ) : (
        <p className={styles.checked} role="status">
          {check === "right" && <Icon name="check" size={15} />}
          {say(check === "right" ? "closing.digest.checked" : "closing.digest.checking")}
        </p>
      )}
      <details
        className={styles.full}
        open={isFull}
        onToggle={(event) => setFull((event.currentTarget as HTMLDetailsElement).open)}
      >
        <summary>{say("closing.digest.full")}</summary>
        <code translate="no">{summary.digest}</code>
      </details>
    </section>
  );
}
