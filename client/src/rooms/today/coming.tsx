import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Link } from "../../ui/link.tsx";
import { subjectPath } from "./subject-path.ts";
import styles from "./today.module.css";
import type { Today } from "./today.ts";

/** Sessions and meetings that this person comes to, and what was published last. */
export function Coming({ coming, published }: Pick<Today, "coming" | "published">) {
  const say = useSay();
  const format = useFormat();
  return (
    <>
      {coming.length > 0 && (
        <section className={styles.counts} aria-label={say("today.coming")}>
          <h2>{say("today.coming")}</h2>
          <ul>
            {coming.map(({ subject, title, heldOn, startsAt, place }) => (
              <li key={subject.id}>
                <Link href={subjectPath(subject)}>{title}</Link>
                <span className={styles.when}>
                  {format.shortDate(heldOn)}
                  {startsAt !== null && `, ${format.time(startsAt)}`}
                  {place !== "" && ` · ${place}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {published.length > 0 && (
        <section className={styles.counts} aria-label={say("today.published")}>
          <h2>{say("today.published")}</h2>
          <ul>
            {published.map(({ title, key, address, publishedAt }) => (
              <li key={address}>
                <a href={address}>{title}</a>
                <span className={styles.when}>
                  {key} · {format.instant(publishedAt)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
