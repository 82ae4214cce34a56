import { useEffect, useSyncExternalStore } from "react";
import { useSay } from "../i18n/say.ts";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import type { Toast, ToastQueue } from "./toast-queue.ts";
import styles from "./toasts.module.css";

const GOOD_STANDS_FOR = 6_000;

/** Where the messages of a queue appear and are read out. What went wrong stays until it is closed. */
export function Toasts({ queue }: { readonly queue: ToastQueue }) {
  const toasts = useSyncExternalStore(queue.subscribe, queue.current);
  // The mark keeps react-aria from making messages unreachable while a dialog is open.
  return (
    <div
      className={styles.region}
      role="status"
      aria-live="polite"
      data-print="no"
      data-react-aria-top-layer="true"
    >
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} dismiss={() => queue.dismiss(toast.id)} />
      ))}
    </div>
  );
}

function OneToast({ toast, dismiss }: { readonly toast: Toast; readonly dismiss: () => void }) {
  const say = useSay();
  const { tone } = toast;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `dismiss` is a new function at every drawing; the clock starts once.
  useEffect(() => {
    if (tone !== "good") return;
    const timer = setTimeout(dismiss, GOOD_STANDS_FOR);
    return () => clearTimeout(timer);
  }, [tone]);
  return (
    <div className={classes(styles.toast, styles[tone])}>
      <Icon name={tone === "good" ? "check" : "alert"} className={styles.icon} />
      <p className={styles.text}>{toast.text}</p>
      <IconButton icon="close" label={say("ui.dismiss")} size="small" onPress={dismiss} />
    </div>
  );
}
