import { addressOf, endpoints, largestSource, type ResultOf } from "@minuta/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { refresh } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { sendFile } from "../../app/send-file.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { DateField, TextField } from "../../ui/text-field.tsx";
import styles from "./rubrics.module.css";

type Version = NonNullable<ResultOf<typeof endpoints.readDocument>["source"]>["versions"][number];

const digestForm = /^[0-9a-f]{64}$/;

/** Notes the version that a text translates, or that there is a newer one: where it is, and its file or its digest. */
export function SourceDialog({
  documentId,
  newest,
  onClose,
}: {
  readonly documentId: string;
  /** The version noted last; null while there is none. */
  readonly newest: Version | null;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [title, setTitle] = useState(newest?.title ?? "");
  const [address, setAddress] = useState(newest?.address ?? "");
  const [version, setVersion] = useState("");
  const [datedOn, setDatedOn] = useState("");
  const [language, setLanguage] = useState(newest?.language ?? "en");
  const [digest, setDigest] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [isTried, setTried] = useState(false);
  const typed = digest.trim().toLowerCase();
  const note = useMutation<unknown, Error, File | null>({
    mutationFn: (chosen) => {
      const facts = { title, address: address.trim(), version, datedOn, language: language.trim() };
      const query =
        chosen === null
          ? { ...facts, digest: typed }
          : { ...facts, fileName: chosen.name.slice(0, 255), ...(typed === "" ? {} : { digest: typed }) };
      const to = addressOf(endpoints.noteSource, { params: { documentId }, query });
      return sendFile(to, chosen ?? new File([], ""));
    },
    meta: { quiet: true },
    onSuccess: async () => {
      await Promise.all(
        [endpoints.readDocument, endpoints.readRubrics, endpoints.closingCheck].map((stale) =>
          refresh(stale),
        ),
      );
      onClose();
    },
  });
  const isTooLarge = file !== null && file.size > largestSource;
  const isDigestWrong = typed === "" ? file === null : !digestForm.test(typed);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTooLarge && !isDigestWrong) note.mutate(file);
  };
  return (
    <Dialog isOpen onClose={onClose} title={say(newest === null ? "source.note" : "source.noteNewer")}>
      <form className={styles.form} onSubmit={save}>
        <p className={styles.words}>{say(newest === null ? "source.note.text" : "source.noteNewer.text")}</p>
        <TextField
          label={say("source.name")}
          value={title}
          onChange={setTitle}
          maxLength={300}
          isRequired
          autoFocus
        />
        <TextField
          label={say("source.address")}
          description={say("source.address.help")}
          type="url"
          value={address}
          onChange={setAddress}
          maxLength={500}
          isRequired
        />
        <TextField
          label={say("source.version")}
          description={say("source.version.help")}
          value={version}
          onChange={setVersion}
          maxLength={100}
          isRequired
        />
        <DateField label={say("source.datedOn")} value={datedOn} onChange={setDatedOn} isRequired />
        <TextField
          label={say("source.language")}
          description={say("source.language.help")}
          value={language}
          onChange={setLanguage}
          maxLength={20}
          isRequired
        />
        <div className={styles.file}>
          <FileTrigger
            acceptedFileTypes={[".pdf", ".docx", ".png", ".jpg", ".jpeg", ".webp"]}
            onSelect={(list) => setFile(list?.[0] ?? null)}
          >
            <Button icon="plus">{say("source.file.choose")}</Button>
          </FileTrigger>
          <span aria-live="polite">{file?.name ?? say("source.file.none")}</span>
        </div>
        {isTooLarge && <p role="alert">{say("source.file.tooLarge")}</p>}
        <TextField
          label={say("source.digest")}
          description={say("source.digest.help")}
          value={digest}
          onChange={setDigest}
          maxLength={64}
          error={isTried && isDigestWrong ? say("source.digest.wrong") : undefined}
        />
        {note.error !== null && <ProblemNotice error={note.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={note.isPending}>
            {say("source.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
