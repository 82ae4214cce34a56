import { endpoints } from "@minuta/contract";
import { type ResponseOutcome, responseOutcomes } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand } from "../../app/api.ts";
import { Section } from "../../app/page.tsx";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import type { Proposal } from "./proposal.ts";
import { outcomeLook } from "./proposal-words.ts";
import styles from "./proposals.module.css";
import { OutcomeBadge } from "./state-of-proposal.tsx";

type Response = Proposal["responses"][number];
type Agency = Proposal["agencies"][number];

/** What agencies answered and why; what they answered before stands behind it. */
export function ResponsesPart({ proposal }: { readonly proposal: Proposal }) {
  const say = useSay();
  const [answering, setAnswering] = useState<Agency | null>(null);
  const inForce = proposal.responses.filter(({ supersededAt }) => supersededAt === null);
  const own = proposal.agencies.filter(({ id }) => proposal.may.respondFor.includes(id));
  return (
    <Section
      title={say("proposal.responses")}
      aside={own.map((agency) => (
        <Button key={agency.id} tone="primary" size="small" icon="reply" onPress={() => setAnswering(agency)}>
          {say("proposal.responses.give", { agency: agency.shortName })}
        </Button>
      ))}
    >
      {inForce.length === 0 ? (
        <EmptyState icon="reply" title={say("proposal.responses.none")} />
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets.
        <ul role="list" className={styles.responses}>
          {inForce.map((response) => {
            const before = proposal.responses.filter(
              ({ supersededAt, agency }) => supersededAt !== null && agency.id === response.agency.id,
            );
            return (
              <li key={response.id} className={styles.response}>
                <ResponseWords response={response} />
                {before.length > 0 && (
                  <details className={styles.earlier}>
                    <summary>{say("proposal.responses.before")}</summary>
                    {before.map((earlier) => (
                      <div key={earlier.id} className={styles.response}>
                        <ResponseWords response={earlier} />
                      </div>
                    ))}
                  </details>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {answering !== null && (
        <RespondDialog proposal={proposal} agency={answering} onClose={() => setAnswering(null)} />
      )}
    </Section>
  );
}

function ResponseWords({ response }: { readonly response: Response }) {
  const say = useSay();
  const format = useFormat();
  const day = (instant: string) => format.shortDate(plainDateOf(new Date(instant)));
  return (
    <>
      <div className={styles.responseTop}>
        <PartyMark party={response.agency.party} of={response.agency.shortName} />
        <OutcomeBadge outcome={response.outcome} />
        <span className={styles.when}>
          <time dateTime={response.at}>{day(response.at)}</time> · {response.by.name}
        </span>
        {response.supersededAt !== null && (
          <span className={styles.when}>
            {say("proposal.responses.superseded", { date: day(response.supersededAt) })}
          </span>
        )}
      </div>
      <p className={styles.reasons}>{response.reasons}</p>
    </>
  );
}

function RespondDialog({
  proposal,
  agency,
  onClose,
}: {
  readonly proposal: Proposal;
  readonly agency: Agency;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [outcome, setOutcome] = useState<ResponseOutcome>("accepted");
  const [reasons, setReasons] = useState("");
  const respond = useCommand(endpoints.respondToProposal, {
    quiet: true,
    invalidates: [
      endpoints.readProposal,
      endpoints.listProposals,
      endpoints.readCoverage,
      endpoints.readCompliance,
      endpoints.today,
    ],
    onDone: onClose,
  });
  return (
    <Dialog isOpen onClose={onClose} title={say("proposal.responses.give", { agency: agency.shortName })}>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          respond.mutate({
            params: { proposalId: proposal.id },
            body: { agencyId: agency.id, outcome, reasons },
          });
        }}
      >
        <Choice
          label={say("proposal.respond.outcome")}
          options={responseOutcomes.map((id) => ({
            id,
            text: say(outcomeLook[id].key),
            icon: outcomeLook[id].icon,
          }))}
          value={outcome}
          onChange={setOutcome}
        />
        <TextArea
          label={say("proposal.respond.reasons")}
          description={say("proposal.respond.reasons.help")}
          value={reasons}
          onChange={setReasons}
          maxLength={8000}
          rows={6}
          isRequired
          autoFocus
        />
        {respond.error !== null && <ProblemNotice error={respond.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={respond.isPending}>
            {say("proposal.respond.submit")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
