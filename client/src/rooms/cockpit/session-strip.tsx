import { useSay } from "../../i18n/say.ts";
import { classes } from "../../ui/classes.ts";
import styles from "./cockpit.module.css";
import { type Cockpit, currentItem, isHeld } from "./cockpit.ts";
import { AskFloor } from "./floor-panel.tsx";
import { clockOf, usedSeconds } from "./running-time.ts";
import { useServerNow } from "./server-clock.ts";

/** On a phone: what is being discussed, for how long, and one press to ask for the floor. */
export function SessionStrip({ cockpit }: { readonly cockpit: Cockpit }) {
  const say = useSay();
  const now = useServerNow(cockpit.now, isHeld(cockpit));
  const item = currentItem(cockpit);
  return (
    <div className={styles.strip}>
      <p className={styles.stripItem}>
        {cockpit.state === "recess" ? (
          <strong>{say("cockpit.state.recess")}</strong>
        ) : item === null ? (
          <span>{say("cockpit.strip.noItem")}</span>
        ) : (
          <>
            <span className={styles.stripTitle}>{item.title}</span>
            <span className={styles.clock}>{clockOf(usedSeconds(item, cockpit.recesses, now))}</span>
          </>
        )}
        <span className={classes(styles.stripQuorum, cockpit.quorum.met && styles.stripMet)}>
          {say("cockpit.strip.quorum", { count: cockpit.quorum.present.length })}
        </span>
      </p>
      <AskFloor cockpit={cockpit} isShort />
    </div>
  );
}
