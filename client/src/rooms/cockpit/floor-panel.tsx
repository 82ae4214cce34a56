import { endpoints } from "@minuta/contract";
import { useCommand } from "../../app/api.ts";
import { useMe } from "../../app/me.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyShape, partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import styles from "./cockpit.module.css";
import { type Cockpit, isHeld } from "./cockpit.ts";
import { clockOf, usedSeconds } from "./running-time.ts";
import { useServerNow } from "./server-clock.ts";

const touchedByFloor = [endpoints.readCockpit] as const;

/** Who has the floor and who waits for it, in the order of asking. */
export function FloorPanel({ cockpit }: { readonly cockpit: Cockpit }) {
  const say = useSay();
  const me = useMe();
  const now = useServerNow(
    cockpit.now,
    cockpit.speakers.some(({ startedAt }) => startedAt !== null),
  );
  const give = useCommand(endpoints.giveFloor, { invalidates: touchedByFloor });
  const end = useCommand(endpoints.endFloor, { invalidates: touchedByFloor });
  const { speakers } = cockpit;
  const isBusy = give.isPending || end.isPending;
  return (
    <section aria-label={say("cockpit.floor")}>
      <h2 className={styles.title}>{say("cockpit.floor")}</h2>
      {speakers.length === 0 && <p className={styles.hint}>{say("cockpit.floor.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ol role="list" className={styles.speakers}>
        {speakers.map((speaker) => {
          const speaks = speaker.startedAt !== null;
          const params = { sessionId: cockpit.sessionId, speakerId: speaker.id };
          const isOwn = speaker.userId === me.userId;
          return (
            <li key={speaker.id} className={classes(styles.speaker, speaks && styles.current)}>
              <span className={styles.speakerWords}>
                <span className={styles.speakerName}>{speaker.name}</span>
                <span className={styles.small}>
                  {speaker.party !== null && (
                    <>
                      <PartyShape party={speaker.party} size={9} /> {say(partyKey[speaker.party])}
                      {" · "}
                    </>
                  )}
                  {speaks
                    ? say("cockpit.floor.speaks", {
                        time: clockOf(usedSeconds({ startedAt: speaker.startedAt, endedAt: null }, [], now)),
                      })
                    : say("cockpit.floor.waits")}
                </span>
              </span>
              {cockpit.may.run && !speaks && (
                <Button
                  size="small"
                  aria-label={say("cockpit.floor.giveTo", { name: speaker.name })}
                  isDisabled={isBusy}
                  onPress={() => give.mutate({ params })}
                >
                  {say("cockpit.floor.give")}
                </Button>
              )}
              {(cockpit.may.run || isOwn) && (
                <Button
                  size="small"
                  tone="quiet"
                  aria-label={say(speaks ? "cockpit.floor.endOf" : "cockpit.floor.withdrawOf", {
                    name: speaker.name,
                  })}
                  isDisabled={isBusy}
                  onPress={() => end.mutate({ params })}
                >
                  {say(speaks ? "cockpit.floor.end" : "cockpit.floor.withdraw")}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <AskFloor cockpit={cockpit} />
    </section>
  );
}

/** Asks for the floor with one press; says where one stands in the queue. */
export function AskFloor({
  cockpit,
  isShort = false,
}: {
  readonly cockpit: Cockpit;
  readonly isShort?: boolean;
}) {
  const say = useSay();
  const me = useMe();
  const ask = useCommand(endpoints.askFloor, { invalidates: touchedByFloor });
  const end = useCommand(endpoints.endFloor, { invalidates: touchedByFloor });
  if (!cockpit.may.askFloor || !isHeld(cockpit)) return null;
  const { sessionId, speakers } = cockpit;
  const own = speakers.find(({ userId }) => userId === me.userId);
  const waiting = speakers.filter(({ startedAt }) => startedAt === null);
  if (own === undefined) {
    return (
      <Button
        size="small"
        icon="hand"
        tone={isShort ? "primary" : "secondary"}
        className={classes(!isShort && styles.ask)}
        isPending={ask.isPending}
        onPress={() => ask.mutate({ params: { sessionId } })}
      >
        {say("cockpit.floor.ask")}
      </Button>
    );
  }
  if (!isShort) return null;
  const params = { sessionId, speakerId: own.id };
  return (
    <Button size="small" icon="hand" isPending={end.isPending} onPress={() => end.mutate({ params })}>
      {own.startedAt !== null
        ? say("cockpit.floor.end")
        : say("cockpit.floor.place", { place: waiting.indexOf(own) + 1 })}
    </Button>
  );
}
