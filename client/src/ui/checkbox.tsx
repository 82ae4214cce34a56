import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./field.module.css";
import { Icon } from "./icon.tsx";

/** A box to tick, with its words beside it. */
export function Checkbox({
  children,
  ...rest
}: Omit<AriaCheckboxProps, "className" | "children"> & { readonly children: ReactNode }) {
  return (
    <AriaCheckbox {...rest} className={classes(styles.checkbox)}>
      <span className={styles.box} aria-hidden="true">
        <Icon name="check" size={14} />
      </span>
      {children}
    </AriaCheckbox>
  );
}
