import { type ReactElement, type ReactNode, type RefObject, useRef, useState } from "react";
import { Popover as AriaPopover, ButtonContext, type PopoverProps } from "react-aria-components";
import { classes } from "./classes.ts";
import overlay from "./overlay.module.css";

type Placement = NonNullable<PopoverProps["placement"]>;

/** A small surface beside the button that opens it. */
export function Popover({
  trigger,
  label,
  placement = "bottom",
  children,
}: {
  /** A button of this kit or of react-aria. */
  readonly trigger: ReactElement;
  readonly label: string;
  readonly placement?: Placement;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <ButtonContext
        value={{
          ref: button,
          onPress: () => setOpen(true),
          "aria-haspopup": "dialog",
          "aria-expanded": isOpen,
        }}
      >
        {trigger}
      </ButtonContext>
      <PopoverBeside anchor={button} isOpen={isOpen} onClose={close} label={label} placement={placement}>
        {typeof children === "function" ? children(close) : children}
      </PopoverBeside>
    </>
  );
}

/**
 * The surface alone, for a button that opens it itself. It takes the role of a dialog: a dialog inside it would
 * leave its hidden way out in no part of the page.
 */
export function PopoverBeside({
  anchor,
  isOpen,
  onClose,
  label,
  placement = "bottom",
  children,
}: {
  readonly anchor: RefObject<Element | null>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly placement?: Placement;
  readonly children: ReactNode;
}) {
  return (
    <AriaPopover
      triggerRef={anchor}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      aria-label={label}
      className={classes(overlay.popover, overlay.content)}
      placement={placement}
    >
      {children}
    </AriaPopover>
  );
}
