import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useParams } from "react-router";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { CancelledBadge } from "../../app/cancelled-badge.tsx";
import { DocumentAction } from "../../app/document-action.tsx";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { PlanMeetingDialog } from "../../app/plan-meeting-dialog.tsx";
import { staleMeeting } from "../../app/stale-meeting.ts";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { longLack } from "./lack-words.ts";
import type { Meeting } from "./meeting.ts";
import styles from "./meetings.module.css";
import { ParticipantsPart } from "./participants-part.tsx";

/** One meeting: who took part, what was analysed, and what its form lacks. */
export default function MeetingPage() {
  const say = useSay();
  const { meetingId = "" } = useParams();
  const meeting = useEndpoint(endpoints.readMeeting, { params: { meetingId } });
  const data = meeting.data;
  return (
    <Page
      title={data?.title ?? say("meeting.loading")}
      {...(data === undefined
        ? {}
        : {
            eyebrow: (
              <span className={styles.eyebrow}>
                <PartyMark party={data.agency.party} of={data.agency.shortName} />
                {data.cancelled && <CancelledBadge />}
                {data.sample && <Badge>{say("sample.word")}</Badge>}
              </span>
            ),
          })}
      actions={
        <LinkButton tone="quiet" icon="arrowLeft" href="/reuniones">
          {say("meetings.back")}
        </LinkButton>
      }
    >
      <Loaded query={meeting}>{(known) => <Parts meeting={known} />}</Loaded>
    </Page>
  );
}

function Parts({ meeting }: { readonly meeting: Meeting }) {
  const say = useSay();
  const format = useFormat();
  const language = useLanguage();
  const [dialog, setDialog] = useState<"change" | "cancel" | null>(null);
  const lacks = meeting.lacks.filter((lack) => lack !== "parties" || !meeting.lacks.includes("participants"));
  return (
    <>
      {meeting.cancelled && (
        <Notice tone="warn" title={say("meeting.cancelled")}>
          {say("meeting.cancelled.text")}
        </Notice>
      )}
      <Section title={say("sessions.facts")}>
        <Facts
          facts={[
            {
              name: say("sessions.when"),
              value: (
                <>
                  {format.weekday(meeting.heldOn)}
                  <br />
                  {meeting.startsAt === null
                    ? say("sessions.noTime")
                    : say("meeting.clock", { at: format.time(meeting.startsAt) })}
                </>
              ),
            },
            {
              name: say("sessions.place"),
              value: meeting.place === "" ? say("meeting.noPlace") : meeting.place,
            },
          ]}
        />
        {meeting.may.plan && (
          <div className={styles.buttons}>
            <Button icon="pencil" onPress={() => setDialog("change")}>
              {say("meeting.change")}
            </Button>
            <Button tone="quiet" onPress={() => setDialog("cancel")}>
              {say("meeting.cancel")}
            </Button>
          </div>
        )}
      </Section>
      <div className={styles.parts}>
        <section className={styles.part} aria-label={say("meeting.form")}>
          <h2>{say("meeting.form")}</h2>
          {meeting.form === null ? (
            <Badge>{say("state.none")}</Badge>
          ) : (
            <SignedStateBadge link={meeting.form} />
          )}
          <p className={styles.words}>
            {say(
              meeting.cancelled ? "meeting.needless" : meeting.isValid ? "meeting.valid" : "meeting.invalid",
            )}
          </p>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
          <ul role="list" className={styles.list}>
            {lacks.map((lack) => (
              <li key={lack}>
                <Icon name="alert" size={16} />
                <span>{longLack(lack, meeting, say, format.list)}</span>
              </li>
            ))}
          </ul>
          {(!meeting.cancelled || meeting.form !== null) && (
            <DocumentAction
              link={meeting.form}
              start={{ kind: "meetingForm", language, meetingId: meeting.id }}
              organizationIds={[meeting.agency.id]}
              of={say("meetings.number", { n: meeting.ordinal })}
              tone={meeting.cancelled ? "secondary" : "primary"}
              size="medium"
            />
          )}
        </section>
        <section className={styles.part} aria-label={say("meeting.proposals")}>
          <h2>{say("meeting.proposals")}</h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
          <ul role="list" className={styles.list}>
            {meeting.proposals.map(({ id, number, title }) => (
              <li key={id}>
                <Link href={`/propuestas/${id}`}>
                  {number} · {title}
                </Link>
              </li>
            ))}
          </ul>
          <h2>{say("meeting.commitments")}</h2>
          {meeting.commitments.length === 0 ? (
            <p className={styles.words}>{say("meeting.commitments.none")}</p>
          ) : (
            // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets.
            <ul role="list" className={styles.list}>
              {meeting.commitments.map((number) => (
                <li key={number}>
                  <Link href={`/compromisos/${number}`}>{number}</Link>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
      <ParticipantsPart meeting={meeting} />
      {dialog === "change" && <PlanMeetingDialog meeting={meeting} onClose={() => setDialog(null)} />}
      {dialog === "cancel" && <CancelDialog meeting={meeting} onClose={() => setDialog(null)} />}
    </>
  );
}

function CancelDialog({ meeting, onClose }: { readonly meeting: Meeting; readonly onClose: () => void }) {
  const say = useSay();
  const cancel = useCommand(endpoints.cancelMeeting, { invalidates: staleMeeting, onDone: onClose });
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={say("meeting.cancel.title", { n: meeting.ordinal })}
      confirmText={say("meeting.cancel")}
      isPending={cancel.isPending}
      onConfirm={() => cancel.mutate({ params: { meetingId: meeting.id } })}
    >
      <p>{say("meeting.cancel.text")}</p>
    </ConfirmDialog>
  );
}
