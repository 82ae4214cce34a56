import { endpoints } from "@minuta/contract";
import { useCommand } from "../../app/api.ts";
import { useSay } from "../../i18n/say.ts";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./cockpit.module.css";
import { type AgendaItem, type Cockpit, isHeld, touchedBySession } from "./cockpit.ts";
import { clockOf, usedSeconds } from "./running-time.ts";
import { useServerNow } from "./server-clock.ts";

/** The agenda as it is held: what is done, what runs and for how long, what comes. Pressing goes there in the text. */
export function AgendaPanel({
  cockpit,
  onGo,
}: {
  readonly cockpit: Cockpit;
  readonly onGo: (item: AgendaItem) => void;
}) {
  const say = useSay();
  const mayMove = cockpit.may.run && cockpit.state === "inSession";
  const now = useServerNow(cockpit.now, isHeld(cockpit));
  const move = useCommand(endpoints.setCurrentItem, { invalidates: touchedBySession });
  const go = (agendaItemId: string | null) =>
    move.mutate({ params: { sessionId: cockpit.sessionId }, body: { agendaItemId } });
  return (
    <nav aria-label={say("cockpit.agenda")}>
      <h2 className={styles.title}>{say("cockpit.agenda")}</h2>
      {cockpit.agenda.length === 0 && <p className={styles.hint}>{say("cockpit.agenda.none")}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ol role="list" className={styles.agenda}>
        {cockpit.agenda.map((item, index) => {
          const isCurrent = item.startedAt !== null && item.endedAt === null;
          const isDone = item.endedAt !== null;
          const used = usedSeconds(item, cockpit.recesses, now);
          const isOver = item.minutes > 0 && used > item.minutes * 60;
          return (
            <li key={item.id} className={classes(styles.item, isCurrent && styles.current)}>
              <button
                type="button"
                className={styles.itemGo}
                {...(isCurrent ? { "aria-current": "step" } : {})}
                onClick={() => onGo(item)}
              >
                <span className={styles.ordinal}>
                  {isDone ? <Icon name="check" size={16} /> : index + 1}
                  {isDone && <VisuallyHidden>{say("cockpit.agenda.done")}</VisuallyHidden>}
                </span>
                <span className={styles.itemTitle}>{item.title}</span>
                <span className={classes(styles.itemTime, isOver && styles.over)}>
                  {item.startedAt !== null && <span>{clockOf(used)}</span>}
                  {item.minutes > 0 && (
                    <span>
                      {item.startedAt !== null && "/ "}
                      {say("cockpit.agenda.minutes", { minutes: item.minutes })}
                    </span>
                  )}
                  {isOver && <VisuallyHidden>{say("cockpit.agenda.over")}</VisuallyHidden>}
                </span>
              </button>
              {mayMove && (
                <IconButton
                  size="small"
                  icon={isCurrent ? "check" : "play"}
                  label={say(isCurrent ? "cockpit.agenda.end" : "cockpit.agenda.start", {
                    title: item.title,
                  })}
                  isDisabled={move.isPending}
                  onPress={() => go(isCurrent ? null : item.id)}
                />
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
