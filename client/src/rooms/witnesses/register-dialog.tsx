import { endpoints } from "@minuta/contract";
import type { Party } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { toast } from "../../app/toast.ts";
import { useSay } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { CopyField } from "../../ui/copy-field.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./witnesses.module.css";

const looksLikeKey = /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/;

/** Registers the key that `minuta witness init` showed. */
export function RegisterDialog({
  party,
  replaces,
  onClose,
}: {
  readonly party: Party;
  /** Whether a key of this party holds now. */
  readonly replaces: boolean;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [key, setKey] = useState("");
  const [tried, setTried] = useState(false);
  const register = useCommand(endpoints.registerWitness, {
    quiet: true,
    invalidates: [endpoints.listWitnesses],
    onDone: () => {
      toast.add("good", say("witnesses.register.done"));
      onClose();
    },
  });
  const verifierKey = key.trim();
  const isWrong = tried && !looksLikeKey.test(verifierKey);
  return (
    <Dialog isOpen onClose={onClose} title={say("witnesses.register.title", { party: say(partyKey[party]) })}>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (looksLikeKey.test(verifierKey)) register.mutate({ params: { party }, body: { verifierKey } });
        }}
      >
        <p>{say("witnesses.register.make")}</p>
        <CopyField
          label={say("witnesses.register.command")}
          text={`minuta witness init --name ${location.hostname}/${party}`}
        />
        <TextField
          label={say("witnesses.register.field")}
          description={say("witnesses.register.help")}
          error={isWrong ? say("witnesses.register.wrong") : undefined}
          value={key}
          onChange={setKey}
          maxLength={400}
          autoComplete="off"
          isRequired
        />
        {replaces && <Notice tone="warn">{say("witnesses.register.replaces")}</Notice>}
        {register.error !== null && <ProblemNotice error={register.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" icon="key" isPending={register.isPending}>
            {say("witnesses.register")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
