import { endpoints } from "@minuta/contract";
import { type CommitmentStatus, commitmentStatuses } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea, TextField } from "../../ui/text-field.tsx";
import type { Commitment } from "./commitment.ts";
import styles from "./commitments.module.css";
import { statusLook } from "./status-badge.tsx";

const WHOLE = "whole";

/** Reports progress on a milestone or on the whole, with where it can be checked. */
export function ReportDialog({
  commitment,
  onClose,
}: {
  readonly commitment: Commitment;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [about, setAbout] = useState<string>(
    commitment.milestones.find(({ completedOn }) => completedOn === null)?.id ?? WHOLE,
  );
  const [status, setStatus] = useState<CommitmentStatus>("limited");
  const [note, setNote] = useState("");
  const [evidence, setEvidence] = useState("");
  const report = useCommand(endpoints.reportProgress, {
    quiet: true,
    invalidates: [endpoints.readCommitment, endpoints.listCommitments],
    onDone: onClose,
  });
  return (
    <Dialog isOpen onClose={onClose} title={say("commitment.report")}>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          report.mutate({
            params: { number: commitment.number },
            body: { milestoneId: about === WHOLE ? null : about, status, note, evidence },
          });
        }}
      >
        <Select
          label={say("commitment.report.about")}
          options={[
            ...commitment.milestones.map(({ id, position, deliverable }) => ({
              id,
              text: `${say("commitment.milestone", { n: position })}: ${deliverable}`,
            })),
            { id: WHOLE, text: say("commitment.progress.whole") },
          ]}
          value={about}
          onChange={setAbout}
        />
        <Choice
          label={say("commitment.report.status")}
          options={commitmentStatuses.map((id) => ({ id, text: say(statusLook[id].key) }))}
          value={status}
          onChange={setStatus}
        />
        <TextArea
          label={say("commitment.report.note")}
          value={note}
          onChange={setNote}
          maxLength={4000}
          isRequired
          autoFocus
        />
        <TextField
          label={say("commitment.report.evidence")}
          description={say("commitment.report.evidence.help")}
          value={evidence}
          onChange={setEvidence}
          maxLength={2000}
          isRequired={status === "completed"}
        />
        {report.error !== null && <ProblemNotice error={report.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={report.isPending}>
            {say("commitment.report.submit")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
