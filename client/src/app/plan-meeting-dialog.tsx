import { endpoints, type ResultOf } from "@minuta/contract";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useSay } from "../i18n/say.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { classes } from "../ui/classes.ts";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { SearchField } from "../ui/text-field.tsx";
import { useCommand, useEndpoint } from "./api.ts";
import { matchesWords } from "./match-words.ts";
import styles from "./plan-meeting-dialog.module.css";
import { ProblemNotice } from "./problem-notice.tsx";
import { staleMeeting } from "./stale-meeting.ts";
import { toast } from "./toast.ts";
import { type Appointment, asPlanned, WhenAndWhere } from "./when-and-where.tsx";

type PlannedMeeting = Pick<
  ResultOf<typeof endpoints.readMeeting>,
  "id" | "ordinal" | "heldOn" | "time" | "place" | "proposals"
>;

/** Plans a meeting of an agency with the owners of proposals, or changes when, where and about what a planned one is. */
export function PlanMeetingDialog({
  meeting = null,
  onClose,
}: {
  readonly meeting?: PlannedMeeting | null;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const proposals = useEndpoint(endpoints.listProposals);
  const [agencyId, setAgency] = useState<string | null>(null);
  const [appointment, setAppointment] = useState<Appointment>({
    heldOn: meeting?.heldOn ?? "",
    time: meeting?.time ?? "",
    place: meeting?.place ?? "",
  });
  const [query, setQuery] = useState("");
  const [picked, setPicked] = useState<readonly string[]>(meeting?.proposals.map(({ id }) => id) ?? []);
  const plan = useCommand(endpoints.planMeeting, {
    invalidates: staleMeeting,
    quiet: true,
    onDone: ({ ordinal }) => {
      toast.add("good", say("sessions.meetingPlanned", { n: ordinal }));
      onClose();
    },
  });
  const change = useCommand(endpoints.changeMeeting, {
    invalidates: staleMeeting,
    quiet: true,
    onDone: onClose,
  });
  const error = plan.error ?? change.error;
  // Those that the meeting is about stand first: they are what is looked for when it is changed.
  const before = meeting?.proposals ?? [];
  const others = (proposals.data?.proposals ?? []).filter(({ id }) => before.every((each) => each.id !== id));
  const shown = [...before, ...others].filter(
    ({ id, number, title }) => picked.includes(id) || matchesWords(query, [number, title]),
  );
  const isComplete = picked.length > 0 && (meeting !== null || agencyId !== null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={
        meeting === null ? say("sessions.planMeeting") : say("sessions.changeMeeting", { n: meeting.ordinal })
      }
    >
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          if (picked.length === 0) return;
          const what = { proposalIds: [...picked], ...asPlanned(appointment) };
          if (meeting !== null) change.mutate({ params: { meetingId: meeting.id }, body: what });
          else if (agencyId !== null) plan.mutate({ body: { agencyId, ...what } });
        }}
      >
        {meeting === null && (
          <Select
            label={say("sessions.agency")}
            placeholder={say("sessions.choose")}
            options={(secretariat.data?.organizations ?? [])
              .filter(({ kind }) => kind === "agency")
              .map(({ id, name, shortName }) => ({ id, text: `${shortName} · ${name}` }))}
            value={agencyId}
            onChange={setAgency}
            isRequired
          />
        )}
        <WhenAndWhere value={appointment} onChange={setAppointment} />
        <SearchField label={say("sessions.findProposal")} value={query} onChange={setQuery} />
        <fieldset className={styles.picked} aria-label={say("app.proposals")}>
          {shown.slice(0, 60).map(({ id, number, title }) => (
            <Checkbox
              key={id}
              isSelected={picked.includes(id)}
              onChange={(selected) =>
                setPicked(selected ? [...picked, id] : picked.filter((other) => other !== id))
              }
            >
              <span>
                {number} · {title}
              </span>
            </Checkbox>
          ))}
        </fieldset>
        <p className={styles.hint} aria-live="polite">
          {say("sessions.proposals", { n: picked.length })}
        </p>
        {error !== null && <ProblemNotice error={error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button
            tone="primary"
            type="submit"
            isPending={plan.isPending || change.isPending}
            isDisabled={!isComplete}
          >
            {say(meeting === null ? "sessions.plan.submit" : "sessions.change.submit")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
