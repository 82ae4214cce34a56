import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { toast } from "../../app/toast.ts";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import styles from "./commitments.module.css";
import { type TextCommitment, type TextCommitments, Verdict } from "./verdict.tsx";

const NONE = "none";

/** Shows exactly what is adopted, and adopts it. What others write meanwhile is another text and is refused. */
export function AdoptDialog({
  documentId,
  commitment,
  proposals,
  onClose,
}: {
  readonly documentId: string;
  /** As it stood when the dialog was opened. */
  readonly commitment: TextCommitment;
  readonly proposals: TextCommitments["proposals"];
  readonly onClose: () => void;
}) {
  const say = useSay();
  const format = useFormat();
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const agencies = (secretariat.data?.organizations ?? []).filter(({ kind }) => kind === "agency");
  const [agencyId, setAgency] = useState<string>(commitment.leadAgencyId ?? NONE);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(proposals.map(({ id }) => id)));
  const [note, setNote] = useState("");
  const adopt = useCommand(endpoints.adoptCommitment, {
    quiet: true,
    invalidates: [
      endpoints.listTextCommitments,
      endpoints.listCommitments,
      endpoints.readProposal,
      endpoints.listProposals,
      endpoints.readCoverage,
      endpoints.readCompliance,
      endpoints.listMeetingForms,
    ],
    onDone: ({ number }) => {
      toast.add("good", say("adoption.done", { number }));
      onClose();
    },
  });
  const isVerifiable = commitment.faults.length === 0;
  const date = (plain: string) => (plain === "" ? say("commitment.open") : format.date(plain));
  const facts = [
    { name: say("commitment.leadAgency"), value: commitment.leadAgency },
    {
      name: say("commitment.period"),
      value: say("commitment.period.value", { from: date(commitment.startsOn), to: date(commitment.endsOn) }),
    },
    { name: say("commitment.publicProblem"), value: commitment.publicProblem },
    { name: say("commitment.solution"), value: commitment.solution },
    { name: say("commitment.ogpRelevance"), value: commitment.ogpRelevance },
    { name: say("commitment.supportingActors"), value: commitment.supportingActors },
    { name: say("commitment.evidence"), value: commitment.evidence },
    { name: say("commitment.contact"), value: commitment.contact },
    ...commitment.milestones.map((milestone, index) => ({
      name: say("commitment.milestone", { n: index + 1 }),
      value: `${milestone.deliverable} · ${date(milestone.endsOn)}`,
    })),
  ];
  return (
    <Dialog isOpen onClose={onClose} title={say("adoption.dialog")} size="wide">
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          adopt.mutate({
            params: { documentId },
            body: {
              blockId: commitment.blockId,
              textDigest: commitment.textDigest,
              leadAgencyId: agencyId === NONE ? null : agencyId,
              proposalIds: [...chosen],
              note,
            },
          });
        }}
      >
        <p className={styles.words}>{say("adoption.dialog.text")}</p>
        <h3>{commitment.title}</h3>
        <Facts
          facts={facts.map(({ name, value }) => ({
            name,
            value: value === "" ? say("commitment.open") : value,
          }))}
        />
        <Verdict commitment={commitment} />
        <Select
          label={say("adoption.agency")}
          options={[
            ...agencies.map(({ id, name, party }) => ({
              id,
              text: name,
              look: <PartyMark party={party} of={name} />,
            })),
            { id: NONE, text: say("adoption.agency.none") },
          ]}
          value={agencyId}
          onChange={setAgency}
        />
        {proposals.length > 0 && (
          <fieldset className={styles.choices}>
            <legend>{say("adoption.proposals")}</legend>
            {proposals.map(({ id, number, title }) => (
              <Checkbox
                key={id}
                isSelected={chosen.has(id)}
                onChange={(isSelected) => {
                  const next = new Set(chosen);
                  if (isSelected) next.add(id);
                  else next.delete(id);
                  setChosen(next);
                }}
              >
                <span>
                  {number} · {title}
                </span>
              </Checkbox>
            ))}
          </fieldset>
        )}
        {!isVerifiable && (
          <TextArea
            label={say("adoption.note")}
            value={note}
            onChange={setNote}
            maxLength={1000}
            isRequired
          />
        )}
        {adopt.error !== null && <ProblemNotice error={adopt.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={adopt.isPending}>
            {say("adoption.adopt")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
