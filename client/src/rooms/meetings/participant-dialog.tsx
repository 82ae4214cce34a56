import { endpoints } from "@minuta/contract";
import { type Party, parties } from "@minuta/domain";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { PartyMark, partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Meeting, Participant, ParticipantInput } from "./meeting.ts";
import styles from "./meetings.module.css";

const OTHER = "other";
const NONE = "none";

/** Adds somebody who took part, or corrects their line. */
export function ParticipantDialog({
  meeting,
  who,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly who: Participant | null;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const [name, setName] = useState(who?.name ?? "");
  const [office, setOffice] = useState(who?.office ?? "");
  const [organizationId, setOrganization] = useState<string>(
    who === null ? meeting.agency.id : (who.organizationId ?? OTHER),
  );
  const [institution, setInstitution] = useState(who?.organizationId === null ? who.institution : "");
  const [party, setParty] = useState<Party | typeof NONE>(who?.party ?? NONE);
  const [mode, setMode] = useState<ParticipantInput["mode"]>(who?.mode ?? "inPerson");
  const after = {
    quiet: true,
    invalidates: [endpoints.readMeeting, endpoints.listMeetingForms],
    onDone: onClose,
  };
  const add = useCommand(endpoints.addParticipants, after);
  const change = useCommand(endpoints.changeParticipant, after);
  const isOther = organizationId === OTHER;
  const save = () => {
    const body: ParticipantInput = {
      name,
      office,
      mode,
      organizationId: isOther ? null : organizationId,
      institution: isOther ? institution : "",
      party: isOther && party !== NONE ? party : null,
    };
    const params = { meetingId: meeting.id };
    if (who === null) add.mutate({ params, body: { participants: [body] } });
    else change.mutate({ params: { ...params, participantId: who.id }, body });
  };
  const error = add.error ?? change.error;
  return (
    <Dialog isOpen onClose={onClose} title={say("meeting.participant.title")}>
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={say("meeting.participant.name")}
          value={name}
          onChange={setName}
          maxLength={200}
          isRequired
          autoFocus
        />
        <TextField
          label={say("meeting.participant.office")}
          value={office}
          onChange={setOffice}
          maxLength={200}
        />
        <Select
          label={say("meeting.participant.organization")}
          options={[
            ...(secretariat.data?.organizations ?? []).map(({ id, shortName, party: of }) => ({
              id,
              text: shortName,
              look: <PartyMark party={of} of={shortName} />,
            })),
            { id: OTHER, text: say("meeting.participant.organization.other") },
          ]}
          value={organizationId}
          onChange={setOrganization}
        />
        {isOther && (
          <>
            <TextField
              label={say("meeting.participant.institution")}
              value={institution}
              onChange={setInstitution}
              maxLength={200}
              isRequired
            />
            <Select
              label={say("meeting.participant.party")}
              options={[
                { id: NONE, text: say("meeting.participants.noParty") },
                ...parties.map((id) => ({ id, text: say(partyKey[id]), look: <PartyMark party={id} /> })),
              ]}
              value={party}
              onChange={setParty}
            />
          </>
        )}
        <Choice
          label={say("meeting.participant.mode")}
          options={[
            { id: "inPerson", text: say("meeting.participant.mode.inPerson") },
            { id: "remote", text: say("meeting.participants.remote") },
          ]}
          value={mode}
          onChange={setMode}
        />
        {error !== null && <ProblemNotice error={error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button tone="primary" type="submit" isPending={add.isPending || change.isPending}>
            {say("meeting.participant.save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
