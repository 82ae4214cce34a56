import { Section } from "../../app/page.tsx";
import { Ago } from "../../i18n/ago.tsx";
import { useSay } from "../../i18n/say.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import styles from "./ledger.module.css";
import type { Resolution } from "./resolution.ts";
import { StandingBadge } from "./standing-badge.tsx";

/** What was reported, the newest first. */
export function FollowUps({ resolution }: { readonly resolution: Resolution }) {
  const say = useSay();
  const { followUps } = resolution;
  return (
    <Section title={say("resolution.followUp")}>
      {followUps.length === 0 ? (
        <EmptyState icon="history" title={say("resolution.followUp.none")}>
          {!resolution.mayReport && <p>{say("resolution.followUp.none.next")}</p>}
        </EmptyState>
      ) : (
        <ol className={styles.timeline}>
          {followUps.map(({ id, at, by, status, note, evidence, sessionKey }) => (
            <li key={id}>
              <StandingBadge line={{ state: "adopted", status, overdue: false }} />
              {note !== "" && <p className={styles.said}>{note}</p>}
              {evidence !== "" && (
                <p className={styles.evidence}>
                  {say("resolution.evidence")}: <Link href={evidence}>{evidence}</Link>
                </p>
              )}
              <span className={styles.by}>
                {by}
                {sessionKey !== null && `, ${say("resolution.followUp.in", { key: sessionKey })}`} ·{" "}
                <Ago instant={at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
