import { endpoints } from "@minuta/contract";
import { type Party, parties } from "@minuta/domain";
import { type FormEvent, useState } from "react";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { PartyMark, partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { DialogActions } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./cockpit.module.css";
import { touchedBySession } from "./cockpit.ts";

/** Somebody without an account who attends: by office and institution, never by name alone. */
export function GuestForm({
  documentId,
  onDone,
}: {
  readonly documentId: string;
  readonly onDone: () => void;
}) {
  const say = useSay();
  const [office, setOffice] = useState("");
  const [institution, setInstitution] = useState("");
  const [party, setParty] = useState<Party | "none">("none");
  const [mode, setMode] = useState<"inPerson" | "remote">("inPerson");
  const [isTried, setTried] = useState(false);
  const arrive = useCommand(endpoints.recordArrival, { invalidates: touchedBySession, quiet: true, onDone });
  const missing = (value: string) =>
    isTried && value.trim() === "" ? say("cockpit.guest.missing") : undefined;
  const save = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (office.trim() === "" || institution.trim() === "") return;
    const who = { type: "guest", office, institution, party: party === "none" ? null : party } as const;
    arrive.mutate({ params: { documentId }, body: { who, mode } });
  };
  return (
    <form className={styles.words} onSubmit={save} noValidate>
      <TextField
        label={say("cockpit.guest.office")}
        description={say("cockpit.guest.office.description")}
        value={office}
        onChange={setOffice}
        maxLength={200}
        autoFocus
        error={missing(office)}
      />
      <TextField
        label={say("cockpit.guest.institution")}
        value={institution}
        onChange={setInstitution}
        maxLength={200}
        error={missing(institution)}
      />
      <Select
        label={say("cockpit.guest.party")}
        options={[
          { id: "none" as const, text: say("cockpit.roll.noParty") },
          ...parties.map((id) => ({ id, text: say(partyKey[id]), look: <PartyMark party={id} /> })),
        ]}
        value={party}
        onChange={setParty}
      />
      <Choice
        label={say("cockpit.roll.mode")}
        options={(["inPerson", "remote"] as const).map((id) => ({ id, text: say(`cockpit.mode.${id}`) }))}
        value={mode}
        onChange={setMode}
      />
      {arrive.error !== null && <ProblemNotice error={arrive.error} />}
      <DialogActions>
        <Button onPress={onDone}>{say("ui.cancel")}</Button>
        <Button type="submit" tone="primary" isPending={arrive.isPending}>
          {say("cockpit.guest.save")}
        </Button>
      </DialogActions>
    </form>
  );
}
