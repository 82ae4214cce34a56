import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { classes } from "../../ui/classes.ts";
import { Link } from "../../ui/link.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { type Entry, entryPath, stateKey } from "./calendar.ts";
import { weeksOf } from "./month-days.ts";
import styles from "./month-grid.module.css";

/** A month as a table of its weeks; on a phone, the days on which something is held, one below the other. */
export function MonthGrid({
  month,
  entries,
  today,
}: {
  readonly month: string;
  readonly entries: readonly Entry[];
  readonly today: string;
}) {
  const say = useSay();
  const format = useFormat();
  const byDay = Map.groupBy(entries, ({ heldOn }) => heldOn);
  const weeks = weeksOf(month);
  return (
    <table className={styles.month}>
      <caption>
        <VisuallyHidden>{format.month(`${month}-01`)}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col">
              {format.weekdayName(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const held = byDay.get(day) ?? [];
              return (
                <td
                  key={day}
                  className={classes(
                    held.length === 0 && styles.empty,
                    !day.startsWith(month) && styles.outside,
                    day === today && styles.today,
                  )}
                  {...(day === today ? { "aria-current": "date" as const } : {})}
                >
                  <time dateTime={day} className={styles.day}>
                    <span className={styles.number} aria-hidden="true">
                      {Number(day.slice(8))}
                    </span>
                    <span className={styles.whole}>{format.weekday(day)}</span>
                    {day === today && <VisuallyHidden>, {say("app.today")}</VisuallyHidden>}
                  </time>
                  {held.length > 0 && (
                    <ul>
                      {held.map((entry) => (
                        <li key={entry.id} className={classes(entry.cancelled && styles.cancelled)}>
                          {entry.startsAt !== null && <span>{format.time(entry.startsAt)} </span>}
                          <EntryName entry={entry} />
                          {(entry.state !== null || entry.cancelled) && (
                            <span className={styles.state}>{say(stateKey[entry.state ?? "cancelled"])}</span>
                          )}
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryName({ entry }: { readonly entry: Entry }) {
  const say = useSay();
  return (
    <Link href={entryPath(entry)} className={styles.name}>
      {entry.key ?? entry.agency?.shortName ?? entry.title}
      {entry.type === "meeting" && (
        <VisuallyHidden>, {say("meetings.number", { n: entry.ordinal })}</VisuallyHidden>
      )}
    </Link>
  );
}
