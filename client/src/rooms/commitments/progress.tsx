import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { classes } from "../../ui/classes.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { Commitment } from "./commitment.ts";
import styles from "./commitments.module.css";
import { StatusBadge } from "./status-badge.tsx";

/** What was reported, from the first report to the last. */
export function Progress({ commitment }: { readonly commitment: Commitment }) {
  const say = useSay();
  const format = useFormat();
  if (commitment.reports.length === 0) {
    return (
      <EmptyState icon="history" title={say("commitment.progress.none")}>
        <p>{say("commitment.progress.none.next")}</p>
      </EmptyState>
    );
  }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets.
    <ol role="list" className={styles.timeline}>
      {commitment.reports.map((report) => (
        <li key={report.id} className={classes(styles.report, report.status === "completed" && styles.done)}>
          <div className={styles.reportTop}>
            <time dateTime={report.at}>
              <strong>{format.date(plainDateOf(new Date(report.at)))}</strong>
            </time>
            <span>
              {report.milestonePosition === null
                ? say("commitment.progress.whole")
                : say("commitment.milestone", { n: report.milestonePosition })}
            </span>
            <StatusBadge status={report.status} />
          </div>
          <p className={styles.prose}>{report.note}</p>
          {report.evidence !== "" && (
            <p className={styles.words}>
              {say("commitment.progress.evidence", { evidence: report.evidence })}
            </p>
          )}
          <p className={styles.when}>
            {report.by.party === null ? (
              report.by.name
            ) : (
              <PartyMark party={report.by.party} of={report.by.name} />
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
