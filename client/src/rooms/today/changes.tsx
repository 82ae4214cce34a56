import { endpoints } from "@minuta/contract";
import { useCommand } from "../../app/api.ts";
import { Section } from "../../app/page.tsx";
import { Ago } from "../../i18n/ago.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Link } from "../../ui/link.tsx";
import { subjectPath } from "./subject-path.ts";
import styles from "./today.module.css";
import type { Today } from "./today.ts";

/** What others did since this person last said that they had looked. */
export function Changes({ changes }: { readonly changes: Today["changes"] }) {
  const say = useSay();
  const format = useFormat();
  const look = useCommand(endpoints.lookedAtToday, { invalidates: [endpoints.today] });
  if (changes.list.length === 0) return null;
  return (
    <Section
      title={say("today.changes")}
      aside={
        changes.since === null
          ? say("today.changes.fortnight")
          : say("today.changes.since", { when: format.instant(changes.since) })
      }
    >
      <ul className={styles.changes}>
        {changes.list.map(({ what, subject, title, at, times }) => (
          <li key={`${what} ${subject.id}`}>
            <span className={styles.what}>{say("today.change", { what, n: times })}</span>{" "}
            <Link href={subjectPath(subject)}>{title}</Link>{" "}
            <span className={styles.when}>
              <Ago instant={at} />
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.seen}>
        <Button
          size="small"
          icon="check"
          isPending={look.isPending}
          onPress={() => look.mutate({ body: { upTo: changes.upTo } })}
        >
          {say("today.changes.seen")}
        </Button>
        {changes.more > 0 && <span>{say("today.changes.more", { n: changes.more })}</span>}
      </div>
    </Section>
  );
}
