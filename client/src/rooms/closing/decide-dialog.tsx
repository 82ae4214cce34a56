import { endpoints } from "@minuta/contract";
import type { Party, SignatureDecision } from "@minuta/domain";
import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { queryClient, refresh } from "../../app/api.ts";
import { isCalledOff } from "../../app/auth.ts";
import { addPasskey, listPasskeys, passkeysKey } from "../../app/passkeys.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import styles from "./closing.module.css";
import type { Document } from "./seats-panel.tsx";
import { type Decision, OtherStatement, signRecord } from "./sign-record.ts";
import { WhatIsSigned } from "./what-is-signed.tsx";

type Summary = NonNullable<Document["record"]>;

/** What a seat is about to decide, said exactly, with what its signature proves and does not; and the passkey that signs it. */
export function DecideDialog({
  document,
  summary,
  party,
  decision,
  onClose,
}: {
  readonly document: Document;
  readonly summary: Summary;
  readonly party: Party;
  readonly decision: SignatureDecision;
  readonly onClose: () => void;
}) {
  const say = useSay();
  // What was on the screen when the dialog opened is what is signed, whatever comes in meanwhile.
  const [shown] = useState(summary);
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const passkeys = useQuery({ queryKey: passkeysKey, queryFn: listPasskeys });
  const hasNoKey = passkeys.data?.length === 0;
  const sign = useMutation<Summary, Error, { readonly body: Decision; readonly withNewKey: boolean }>({
    mutationFn: async ({ body, withNewKey }) => {
      // The first signature of an account or of a device: its passkey is made on the spot, and the signing goes on.
      if (withNewKey) await addPasskey(say("closing.sign.keyName"));
      return signRecord(document, shown, body);
    },
    meta: { quiet: true },
    onSettled: () => queryClient.invalidateQueries({ queryKey: passkeysKey }),
    onSuccess: async () => {
      await Promise.all(
        [endpoints.readDocument, endpoints.today, endpoints.listSignatures].map((stale) => refresh(stale)),
      );
      onClose();
    },
  });
  const hasChanged = summary.digest !== shown.digest;
  const needsReason = decision !== "sign";
  const isMissing = needsReason && reason.trim() === "";
  const decide = (withNewKey: boolean) => {
    setTried(true);
    if (isMissing) return;
    const facts = { party, digest: shown.digest };
    const body = decision === "sign" ? { ...facts, decision } : { ...facts, decision, reason: reason.trim() };
    sign.mutate({ body, withNewKey });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={say(`closing.${decision}.title`, { party: document.author ?? say(partyKey[party]) })}
    >
      <div className={styles.words}>
        <p>{say(`closing.${decision}.text`)}</p>
        <WhatIsSigned summary={shown} />
        {needsReason && (
          <TextArea
            label={say(`closing.${decision}.reason`)}
            description={say(`closing.${decision}.reason.description`)}
            value={reason}
            onChange={setReason}
            maxLength={2000}
            isRequired
            error={isTried && isMissing ? say(`closing.${decision}.reasonMissing`) : undefined}
          />
        )}
        <p className={styles.hint}>{say("closing.sign.proves")}</p>
        <p className={styles.hint}>
          {say(document.author === null ? "closing.sign.limits" : "closing.sign.limits.author")}
        </p>
        {!browserSupportsWebAuthn() && <Notice tone="warn">{say("closing.sign.unsupported")}</Notice>}
        {hasChanged && <Notice tone="danger">{say("closing.sign.changed")}</Notice>}
        <SignFault error={sign.error} />
        {hasNoKey && <p>{say("closing.sign.addKey.text")}</p>}
        {passkeys.data !== undefined && !hasNoKey && (
          <div className={styles.words}>
            <p className={styles.hint}>{say("closing.sign.elsewhere")}</p>
            <Button
              size="small"
              icon="key"
              isDisabled={hasChanged || sign.isPending}
              onPress={() => decide(true)}
            >
              {say("closing.sign.newKey")}
            </Button>
          </div>
        )}
      </div>
      <DialogActions>
        <Button onPress={onClose}>{say("ui.cancel")}</Button>
        <Button
          tone={decision === "refuse" ? "danger" : "primary"}
          icon="signature"
          isPending={sign.isPending}
          isDisabled={hasChanged || !browserSupportsWebAuthn() || passkeys.isPending}
          onPress={() => decide(hasNoKey)}
        >
          {say(hasNoKey ? `closing.${decision}.addKey` : `closing.${decision}.confirm`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function SignFault({ error }: { readonly error: Error | null }) {
  const say = useSay();
  if (error === null) return null;
  if (isCalledOff(error)) return <Notice tone="warn">{say("closing.sign.calledOff")}</Notice>;
  if (error instanceof OtherStatement)
    return <Notice tone="danger">{say("closing.sign.otherStatement")}</Notice>;
  return <ProblemNotice error={error} />;
}
