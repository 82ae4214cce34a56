import { endpoints } from "@minuta/contract";
import { can } from "@minuta/domain";
import { useParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { DocumentAction } from "../../app/document-action.tsx";
import { Loaded } from "../../app/loaded.tsx";
import { actorOf, useMe } from "../../app/me.ts";
import { Page, Section } from "../../app/page.tsx";
import { SignedStateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { CommitmentPart } from "./commitment-part.tsx";
import type { Proposal } from "./proposal.ts";
import styles from "./proposals.module.css";

/** One proposal: its text, the meetings that analyse it, and the way to a commitment. */
export default function ProposalPage() {
  const say = useSay();
  const { proposalId = "" } = useParams();
  const proposal = useEndpoint(endpoints.readProposal, { params: { proposalId } });
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
                {data.sample && <Badge>{say("sample.word")}</Badge>}
              </span>
            ),
          })}
      actions={
        <LinkButton tone="quiet" icon="arrowLeft" href="/propuestas">
          {say("proposal.back")}
        </LinkButton>
      }
    >
      <Loaded query={proposal}>{(known) => <Parts proposal={known} />}</Loaded>
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
      <Section title={say("proposal.meetings")}>
        {proposal.meetings.length === 0 ? (
          <EmptyState icon="handshake" title={say("proposal.meetings.none")} />
        ) : (
          <Rows>
            {proposal.meetings.map((meeting) => (
              <Row
                key={meeting.id}
                lead={<time dateTime={meeting.heldOn}>{format.shortDate(meeting.heldOn)}</time>}
                title={meeting.title}
                state={
                  meeting.form === null ? (
                    <Badge>{say("state.none")}</Badge>
                  ) : (
                    <SignedStateBadge link={meeting.form} />
                  )
                }
                action={
                  <DocumentAction
                    link={meeting.form}
                    start={{ kind: "meetingForm", language, meetingId: meeting.id }}
                    of={say("meetings.number", { n: meeting.ordinal })}
                  />
                }
              />
            ))}
          </Rows>
        )}
      </Section>
    </>
  );
}
