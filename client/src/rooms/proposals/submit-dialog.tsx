import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useNavigate } from "react-router";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./proposals.module.css";

/** Puts a proposal forward for one of the organizations that the person speaks for. */
export function SubmitDialog({
  isOpen,
  onClose,
  organizations,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
}) {
  const say = useSay();
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const [titleEn, setTitleEn] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const organizationId = chosen ?? organizations[0]?.id ?? "";
  const submit = useCommand(endpoints.submitProposal, {
    quiet: true,
    invalidates: [endpoints.listProposals, endpoints.readCoverage, endpoints.today],
    onDone: ({ proposalId }) => {
      void navigate(`/propuestas/${proposalId}`);
    },
  });
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={say("proposals.submit")}>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          submit.mutate({ body: { organizationId, title, titleEn } });
        }}
      >
        <p className={styles.words}>{say("proposals.submit.text")}</p>
        {organizations.length > 1 && (
          <Select
            label={say("proposals.submit.organization")}
            options={organizations.map(({ id, name }) => ({ id, text: name }))}
            value={organizationId}
            onChange={setChosen}
          />
        )}
        <TextField
          label={say("proposals.submit.title")}
          description={say("proposals.submit.title.help")}
          value={title}
          onChange={setTitle}
          maxLength={200}
          isRequired
          autoFocus
        />
        <TextField
          label={say("proposals.submit.titleEn")}
          value={titleEn}
          onChange={setTitleEn}
          maxLength={200}
        />
        {submit.error !== null && <ProblemNotice error={submit.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={submit.isPending}>
            {say("proposals.submit.done")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
