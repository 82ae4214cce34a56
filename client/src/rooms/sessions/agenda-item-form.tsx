import { endpoints } from "@minuta/contract";
import { type FormEvent, useState } from "react";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Plan } from "./calendar.ts";
import styles from "./sessions.module.css";
import { stalePlan } from "./stale-plan.ts";

/** Adds an item at the end of what is discussed, or changes one, with the proposal that it is about. */
export function AgendaItemForm({
  plan,
  item,
  onClose,
}: {
  readonly plan: Plan;
  readonly item: Plan["agenda"][number] | null;
  readonly onClose?: () => void;
}) {
  const say = useSay();
  const [isOpen, setOpen] = useState(item !== null);
  const close = () => {
    setOpen(false);
    onClose?.();
  };
  return (
    <>
      {item === null && (
        <div>
          <Button icon="plus" onPress={() => setOpen(true)}>
            {say("sessions.agenda.add")}
          </Button>
        </div>
      )}
      {isOpen && (
        <Dialog
          isOpen
          onClose={close}
          title={say(item === null ? "sessions.agenda.add" : "sessions.agenda.change")}
        >
          <ItemForm plan={plan} item={item} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

function ItemForm({
  plan,
  item,
  onClose,
}: {
  readonly plan: Plan;
  readonly item: Plan["agenda"][number] | null;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const proposals = useEndpoint(endpoints.listProposals);
  const [title, setTitle] = useState(item?.title ?? "");
  const [minutes, setMinutes] = useState(String(item?.minutes || 15));
  const [presenter, setPresenter] = useState(item?.presenter ?? "");
  const [proposalId, setProposal] = useState(item?.proposal?.id ?? "");
  const [isTried, setTried] = useState(false);
  const done = { invalidates: stalePlan, quiet: true, onDone: onClose };
  const add = useCommand(endpoints.addAgendaItem, done);
  const change = useCommand(endpoints.changeAgendaItem, done);
  const error = add.error ?? change.error;
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === "") return;
    const body = {
      title,
      minutes: Math.min(600, Math.max(0, Math.trunc(Number(minutes) || 0))),
      presenter: presenter.trim(),
      proposalId: proposalId === "" ? null : proposalId,
    };
    if (item === null) add.mutate({ params: { sessionId: plan.id }, body });
    else change.mutate({ params: { sessionId: plan.id, itemId: item.id }, body });
  };
  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <TextField
        label={say("sessions.agenda.title")}
        value={title}
        onChange={setTitle}
        maxLength={200}
        autoFocus
        error={isTried && title.trim() === "" ? say("sessions.agenda.titleMissing") : undefined}
      />
      <div className={styles.pair}>
        <TextField
          label={say("sessions.agenda.minutes")}
          type="number"
          inputMode="numeric"
          value={minutes}
          onChange={setMinutes}
        />
        <TextField
          label={say("sessions.agenda.presenter")}
          value={presenter}
          onChange={setPresenter}
          maxLength={200}
        />
      </div>
      <Select
        label={say("sessions.agenda.proposal")}
        options={[
          { id: "", text: say("sessions.agenda.noProposal") },
          ...(proposals.data?.proposals ?? []).map(({ id, number, title: named }) => ({
            id,
            text: `${number} · ${named}`,
          })),
        ]}
        value={proposalId}
        onChange={(id) => {
          setProposal(id);
          const chosen = proposals.data?.proposals.find((proposal) => proposal.id === id);
          if (chosen !== undefined && title === "") setTitle(chosen.title.slice(0, 200));
        }}
      />
      {error !== null && <ProblemNotice error={error} />}
      <DialogActions>
        <Button onPress={onClose}>{say("ui.cancel")}</Button>
        <Button tone="primary" type="submit" isPending={add.isPending || change.isPending}>
          {say(item === null ? "sessions.agenda.add.submit" : "sessions.change.submit")}
        </Button>
      </DialogActions>
    </form>
  );
}
