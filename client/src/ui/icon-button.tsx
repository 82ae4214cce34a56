import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import styles from "./button.module.css";
import type { ButtonTone } from "./button.tsx";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";
import { WithTooltip } from "./tooltip.tsx";

export type IconButtonProps = Omit<AriaButtonProps, "className" | "children" | "aria-label"> & {
  readonly icon: IconName;
  /** What it does; read out, and shown on hover and focus. */
  readonly label: string;
  /** Keys that do the same, shown in the tooltip, e.g. "Ctrl+B". */
  readonly shortcut?: string;
  readonly tone?: ButtonTone;
  readonly size?: "small" | "medium";
  /** For a button that is on or off. */
  readonly isOn?: boolean;
  readonly className?: string | undefined;
};

/** A button with a drawing only; its words are its name and its tooltip. */
export function IconButton({
  icon,
  label,
  shortcut,
  tone = "quiet",
  size = "medium",
  isOn,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <WithTooltip text={shortcut === undefined ? label : `${label} (${shortcut})`}>
      <AriaButton
        {...rest}
        aria-label={label}
        {...(isOn === undefined ? {} : { "aria-pressed": isOn })}
        className={classes(
          styles.button,
          styles[tone],
          styles.only,
          size === "small" && styles.small,
          isOn === true && styles.pressed,
          className,
        )}
      >
        <Icon name={icon} />
      </AriaButton>
    </WithTooltip>
  );
}
