import { can } from "@minuta/domain";
import { DocumentAction } from "../../app/document-action.tsx";
import { actorOf, useMe } from "../../app/me.ts";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import styles from "./today.module.css";
import type { Today } from "./today.ts";

/** The session that is on or comes next, and its minutes. */
export function SessionAtHand({ session }: { readonly session: Today["session"] }) {
  const say = useSay();
  const format = useFormat();
  const me = useMe();
  const language = useLanguage();
  if (session === null) {
    return (
      <section className={styles.session} aria-label={say("today.session")}>
        <EmptyState icon="calendar" title={say("today.session.none")} />
      </section>
    );
  }
  const mayStart = can(actorOf(me), "document.create", {
    type: "newDocument",
    kind: "minutes",
    organizationIds: [],
  });
  return (
    <section className={styles.session} aria-label={say("today.session")}>
      <p className={styles.key}>
        {session.key} · {say("sessions.kind", { kind: session.kind })}
      </p>
      <h2>{session.title}</h2>
      <p className={styles.facts}>
        {format.weekday(session.heldOn)}
        <br />
        {session.place}
      </p>
      <p>
        {session.minutes === null ? (
          <Badge>{say("state.none")}</Badge>
        ) : (
          <SignedStateBadge link={session.minutes} />
        )}
      </p>
      {session.minutes === null && !mayStart && (
        <p className={styles.facts}>{say("today.session.noMinutes")}</p>
      )}
      <div className={styles.ways}>
        <DocumentAction
          link={session.minutes}
          start={{ kind: "minutes", language, sessionId: session.id }}
          of={session.key}
          tone="primary"
          size="medium"
        />
        <Link href="/sesiones">{say("today.session.all")}</Link>
      </div>
    </section>
  );
}
