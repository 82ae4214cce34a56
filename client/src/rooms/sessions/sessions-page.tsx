import { endpoints } from "@minuta/contract";
import { useEndpoint } from "../../app/api.ts";
import { DocumentAction } from "../../app/document-action.tsx";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import styles from "./sessions.module.css";

/** Sessions of the secretariat and how far the minutes of each have come. */
export default function SessionsPage() {
  const say = useSay();
  const format = useFormat();
  const language = useLanguage();
  const sessions = useEndpoint(endpoints.listSessions);
  return (
    <Page title={say("app.sessions")} lead={say("sessions.lead")}>
      <Loaded query={sessions} rows={6}>
        {({ sessions: all }) =>
          all.length === 0 ? (
            <EmptyState icon="calendar" title={say("sessions.none")}>
              <p>{say("sessions.none.next")}</p>
            </EmptyState>
          ) : (
            <div className={styles.list}>
              <Rows label={say("sessions.label")}>
                {all.map((session) => (
                  <Row
                    key={session.id}
                    leadWidth="wide"
                    lead={<span className={styles.key}>{session.key}</span>}
                    title={session.title}
                    meta={
                      <>
                        <span>{format.date(session.heldOn)}</span>
                        <span>{session.place}</span>
                      </>
                    }
                    state={
                      session.minutes === null ? (
                        <Badge>{say("state.none")}</Badge>
                      ) : (
                        <SignedStateBadge link={session.minutes} />
                      )
                    }
                    action={
                      <DocumentAction
                        link={session.minutes}
                        start={{ kind: "minutes", language, sessionId: session.id }}
                        of={session.key}
                      />
                    }
                  />
                ))}
              </Rows>
              <p className={styles.hint}>{say("sessions.hint")}</p>
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
