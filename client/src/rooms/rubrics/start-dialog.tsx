import { endpoints, type ResultOf } from "@minuta/contract";
import { type Language, languages } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useNavigate } from "react-router";
import { useCommand } from "../../app/api.ts";
import { documentPath } from "../../app/document-action.tsx";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./rubrics.module.css";

/** Starts a translation, or a communiqué in the name of an organization that the person speaks for. */
export function StartDialog({
  kind,
  authors,
  onClose,
}: {
  readonly kind: "translation" | "communique";
  readonly authors: ResultOf<typeof endpoints.readRubrics>["authors"];
  readonly onClose: () => void;
}) {
  const say = useSay();
  const navigate = useNavigate();
  const [title, setTitle] = useState("");
  const [language, setLanguage] = useState<Language>("es");
  const [chosen, setChosen] = useState<string | null>(null);
  const organizationId = chosen ?? authors[0]?.organizationId ?? "";
  const start = useCommand(endpoints.createDocument, {
    quiet: true,
    invalidates: [endpoints.readRubrics, endpoints.today],
    onDone: ({ documentId }) => {
      void navigate(documentPath(documentId));
    },
  });
  const words = kind === "translation" ? "alliance" : "civilSociety";
  return (
    <Dialog isOpen onClose={onClose} title={say(`rubrics.${words}.start`)}>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          const facts = { language, title };
          start.mutate({
            body: kind === "translation" ? { kind, ...facts } : { kind, organizationId, ...facts },
          });
        }}
      >
        <p className={styles.words}>{say(`rubrics.way.${words}`)}</p>
        {kind === "communique" && authors.length > 1 && (
          <Select
            label={say("rubrics.start.organization")}
            options={authors.map(({ organizationId: id, name }) => ({ id, text: name }))}
            value={organizationId}
            onChange={setChosen}
          />
        )}
        <TextField
          label={say("rubrics.start.title")}
          value={title}
          onChange={setTitle}
          maxLength={200}
          isRequired
          autoFocus
        />
        <Select
          label={say("rubrics.start.language")}
          options={languages.map((id) => ({ id, text: say(`language.${id}`) }))}
          value={language}
          onChange={setLanguage}
        />
        {start.error !== null && <ProblemNotice error={start.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={start.isPending}>
            {say("rubrics.start.done")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
