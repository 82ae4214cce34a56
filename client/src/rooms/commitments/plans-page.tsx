import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page } from "../../app/page.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { PlanDialog } from "./plan-dialog.tsx";

/** The action plans, each with how many commitments it brings together. */
export default function PlansPage() {
  const say = useSay();
  const format = useFormat();
  const plans = useEndpoint(endpoints.listActionPlans);
  const [isMaking, setMaking] = useState(false);
  return (
    <Page
      title={say("plans.title")}
      lead={say("plans.lead")}
      actions={
        <>
          <LinkButton tone="quiet" icon="arrowLeft" href="/compromisos">
            {say("app.commitments")}
          </LinkButton>
          {plans.data?.mayArrange === true && (
            <Button tone="primary" icon="plus" onPress={() => setMaking(true)}>
              {say("plans.make")}
            </Button>
          )}
        </>
      }
    >
      <Loaded query={plans}>
        {({ plans: all }) =>
          all.length === 0 ? (
            <EmptyState icon="listNumbered" title={say("plans.none")}>
              <p>{say("plans.none.next")}</p>
            </EmptyState>
          ) : (
            <Rows>
              {all.map((plan) => (
                <Row
                  key={plan.id}
                  title={<Link href={`/planes/${plan.id}`}>{plan.title}</Link>}
                  meta={say("commitment.period.value", {
                    from: format.date(plan.startsOn),
                    to: format.date(plan.endsOn),
                  })}
                  state={say("plans.commitments", { n: plan.commitments })}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {isMaking && <PlanDialog plan={null} onClose={() => setMaking(false)} />}
    </Page>
  );
}
