import type { LiveDocument } from "../../live/live-document.ts";
import { AdoptDialog } from "./adopt-dialog.tsx";
import { RollCallDialog } from "./roll-call-dialog.tsx";
import type { SessionStep } from "./session-steps.tsx";
import { StepDialog } from "./step-dialogs.tsx";
import type { Session } from "./use-session.ts";

/** What is being asked or written down over the text. */
export type Asking =
  | { readonly type: "rollCall" }
  | { readonly type: "step"; readonly step: SessionStep }
  | { readonly type: "adopt"; readonly blockId: string; readonly reservation: string };

/** The dialog of the cockpit that is open. */
export function CockpitDialogs({
  asking,
  session,
  documentId,
  live,
  onAsk,
}: {
  readonly asking: Asking;
  readonly session: Session;
  readonly documentId: string;
  readonly live: LiveDocument | null;
  /** Goes on to another dialog, or to none. */
  readonly onAsk: (asking: Asking | null) => void;
}) {
  const { cockpit, resolutions } = session;
  const close = () => onAsk(null);
  switch (asking.type) {
    case "rollCall":
      return <RollCallDialog cockpit={cockpit} documentId={documentId} onClose={close} />;
    case "step":
      return <StepDialog step={asking.step} cockpit={cockpit} resolutions={resolutions} onClose={close} />;
    case "adopt":
      return (
        <AdoptDialog
          cockpit={cockpit}
          documentId={documentId}
          blockId={asking.blockId}
          reservation={asking.reservation}
          live={live}
          onClose={close}
          onNext={(blockId) => onAsk({ type: "adopt", blockId, reservation: "" })}
        />
      );
  }
}
