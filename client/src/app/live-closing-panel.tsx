import type { ComponentProps } from "react";
import type { LiveDocument } from "../live/live-document.ts";
import { saveStateOf } from "../live/save-state.ts";
import { useLiveState } from "../live/use-live-document.ts";
import { ClosingPanel } from "../rooms/closing/closing-panel.tsx";

/** The closing panel, drawn again by itself when the work turns saved or unsaved. */
export function LiveClosingPanel({
  live,
  ...panel
}: { readonly live: LiveDocument | null } & Omit<ComponentProps<typeof ClosingPanel>, "isSaved">) {
  const isSaved = useLiveState(live, (state) => saveStateOf(state).name === "saved");
  return <ClosingPanel {...panel} isSaved={isSaved} />;
}
