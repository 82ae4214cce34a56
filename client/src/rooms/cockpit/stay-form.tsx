import { endpoints } from "@minuta/contract";
import { type FormEvent, useState } from "react";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { timeZone } from "../../i18n/time-zone.ts";
import { instantAt, timeAt } from "../../i18n/zoned-time.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { DialogActions } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./cockpit.module.css";
import { type Candidate, type Stay, touchedBySession } from "./cockpit.ts";

/** How and from when to when somebody is here: corrects a stay, or writes down who came earlier than this moment. */
export function StayForm({
  documentId,
  of,
  onDone,
}: {
  readonly documentId: string;
  readonly of: Stay | Candidate;
  readonly onDone: () => void;
}) {
  const say = useSay();
  const format = useFormat();
  const stay = "id" in of ? of : null;
  const [now] = useState(() => new Date());
  const [mode, setMode] = useState<"inPerson" | "remote">(stay?.mode === "remote" ? "remote" : "inPerson");
  const [arrived, setArrived] = useState(timeAt(stay?.arrivedAt ?? now.toISOString(), timeZone));
  const [departed, setDeparted] = useState(stay?.departedAt == null ? "" : timeAt(stay.departedAt, timeZone));
  const [isTried, setTried] = useState(false);
  const options = { invalidates: touchedBySession, quiet: true, onDone } as const;
  const change = useCommand(endpoints.changeStay, options);
  const remove = useCommand(endpoints.removeStay, options);
  const arrive = useCommand(endpoints.recordArrival, options);
  // A session of the sample lies in 2012 and is held today: times belong to the day on which it is held.
  const heldOn = stay?.arrivedAt == null ? plainDateOf(now) : plainDateOf(new Date(stay.arrivedAt));
  const at = (time: string, kept: string | null | undefined) =>
    kept != null && timeAt(kept, timeZone) === time ? kept : instantAt(heldOn, time, timeZone);
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (arrived === "") return;
    const arrivedAt = at(arrived, stay?.arrivedAt);
    if (stay === null) {
      const who = { type: "mandate", mandateId: (of as Candidate).mandateId } as const;
      arrive.mutate({ params: { documentId }, body: { who, mode, at: arrivedAt } });
      return;
    }
    change.mutate({
      params: { documentId, stayId: stay.id },
      body: { mode, arrivedAt, departedAt: departed === "" ? null : at(departed, stay.departedAt) },
    });
  };
  const error = change.error ?? remove.error ?? arrive.error;
  return (
    <form className={styles.words} onSubmit={save} noValidate>
      <Choice
        label={say("cockpit.roll.mode")}
        options={(["inPerson", "remote"] as const).map((id) => ({ id, text: say(`cockpit.mode.${id}`) }))}
        value={mode}
        onChange={setMode}
      />
      <div className={styles.times}>
        <TextField
          type="time"
          label={say("cockpit.roll.arrived")}
          value={arrived}
          onChange={setArrived}
          autoFocus
          error={isTried && arrived === "" ? say("cockpit.roll.arrivedMissing") : undefined}
        />
        {stay !== null && (
          <TextField
            type="time"
            label={say("cockpit.roll.departed")}
            description={say("cockpit.roll.departed.description")}
            value={departed}
            onChange={setDeparted}
          />
        )}
      </div>
      <p className={styles.hint}>{say("cockpit.roll.clock", { date: format.date(heldOn) })}</p>
      {error !== null && <ProblemNotice error={error} />}
      <DialogActions>
        {stay !== null && (
          <Button
            tone="danger"
            isPending={remove.isPending}
            onPress={() => remove.mutate({ params: { documentId, stayId: stay.id } })}
          >
            {say("cockpit.roll.remove")}
          </Button>
        )}
        <Button onPress={onDone}>{say("ui.cancel")}</Button>
        <Button type="submit" tone="primary" isPending={change.isPending || arrive.isPending}>
          {say("cockpit.roll.save")}
        </Button>
      </DialogActions>
    </form>
  );
}
