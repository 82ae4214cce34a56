import { endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import { useState } from "react";
import { useParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { CancelledBadge } from "../../app/cancelled-badge.tsx";
import { DocumentAction } from "../../app/document-action.tsx";
import { Loaded } from "../../app/loaded.tsx";
import { actorOf, useMe } from "../../app/me.ts";
import { Page, Section } from "../../app/page.tsx";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { AgenciesPart } from "./agencies-part.tsx";
import { CommitmentPart } from "./commitment-part.tsx";
import type { Proposal } from "./proposal.ts";
import { stateLook } from "./proposal-words.ts";
import styles from "./proposals.module.css";
import { ResponsesPart } from "./responses-part.tsx";
import { StateOfProposal } from "./state-of-proposal.tsx";
import { WithdrawDialog } from "./withdraw-dialog.tsx";
import { WordingPart } from "./wording-part.tsx";

/** One proposal: its text, the meetings that analyse it, and the way to a commitment. */
export default function ProposalPage() {
  const say = useSay();
  const { proposalId = "" } = useParams();
  const proposal = useEndpoint(endpoints.readProposal, { params: { proposalId } });
  const [isWithdrawing, setWithdrawing] = useState(false);
  const data = proposal.data;
  return (
    <Page
      title={data?.title ?? say("proposal.loading")}
      tabTitle={data === undefined ? say("proposal.loading") : `${data.number} ${data.title}`}
      {...(data === undefined
        ? {}
        : {
            eyebrow: (
              <span className={styles.eyebrow}>
                <span>{data.number}</span>
                <PartyMark party={data.organization.party} of={data.organization.shortName} />
                <StateOfProposal state={data.state} />
                {data.sample && <Badge>{say("sample.word")}</Badge>}
              </span>
            ),
          })}
      {...(data === undefined ? {} : { lead: say(stateLook[data.state].text) })}
      actions={
        <>
          <LinkButton tone="quiet" icon="arrowLeft" href="/propuestas">
            {say("proposal.back")}
          </LinkButton>
          {data?.may.withdraw === true && (
            <Button tone="quiet" icon="undo" onPress={() => setWithdrawing(true)}>
              {say("proposal.withdraw")}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={proposal}>{(known) => <Parts proposal={known} />}</Loaded>
      {data !== undefined && isWithdrawing && (
        <WithdrawDialog proposal={data} onClose={() => setWithdrawing(false)} />
      )}
    </Page>
  );
}

function Parts({ proposal }: { readonly proposal: Proposal }) {
  const say = useSay();
  const format = useFormat();
  const language = useLanguage();
  const me = useMe();
  const organizationIds = [proposal.organization.id];
  const mayStart = can(actorOf(me), "document.create", {
    type: "newDocument",
    kind: "proposal",
    organizationIds,
  });
  return (
    <>
      {proposal.withdrawnAt !== null && (
        <Notice tone="info">{say("proposal.withdrawn", { reason: proposal.withdrawReason })}</Notice>
      )}
      <div className={styles.parts}>
        <section className={styles.part} aria-label={say("proposal.text")}>
          <h2>{say("proposal.text")}</h2>
          <p className={styles.words}>
            {proposal.document !== null
              ? say("proposal.text.there")
              : mayStart
                ? say("proposal.text.mayStart")
                : say("proposal.text.none", { organization: proposal.organization.shortName })}
          </p>
          {proposal.document !== null && (
            <p className={styles.words}>{say("proposal.comments", proposal.comments)}</p>
          )}
          <DocumentAction
            link={proposal.document}
            start={{ kind: "proposal", language, proposalId: proposal.id }}
            organizationIds={organizationIds}
            of={proposal.number}
            tone="primary"
            size="medium"
          />
        </section>
        <CommitmentPart proposal={proposal} />
      </div>
      <AgenciesPart proposal={proposal} />
      <ResponsesPart proposal={proposal} />
      <Section title={say("proposal.meetings")}>
        {proposal.meetings.length === 0 ? (
          <EmptyState icon="handshake" title={say("proposal.meetings.none")} />
        ) : (
          <Rows>
            {proposal.meetings.map((meeting) => (
              <Row
                key={meeting.id}
                lead={<time dateTime={meeting.heldOn}>{format.shortDate(meeting.heldOn)}</time>}
                title={<Link href={`/reuniones/${meeting.id}`}>{meeting.title}</Link>}
                meta={<PartyMark party={meeting.agency.party} of={meeting.agency.shortName} />}
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
                      of={say("meetings.number", { n: meeting.ordinal })}
                    />
                  )
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      <WordingPart documentId={proposal.document?.documentId ?? null} />
    </>
  );
}
