import { endpoints } from "@minuta/contract";
import type { Editor } from "@tiptap/core";
import { useEffect, useRef } from "react";
import { refresh, useEndpoint } from "../../app/api.ts";
import type { Cockpit, TextResolution } from "./cockpit.ts";

/** Hints make it fresh at once; this is for a hint that was lost. */
const askAgainEvery = 30_000;
/** How long after the last letter in a resolution the server is asked how it stands now. */
const settledAfter = 1_000;

export type Session = {
  readonly cockpit: Cockpit;
  readonly resolutions: readonly TextResolution[];
};

/**
 * The session of a text and its resolutions, kept fresh. Null for a text that is no session's, and where the server does
 * not tell: the text can be written all the same.
 */
export function useSession(
  sessionId: string | null,
  documentId: string,
  editor: Editor | null,
): Session | "loading" | null {
  const enabled = sessionId !== null;
  const cockpit = useEndpoint(
    endpoints.readCockpit,
    { params: { sessionId: sessionId ?? "" } },
    { enabled, refetchEvery: askAgainEvery },
  );
  const resolutions = useEndpoint(
    endpoints.listTextResolutions,
    { params: { documentId } },
    { enabled, refetchEvery: askAgainEvery },
  );
  useResolutionEdits(enabled ? editor : null);
  if (cockpit.data === undefined) {
    return enabled && cockpit.error === null && cockpit.fetchStatus === "fetching" ? "loading" : null;
  }
  return { cockpit: cockpit.data, resolutions: resolutions.data?.resolutions ?? [] };
}

/** Asks how the resolutions stand once somebody has stopped writing in one. */
function useResolutionEdits(editor: Editor | null): void {
  const known = useRef("");
  useEffect(() => {
    if (editor === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = () => {
      timer = null;
      const now = resolutionsOf(editor);
      if (now === known.current) return;
      known.current = now;
      void refresh(endpoints.listTextResolutions);
      void refresh(endpoints.closingCheck);
    };
    const wait = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (!transaction.docChanged) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(look, settledAfter);
    };
    editor.on("transaction", wait);
    return () => {
      editor.off("transaction", wait);
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor]);
}

/** Every resolution of the text as one string, to see whether any changed. */
function resolutionsOf(editor: Editor): string {
  const found: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.type.name !== "resolution") return !node.isTextblock;
    found.push(JSON.stringify([node.attrs, node.textContent]));
    return false;
  });
  return found.join("\n");
}
