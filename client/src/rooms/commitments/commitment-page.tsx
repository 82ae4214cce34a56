import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { documentPath } from "../../app/document-action.tsx";
import { faultWords } from "../../app/fault-words.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import type { Commitment } from "./commitment.ts";
import styles from "./commitments.module.css";
import { Lineage } from "./lineage.tsx";
import { Progress } from "./progress.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { VoidDialog } from "./void-dialog.tsx";

/** One commitment: what was promised, how far it has come, and what it came of. */
export default function CommitmentPage() {
  const say = useSay();
  const { number = "" } = useParams();
  const [dialog, setDialog] = useState<"none" | "report" | "void">("none");
  const commitment = useEndpoint(endpoints.readCommitment, { params: { number } });
  const data = commitment.data;
  return (
    <Page
      title={data?.title ?? say("commitment.loading")}
      tabTitle={data === undefined ? say("commitment.loading") : `${data.number} ${data.title}`}
      {...(data === undefined
        ? {}
        : {
            eyebrow: (
              <span className={styles.eyebrow}>
                <span>{data.number}</span>
                <StatusBadge status={data.status} isVoid={data.isVoid} />
                {data.agency !== null && <PartyMark party={data.agency.party} of={data.agency.shortName} />}
                {data.sample && <Badge>{say("sample.word")}</Badge>}
              </span>
            ),
          })}
      actions={
        <>
          <LinkButton tone="quiet" icon="arrowLeft" href="/compromisos">
            {say("commitment.back")}
          </LinkButton>
          {data?.may.void === true && (
            <Button tone="quiet" icon="undo" onPress={() => setDialog("void")}>
              {say("commitment.void.do")}
            </Button>
          )}
          {data?.may.report === true && (
            <Button tone="primary" icon="pencil" onPress={() => setDialog("report")}>
              {say("commitment.report")}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={commitment} rows={8}>
        {(known) => (
          <>
            <Parts commitment={known} />
            {dialog === "report" && <ReportDialog commitment={known} onClose={() => setDialog("none")} />}
            {dialog === "void" && <VoidDialog commitment={known} onClose={() => setDialog("none")} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Parts({ commitment }: { readonly commitment: Commitment }) {
  const say = useSay();
  const format = useFormat();
  const day = (instant: string) => format.date(plainDateOf(new Date(instant)));
  const date = (plain: string) => (plain === "" ? say("commitment.open") : format.date(plain));
  const fact = (name: Parameters<typeof say>[0], value: string) => ({
    name: say(name),
    value: value === "" ? say("commitment.open") : value,
  });
  return (
    <>
      {commitment.voidedAt !== null && (
        <Notice tone="warn">
          {say("commitment.void.text", { date: day(commitment.voidedAt), reason: commitment.voidReason })}
        </Notice>
      )}
      {commitment.faults.length === 0 ? (
        <Notice tone="info">{say("commitment.verifiable")}</Notice>
      ) : (
        <Notice tone="warn" title={say("commitment.verifiable.not")}>
          <ul className={styles.faults}>
            {commitment.faults.map((fault) => (
              <li key={`${fault.code} ${fault.position ?? 0}`}>{faultWords(fault, say)}</li>
            ))}
          </ul>
          {commitment.note !== "" && <p>{say("commitment.note", { note: commitment.note })}</p>}
        </Notice>
      )}
      <Section title={say("commitment.milestones")}>
        {commitment.milestones.length === 0 ? (
          <EmptyState icon="flag" title={say("commitment.milestones.none")} />
        ) : (
          <Rows>
            {commitment.milestones.map((milestone) => (
              <Row
                key={milestone.id}
                lead={say("commitment.milestone", { n: milestone.position })}
                title={milestone.deliverable}
                meta={
                  milestone.completedOn === null
                    ? say("commitment.milestone.due", { date: date(milestone.endsOn) })
                    : say("commitment.milestone.done", { date: date(milestone.completedOn) })
                }
                state={
                  <>
                    {milestone.isOverdue && (
                      <Badge tone="danger" icon="alert">
                        {say("commitment.milestone.overdue")}
                      </Badge>
                    )}{" "}
                    <StatusBadge status={milestone.status} />
                  </>
                }
              />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={say("commitment.progress")}>
        <Progress commitment={commitment} />
      </Section>
      <Section title={say("commitment.what")}>
        <Facts
          facts={[
            fact("commitment.leadAgency", commitment.agency?.name ?? commitment.leadAgency),
            fact("commitment.supportingActors", commitment.supportingActors),
            {
              name: say("commitment.period"),
              value: say("commitment.period.value", {
                from: date(commitment.startsOn),
                to: date(commitment.endsOn),
              }),
            },
            fact("commitment.publicProblem", commitment.publicProblem),
            fact("commitment.solution", commitment.solution),
            fact("commitment.ogpRelevance", commitment.ogpRelevance),
            fact("commitment.evidence", commitment.evidence),
            fact("commitment.contact", commitment.contact),
          ]}
        />
        <p className={styles.words}>
          {say("commitment.adopted", { date: day(commitment.adoptedAt) })}
          {commitment.adoptedBy !== null && ` · ${commitment.adoptedBy.name}`}
        </p>
        {commitment.replaces.length > 0 && (
          <p className={styles.words}>
            {say("commitment.replaces", { numbers: format.list(commitment.replaces) })}
          </p>
        )}
        {commitment.document !== null && (
          <p>
            <Link href={documentPath(commitment.document.documentId)}>{say("commitment.text")}</Link>
          </p>
        )}
      </Section>
      <Section title={say("commitment.lineage")}>
        <Lineage commitment={commitment} />
      </Section>
      {commitment.plans.length > 0 && (
        <Section title={say("commitment.plans")}>
          <Rows>
            {commitment.plans.map(({ id, title }) => (
              <Row key={id} title={<Link href={`/planes/${id}`}>{title}</Link>} />
            ))}
          </Rows>
        </Section>
      )}
    </>
  );
}
