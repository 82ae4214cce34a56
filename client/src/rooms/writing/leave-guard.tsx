import { useEffect, useState } from "react";
import { useBlocker } from "react-router";
import { isSigningOut } from "../../app/sign-out.ts";
import { useSay } from "../../i18n/say.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import { hasUnsent } from "../../live/save-state.ts";
import { useLiveState } from "../../live/use-live-document.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";

/** How long a step away waits for the acknowledgement that is on its way, before it asks. */
const patience = 700;

/** Asks before leaving while this device alone has some of the work. Work that is acknowledged meanwhile lets go. */
export function LeaveGuard({ live }: { readonly live: LiveDocument | null }) {
  const say = useSay();
  const isUnsent = useLiveState(live, hasUnsent);
  const changes = useLiveState(live, (state) => state.unsent);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsent && currentLocation.pathname !== nextLocation.pathname,
  );
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (!isUnsent) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isSigningOut()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsent]);
  useEffect(() => {
    if (blocker.state !== "blocked") {
      setAsking(false);
      return;
    }
    if (!isUnsent) {
      blocker.proceed();
      return;
    }
    const timer = setTimeout(() => setAsking(true), patience);
    return () => clearTimeout(timer);
  }, [blocker, isUnsent]);
  if (blocker.state !== "blocked") return null;
  return (
    <ConfirmDialog
      isOpen={isAsking}
      title={say("writing.leave.title")}
      confirmText={say("writing.leave.go")}
      onClose={() => blocker.reset()}
      onConfirm={() => blocker.proceed()}
    >
      <p>{say("writing.leave.text", { changes })}</p>
    </ConfirmDialog>
  );
}
