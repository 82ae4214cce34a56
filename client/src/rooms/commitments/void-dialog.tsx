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
import type { Commitment } from "./commitment.ts";
import styles from "./commitments.module.css";

/** Leaves a commitment without effect, with the reason that stays beside it. */
export function VoidDialog({
  commitment,
  onClose,
}: {
  readonly commitment: Commitment;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [reason, setReason] = useState("");
  const leave = useCommand(endpoints.voidCommitment, {
    quiet: true,
    invalidates: [endpoints.readCommitment, endpoints.listCommitments, endpoints.listTextCommitments],
    onDone: onClose,
  });
  return (
    <Dialog isOpen onClose={onClose} title={say("commitment.void.do")} isAlert>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          leave.mutate({ params: { number: commitment.number }, body: { reason } });
        }}
      >
        <p className={styles.words}>{say("commitment.void.help")}</p>
        <TextArea
          label={say("commitment.void.reason")}
          value={reason}
          onChange={setReason}
          maxLength={1000}
          isRequired
          autoFocus
        />
        {leave.error !== null && <ProblemNotice error={leave.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="danger" type="submit" isPending={leave.isPending}>
            {say("commitment.void.do")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
