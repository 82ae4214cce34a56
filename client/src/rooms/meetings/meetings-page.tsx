import { endpoints } from "@minuta/contract";
import { type MeetingFormLack, meetingFormLacks } from "@minuta/domain";
import { useSearchParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { CancelledBadge } from "../../app/cancelled-badge.tsx";
import { DocumentAction } from "../../app/document-action.tsx";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Link } from "../../ui/link.tsx";
import { Pager } from "../../ui/pager.tsx";
import { Meter } from "../../ui/progress.tsx";
import { Filters, Row, Rows } from "../../ui/rows.tsx";
import { Select } from "../../ui/select.tsx";
import { lackKey, shortLack } from "./lack-words.ts";
import type { MeetingLine } from "./meeting.ts";
import styles from "./meetings.module.css";

const ALL = "all";
const LIMIT = 100;

const isLack = (value: string | null): value is MeetingFormLack =>
  (meetingFormLacks as readonly (string | null)[]).includes(value);

/** The board of all meetings: the form of each, and what it lacks. */
export default function MeetingsPage() {
  const say = useSay();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const asked = {
    dependencia: search.get("dependencia") ?? ALL,
    falta: search.get("falta") ?? ALL,
    desde: search.get("desde") ?? "0",
  };
  const offset = Number.parseInt(asked.desde, 10) || 0;
  const lack = isLack(asked.falta) ? asked.falta : null;
  const narrow = (change: Partial<typeof asked>) => {
    const next = { ...asked, desde: "0", ...change };
    const kept = Object.entries(next).filter(([, value]) => value !== ALL && value !== "0");
    void setSearch(Object.fromEntries(kept), { replace: true });
  };
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const agencies = (secretariat.data?.organizations ?? []).filter(({ kind }) => kind === "agency");
  const agencyId = agencies.find(({ id }) => id === asked.dependencia)?.id ?? null;
  const forms = useEndpoint(endpoints.listMeetingForms, {
    query: { limit: LIMIT, offset, ...(agencyId !== null && { agencyId }), ...(lack !== null && { lack }) },
  });
  return (
    <Page title={say("app.meetings")} lead={say("meetings.lead")}>
      <Loaded query={forms} rows={8}>
        {({ meetings, total, counts }) => (
          <>
            <section className={styles.summary} aria-label={say("meetings.lack")}>
              <p>{say("meetings.valid", { valid: counts.valid, all: counts.all })}</p>
              <Meter
                label={say("meetings.valid", { valid: counts.valid, all: counts.all })}
                value={counts.valid}
                of={counts.all}
              />
            </section>
            <Filters label={say("meetings.filters")} count={say("meetings.count", { n: total })}>
              <Select
                label={say("meetings.lack")}
                labelHidden
                options={[
                  { id: ALL, text: say("meetings.lack.all") },
                  ...meetingFormLacks.map((id) => ({
                    id,
                    text: `${say("meetings.lacks")} ${say(lackKey[id]).toLowerCase()} (${counts.lacking[id] ?? 0})`,
                  })),
                ]}
                value={lack ?? ALL}
                onChange={(falta) => narrow({ falta })}
              />
              <Select
                label={say("meetings.agency")}
                labelHidden
                options={[
                  { id: ALL, text: say("meetings.agency.all") },
                  ...agencies.map(({ id, shortName, party }) => ({
                    id,
                    text: shortName,
                    look: <PartyMark party={party} of={shortName} />,
                  })),
                ]}
                value={agencyId ?? ALL}
                onChange={(dependencia) => narrow({ dependencia })}
              />
            </Filters>
            {meetings.length === 0 && (
              <EmptyState
                icon="search"
                title={say("meetings.none")}
                action={
                  <Button onPress={() => narrow({ dependencia: ALL, falta: ALL })}>
                    {say("meetings.clear")}
                  </Button>
                }
              >
                <p>{say("meetings.none.next")}</p>
              </EmptyState>
            )}
            {byMonth(meetings).map(({ month, meetings: held }) => (
              <Section
                key={month}
                title={format.month(month)}
                aside={say("meetings.count", { n: held.length })}
              >
                <Rows>
                  {held.map((meeting) => (
                    <MeetingRow key={meeting.id} meeting={meeting} />
                  ))}
                </Rows>
              </Section>
            ))}
            <Pager
              offset={offset}
              limit={LIMIT}
              total={total}
              onChange={(next) => narrow({ desde: String(next) })}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The meetings month by month, in the order they came; a month is its first day. */
function byMonth(meetings: readonly MeetingLine[]) {
  const months = Map.groupBy(meetings, ({ heldOn }) => `${heldOn.slice(0, 7)}-01`);
  return Array.from(months, ([month, held]) => ({ month, meetings: held }));
}

function MeetingRow({ meeting }: { readonly meeting: MeetingLine }) {
  const say = useSay();
  const format = useFormat();
  const language = useLanguage();
  return (
    <Row
      lead={
        <time dateTime={meeting.heldOn} className={styles.date}>
          {format.shortDate(meeting.heldOn)}
        </time>
      }
      title={<Link href={`/reuniones/${meeting.id}`}>{meeting.title}</Link>}
      meta={
        <>
          <PartyMark party={meeting.agency.party} of={meeting.agency.shortName} />
          {meeting.proposals.map((proposal) => (
            <Link key={proposal.id} href={`/propuestas/${proposal.id}`} className={styles.proposal}>
              {proposal.number} · {proposal.title}
            </Link>
          ))}
          {meeting.cancelled ? (
            <span className={styles.words}>{say("meeting.needless")}</span>
          ) : (
            <Lacks meeting={meeting} />
          )}
        </>
      }
      state={
        meeting.cancelled ? (
          <CancelledBadge />
        ) : meeting.form === null ? (
          <Badge>{say("state.none")}</Badge>
        ) : (
          <SignedStateBadge link={meeting.form} />
        )
      }
      action={
        meeting.cancelled ? undefined : (
          <DocumentAction
            link={meeting.form}
            start={{ kind: "meetingForm", language, meetingId: meeting.id }}
            organizationIds={[meeting.agency.id]}
            of={say("meetings.number", { n: meeting.ordinal })}
          />
        )
      }
    />
  );
}

function Lacks({ meeting }: { readonly meeting: MeetingLine }) {
  const say = useSay();
  if (meeting.lacks.length === 0) {
    return (
      <span className={styles.complete}>
        <Icon name="check" size={14} /> {say("meetings.lacks.none")}
      </span>
    );
  }
  // Without participants no party is there: one of the two says it.
  const shown = meeting.lacks.filter((lack) => lack !== "parties" || !meeting.lacks.includes("participants"));
  return (
    <span className={styles.lacks}>
      <span>{say("meetings.lacks")}</span>
      {shown.map((lack) => (
        <span key={lack} className={styles.lack}>
          {shortLack(lack, meeting, say)}
        </span>
      ))}
    </span>
  );
}
