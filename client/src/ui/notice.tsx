import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import styles from "./notice.module.css";

/** Something to know before going on. With `danger` it is read out as soon as it appears. */
export function Notice({
  tone = "info",
  title,
  children,
  action,
}: {
  readonly tone?: "info" | "good" | "warn" | "danger";
  readonly title?: string;
  /** What is the matter, and how to mend it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div
      className={classes(styles.notice, styles[tone])}
      {...(tone === "danger" ? { role: "alert" } : tone === "good" ? { role: "status" } : {})}
    >
      <Icon name={tone === "info" ? "info" : tone === "good" ? "check" : "alert"} className={styles.icon} />
      <div className={styles.words}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
