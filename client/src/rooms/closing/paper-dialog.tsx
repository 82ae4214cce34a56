import { addressOf, endpoints, largestScan } from "@minuta/contract";
import { type Party, parties, type SignatureDecision, signatureDecisions, workflowOf } from "@minuta/domain";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { refresh } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { sendFile } from "../../app/send-file.ts";
import { useSay } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea, TextField } from "../../ui/text-field.tsx";
import styles from "./closing.module.css";
import type { Document } from "./seats-panel.tsx";
import { WhatIsSigned } from "./what-is-signed.tsx";

const capacities = ["principal", "alternate"] as const;

/** The record keeper writes down what a seat signed on paper, with its scan. */
export function PaperDialog({
  document,
  summary,
  onClose,
}: {
  readonly document: Document;
  readonly summary: NonNullable<Document["record"]>;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const open = parties.filter((party) => summary.signatures.every((signature) => signature.party !== party));
  const [party, setParty] = useState<Party>(open[0] ?? "government");
  const [decision, setDecision] = useState<SignatureDecision>("sign");
  const [capacity, setCapacity] = useState<(typeof capacities)[number]>("principal");
  const [office, setOffice] = useState("");
  const [reason, setReason] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [isTried, setTried] = useState(false);
  const keep = useMutation<unknown, Error, File>({
    mutationFn: (scan) => {
      const facts = { party, digest: summary.digest, decision, capacity, office: office.trim() };
      const query = decision === "sign" ? facts : { ...facts, reason: reason.trim() };
      return sendFile(addressOf(endpoints.signOnPaper, { params: { documentId: document.id }, query }), scan);
    },
    meta: { quiet: true },
    onSuccess: async () => {
      await Promise.all(
        [endpoints.readDocument, endpoints.today, endpoints.listSignatures].map((stale) => refresh(stale)),
      );
      onClose();
    },
  });
  const isTooLarge = file !== null && file.size > largestScan;
  const missing = {
    office: office.trim() === "",
    reason: decision !== "sign" && reason.trim() === "",
    file: file === null || isTooLarge,
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (file !== null && !missing.office && !missing.reason && !missing.file) keep.mutate(file);
  };
  return (
    <Dialog isOpen onClose={onClose} title={say("closing.paper.title")}>
      <form className={styles.form} onSubmit={save} noValidate>
        <p>{say("closing.paper.text")}</p>
        <WhatIsSigned summary={summary} />
        <Select
          label={say("closing.paper.seat")}
          options={open.map((id) => ({ id, text: say(partyKey[id]) }))}
          value={party}
          onChange={setParty}
        />
        <Select
          label={say("closing.paper.decision")}
          options={(workflowOf(document.kind)?.decisions ?? signatureDecisions).map((id) => ({
            id,
            text: say(`closing.decision.${id}`),
          }))}
          value={decision}
          onChange={setDecision}
        />
        <Select
          label={say("closing.attendance.capacity")}
          options={capacities.map((id) => ({ id, text: say(`role.${id}`) }))}
          value={capacity}
          onChange={setCapacity}
        />
        <TextField
          label={say("closing.paper.office")}
          value={office}
          onChange={setOffice}
          maxLength={200}
          isRequired
          error={isTried && missing.office ? say("closing.paper.officeMissing") : undefined}
        />
        {decision !== "sign" && (
          <TextArea
            label={say(`closing.${decision}.reason`)}
            value={reason}
            onChange={setReason}
            maxLength={2000}
            isRequired
            error={isTried && missing.reason ? say(`closing.${decision}.reasonMissing`) : undefined}
          />
        )}
        <div className={styles.file}>
          <FileTrigger
            acceptedFileTypes={[".pdf", ".png", ".jpg", ".jpeg", ".webp"]}
            onSelect={(list) => setFile(list?.[0] ?? null)}
          >
            <Button icon="plus">{say("closing.paper.choose")}</Button>
          </FileTrigger>
          <span aria-live="polite">{file?.name ?? say("closing.paper.none")}</span>
        </div>
        {isTooLarge && <p role="alert">{say("closing.paper.tooLarge")}</p>}
        {isTried && file === null && <p role="alert">{say("closing.paper.fileMissing")}</p>}
        {keep.error !== null && <ProblemNotice error={keep.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={keep.isPending}>
            {say("closing.paper.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
