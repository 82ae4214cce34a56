import { endpoints } from "@minuta/contract";
import { useCommand } from "../../app/api.ts";
import { useFormat } from "../../i18n/format.ts";
import { type Say, useSay } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import styles from "./cockpit.module.css";
import { type Cockpit, touchedBySession } from "./cockpit.ts";
import { clockOf, usedSeconds } from "./running-time.ts";
import { useServerNow } from "./server-clock.ts";

/** A step that is asked about before it is taken. */
export type SessionStep = "open" | "recess" | "adjourn";

/** Where the session stands, how long it has run, and the next step for whoever runs it. */
export function SessionSteps({
  cockpit,
  onStep,
}: {
  readonly cockpit: Cockpit;
  readonly onStep: (step: SessionStep) => void;
}) {
  const say = useSay();
  const format = useFormat();
  const { state, openedAt } = cockpit;
  const now = useServerNow(cockpit.now, state === "inSession" || state === "recess");
  const resume = useCommand(endpoints.endRecess, { invalidates: touchedBySession });
  const params = { sessionId: cockpit.sessionId };
  const since = { startedAt: openedAt, endedAt: cockpit.adjournedAt };
  const rest = cockpit.recesses.find(({ endedAt }) => endedAt === null);
  const lines = [sinceWords(cockpit, say, format.time), presidingWords(cockpit, say)].filter(Boolean);
  return (
    <section aria-label={say("cockpit.session")} className={styles.session}>
      <p className={styles.sessionState}>
        <strong className={classes(styles.stateWord, styles[state])}>{say(`cockpit.state.${state}`)}</strong>
        {openedAt !== null && (
          <span className={styles.clock}>
            {clockOf(
              rest === undefined ? usedSeconds(since, cockpit.recesses, now) : usedSeconds(rest, [], now),
            )}
          </span>
        )}
      </p>
      {lines.length > 0 && <p className={styles.hint}>{lines.join(" · ")}</p>}
      {cockpit.may.run && state !== "adjourned" && state !== "cancelled" && (
        <div className={styles.steps}>
          {openedAt === null && (
            <Button size="small" tone="primary" icon="play" onPress={() => onStep("open")}>
              {say("cockpit.open")}
            </Button>
          )}
          {state === "inSession" && (
            <Button size="small" icon="pause" onPress={() => onStep("recess")}>
              {say("cockpit.recess")}
            </Button>
          )}
          {state === "recess" && (
            <Button
              size="small"
              tone="primary"
              icon="play"
              isPending={resume.isPending}
              onPress={() => resume.mutate({ params })}
            >
              {say("cockpit.resume")}
            </Button>
          )}
          {openedAt !== null && (
            <Button size="small" onPress={() => onStep("adjourn")}>
              {say("cockpit.adjourn.short")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function presidingWords({ presiding }: Cockpit, say: Say): string {
  return presiding === null ? "" : say("cockpit.presides", { party: say(partyKey[presiding]) });
}

/** From when, or to when, the session is as it is. */
function sinceWords(cockpit: Cockpit, say: Say, time: (instant: string) => string): string {
  const { startsAt, openedAt, adjournedAt } = cockpit;
  if (openedAt === null) return startsAt === null ? "" : say("cockpit.startsAt", { time: time(startsAt) });
  if (adjournedAt !== null) return say("cockpit.heldFromTo", { from: time(openedAt), to: time(adjournedAt) });
  const rest = cockpit.recesses.find(({ endedAt }) => endedAt === null);
  return rest === undefined
    ? say("cockpit.openedAt", { time: time(openedAt) })
    : say("cockpit.recessSince", { time: time(rest.startedAt) });
}
