import { can } from "@minuta/domain";
import { DocumentAction } from "../../app/document-action.tsx";
import { actorOf, useMe } from "../../app/me.ts";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import { subjectPath } from "./subject-path.ts";
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
      <h2>
        <Link href={subjectPath({ type: "session", id: session.id })} className={styles.sessionTitle}>
          {session.title}
        </Link>
      </h2>
      <p className={styles.facts}>
        {format.weekday(session.heldOn)}
        {session.startsAt !== null && `, ${format.time(session.startsAt)}`}
        <br />
        {session.place}
      </p>
      <p>
        {session.state !== "planned" && <Badge>{say(`sessions.state.${session.state}`)}</Badge>}{" "}
        {session.minutes !== null ? (
          <SignedStateBadge link={session.minutes} />
        ) : (
          session.state === "planned" && <Badge>{say("sessions.state.planned")}</Badge>
        )}
      </p>
      {session.nextStep !== null && (
        <div className={styles.next}>
          <p className={styles.reason}>{say("today.next")}</p>
          <p>{say("today.step", { step: session.nextStep })}</p>
          {session.lastNoticeDay !== null && !session.noticeLate && (
            <p className={styles.facts}>
              {say("today.lastNoticeDay", { date: format.weekday(session.lastNoticeDay) })}
            </p>
          )}
          {session.noticeLate && (
            <Badge tone="danger" icon="alert">
              {say("today.noticeLate")}
            </Badge>
          )}
        </div>
      )}
      {session.minutes === null && !mayStart && (
        <p className={styles.facts}>{say("today.session.noMinutes")}</p>
      )}
      <div className={styles.ways}>
        {isPrepared(session.nextStep) && (
          <LinkButton tone="primary" href={subjectPath({ type: "session", id: session.id })}>
            {say("today.prepare")}
          </LinkButton>
        )}
        {(session.minutes !== null || !isPrepared(session.nextStep)) && session.state !== "cancelled" && (
          <DocumentAction
            link={session.minutes}
            start={{ kind: "minutes", language, sessionId: session.id }}
            of={session.key}
            tone={isPrepared(session.nextStep) ? "secondary" : "primary"}
            size="medium"
          />
        )}
        <Link href="/sesiones">{say("today.session.all")}</Link>
      </div>
    </section>
  );
}

/** Whether the next step is one that prepares the session, on its own page. */
function isPrepared(step: NonNullable<Today["session"]>["nextStep"]): boolean {
  switch (step) {
    case "setTime":
    case "addItems":
    case "timeItems":
    case "sendNotice":
    case "renewNotice":
      return true;
    default:
      return false;
  }
}
