import type { ReactNode } from "react";
import styles from "./badge.module.css";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";

export type Tone = "neutral" | "accent" | "warn" | "danger";

/** A state in one or two words. The word says it; the colour only repeats it. */
export function Badge({
  tone = "neutral",
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}
