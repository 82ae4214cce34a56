import { CarriedPanel } from "./carried-panel.tsx";
import type { TextResolution } from "./cockpit.ts";
import { FloorPanel } from "./floor-panel.tsx";
import { ResolutionsPanel } from "./resolutions-panel.tsx";
import { SeatsPanel } from "./seats-panel.tsx";
import type { Session } from "./use-session.ts";

/** The people and the decisions of a session: seats, floor, resolutions, and the earlier ones that are still open. */
export function SessionSide({
  session,
  documentId,
  isDraft,
  mayRecord,
  onRollCall,
  onGoToBlock,
  onAdopt,
}: {
  readonly session: Session;
  readonly documentId: string;
  /** Whether the text can still change. */
  readonly isDraft: boolean;
  readonly mayRecord: boolean;
  readonly onRollCall: () => void;
  readonly onGoToBlock: (blockId: string) => void;
  readonly onAdopt: (resolution: TextResolution) => void;
}) {
  const { cockpit, resolutions } = session;
  const isOver = cockpit.state === "adjourned";
  return (
    <>
      <SeatsPanel cockpit={cockpit} onRollCall={mayRecord && isDraft ? onRollCall : null} />
      {!isOver && cockpit.openedAt !== null && <FloorPanel cockpit={cockpit} />}
      <ResolutionsPanel
        documentId={documentId}
        resolutions={resolutions}
        mayAdopt={cockpit.may.adopt && isDraft}
        onGo={onGoToBlock}
        onAdopt={onAdopt}
      />
      <CarriedPanel carried={cockpit.carried} />
    </>
  );
}
