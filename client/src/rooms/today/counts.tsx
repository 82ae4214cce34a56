import { useSay } from "../../i18n/say.ts";
import { Link } from "../../ui/link.tsx";
import { Meter } from "../../ui/progress.tsx";
import styles from "./today.module.css";
import type { Today } from "./today.ts";

/** How far the whole process has come, in words and small meters. */
export function Counts({ counts }: { readonly counts: Today["counts"] }) {
  const say = useSay();
  const records = counts.sessions + counts.meetings;
  const lines = [
    {
      path: "/propuestas",
      words: say("today.counts.proposals", { n: counts.proposalsWithText, of: counts.proposals }),
      value: counts.proposalsWithText,
      of: counts.proposals,
    },
    {
      path: "/reuniones",
      words: say("today.counts.meetings", { n: counts.meetingsWithForm, of: counts.meetings }),
      value: counts.meetingsWithForm,
      of: counts.meetings,
    },
    {
      path: "/sesiones",
      words: say("today.counts.published", { n: counts.published, of: records }),
      value: counts.published,
      of: records,
    },
  ];
  return (
    <section className={styles.counts} aria-label={say("today.counts")}>
      <h2>{say("today.counts")}</h2>
      <ul>
        {lines.map(({ path, words, value, of }) => (
          <li key={path}>
            <Link href={path}>{words}</Link>
            <Meter label={words} value={value} of={of} />
          </li>
        ))}
      </ul>
    </section>
  );
}
