import type { ReactNode } from "react";
import { Dialog } from "../ui/dialog.tsx";
import styles from "./document-screen.module.css";

/** A panel that a narrow screen keeps out of sight, over the text from the side. */
export function SideSheet({
  title,
  isOpen,
  onClose,
  children,
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} place="side">
      <div className={styles.sheet}>{children}</div>
    </Dialog>
  );
}
