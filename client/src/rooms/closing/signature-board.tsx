import { addressOf, endpoints } from "@minuta/contract";
import {
  isFullySigned,
  isSignature,
  type Party,
  type SignatureDecision,
  signedCount,
  workflowOf,
} from "@minuta/domain";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { portalAddress } from "../../app/portal-address.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark, partyKey } from "../../party/party-mark.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "./closing.module.css";
import { DecideDialog } from "./decide-dialog.tsx";
import { ErratumDialog } from "./erratum-dialog.tsx";
import { PaperDialog } from "./paper-dialog.tsx";
import type { Document } from "./seats-panel.tsx";
import type { CheckedRecord } from "./use-checked-record.ts";

type Summary = NonNullable<Document["record"]>;
type Asked =
  | { readonly decision: SignatureDecision; readonly party: Party }
  | { readonly decision: "reopen" | "publish" | "paper" | "erratum" };

const stale = [endpoints.readDocument, endpoints.today, endpoints.listSignatures];

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
  const workflow = workflowOf(document.kind);
  const signers = workflow?.signers ?? [];
  const signed = signedCount(document.kind, signatures);
  const isComplete = isFullySigned(document.kind, signatures);
  const isOfAuthor = workflow?.signsAs === "author";
  const takes = (decision: SignatureDecision) => workflow?.decisions.includes(decision) === true;
  const isOpen = document.state === "forSignature";
  const wasRefused = signatures.some((signature) => signature.decision === "refuse");
  return (
    <section aria-label={say("closing.board")} className={styles.check}>
      <h2 className={styles.title}>{say("closing.board")}</h2>
      <p className={classes(styles.quorum, isComplete && styles.met)} role="status">
        <strong>
          {isComplete
            ? say(isOfAuthor ? "closing.board.complete.author" : "closing.board.complete")
            : say("closing.board.count", { count: signed, of: signers.length })}
        </strong>
      </p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ul role="list" className={styles.seats}>
        {signers.map((party) => {
          const decided = signatures.find((signature) => signature.party === party);
          const maySign = isOpen && decided === undefined && document.may.signFor.includes(party);
          const isVacant = decided === undefined && document.vacantSeats.includes(party);
          const word = document.author ?? say(partyKey[party]);
          return (
            <li key={party} className={styles.seatBlock}>
              <div className={styles.seat}>
                <PartyMark party={party} look="tile" />
                <span className={styles.seatWords}>
                  <span aria-hidden="true">{word}</span>
                  <span className={styles.seatState}>
                    {decided === undefined
                      ? say(isVacant ? "closing.board.vacant" : "closing.board.waiting")
                      : say(`closing.board.${decided.decision}`, { time: format.instant(decided.at) })}
                  </span>
                  {decided !== undefined && (
                    <span className={styles.seatState}>
                      {decided.office} · {say(`role.${decided.capacity}`)} ·{" "}
                      {decided.means === "paper" ? (
                        <a
                          href={addressOf(endpoints.readScan, { params: { documentId: document.id, party } })}
                          download
                        >
                          {say("closing.means.paper")}
                        </a>
                      ) : (
                        say(`closing.means.${decided.means}`)
                      )}
                    </span>
                  )}
                </span>
                {isVacant && <Icon name="alert" className={styles.against} />}
                {decided !== undefined && (
                  <Icon
                    name={isSignature(decided.decision) ? "check" : "close"}
                    className={isSignature(decided.decision) ? styles.present : styles.against}
                  />
                )}
              </div>
              {decided !== undefined && decided.reason !== "" && (
                <blockquote className={styles.reason}>
                  <strong>
                    {say(
                      isSignature(decided.decision) ? "closing.board.reservation" : "closing.board.reason",
                    )}
                    :
                  </strong>{" "}
                  {decided.reason}
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
                  {takes("signWithReservation") && (
                    <Button
                      size="small"
                      isDisabled={check !== "right"}
                      aria-label={say("closing.signWithReservation.for", { party: word })}
                      onPress={() => setAsked({ decision: "signWithReservation", party })}
                    >
                      {say("closing.signWithReservation")}
                    </Button>
                  )}
                  {takes("refuse") && (
                    <Button
                      size="small"
                      aria-label={say("closing.refuse.for", { party: word })}
                      onPress={() => setAsked({ decision: "refuse", party })}
                    >
                      {say("closing.refuse")}
                    </Button>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {isOpen && (wasRefused || isOfAuthor) && document.may.reopen && (
        <Button icon="undo" onPress={() => setAsked({ decision: "reopen" })}>
          {say("closing.reopen")}
        </Button>
      )}
      {document.may.signOnPaper && !isComplete && (
        <Button icon="printer" onPress={() => setAsked({ decision: "paper" })}>
          {say("closing.paper")}
        </Button>
      )}
      {document.state === "signed" && document.may.publish && (
        <>
          <Button tone="primary" icon="globe" onPress={() => setAsked({ decision: "publish" })}>
            {say("closing.publish")}
          </Button>
          <LinkButton icon="lock" href={`/documentos/${document.id}/clasificar`}>
            {say("closing.classify")}
          </LinkButton>
        </>
      )}
      {document.state === "published" && summary.address !== null && (
        <LinkButton icon="external" href={portalAddress(summary.address)}>
          {say("closing.published.link")}
        </LinkButton>
      )}
      {document.state === "published" && document.may.classify && (
        <LinkButton icon="lock" href={`/documentos/${document.id}/clasificar`}>
          {say("closing.remove")}
        </LinkButton>
      )}
      {document.may.startErratum && (
        <Button icon="undo" onPress={() => setAsked({ decision: "erratum" })}>
          {say("closing.erratum")}
        </Button>
      )}
      {asked !== null && "party" in asked && (
        <DecideDialog
          document={document}
          summary={summary}
          party={asked.party}
          decision={asked.decision}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.decision === "paper" && (
        <PaperDialog document={document} summary={summary} onClose={() => setAsked(null)} />
      )}
      {asked?.decision === "erratum" && (
        <ErratumDialog documentId={document.id} isOfAuthor={isOfAuthor} onClose={() => setAsked(null)} />
      )}
      {asked?.decision === "reopen" && <ReopenDialog document={document} onClose={() => setAsked(null)} />}
      {asked?.decision === "publish" && <PublishDialog document={document} onClose={() => setAsked(null)} />}
    </section>
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
      onConfirm={() => publish.mutate({ params: { documentId: document.id }, body: {} })}
    >
      <div className={styles.words}>
        <p>{say("closing.publish.text")}</p>
        {publish.error !== null && !publish.isPending && <ProblemNotice error={publish.error} />}
      </div>
    </ConfirmDialog>
  );
}
