import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import styles from "./cockpit.module.css";
import { touchedBySession } from "./cockpit.ts";

/** Leaves a resolution without effect, with the reason that stands beside its number from then on. */
export function VoidDialog({
  documentId,
  number,
  onClose,
}: {
  readonly documentId: string;
  readonly number: string;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const leave = useCommand(endpoints.voidResolution, {
    invalidates: touchedBySession,
    quiet: true,
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      title={say("cockpit.void.title", { number })}
      confirmText={say("cockpit.void")}
      isPending={leave.isPending}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (reason.trim() !== "") leave.mutate({ params: { documentId }, body: { number, reason } });
      }}
    >
      <div className={styles.words}>
        <p>{say("cockpit.void.text")}</p>
        <TextArea
          label={say("cockpit.void.reason")}
          value={reason}
          onChange={setReason}
          maxLength={1000}
          error={isTried && reason.trim() === "" ? say("cockpit.void.reasonMissing") : undefined}
        />
        {leave.error !== null && <ProblemNotice error={leave.error} />}
      </div>
    </ConfirmDialog>
  );
}
