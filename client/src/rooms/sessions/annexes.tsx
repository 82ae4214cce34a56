import { addressOf, endpoints, largestAnnex } from "@minuta/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { refresh, useCommand } from "../../app/api.ts";
import { Section } from "../../app/page.tsx";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import type { Plan } from "./calendar.ts";
import styles from "./sessions.module.css";
import { stalePlan } from "./stale-plan.ts";
import { uploadAnnex } from "./upload-annex.ts";

const MEGABYTE = 1024 * 1024;

/** A number of bytes in the unit that reads best. */
function sizeOf(bytes: number, write: (value: number) => string) {
  return bytes < MEGABYTE / 10
    ? { size: write(Math.ceil(bytes / 1024)), unit: "KB" }
    : { size: write(Number((bytes / MEGABYTE).toFixed(1))), unit: "MB" };
}

/** The files that go with the agenda. */
export function Annexes({ plan }: { readonly plan: Plan }) {
  const say = useSay();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const remove = useCommand(endpoints.removeAnnex, { invalidates: stalePlan });
  const titleOf = (itemId: string | null) => plan.agenda.find(({ id }) => id === itemId)?.title;
  return (
    <Section title={say("sessions.annexes")}>
      {plan.annexes.length === 0 ? (
        <p className={styles.words}>
          {say(plan.may.addAnnexes ? "sessions.annexes.noneYet" : "sessions.annexes.none")}
        </p>
      ) : (
        <Rows label={say("sessions.annexes")}>
          {plan.annexes.map((annex) => {
            const params = { sessionId: plan.id, annexId: annex.id };
            return (
              <Row
                key={annex.id}
                title={
                  <a href={addressOf(endpoints.downloadAnnex, { params })} download>
                    {annex.title}
                  </a>
                }
                meta={
                  <>
                    <span>{annex.fileName}</span>
                    <span>{say("sessions.annexes.size", sizeOf(annex.size, format.number))}</span>
                    {annex.agendaItemId !== null && <span>{titleOf(annex.agendaItemId)}</span>}
                  </>
                }
                action={
                  annex.mayRemove ? (
                    <Button
                      size="small"
                      tone="quiet"
                      icon="trash"
                      isPending={remove.isPending && remove.variables.params?.annexId === annex.id}
                      onPress={() => remove.mutate({ params })}
                    >
                      <span>
                        {say("sessions.annexes.remove")} <VisuallyHidden>{annex.title}</VisuallyHidden>
                      </span>
                    </Button>
                  ) : undefined
                }
              />
            );
          })}
        </Rows>
      )}
      {plan.may.addAnnexes && (
        <div>
          <Button icon="plus" onPress={() => setOpen(true)}>
            {say("sessions.annexes.add")}
          </Button>
        </div>
      )}
      {isOpen && <AnnexDialog plan={plan} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function AnnexDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState("");
  const [itemId, setItem] = useState("");
  const upload = useMutation<void, Error, File>({
    mutationFn: (chosen) =>
      uploadAnnex(plan.id, { title, agendaItemId: itemId === "" ? null : itemId, file: chosen }),
    meta: { quiet: true },
    onSuccess: async () => {
      await Promise.all(stalePlan.map((endpoint) => refresh(endpoint)));
      onClose();
    },
  });
  const isTooLarge = file !== null && file.size > largestAnnex;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null && !isTooLarge && title.trim() !== "") upload.mutate(file);
  };
  return (
    <Dialog isOpen onClose={onClose} title={say("sessions.annexes.add")}>
      <form className={styles.form} onSubmit={save} noValidate>
        <p className={styles.words}>{say("sessions.annexes.help")}</p>
        <div className={styles.ways}>
          <FileTrigger
            acceptedFileTypes={[".pdf", ".docx", ".png", ".jpg", ".jpeg", ".webp"]}
            onSelect={(list) => {
              const chosen = list?.[0] ?? null;
              setFile(chosen);
              if (chosen !== null && title === "")
                setTitle(chosen.name.replace(/\.[^.]+$/, "").slice(0, 200));
            }}
          >
            <Button autoFocus>{say("sessions.annexes.choose")}</Button>
          </FileTrigger>
          <span aria-live="polite">{file?.name ?? say("sessions.annexes.nothing")}</span>
        </div>
        <TextField label={say("sessions.annexes.title")} value={title} onChange={setTitle} maxLength={200} />
        <Select
          label={say("sessions.annexes.item")}
          options={[
            { id: "", text: say("sessions.annexes.whole") },
            ...plan.agenda.map((item, index) => ({ id: item.id, text: `${index + 1}. ${item.title}` })),
          ]}
          value={itemId}
          onChange={setItem}
        />
        {isTooLarge && <p role="alert">{say("sessions.annexes.tooLarge")}</p>}
        {upload.error !== null && <ProblemNotice error={upload.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button
            tone="primary"
            type="submit"
            isPending={upload.isPending}
            isDisabled={file === null || isTooLarge || title.trim() === ""}
          >
            {say("sessions.annexes.add.submit")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
