import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { matchesWords } from "../../app/match-words.ts";
import { Section } from "../../app/page.tsx";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { SearchField } from "../../ui/text-field.tsx";
import type { Proposal } from "./proposal.ts";
import styles from "./proposals.module.css";
import { OutcomeBadge } from "./state-of-proposal.tsx";

/** The agencies that were asked, with what each answered. */
export function AgenciesPart({ proposal }: { readonly proposal: Proposal }) {
  const say = useSay();
  const format = useFormat();
  const [isAssigning, setAssigning] = useState(false);
  return (
    <Section
      title={say("proposal.agencies")}
      aside={
        proposal.may.assign && (
          <Button size="small" icon="plus" onPress={() => setAssigning(true)}>
            {say("proposal.agencies.assign")}
          </Button>
        )
      }
    >
      {proposal.agencies.length === 0 ? (
        <EmptyState icon="send" title={say("proposal.agencies.none")}>
          <p>{say("proposal.agencies.none.next")}</p>
        </EmptyState>
      ) : (
        <Rows>
          {proposal.agencies.map((agency) => {
            const response = proposal.responses.find(
              (each) => each.supersededAt === null && each.agency.id === agency.id,
            );
            return (
              <Row
                key={agency.id}
                title={<PartyMark party={agency.party} of={agency.shortName} />}
                meta={say("proposal.agencies.since", {
                  date: format.shortDate(plainDateOf(new Date(agency.assignedAt))),
                })}
                state={
                  response === undefined ? (
                    <Badge tone="warn" icon="clock">
                      {say("proposal.agencies.waiting")}
                    </Badge>
                  ) : (
                    <OutcomeBadge outcome={response.outcome} />
                  )
                }
              />
            );
          })}
        </Rows>
      )}
      {isAssigning && <AssignDialog proposal={proposal} onClose={() => setAssigning(false)} />}
    </Section>
  );
}

function AssignDialog({ proposal, onClose }: { readonly proposal: Proposal; readonly onClose: () => void }) {
  const say = useSay();
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(proposal.agencies.map(({ id }) => id)),
  );
  const assign = useCommand(endpoints.assignAgencies, {
    quiet: true,
    invalidates: [endpoints.readProposal, endpoints.listProposals, endpoints.readCoverage, endpoints.today],
    onDone: onClose,
  });
  const agencies = (secretariat.data?.organizations ?? []).filter(({ kind }) => kind === "agency");
  return (
    <Dialog isOpen onClose={onClose} title={say("proposal.agencies.assign")}>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          assign.mutate({ params: { proposalId: proposal.id }, body: { agencyIds: [...chosen] } });
        }}
      >
        <SearchField label={say("proposal.agencies.search")} value={query} onChange={setQuery} />
        <div className={styles.choices}>
          {agencies
            .filter(({ name, shortName }) => matchesWords(query, [name, shortName]))
            .map(({ id, name, shortName }) => {
              const hasAnswered = proposal.agencies.some((agency) => agency.id === id && agency.answered);
              return (
                <Checkbox
                  key={id}
                  isSelected={chosen.has(id)}
                  isDisabled={hasAnswered}
                  onChange={(isSelected) => {
                    const next = new Set(chosen);
                    if (isSelected) next.add(id);
                    else next.delete(id);
                    setChosen(next);
                  }}
                >
                  <span>
                    {shortName} <span className={styles.when}>{name}</span>
                    {hasAnswered && <span className={styles.when}> · {say("proposal.agencies.fixed")}</span>}
                  </span>
                </Checkbox>
              );
            })}
        </div>
        {assign.error !== null && <ProblemNotice error={assign.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={assign.isPending}>
            {say("proposal.agencies.save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
