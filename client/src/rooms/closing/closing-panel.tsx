import { endpoints, type ResultOf } from "@minuta/contract";
import { isHeldKind, workflowOf } from "@minuta/domain";
import { useState } from "react";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { type Say, useSay } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "./closing.module.css";
import type { Document } from "./seats-panel.tsx";
import { WithdrawErratum } from "./withdraw-erratum.tsx";

type Fault = ResultOf<typeof endpoints.closingCheck>["faults"][number];

/** The check runs again while it is in sight: others fill in what is missing. */
const checkEvery = 8_000;

function faultWords(fault: Fault, say: Say, list: (words: readonly string[]) => string): string {
  return say(`closing.fault.${fault.code}`, {
    party: fault.party === undefined ? "" : say(partyKey[fault.party]),
    parties: list((fault.parties ?? []).map((party) => say(partyKey[party]))),
    position: fault.position ?? 0,
    number: fault.number ?? "",
    path: fault.path ?? "",
  });
}

/** What is missing before the text can be closed, with a way to each place; and the closing itself. */
export function ClosingPanel({
  document,
  isSaved,
  onGoToBlock,
}: {
  readonly document: Document;
  /** Whether the server has everything that this device wrote: else it would close a text without it. */
  readonly isSaved: boolean;
  readonly onGoToBlock: (blockId: string) => void;
}) {
  const say = useSay();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const params = { documentId: document.id };
  const check = useEndpoint(endpoints.closingCheck, { params }, { refetchEvery: checkEvery });
  const close = useCommand(endpoints.closeDocument, {
    invalidates: [endpoints.readDocument, endpoints.listThreads, endpoints.today],
    quiet: true,
    onDone: () => setAsking(false),
  });
  const faults = check.data?.faults ?? [];
  const resolutions = check.data?.resolutions.length ?? 0;
  const workflow = workflowOf(document.kind)?.sourceCategory ?? "plan";
  const isReady = check.data !== undefined && faults.length === 0;
  return (
    <section aria-label={say("closing.check.title")} className={styles.check}>
      <h2 className={styles.title}>{say("closing.check.title")}</h2>
      {check.error !== null && check.data === undefined && (
        <ProblemNotice
          error={check.error}
          retry={() => {
            void check.refetch();
          }}
        />
      )}
      {check.data !== undefined && (
        <p className={styles.checkState} role="status">
          <Icon name={isReady ? "check" : "alert"} size={16} />
          {isReady ? say("closing.check.ready") : say("closing.check.missing", { count: faults.length })}
        </p>
      )}
      {faults.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets.
        <ul role="list" className={styles.faults}>
          {faults.map((fault) => {
            const words = faultWords(fault, say, format.list);
            const { blockId } = fault;
            return (
              <li key={`${fault.code}.${fault.party ?? ""}.${blockId ?? ""}.${fault.path ?? ""}`}>
                {blockId === undefined ? (
                  <span className={styles.fault}>{words}</span>
                ) : (
                  <button type="button" className={styles.faultLink} onClick={() => onGoToBlock(blockId)}>
                    {words}
                    <Icon name="arrowRight" size={14} />
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {isReady && isHeldKind(document.kind) && (
        <p className={styles.hint}>{say("closing.check.ready.text", { count: resolutions })}</p>
      )}
      <Button
        tone={isReady ? "primary" : "secondary"}
        icon="signature"
        isDisabled={!isReady}
        onPress={() => setAsking(true)}
      >
        {say("closing.close")}
      </Button>
      {document.may.withdrawErratum && <WithdrawErratum document={document} />}
      <ConfirmDialog
        isOpen={isAsking}
        title={say("closing.close.title")}
        confirmText={say("closing.close")}
        tone="primary"
        isPending={close.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          if (isSaved) close.mutate({ params });
        }}
      >
        <div className={styles.words}>
          <p>{say(`closing.close.text.${workflow}`)}</p>
          {isHeldKind(document.kind) && <p>{say("closing.close.resolutions", { count: resolutions })}</p>}
          {!isSaved && (
            <p className={styles.warning} role="status">
              {say("closing.close.unsent")}
            </p>
          )}
          {close.error !== null && !close.isPending && <ProblemNotice error={close.error} />}
        </div>
      </ConfirmDialog>
    </section>
  );
}
