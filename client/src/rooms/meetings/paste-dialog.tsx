import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-field.tsx";
import type { Meeting } from "./meeting.ts";
import styles from "./meetings.module.css";
import { readParticipants } from "./read-participants.ts";

const most = 60;

/** Adds several people at once from pasted lines, and shows how each line is read before it is added. */
export function PasteDialog({
  meeting,
  onClose,
}: {
  readonly meeting: Meeting;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const secretariat = useEndpoint(endpoints.readSecretariat);
  const organizations = secretariat.data?.organizations ?? [];
  const [text, setText] = useState("");
  const { participants, broken } = readParticipants(text, organizations);
  const add = useCommand(endpoints.addParticipants, {
    quiet: true,
    invalidates: [endpoints.readMeeting, endpoints.listMeetingForms],
    onDone: onClose,
  });
  const nameOf = (id: string | null) =>
    organizations.find((organization) => organization.id === id)?.shortName;
  return (
    <Dialog isOpen onClose={onClose} title={say("meeting.participants.paste")} size="wide">
      <Form
        className={classes(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({
            params: { meetingId: meeting.id },
            body: { participants: participants.slice(0, most).map((each) => ({ ...each })) },
          });
        }}
      >
        <TextArea
          label={say("meeting.paste.field")}
          description={say("meeting.paste.text")}
          value={text}
          onChange={setText}
          rows={6}
          autoFocus
        />
        <p role="status">{say("meeting.paste.preview", { n: Math.min(most, participants.length) })}</p>
        {(participants.length > 0 || broken.length > 0) && (
          <ul className={styles.preview}>
            {participants.map((each, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines may be alike, and are drawn anew with every letter.
              <li key={index}>
                <strong>{each.name}</strong>
                {each.office !== "" && `, ${each.office}`} ·{" "}
                {nameOf(each.organizationId) ?? `${each.institution} (${say("meeting.paste.unknown")})`}
              </li>
            ))}
            {broken.map((line) => (
              <li key={`broken ${line}`} className={styles.broken}>
                {say("meeting.paste.broken", { line })}
              </li>
            ))}
          </ul>
        )}
        {add.error !== null && <ProblemNotice error={add.error} />}
        <DialogActions>
          <Button onPress={onClose}>{say("ui.cancel")}</Button>
          <Button
            tone="primary"
            type="submit"
            isPending={add.isPending}
            isDisabled={participants.length === 0}
          >
            {say("meeting.paste.submit", { n: Math.min(most, participants.length) })}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
