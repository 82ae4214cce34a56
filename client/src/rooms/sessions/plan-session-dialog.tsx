import { endpoints } from "@minuta/contract";
import { type Party, parties, type SessionKind } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useNavigate } from "react-router";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { type Appointment, asPlanned, WhenAndWhere } from "../../app/when-and-where.tsx";
import { useSay } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type Plan, sessionPath } from "./calendar.ts";
import styles from "./sessions.module.css";
import { stalePlan } from "./stale-plan.ts";

/** Plans a session, or changes when and where a planned one is held. */
export function PlanSessionDialog({
  plan = null,
  onClose,
}: {
  readonly plan?: Plan | null;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const navigate = useNavigate();
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const [workingGroupId, setWorkingGroup] = useState(plan?.workingGroup?.id ?? "");
  const [kind, setKind] = useState<SessionKind>(plan?.kind ?? "regular");
  const [appointment, setAppointment] = useState<Appointment>({
    heldOn: plan?.heldOn ?? "",
    time: plan?.time ?? "",
    place: plan?.place ?? "",
  });
  const [remoteLink, setRemoteLink] = useState(plan?.remoteLink ?? "");
  const [presiding, setPresiding] = useState<Party | "">(plan?.presiding ?? "");
  const create = useCommand(endpoints.planSession, {
    invalidates: stalePlan,
    quiet: true,
    onDone: ({ id }) => {
      void navigate(sessionPath(id));
    },
  });
  const change = useCommand(endpoints.changeSession, {
    invalidates: stalePlan,
    quiet: true,
    onDone: onClose,
  });
  const error = create.error ?? change.error;
  const where = {
    ...asPlanned(appointment),
    remoteLink: remoteLink.trim(),
    presiding: presiding === "" ? null : presiding,
  };
  return (
    <Dialog isOpen onClose={onClose} title={say(plan === null ? "sessions.plan" : "sessions.change")}>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          if (plan !== null) change.mutate({ params: { sessionId: plan.id }, body: where });
          else create.mutate({ body: { ...where, kind, workingGroupId: workingGroupId || null } });
        }}
      >
        {plan === null && (
          <>
            <Select
              label={say("sessions.body")}
              options={[
                { id: "", text: say("sessions.body.secretariat") },
                ...(secretariat.data?.workingGroups ?? []).map(({ id, number, name }) => ({
                  id,
                  text: say("sessions.body.group", { n: number, name }),
                })),
              ]}
              value={workingGroupId}
              onChange={setWorkingGroup}
            />
            <Choice
              label={say("sessions.kindLabel")}
              options={[
                { id: "regular", text: say("sessions.kind.regular") },
                { id: "special", text: say("sessions.kind.special") },
              ]}
              value={kind}
              onChange={setKind}
            />
          </>
        )}
        <WhenAndWhere value={appointment} onChange={setAppointment} isPlaceRequired />
        <TextField
          label={say("sessions.remote")}
          description={say("sessions.remote.help")}
          type="url"
          value={remoteLink}
          onChange={setRemoteLink}
          maxLength={500}
        />
        <Select
          label={say("sessions.presiding")}
          options={[
            { id: "", text: say("sessions.presiding.open") },
            ...parties.map((party) => ({ id: party, text: say(partyKey[party]) })),
          ]}
          value={presiding}
          onChange={(next) => setPresiding(next as Party | "")}
        />
        {error !== null && <ProblemNotice error={error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={create.isPending || change.isPending}>
            {say(plan === null ? "sessions.plan.submit" : "sessions.change.submit")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
