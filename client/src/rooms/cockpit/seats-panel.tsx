import { type Party, parties } from "@minuta/domain";
import { useEffect, useRef, useState } from "react";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark, partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icon.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./cockpit.module.css";
import type { Cockpit, Stay } from "./cockpit.ts";

/** The stay that says most about a seat: who acts for it, else who left last, else that it is absent. */
function seatStay(cockpit: Cockpit, party: Party): Stay | undefined {
  const acting = cockpit.seats.find((seat) => seat.party === party)?.actingStayId;
  const ofSeat = cockpit.stays.filter(
    (stay) =>
      stay.party === party &&
      (stay.mode === "absent" || stay.capacity === "principal" || stay.capacity === "alternate"),
  );
  return (
    ofSeat.find(({ id }) => id === acting) ??
    ofSeat.toSorted((one, other) => (other.departedAt ?? "").localeCompare(one.departedAt ?? ""))[0]
  );
}

/** Who acts for each seat now, and whether that makes quorum. */
export function SeatsPanel({
  cockpit,
  onRollCall,
}: {
  readonly cockpit: Cockpit;
  /** Null for who only looks. */
  readonly onRollCall: (() => void) | null;
}) {
  const say = useSay();
  const format = useFormat();
  const { quorum } = cockpit;
  const seatWords = (stay: Stay | undefined, isActing: boolean) => {
    if (stay === undefined) return say("cockpit.seat.nobody");
    if (stay.mode === "absent") return say("cockpit.seat.absent");
    const capacity = stay.capacity === null ? "" : say(`cockpit.capacity.${stay.capacity}`);
    const time = format.time((isActing ? stay.arrivedAt : stay.departedAt) ?? cockpit.now);
    if (!isActing) return say("cockpit.seat.left", { capacity, time });
    return say(stay.mode === "remote" ? "cockpit.seat.remote" : "cockpit.seat.inPerson", { capacity, time });
  };
  return (
    <section aria-label={say("cockpit.seats")}>
      <div className={styles.titleRow}>
        <h2 className={styles.title}>{say("cockpit.seats")}</h2>
        {onRollCall !== null && (
          <Button size="small" icon="people" onPress={onRollCall}>
            {say("cockpit.roll.open")}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ul role="list" className={styles.seats}>
        {parties.map((party) => {
          const isActing = quorum.present.includes(party);
          return (
            <li key={party} className={styles.seat}>
              <PartyMark party={party} look="tile" />
              <span className={styles.seatWords}>
                <span aria-hidden="true">{say(partyKey[party])}</span>
                <span className={styles.small}>{seatWords(seatStay(cockpit, party), isActing)}</span>
              </span>
              {isActing && (
                <span className={styles.here}>
                  <Icon name="check" />
                  <VisuallyHidden>{say("cockpit.seat.present")}</VisuallyHidden>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {cockpit.state === "adjourned" ? <HeldQuorum cockpit={cockpit} /> : <QuorumLine cockpit={cockpit} />}
    </section>
  );
}

/** When there was quorum in a session that is over: that everybody has left since is no loss of it. */
function HeldQuorum({ cockpit }: { readonly cockpit: Cockpit }) {
  const say = useSay();
  const format = useFormat();
  const held = cockpit.quorum.periods.filter(({ met }) => met);
  const times = held.map(({ from, to }) =>
    say("cockpit.quorum.period", {
      from: format.time(from),
      to: format.time(to ?? cockpit.adjournedAt ?? cockpit.now),
    }),
  );
  return (
    <p className={classes(styles.quorum, held.length > 0 && styles.met)}>
      <strong>{say(held.length > 0 ? "cockpit.quorum.held" : "cockpit.quorum.neverHeld")}</strong>
      {held.length > 0 && <span className={styles.quorumWhy}>{format.list(times)}</span>}
    </p>
  );
}

/** Quorum by party, said plainly; a change is told to reading programs once, without taking the focus. */
function QuorumLine({ cockpit }: { readonly cockpit: Cockpit }) {
  const say = useSay();
  const format = useFormat();
  const { quorum } = cockpit;
  const period = quorum.periods.at(-1);
  const absent = parties.filter((party) => !quorum.present.includes(party));
  const missing = format.list(absent.map((party) => say(partyKey[party])));
  const time = period === undefined ? "" : format.time(period.from);
  const wasMet = useRef(quorum.met);
  const [told, setTold] = useState("");
  useEffect(() => {
    if (wasMet.current === quorum.met) return;
    wasMet.current = quorum.met;
    setTold(say(quorum.met ? "cockpit.quorum.regained" : "cockpit.quorum.lost", { time, missing }));
  }, [quorum.met, say, time, missing]);
  const wasLost = !quorum.met && quorum.periods.some(({ met }) => met);
  return (
    <>
      <p className={classes(styles.quorum, quorum.met && styles.met)}>
        <strong>{say(quorum.met ? "cockpit.quorum.met" : "cockpit.quorum.none")}</strong>
        <strong>{say("cockpit.quorum.count", { count: quorum.present.length })}</strong>
        {absent.length > 0 && (
          <span className={styles.quorumWhy}>
            {say(wasLost ? "cockpit.quorum.lostSince" : "cockpit.quorum.missing", { missing, time })}
          </span>
        )}
      </p>
      <VisuallyHidden>
        <span role="status">{told}</span>
      </VisuallyHidden>
    </>
  );
}

/** Over the text while a session that had quorum has none: nothing can be adopted. */
export function QuorumNotice({ cockpit }: { readonly cockpit: Cockpit }) {
  const say = useSay();
  const format = useFormat();
  const { quorum } = cockpit;
  if (quorum.met || cockpit.state !== "inSession" || cockpit.stays.length === 0) return null;
  const absent = parties.filter((party) => !quorum.present.includes(party));
  return (
    <p className={styles.noQuorum}>
      <Icon name="alert" />
      <span>
        <strong>{say("cockpit.quorum.none")}.</strong>{" "}
        {say("cockpit.quorum.notice", { missing: format.list(absent.map((party) => say(partyKey[party]))) })}
      </span>
    </p>
  );
}
