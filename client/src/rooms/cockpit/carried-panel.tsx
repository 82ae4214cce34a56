import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import styles from "./cockpit.module.css";
import type { Cockpit } from "./cockpit.ts";

/** Earlier resolutions that are still open: what the follow-up of this session is about. */
export function CarriedPanel({ carried }: { readonly carried: Cockpit["carried"] }) {
  const say = useSay();
  const format = useFormat();
  if (carried.length === 0) return null;
  return (
    <section aria-label={say("cockpit.carried")}>
      <h2 className={styles.title}>{say("cockpit.carried")}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ul role="list" className={styles.resolutions}>
        {carried.map((resolution) => (
          <li key={resolution.number} className={styles.resolution}>
            <div className={styles.resolutionGo}>
              <span className={styles.resolutionName}>{resolution.number}</span>
              <span className={styles.resolutionText}>{resolution.text}</span>
              <span className={styles.small}>
                {resolution.responsible}
                {resolution.dueDate !== "" && ` · ${format.shortDate(resolution.dueDate)}`}
              </span>
            </div>
            <div className={styles.resolutionEnd}>
              {resolution.overdue ? (
                <Badge tone="danger" icon="alert">
                  {say("cockpit.carried.overdue")}
                </Badge>
              ) : (
                <Badge>{say(`cockpit.carried.${resolution.status}`)}</Badge>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
