import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import styles from "./closing.module.css";

/** Opens a published text as the draft of an erratum, with what was wrong. */
export function ErratumDialog({
  documentId,
  isOfAuthor,
  onClose,
}: {
  readonly documentId: string;
  /** Whether its author alone signs it anew. */
  readonly isOfAuthor: boolean;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const start = useCommand(endpoints.startErratum, {
    invalidates: [endpoints.readDocument, endpoints.today],
    quiet: true,
    onDone: onClose,
  });
  const isMissing = reason.trim() === "";
  return (
    <Dialog isOpen onClose={onClose} title={say("closing.erratum.title")}>
      <div className={styles.words}>
        <p>{say(isOfAuthor ? "closing.erratum.text.author" : "closing.erratum.text")}</p>
        <TextArea
          label={say("closing.erratum.reason")}
          description={say("closing.erratum.reason.description")}
          value={reason}
          onChange={setReason}
          maxLength={1000}
          isRequired
          error={isTried && isMissing ? say("closing.erratum.reasonMissing") : undefined}
        />
        {start.error !== null && !start.isPending && <ProblemNotice error={start.error} />}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{say("ui.cancel")}</Button>
        <Button
          tone="primary"
          isPending={start.isPending}
          onPress={() => {
            setTried(true);
            if (!isMissing) start.mutate({ params: { documentId }, body: { reason: reason.trim() } });
          }}
        >
          {say("closing.erratum.confirm")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
