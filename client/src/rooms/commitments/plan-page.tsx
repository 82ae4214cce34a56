import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useParams } from "react-router";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Link } from "../../ui/link.tsx";
import styles from "./commitments.module.css";
import { type Plan, PlanDialog } from "./plan-dialog.tsx";
import { StatusBadge } from "./status-badge.tsx";

/** An action plan as it is read and printed: every commitment with its fields and milestones, in the plan's order. */
export default function PlanPage() {
  const say = useSay();
  const format = useFormat();
  const { planId = "" } = useParams();
  const plan = useEndpoint(endpoints.readActionPlan, { params: { planId } });
  const [isArranging, setArranging] = useState(false);
  const data = plan.data;
  return (
    <Page
      title={data?.title ?? say("plan.loading")}
      {...(data === undefined
        ? {}
        : {
            eyebrow: say("commitment.period.value", {
              from: format.date(data.startsOn),
              to: format.date(data.endsOn),
            }),
          })}
      actions={
        <>
          <LinkButton tone="quiet" icon="arrowLeft" href="/planes">
            {say("plan.back")}
          </LinkButton>
          <Button icon="printer" onPress={() => print()}>
            {say("plan.print")}
          </Button>
          {data?.may.arrange === true && (
            <Button tone="primary" icon="pencil" onPress={() => setArranging(true)}>
              {say("plan.arrange")}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={plan} rows={8}>
        {(known) =>
          known.commitments.length === 0 ? (
            <EmptyState icon="listNumbered" title={say("plan.empty")} />
          ) : (
            known.commitments.map((commitment) => <Planned key={commitment.number} commitment={commitment} />)
          )
        }
      </Loaded>
      {data !== undefined && isArranging && <PlanDialog plan={data} onClose={() => setArranging(false)} />}
    </Page>
  );
}

function Planned({ commitment }: { readonly commitment: Plan["commitments"][number] }) {
  const say = useSay();
  const format = useFormat();
  const date = (plain: string) => (plain === "" ? say("commitment.open") : format.date(plain));
  const facts = [
    { name: say("commitment.leadAgency"), value: commitment.leadAgency },
    { name: say("commitment.supportingActors"), value: commitment.supportingActors },
    {
      name: say("commitment.period"),
      value: say("commitment.period.value", { from: date(commitment.startsOn), to: date(commitment.endsOn) }),
    },
    { name: say("commitment.publicProblem"), value: commitment.publicProblem },
    { name: say("commitment.solution"), value: commitment.solution },
    { name: say("commitment.ogpRelevance"), value: commitment.ogpRelevance },
    ...commitment.milestones.map((milestone, index) => ({
      name: say("commitment.milestone", { n: index + 1 }),
      value: `${milestone.deliverable} · ${date(milestone.endsOn)}`,
    })),
    { name: say("commitment.evidence"), value: commitment.evidence },
    { name: say("commitment.contact"), value: commitment.contact },
  ].filter(({ value }) => value !== "");
  return (
    <article className={styles.planned} aria-label={commitment.title}>
      <div className={styles.plannedTop}>
        <span className={styles.number}>{commitment.number}</span>
        <StatusBadge status={commitment.status} isVoid={commitment.isVoid} />
        {!commitment.fitsPeriod && <Badge tone="warn">{say("plan.outside")}</Badge>}
      </div>
      <h2>
        <Link href={`/compromisos/${commitment.number}`}>{commitment.title}</Link>
      </h2>
      <Facts facts={facts} />
      {commitment.proposals.length > 0 && (
        <p className={styles.words}>
          {say("plan.proposals", { numbers: format.list(commitment.proposals) })}
        </p>
      )}
    </article>
  );
}
