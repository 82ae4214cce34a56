import { endpoints } from "@minuta/contract";
import { isFullySigned, type Party, parties, signedCount } from "@minuta/domain";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { portalAddress } from "../../app/portal-address.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark, partyKey } from "../../party/party-mark.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { ConfirmDialog, Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import styles from "./closing.module.css";
import type { Document } from "./seats-panel.tsx";
import type { CheckedRecord } from "./use-checked-record.ts";

type Summary = NonNullable<Document["record"]>;
type Asked =
  | { readonly decision: "sign" | "refuse"; readonly party: Party }
  | { readonly decision: "reopen" | "publish" };

const stale = [endpoints.readDocument, endpoints.today];

/** The three seats and what each decided on the closed text; and the steps that are open now. */
export function SignatureBoard({
  document,
  summary,
  check,
}: {
  readonly document: Document;
  readonly summary: Summary;
  readonly check: CheckedRecord["check"];
}) {
  const say = useSay();
  const format = useFormat();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { signatures } = summary;
  const signed = signedCount(signatures);
  const isComplete = isFullySigned(signatures);
  const isOpen = document.state === "forSignature";
  const wasRefused = signatures.some((signature) => signature.decision === "refuse");
  return (
    <section aria-label={say("closing.board")} className={styles.check}>
      <h2 className={styles.title}>{say("closing.board")}</h2>
      <p className={classes(styles.quorum, isComplete && styles.met)} role="status">
        <strong>
          {isComplete ? say("closing.board.complete") : say("closing.board.count", { count: signed })}
        </strong>
      </p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ul role="list" className={styles.seats}>
        {parties.map((party) => {
          const decided = signatures.find((signature) => signature.party === party);
          const maySign = isOpen && decided === undefined && document.may.signFor.includes(party);
          const word = say(partyKey[party]);
          return (
            <li key={party} className={styles.seatBlock}>
              <div className={styles.seat}>
                <PartyMark party={party} look="tile" />
                <span className={styles.seatWords}>
                  <span aria-hidden="true">{word}</span>
                  <span className={styles.seatState}>
                    {decided === undefined
                      ? say("closing.board.waiting")
                      : say(decided.decision === "sign" ? "closing.board.signed" : "closing.board.refused", {
                          time: format.instant(decided.at),
                        })}
                  </span>
                  {decided !== undefined && (
                    <span className={styles.seatState}>
                      {decided.office} · {say(`role.${decided.capacity}`)}
                    </span>
                  )}
                </span>
                {decided !== undefined && (
                  <Icon
                    name={decided.decision === "sign" ? "check" : "close"}
                    className={decided.decision === "sign" ? styles.present : styles.against}
                  />
                )}
              </div>
              {decided?.decision === "refuse" && (
                <blockquote className={styles.reason}>
                  <strong>{say("closing.board.reason")}:</strong> {decided.reason}
                </blockquote>
              )}
              {maySign && (
                <div className={styles.decide}>
                  <Button
                    tone="primary"
                    size="small"
                    icon="signature"
                    isDisabled={check !== "right"}
                    aria-label={say("closing.sign.for", { party: word })}
                    onPress={() => setAsked({ decision: "sign", party })}
                  >
                    {say("closing.sign")}
                  </Button>
                  <Button
                    size="small"
                    aria-label={say("closing.refuse.for", { party: word })}
                    onPress={() => setAsked({ decision: "refuse", party })}
                  >
                    {say("closing.refuse")}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {isOpen && wasRefused && document.may.reopen && (
        <Button icon="undo" onPress={() => setAsked({ decision: "reopen" })}>
          {say("closing.reopen")}
        </Button>
      )}
      {document.state === "signed" && document.may.publish && (
        <Button tone="primary" icon="globe" onPress={() => setAsked({ decision: "publish" })}>
          {say("closing.publish")}
        </Button>
      )}
      {document.state === "published" && summary.address !== null && (
        <LinkButton icon="external" href={portalAddress(summary.address)}>
          {say("closing.published.link")}
        </LinkButton>
      )}
      {asked?.decision === "sign" && (
        <SignDialog
          document={document}
          summary={summary}
          party={asked.party}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.decision === "refuse" && (
        <RefuseDialog
          document={document}
          summary={summary}
          party={asked.party}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.decision === "reopen" && <ReopenDialog document={document} onClose={() => setAsked(null)} />}
      {asked?.decision === "publish" && <PublishDialog document={document} onClose={() => setAsked(null)} />}
    </section>
  );
}

type DecisionProps = {
  readonly document: Document;
  readonly summary: Summary;
  readonly party: Party;
  readonly onClose: () => void;
};

/** Says exactly what is signed, and what the signature proves and does not. */
function SignDialog({ document, summary, party, onClose }: DecisionProps) {
  const say = useSay();
  // What was on the screen when the dialog opened is what is signed, whatever comes in meanwhile.
  const [shown] = useState(summary);
  const sign = useCommand(endpoints.signDocument, { invalidates: stale, quiet: true, onDone: onClose });
  return (
    <ConfirmDialog
      isOpen
      title={say("closing.sign.title", { party: say(partyKey[party]) })}
      confirmText={say("closing.sign.confirm")}
      tone="primary"
      isPending={sign.isPending}
      onClose={onClose}
      onConfirm={() =>
        sign.mutate({
          params: { documentId: document.id },
          body: { decision: "sign", party, digest: shown.digest },
        })
      }
    >
      <div className={styles.words}>
        <p>{say("closing.sign.what")}:</p>
        <WhatIsSigned summary={shown} />
        <p>{say("closing.sign.proves")}</p>
        <p className={styles.hint}>{say("closing.sign.limits")}</p>
        {sign.error !== null && !sign.isPending && <ProblemNotice error={sign.error} />}
      </div>
    </ConfirmDialog>
  );
}

function WhatIsSigned({ summary }: { readonly summary: Summary }) {
  const say = useSay();
  return (
    <dl className={styles.facts}>
      <dt>{say("closing.sign.key")}</dt>
      <dd>{summary.key}</dd>
      <dt>{say("closing.sign.version")}</dt>
      <dd>{summary.version}</dd>
      <dt>{say("closing.digest")}</dt>
      <dd>
        <span className={styles.digestSmall} translate="no">
          {summary.shortDigest}
        </span>
        <code className={styles.hash} translate="no">
          {summary.digest}
        </code>
      </dd>
    </dl>
  );
}

function RefuseDialog({ document, summary, party, onClose }: DecisionProps) {
  const say = useSay();
  const [shown] = useState(summary);
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const refuse = useCommand(endpoints.signDocument, { invalidates: stale, quiet: true, onDone: onClose });
  const isMissing = reason.trim() === "";
  return (
    <Dialog isOpen onClose={onClose} title={say("closing.refuse.title", { party: say(partyKey[party]) })}>
      <div className={styles.words}>
        <p>{say("closing.refuse.text")}</p>
        <WhatIsSigned summary={shown} />
        <TextArea
          label={say("closing.refuse.reason")}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          isRequired
          error={isTried && isMissing ? say("closing.refuse.reasonMissing") : undefined}
        />
        {refuse.error !== null && !refuse.isPending && <ProblemNotice error={refuse.error} />}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{say("ui.cancel")}</Button>
        <Button
          tone="danger"
          isPending={refuse.isPending}
          onPress={() => {
            setTried(true);
            if (isMissing) return;
            refuse.mutate({
              params: { documentId: document.id },
              body: { decision: "refuse", party, digest: shown.digest, reason },
            });
          }}
        >
          {say("closing.refuse.confirm")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function ReopenDialog({ document, onClose }: { readonly document: Document; readonly onClose: () => void }) {
  const say = useSay();
  const reopen = useCommand(endpoints.reopenDocument, { invalidates: stale, quiet: true, onDone: onClose });
  return (
    <ConfirmDialog
      isOpen
      title={say("closing.reopen.title")}
      confirmText={say("closing.reopen")}
      tone="primary"
      isPending={reopen.isPending}
      onClose={onClose}
      onConfirm={() => reopen.mutate({ params: { documentId: document.id } })}
    >
      <div className={styles.words}>
        <p>{say("closing.reopen.text")}</p>
        {reopen.error !== null && !reopen.isPending && <ProblemNotice error={reopen.error} />}
      </div>
    </ConfirmDialog>
  );
}

function PublishDialog({ document, onClose }: { readonly document: Document; readonly onClose: () => void }) {
  const say = useSay();
  const publish = useCommand(endpoints.publishDocument, { invalidates: stale, quiet: true, onDone: onClose });
  return (
    <ConfirmDialog
      isOpen
      title={say("closing.publish.title")}
      confirmText={say("closing.publish")}
      tone="primary"
      isPending={publish.isPending}
      onClose={onClose}
      onConfirm={() => publish.mutate({ params: { documentId: document.id } })}
    >
      <div className={styles.words}>
        <p>{say("closing.publish.text")}</p>
        {publish.error !== null && !publish.isPending && <ProblemNotice error={publish.error} />}
      </div>
    </ConfirmDialog>
  );
}
