import { Meter as AriaMeter, ProgressBar } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./progress.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** How much of a known whole there is; the words beside it say the same. */
export function Meter({
  label,
  value,
  of,
}: {
  readonly label: string;
  readonly value: number;
  readonly of: number;
}) {
  const share = of === 0 ? 0 : Math.min(1, value / of);
  return (
    <AriaMeter aria-label={label} value={value} maxValue={Math.max(of, 1)} className={classes(styles.track)}>
      <div className={styles.bar} style={{ width: `${share * 100}%` }} />
    </AriaMeter>
  );
}

/** Work under way: how far in per cent, or without an end in sight. */
export function Progress({ label, percent }: { readonly label: string; readonly percent?: number }) {
  const isIndeterminate = percent === undefined;
  return (
    <ProgressBar
      aria-label={label}
      isIndeterminate={isIndeterminate}
      {...(isIndeterminate ? {} : { value: percent })}
      className={classes(styles.track, isIndeterminate && styles.endless)}
    >
      <div className={styles.bar} style={isIndeterminate ? {} : { width: `${percent}%` }} />
    </ProgressBar>
  );
}

const ROWS = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The shape of lines that are on their way. At most eight; `label` is read out. */
export function Skeleton({ label, rows = 3 }: { readonly label: string; readonly rows?: number }) {
  return (
    <div className={styles.skeleton} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {ROWS.slice(0, rows).map((row) => (
        <div key={row} className={styles.row} aria-hidden="true" />
      ))}
    </div>
  );
}
