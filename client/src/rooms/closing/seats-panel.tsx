import type { endpoints, ResultOf } from "@minuta/contract";
import { type Party, parties, quorumOf } from "@minuta/domain";
import { useState } from "react";
import { useFormat } from "../../i18n/format.ts";
import { type Say, useSay } from "../../i18n/say.ts";
import { PartyMark, partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icon.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { AttendanceDialog } from "./attendance-dialog.tsx";
import styles from "./closing.module.css";

export type Document = ResultOf<typeof endpoints.readDocument>;
type Attendance = Document["attendance"][number];

function attendanceWords(line: Attendance | undefined, say: Say, time: (instant: string) => string): string {
  if (line === undefined) return say("closing.seat.notRecorded");
  if (line.mode === "absent") return say("closing.seat.absent");
  const capacity = line.capacity === null ? "" : say(`role.${line.capacity}`);
  if (line.departedAt !== null)
    return say("closing.seat.departed", { capacity, time: time(line.departedAt) });
  const arrived = line.arrivedAt === null ? "" : time(line.arrivedAt);
  return say(line.mode === "remote" ? "closing.seat.remote" : "closing.seat.inPerson", {
    capacity,
    time: arrived,
  });
}

/** Who acts for each seat, and whether that makes quorum. The record keeper writes it down; everybody sees it. */
export function SeatsPanel({ document }: { readonly document: Document }) {
  const say = useSay();
  const format = useFormat();
  const [recording, setRecording] = useState<Party | null>(null);
  const { attendance } = document;
  const quorum = quorumOf(attendance);
  const mayRecord = document.may.recordAttendance && document.state === "draft";
  return (
    <section aria-label={say("closing.seats")}>
      <h2 className={styles.title}>{say("closing.seats")}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ul role="list" className={styles.seats}>
        {parties.map((party) => {
          const line = attendance.find((entry) => entry.party === party);
          const isPresent = quorum.present.includes(party);
          return (
            <li key={party} className={styles.seat}>
              <PartyMark party={party} look="tile" />
              <span className={styles.seatWords}>
                <span aria-hidden="true">{say(partyKey[party])}</span>
                <span className={styles.seatState}>{attendanceWords(line, say, format.time)}</span>
              </span>
              {mayRecord ? (
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={say("closing.seat.recordOf", { party: say(partyKey[party]) })}
                  onPress={() => setRecording(party)}
                >
                  {say(line === undefined ? "closing.seat.record" : "closing.seat.change")}
                </Button>
              ) : (
                isPresent && <Icon name="check" className={styles.present} />
              )}
            </li>
          );
        })}
      </ul>
      <p className={classes(styles.quorum, quorum.met && styles.met)}>
        <strong>{say("closing.quorum")}</strong>
        <strong>{say("closing.quorum.count", { count: quorum.present.length })}</strong>
        <VisuallyHidden>{say(quorum.met ? "closing.quorum.met" : "closing.quorum.missing")}</VisuallyHidden>
      </p>
      {recording !== null && (
        <AttendanceDialog
          key={recording}
          document={document}
          party={recording}
          line={attendance.find((entry) => entry.party === recording)}
          onClose={() => setRecording(null)}
        />
      )}
    </section>
  );
}
