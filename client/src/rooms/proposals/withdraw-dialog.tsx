import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import type { Proposal } from "./proposal.ts";
import styles from "./proposals.module.css";

/** Takes a proposal back, with the reason that stays beside it. */
export function WithdrawDialog({
  proposal,
  onClose,
}: {
  readonly proposal: Proposal;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [reason, setReason] = useState("");
  const withdraw = useCommand(endpoints.withdrawProposal, {
    quiet: true,
    invalidates: [endpoints.readProposal, endpoints.listProposals, endpoints.readCoverage],
    onDone: onClose,
  });
  return (
    <Dialog isOpen onClose={onClose} title={say("proposal.withdraw")} isAlert>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate({ params: { proposalId: proposal.id }, body: { reason } });
        }}
      >
        <p className={styles.words}>{say("proposal.withdraw.text")}</p>
        <TextArea
          label={say("proposal.withdraw.reason")}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          isRequired
          autoFocus
        />
        {withdraw.error !== null && <ProblemNotice error={withdraw.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="danger" type="submit" isPending={withdraw.isPending}>
            {say("proposal.withdraw")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
