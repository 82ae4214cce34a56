import type { LiveDocument } from "../live/live-document.ts";
import { saveStateOf } from "../live/save-state.ts";
import { useLiveState } from "../live/use-live-document.ts";
import { AdoptionPanel } from "../rooms/commitments/adoption-panel.tsx";

/** The commitments of the text, drawn again by themselves when the work turns saved or unsaved. */
export function LiveAdoptionPanel({
  live,
  documentId,
  isFrozen,
  onGoToBlock,
}: {
  readonly live: LiveDocument | null;
  readonly documentId: string;
  readonly isFrozen: boolean;
  readonly onGoToBlock: (blockId: string) => void;
}) {
  const isSaved = useLiveState(live, (state) => saveStateOf(state).name === "saved");
  return <AdoptionPanel documentId={documentId} isSaved={isFrozen || isSaved} onGoToBlock={onGoToBlock} />;
}
