import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { queryClient } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Section } from "../../app/page.tsx";
import { addPasskey, deletePasskey, listPasskeys, type Passkey, passkeysKey } from "../../app/passkeys.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { toast } from "../../app/toast.ts";
import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { ConfirmDialog, Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./account.module.css";

/** The passkeys of the account: add one, remove one. */
export function Passkeys() {
  const say = useSay();
  const format = useFormat();
  const passkeys = useQuery({ queryKey: passkeysKey, queryFn: listPasskeys });
  const [isAdding, setAdding] = useState(false);
  const [name, setName] = useState("");
  const [leaving, setLeaving] = useState<Passkey | null>(null);
  const nameOf = (passkey: Passkey) => passkey.name ?? say("account.passkeys.unnamed");
  const add = useMutation({
    mutationFn: addPasskey,
    meta: { quiet: true },
    onSuccess: async () => {
      setAdding(false);
      toast.add("good", say("account.passkeys.added"));
      await queryClient.invalidateQueries({ queryKey: passkeysKey });
    },
  });
  const remove = useMutation({
    mutationFn: deletePasskey,
    onSuccess: async () => {
      setLeaving(null);
      toast.add("good", say("account.passkeys.removed"));
      await queryClient.invalidateQueries({ queryKey: passkeysKey });
    },
  });
  return (
    <Section title={say("account.passkeys")}>
      <p className={styles.words}>{say("account.passkeys.text")}</p>
      <Loaded query={passkeys} rows={2}>
        {(known) =>
          known.length === 0 ? (
            <p>{say("account.passkeys.none")}</p>
          ) : (
            <Rows label={say("account.passkeys")}>
              {known.map((passkey) => (
                <Row
                  key={passkey.id}
                  title={nameOf(passkey)}
                  meta={
                    <>
                      {passkey.createdAt !== null && (
                        <span>
                          {say("account.passkeys.created", {
                            date: format.date(plainDateOf(new Date(passkey.createdAt))),
                          })}
                        </span>
                      )}
                      <span>
                        {say(passkey.backedUp ? "account.passkeys.synced" : "account.passkeys.local")}
                      </span>
                    </>
                  }
                  action={
                    <Button size="small" onPress={() => setLeaving(passkey)}>
                      <span>
                        {say("account.passkeys.remove")} <VisuallyHidden>{nameOf(passkey)}</VisuallyHidden>
                      </span>
                    </Button>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {browserSupportsWebAuthn() ? (
        <div>
          <Button
            icon="plus"
            onPress={() => {
              add.reset();
              setName("");
              setAdding(true);
            }}
          >
            {say("account.passkeys.add")}
          </Button>
        </div>
      ) : (
        <p className={styles.words}>{say("account.passkeys.unsupported")}</p>
      )}
      <Dialog isOpen={isAdding} onClose={() => setAdding(false)} title={say("account.passkeys.add")}>
        <Form
          className={classes(styles.form)}
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate(name.trim());
          }}
        >
          <TextField
            label={say("account.passkeys.name")}
            description={say("account.passkeys.name.help")}
            value={name}
            onChange={setName}
            maxLength={80}
            isRequired
            autoFocus
          />
          {add.error !== null && <ProblemNotice error={add.error} />}
          <DialogActions>
            <Button onPress={() => setAdding(false)}>{say("ui.cancel")}</Button>
            <Button tone="primary" type="submit" isPending={add.isPending}>
              {say("account.passkeys.add")}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
      <ConfirmDialog
        isOpen={leaving !== null}
        onClose={() => setLeaving(null)}
        title={leaving === null ? "" : say("account.passkeys.remove.title", { name: nameOf(leaving) })}
        confirmText={say("account.passkeys.remove")}
        isPending={remove.isPending}
        onConfirm={() => {
          if (leaving !== null) remove.mutate(leaving.id);
        }}
      >
        <p>{say("account.passkeys.remove.text")}</p>
      </ConfirmDialog>
    </Section>
  );
}
