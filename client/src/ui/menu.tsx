import type { ReactElement, ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  type PopoverProps,
} from "react-aria-components";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";
import overlay from "./overlay.module.css";

/** A list of actions behind the button that opens it. */
export function Menu({
  trigger,
  label,
  placement = "bottom end",
  children,
}: {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly placement?: NonNullable<PopoverProps["placement"]>;
  readonly children: ReactNode;
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={classes(overlay.popover)} placement={placement}>
        <AriaMenu aria-label={label} className={classes(overlay.list)}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** One action, or one place to go to when it has `href`. */
export function MenuItem({
  text,
  icon,
  href,
  onAction,
  isDisabled = false,
  isDestructive = false,
}: {
  readonly text: string;
  readonly icon?: IconName;
  readonly href?: string;
  readonly onAction?: () => void;
  readonly isDisabled?: boolean;
  readonly isDestructive?: boolean;
}) {
  return (
    <AriaMenuItem
      textValue={text}
      isDisabled={isDisabled}
      className={classes(overlay.item, isDestructive && overlay.destructive)}
      {...(href === undefined ? {} : { href })}
      {...(onAction === undefined ? {} : { onAction })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {text}
    </AriaMenuItem>
  );
}

/** Actions that belong together, set apart by a line. */
export function MenuSection({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <AriaMenuSection aria-label={label} className={classes(overlay.section)}>
      {children}
    </AriaMenuSection>
  );
}
