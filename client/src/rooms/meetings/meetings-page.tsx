import { endpoints } from "@minuta/contract";
import { useSearchParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { DocumentAction } from "../../app/document-action.tsx";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { type MessageKey, useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import { Filters, Row, Rows } from "../../ui/rows.tsx";
import { Select } from "../../ui/select.tsx";
import { SearchField } from "../../ui/text-field.tsx";
import styles from "./meetings.module.css";
import {
  byMonth,
  type FormState,
  formStates,
  isFormState,
  type Meeting,
  narrowMeetings,
} from "./narrow-meetings.ts";

const stateKey: Record<FormState, MessageKey> = {
  all: "meetings.state.all",
  none: "state.none",
  draft: "state.draft",
  forSignature: "state.forSignature",
  signed: "state.signed",
  published: "state.published",
};

/** The calendar of meetings between organizations and agencies, with the form of each. */
export default function MeetingsPage() {
  const say = useSay();
  const format = useFormat();
  const meetings = useEndpoint(endpoints.listMeetings);
  const [search, setSearch] = useSearchParams();
  const query = search.get("q") ?? "";
  const asked = search.get("estado");
  const state = isFormState(asked) ? asked : "all";
  const narrow = (next: { readonly q: string; readonly state: FormState }) =>
    setSearch(
      { ...(next.q !== "" && { q: next.q }), ...(next.state !== "all" && { estado: next.state }) },
      { replace: true },
    );
  return (
    <Page title={say("app.meetings")} lead={say("meetings.lead")}>
      <Loaded query={meetings} rows={8}>
        {({ meetings: all }) => {
          const shown = narrowMeetings(all, query, state);
          return (
            <>
              <Filters label={say("meetings.filters")} count={say("meetings.count", { n: shown.length })}>
                <SearchField
                  label={say("meetings.search")}
                  value={query}
                  onChange={(q) => {
                    void narrow({ q, state });
                  }}
                />
                <Select
                  label={say("meetings.state")}
                  labelHidden
                  options={formStates.map((id) => ({ id, text: say(stateKey[id]) }))}
                  value={state}
                  onChange={(next) => {
                    void narrow({ q: query, state: next });
                  }}
                />
              </Filters>
              {shown.length === 0 && (
                <EmptyState
                  icon="search"
                  title={say("meetings.none")}
                  action={
                    <Button
                      onPress={() => {
                        void narrow({ q: "", state: "all" });
                      }}
                    >
                      {say("meetings.clear")}
                    </Button>
                  }
                >
                  <p>{say("meetings.none.next")}</p>
                </EmptyState>
              )}
              {byMonth(shown).map(({ month, meetings: held }) => (
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
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function MeetingRow({ meeting }: { readonly meeting: Meeting }) {
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
      title={meeting.title}
      meta={
        <>
          <PartyMark party={meeting.agency.party} of={meeting.agency.shortName} />
          {meeting.proposals.map((proposal) => (
            <Link key={proposal.id} href={`/propuestas/${proposal.id}`} className={styles.proposal}>
              {proposal.number} · {proposal.title}
            </Link>
          ))}
        </>
      }
      state={
        meeting.form === null ? <Badge>{say("state.none")}</Badge> : <SignedStateBadge link={meeting.form} />
      }
      action={
        <DocumentAction
          link={meeting.form}
          start={{ kind: "meetingForm", language, meetingId: meeting.id }}
          organizationIds={[meeting.agency.id]}
          of={say("meetings.number", { n: meeting.ordinal })}
        />
      }
    />
  );
}
