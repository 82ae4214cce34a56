import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { OpenSessionDialog } from "../../app/open-session-dialog.tsx";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./cockpit.module.css";
import { type Cockpit, type TextResolution, touchedBySession } from "./cockpit.ts";
import type { SessionStep } from "./session-steps.tsx";

/** Asks shortly before a step of the session that everybody will notice, and takes it. */
export function StepDialog({
  step,
  cockpit,
  resolutions,
  onClose,
}: {
  readonly step: SessionStep;
  readonly cockpit: Cockpit;
  readonly resolutions: readonly TextResolution[];
  readonly onClose: () => void;
}) {
  switch (step) {
    case "open":
      return (
        <OpenSessionDialog
          sessionId={cockpit.sessionId}
          sessionKey={cockpit.key}
          presiding={cockpit.presiding}
          onClose={onClose}
          onOpened={onClose}
        />
      );
    case "recess":
      return <RecessDialog cockpit={cockpit} onClose={onClose} />;
    case "adjourn":
      return <AdjournDialog cockpit={cockpit} resolutions={resolutions} onClose={onClose} />;
  }
}

type StepProps = { readonly cockpit: Cockpit; readonly onClose: () => void };

function RecessDialog({ cockpit, onClose }: StepProps) {
  const say = useSay();
  const recess = useCommand(endpoints.startRecess, {
    invalidates: touchedBySession,
    quiet: true,
    onDone: onClose,
  });
  return (
    <ConfirmDialog
      isOpen
      tone="primary"
      title={say("cockpit.recess.title")}
      confirmText={say("cockpit.recess")}
      isPending={recess.isPending}
      onClose={onClose}
      onConfirm={() => recess.mutate({ params: { sessionId: cockpit.sessionId } })}
    >
      <div className={styles.words}>
        <p>{say("cockpit.recess.text")}</p>
        {recess.error !== null && <ProblemNotice error={recess.error} />}
      </div>
    </ConfirmDialog>
  );
}

function AdjournDialog({
  cockpit,
  resolutions,
  onClose,
}: StepProps & { readonly resolutions: readonly TextResolution[] }) {
  const say = useSay();
  const format = useFormat();
  const [next, setNext] = useState(cockpit.nextSession);
  const adjourn = useCommand(endpoints.adjournSession, {
    invalidates: touchedBySession,
    quiet: true,
    onDone: onClose,
  });
  const drafts = resolutions.filter(({ standing }) => standing === "draft").length;
  const changed = resolutions
    .filter(({ standing }) => standing === "changed")
    .flatMap(({ number }) => number ?? []);
  return (
    <ConfirmDialog
      isOpen
      tone="primary"
      title={say("cockpit.adjourn.title", { key: cockpit.key })}
      confirmText={say("cockpit.adjourn")}
      isPending={adjourn.isPending}
      onClose={onClose}
      onConfirm={() =>
        adjourn.mutate({ params: { sessionId: cockpit.sessionId }, body: { nextSession: next } })
      }
    >
      <div className={styles.words}>
        <p>{say("cockpit.adjourn.text")}</p>
        {(drafts > 0 || changed.length > 0) && (
          <Notice tone="warn">
            {drafts > 0 && <p>{say("cockpit.adjourn.drafts", { count: drafts })}</p>}
            {changed.length > 0 && <p>{say("cockpit.adjourn.changed", { numbers: format.list(changed) })}</p>}
          </Notice>
        )}
        <TextField
          label={say("cockpit.adjourn.next")}
          description={say("cockpit.adjourn.next.description")}
          value={next}
          onChange={setNext}
          maxLength={300}
        />
        {adjourn.error !== null && <ProblemNotice error={adjourn.error} />}
      </div>
    </ConfirmDialog>
  );
}
