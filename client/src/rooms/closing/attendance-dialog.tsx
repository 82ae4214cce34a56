import { endpoints, type ResultOf } from "@minuta/contract";
import { type AttendanceMode, attendanceModes, type Party } from "@minuta/domain";
import { type FormEvent, useState } from "react";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { plainDateOf } from "../../i18n/plain-date.ts";
import { useSay } from "../../i18n/say.ts";
import { timeZone } from "../../i18n/time-zone.ts";
import { instantAt, timeAt } from "../../i18n/zoned-time.ts";
import { partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./closing.module.css";

type Document = ResultOf<typeof endpoints.readDocument>;
type Capacity = "principal" | "alternate";
const capacities = ["principal", "alternate"] as const satisfies readonly Capacity[];

/** Writes down who acts for a seat, how, and from when to when. */
export function AttendanceDialog({
  document,
  party,
  line,
  onClose,
}: {
  readonly document: Document;
  readonly party: Party;
  readonly line: Document["attendance"][number] | undefined;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const format = useFormat();
  const [now] = useState(() => new Date());
  const day = document.heldOn ?? plainDateOf(now);
  const [mode, setMode] = useState<AttendanceMode>(line?.mode ?? "inPerson");
  const [capacity, setCapacity] = useState<Capacity>(line?.capacity ?? "principal");
  const [arrived, setArrived] = useState(
    line?.arrivedAt === undefined || line.arrivedAt === null
      ? timeAt(now.toISOString(), timeZone)
      : timeAt(line.arrivedAt, timeZone),
  );
  const [departed, setDeparted] = useState(
    line?.departedAt === undefined || line.departedAt === null ? "" : timeAt(line.departedAt, timeZone),
  );
  const [isTried, setTried] = useState(false);
  const record = useCommand(endpoints.recordAttendance, {
    invalidates: [endpoints.readDocument, endpoints.closingCheck],
    quiet: true,
    onDone: onClose,
  });
  const isAbsent = mode === "absent";
  const arrivedMissing = !isAbsent && arrived === "";
  const isOutOfOrder = !isAbsent && departed !== "" && departed < arrived;
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (arrivedMissing || isOutOfOrder) return;
    record.mutate({
      params: { documentId: document.id, party },
      body: isAbsent
        ? { mode, capacity: null, arrivedAt: null, departedAt: null }
        : {
            mode,
            capacity,
            arrivedAt: instantAt(day, arrived, timeZone),
            departedAt: departed === "" ? null : instantAt(day, departed, timeZone),
          },
    });
  };
  return (
    <Dialog isOpen onClose={onClose} title={say("closing.attendance.title", { party: say(partyKey[party]) })}>
      <form className={styles.form} onSubmit={save} noValidate>
        <Select
          label={say("closing.attendance.mode")}
          options={attendanceModes.map((id) => ({ id, text: say(`closing.mode.${id}`) }))}
          value={mode}
          onChange={setMode}
        />
        {!isAbsent && (
          <>
            <Select
              label={say("closing.attendance.capacity")}
              options={capacities.map((id) => ({ id, text: say(`role.${id}`) }))}
              value={capacity}
              onChange={setCapacity}
            />
            <div className={styles.times}>
              <TextField
                type="time"
                label={say("closing.attendance.arrived")}
                value={arrived}
                onChange={setArrived}
                error={isTried && arrivedMissing ? say("closing.attendance.arrivedMissing") : undefined}
              />
              <TextField
                type="time"
                label={say("closing.attendance.departed")}
                description={say("closing.attendance.departed.description")}
                value={departed}
                onChange={setDeparted}
                error={isTried && isOutOfOrder ? say("closing.attendance.order") : undefined}
              />
            </div>
            <p className={styles.hint}>{say("closing.attendance.clock", { date: format.date(day) })}</p>
          </>
        )}
        {record.error !== null && <ProblemNotice error={record.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button type="submit" tone="primary" isPending={record.isPending}>
            {say("closing.attendance.save")}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
