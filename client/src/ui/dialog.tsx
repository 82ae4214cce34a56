import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useSay } from "../i18n/say.ts";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";
import overlay from "./overlay.module.css";

type DialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** In the middle, or a sheet at the edge that fills a phone. */
  readonly place?: "middle" | "side";
  readonly size?: "medium" | "wide";
  /** For a question that must be answered: read out at once, and a press beside it does not close it. */
  readonly isAlert?: boolean;
  readonly children: ReactNode;
};

/** A surface over the page that holds the focus until it is closed. Escape closes it. */
export function Dialog({
  isOpen,
  onClose,
  title,
  place = "middle",
  size = "medium",
  isAlert = false,
  children,
}: DialogProps) {
  const say = useSay();
  return (
    <ModalOverlay
      className={classes(overlay.veil, place === "side" && overlay.atSide)}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!isAlert}
    >
      <Modal
        className={classes(
          overlay.dialog,
          size === "wide" && overlay.wide,
          place === "side" && overlay.sheet,
        )}
      >
        <AriaDialog role={isAlert ? "alertdialog" : "dialog"} className={classes(overlay.inside)}>
          <div className={overlay.top}>
            <Heading slot="title" level={2} className={classes(overlay.title)}>
              {title}
            </Heading>
            {!isAlert && <IconButton icon="close" label={say("ui.close")} onPress={onClose} />}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The buttons at the end of a dialog; the last one is the one that does it. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={overlay.actions}>{children}</div>;
}

/** Asks before something that cannot be undone. `onConfirm` closes it when it is done. */
export function ConfirmDialog({
  isOpen,
  onClose,
  title,
  children,
  confirmText,
  onConfirm,
  isPending = false,
  tone = "danger",
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmText: string;
  readonly onConfirm: () => void;
  readonly isPending?: boolean;
  readonly tone?: "danger" | "primary";
}) {
  const say = useSay();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} isAlert>
      {children}
      <DialogActions>
        <Button onPress={onClose} autoFocus={tone === "danger"}>
          {say("ui.cancel")}
        </Button>
        <Button tone={tone} onPress={onConfirm} isPending={isPending} autoFocus={tone === "primary"}>
          {confirmText}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
