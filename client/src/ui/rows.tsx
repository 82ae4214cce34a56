import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import styles from "./rows.module.css";

/** A list of things, one below the other, set apart by fine lines. */
export function Rows({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <ul className={styles.rows} {...(label === undefined ? {} : { "aria-label": label })}>
      {children}
    </ul>
  );
}

/** One thing of a list: what leads it, its name, what there is to know, its state, and what can be done. */
export function Row({
  lead,
  title,
  meta,
  state,
  action,
  leadWidth = "narrow",
}: {
  readonly lead?: ReactNode;
  readonly title: ReactNode;
  readonly meta?: ReactNode;
  readonly state?: ReactNode;
  readonly action?: ReactNode;
  readonly leadWidth?: "icon" | "narrow" | "wide";
}) {
  return (
    <li className={styles.row}>
      {lead !== undefined && <div className={classes(styles.lead, styles[leadWidth])}>{lead}</div>}
      <div className={styles.body}>
        <div className={styles.title}>{title}</div>
        {meta !== undefined && <div className={styles.meta}>{meta}</div>}
      </div>
      {(state !== undefined || action !== undefined) && (
        <div className={styles.end}>
          {state !== undefined && <div className={styles.state}>{state}</div>}
          {action !== undefined && <div className={styles.action}>{action}</div>}
        </div>
      )}
    </li>
  );
}

/** Fields over a list that narrow it down, and how many are left, read out as it changes. */
export function Filters({
  label,
  count,
  children,
}: {
  readonly label: string;
  readonly count: string;
  readonly children: ReactNode;
}) {
  return (
    <search className={styles.filters} aria-label={label}>
      <div className={styles.fields}>{children}</div>
      <p className={styles.count} role="status">
        {count}
      </p>
    </search>
  );
}
