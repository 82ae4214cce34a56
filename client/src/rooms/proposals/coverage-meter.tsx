import type { endpoints, ResultOf } from "@minuta/contract";
import { useSay } from "../../i18n/say.ts";
import styles from "./coverage.module.css";

type Coverage = ResultOf<typeof endpoints.readCoverage>;

const parts = ["committed", "answered", "waiting", "withdrawn"] as const;
const words = {
  committed: "coverage.committed",
  answered: "coverage.answered",
  waiting: "coverage.waiting",
  withdrawn: "coverage.withdrawn",
} as const;

/** How far the answers to all proposals have come: one bar in four parts, and the same in words. */
export function CoverageMeter({ coverage }: { readonly coverage: Coverage }) {
  const say = useSay();
  const shown = parts.filter((part) => part !== "withdrawn" || coverage.withdrawn > 0);
  const closed = coverage.committed + coverage.byState.declined;
  return (
    <section className={styles.coverage} aria-label={say("coverage.title")}>
      <p className={styles.lead}>{say("coverage.lead", { closed, total: coverage.total })}</p>
      <div className={styles.bar} aria-hidden="true">
        {shown.map(
          (part) =>
            coverage[part] > 0 && (
              <div key={part} className={styles[part]} style={{ flexGrow: coverage[part] }} />
            ),
        )}
      </div>
      <dl className={styles.legend}>
        {shown.map((part) => (
          <div key={part} className={styles.entry}>
            <dt>
              <span className={`${styles.swatch} ${styles[part]}`} aria-hidden="true" />
              {say(words[part])}
            </dt>
            <dd>{coverage[part]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
