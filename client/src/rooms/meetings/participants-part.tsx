import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { Section } from "../../app/page.tsx";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import type { Meeting, Participant } from "./meeting.ts";
import styles from "./meetings.module.css";
import { ParticipantDialog } from "./participant-dialog.tsx";
import { PasteDialog } from "./paste-dialog.tsx";

type Open =
  | { readonly dialog: "none" | "add" | "paste" }
  | { readonly dialog: "edit"; readonly who: Participant };

/** Who took part, by institution, and the ways to enter them. */
export function ParticipantsPart({ meeting }: { readonly meeting: Meeting }) {
  const say = useSay();
  const [open, setOpen] = useState<Open>({ dialog: "none" });
  const close = () => setOpen({ dialog: "none" });
  const remove = useCommand(endpoints.removeParticipant, {
    invalidates: [endpoints.readMeeting, endpoints.listMeetingForms],
  });
  const byInstitution = Map.groupBy(meeting.participants, ({ institution }) => institution);
  const { editParticipants } = meeting.may;
  const buttons = editParticipants && (
    <div className={styles.buttons}>
      <Button size="small" icon="plus" onPress={() => setOpen({ dialog: "add" })}>
        {say("meeting.participants.add")}
      </Button>
      <Button size="small" icon="listBulleted" onPress={() => setOpen({ dialog: "paste" })}>
        {say("meeting.participants.paste")}
      </Button>
    </div>
  );
  return (
    <Section title={say("meeting.participants")} aside={buttons}>
      {meeting.participants.length === 0 ? (
        <EmptyState icon="people" title={say("meeting.participants.none")}>
          <p>{say("meeting.participants.none.next")}</p>
        </EmptyState>
      ) : (
        <div className={styles.institutions}>
          {Array.from(byInstitution, ([institution, people]) => (
            <section key={institution} className={styles.institution} aria-label={institution}>
              <h3>
                {institution}
                {people[0] !== undefined && people[0].party !== null ? (
                  <PartyMark party={people[0].party} />
                ) : (
                  <span className={styles.words}>{say("meeting.participants.noParty")}</span>
                )}
              </h3>
              <Rows label={institution}>
                {people.map((person) => (
                  <Row
                    key={person.id}
                    title={person.name}
                    meta={person.office}
                    state={
                      person.mode === "remote" ? (
                        <Badge>{say("meeting.participants.remote")}</Badge>
                      ) : undefined
                    }
                    action={
                      editParticipants ? (
                        <Menu
                          label={person.name}
                          trigger={
                            <IconButton
                              icon="more"
                              label={`${say("meeting.participant.title")}: ${person.name}`}
                            />
                          }
                        >
                          <MenuItem
                            icon="pencil"
                            text={say("meeting.participants.edit")}
                            onAction={() => setOpen({ dialog: "edit", who: person })}
                          />
                          <MenuItem
                            icon="trash"
                            isDestructive
                            text={say("meeting.participants.remove")}
                            onAction={() =>
                              remove.mutate({ params: { meetingId: meeting.id, participantId: person.id } })
                            }
                          />
                        </Menu>
                      ) : undefined
                    }
                  />
                ))}
              </Rows>
            </section>
          ))}
        </div>
      )}
      {open.dialog === "add" && <ParticipantDialog meeting={meeting} who={null} onClose={close} />}
      {open.dialog === "edit" && <ParticipantDialog meeting={meeting} who={open.who} onClose={close} />}
      {open.dialog === "paste" && <PasteDialog meeting={meeting} onClose={close} />}
    </Section>
  );
}
