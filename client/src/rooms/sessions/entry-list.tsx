import { CancelledBadge } from "../../app/cancelled-badge.tsx";
import { DocumentAction } from "../../app/document-action.tsx";
import { Section } from "../../app/page.tsx";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Link } from "../../ui/link.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { type Entry, entryPath } from "./calendar.ts";
import styles from "./sessions.module.css";
import { SessionStateBadge } from "./state-of-session.tsx";

/** Entries of the calendar: what is ahead first, in its order, and what is over below, the last one first. */
export function EntryList({
  entries,
  today,
}: {
  readonly entries: readonly Entry[];
  readonly today: string;
}) {
  const say = useSay();
  const ahead = entries.filter(({ heldOn }) => heldOn >= today);
  const over = entries.filter(({ heldOn }) => heldOn < today).toReversed();
  return (
    <>
      {ahead.length > 0 && (
        <Section title={say("sessions.ahead")}>
          <Rows label={say("sessions.ahead")}>
            {ahead.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </Rows>
        </Section>
      )}
      {over.length > 0 && (
        <Section title={say("sessions.over")}>
          <Rows label={say("sessions.over")}>
            {over.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </Rows>
          <p className={styles.hint}>{say("sessions.hint")}</p>
        </Section>
      )}
    </>
  );
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  const say = useSay();
  const format = useFormat();
  const language = useLanguage();
  const name = entry.key ?? say("meetings.number", { n: entry.ordinal });
  return (
    <Row
      leadWidth="wide"
      lead={<span className={styles.key}>{name}</span>}
      title={<Link href={entryPath(entry)}>{entry.title}</Link>}
      meta={
        <>
          <span>
            {format.shortDate(entry.heldOn)}
            {entry.startsAt !== null && `, ${format.time(entry.startsAt)}`}
          </span>
          {entry.agency !== null && <PartyMark party={entry.agency.party} of={entry.agency.shortName} />}
          {entry.place !== "" && <span>{entry.place}</span>}
        </>
      }
      state={
        entry.cancelled ? (
          <CancelledBadge />
        ) : entry.document !== null ? (
          <SignedStateBadge link={entry.document} />
        ) : entry.state === null ? (
          <Badge>{say("state.none")}</Badge>
        ) : (
          <SessionStateBadge state={entry.state} />
        )
      }
      action={
        entry.cancelled ? undefined : entry.type === "session" ? (
          <DocumentAction
            link={entry.document}
            start={{ kind: "minutes", language, sessionId: entry.id }}
            of={name}
          />
        ) : (
          <DocumentAction
            link={entry.document}
            start={{ kind: "meetingForm", language, meetingId: entry.id }}
            organizationIds={entry.agency === null ? [] : [entry.agency.id]}
            of={name}
          />
        )
      }
    />
  );
}
