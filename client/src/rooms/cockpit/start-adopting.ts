import type { Editor } from "@tiptap/core";
import { gapsOf, goToGap } from "../../editor/resolution-gap.ts";
import { nearestResolution } from "../../editor/scribe.ts";
import type { Format } from "../../i18n/format.ts";
import type { Say } from "../../i18n/say.ts";
import type { TextResolution } from "./cockpit.ts";
import { missingWords } from "./resolution-words.ts";

/**
 * What a resolution lacks before it can be put to the parties, after going there; "" when nothing is missing. The block
 * itself shows it; the words are for reading programs.
 */
export function missingToAdopt(
  editor: Editor | null,
  blockId: string,
  words: { readonly say: Say; readonly format: Format },
): string {
  const gaps = editor === null ? [] : (gapsOf(editor, blockId) ?? []);
  const [gap] = gaps;
  if (editor === null || gap === undefined) return "";
  const { say, format } = words;
  goToGap(editor, blockId, gap);
  return say("cockpit.adopt.incomplete", { missing: missingWords([...gaps], say, format) });
}

/** The resolution that "adopt" means without saying which: the draft at the caret, else the first that lacks nothing. */
export function nextToAdopt(editor: Editor | null, resolutions: readonly TextResolution[]): string | null {
  const open = resolutions.filter(({ standing }) => standing === "draft" || standing === "changed");
  const near = editor === null ? null : nearestResolution(editor.state);
  const blockId = near === null ? null : String(near.node.attrs.id);
  const chosen =
    open.find((resolution) => resolution.blockId === blockId && resolution.missing.length === 0) ??
    open.find(({ missing }) => missing.length === 0) ??
    open[0];
  return chosen?.blockId ?? null;
}
