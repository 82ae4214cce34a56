import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./closing.module.css";
import type { Document } from "./seats-panel.tsx";

/** Says what the draft of an erratum corrects, and withdraws it: what is published stands again, and so does its text. */
export function WithdrawErratum({ document }: { readonly document: Document }) {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);
  const withdraw = useCommand(endpoints.withdrawErratum, {
    invalidates: [endpoints.readDocument, endpoints.closingCheck, endpoints.today, endpoints.listSignatures],
    quiet: true,
    onDone: () => setAsking(false),
  });
  return (
    <>
      <Notice tone="info">
        {say("closing.withdraw.corrects", { reason: document.erratumReason ?? "" })}
      </Notice>
      <Button icon="undo" onPress={() => setAsking(true)}>
        {say("closing.withdraw")}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={say("closing.withdraw.title")}
        confirmText={say("closing.withdraw")}
        tone="danger"
        isPending={withdraw.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => withdraw.mutate({ params: { documentId: document.id } })}
      >
        <div className={styles.words}>
          <p>{say("closing.withdraw.text")}</p>
          {withdraw.error !== null && !withdraw.isPending && <ProblemNotice error={withdraw.error} />}
        </div>
      </ConfirmDialog>
    </>
  );
}
