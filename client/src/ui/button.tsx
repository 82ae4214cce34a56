import type { ReactNode } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Link as AriaLink,
  type LinkProps as AriaLinkProps,
} from "react-aria-components";
import { useSay } from "../i18n/say.ts";
import styles from "./button.module.css";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** `primary` is the one thing to do here, `danger` cannot be undone; most buttons are `secondary` or `quiet`. */
export type ButtonTone = "primary" | "secondary" | "quiet" | "danger";

type Look = {
  readonly tone?: ButtonTone;
  readonly size?: "small" | "medium";
  readonly icon?: IconName;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export type ButtonProps = Omit<AriaButtonProps, "className" | "children" | "isPending"> &
  Look & {
    /** At work: it keeps the focus, says so, and takes no second press. */
    readonly isPending?: boolean;
  };

const nothing = () => {};

/** A button with words. */
export function Button({
  tone = "secondary",
  size = "medium",
  icon,
  isPending = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  const say = useSay();
  // Not react-aria's own pending state: it announces by the id of a button that may be gone by then.
  const held = isPending ? ({ onPress: nothing, type: "button", "aria-disabled": true } as const) : {};
  return (
    <AriaButton
      {...rest}
      {...held}
      className={classes(
        styles.button,
        styles[tone],
        size === "small" && styles.small,
        isPending && styles.pending,
        className,
      )}
    >
      {isPending ? (
        <span className={styles.spinner} aria-hidden="true" />
      ) : (
        icon !== undefined && <Icon name={icon} />
      )}
      {children}
      {isPending && <VisuallyHidden>, {say("ui.pending")}</VisuallyHidden>}
    </AriaButton>
  );
}

export type LinkButtonProps = Omit<AriaLinkProps, "className" | "children"> & Look;

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({
  tone = "secondary",
  size = "medium",
  icon,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <AriaLink
      {...rest}
      data-print="no"
      className={classes(styles.button, styles[tone], size === "small" && styles.small, className)}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </AriaLink>
  );
}
