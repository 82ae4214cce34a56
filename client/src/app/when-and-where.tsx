import { useSay } from "../i18n/say.ts";
import { DateField, TextField } from "../ui/text-field.tsx";
import styles from "./when-and-where.module.css";

/** Day, time of day and place of what is planned; a time or place that is open still is "". */
export type Appointment = { readonly heldOn: string; readonly time: string; readonly place: string };

/** The fields in which a session or a meeting gets its day, time and place. */
export function WhenAndWhere({
  value,
  onChange,
  isPlaceRequired = false,
}: {
  readonly value: Appointment;
  readonly onChange: (value: Appointment) => void;
  readonly isPlaceRequired?: boolean;
}) {
  const say = useSay();
  return (
    <>
      <div className={styles.pair}>
        <DateField
          label={say("sessions.day")}
          value={value.heldOn}
          onChange={(heldOn) => onChange({ ...value, heldOn })}
          min="2000-01-01"
          isRequired
        />
        <TextField
          label={say("sessions.time")}
          description={say("sessions.time.help")}
          type="time"
          value={value.time}
          onChange={(time) => onChange({ ...value, time })}
        />
      </div>
      <TextField
        label={say("sessions.place")}
        value={value.place}
        onChange={(place) => onChange({ ...value, place })}
        maxLength={200}
        isRequired={isPlaceRequired}
      />
    </>
  );
}

/** An appointment as the server takes it: without a time it is open. */
export function asPlanned({ heldOn, time, place }: Appointment) {
  return { heldOn, time: time === "" ? null : time, place };
}
