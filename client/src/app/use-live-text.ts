import { endpoints, type Hint } from "@minuta/contract";
import { schemaVersion } from "@minuta/document";
import { useEffect, useMemo, useState } from "react";
import { caretDrawing } from "../editor/carets.ts";
import type { EditorSource } from "../editor/create-editor.ts";
import { useSay } from "../i18n/say.ts";
import { forgetKept } from "../live/kept-text.ts";
import type { LiveDocument } from "../live/live-document.ts";
import { saveStateOf } from "../live/save-state.ts";
import { unsentOf } from "../live/unsent-ledger.ts";
import { useLiveDocument, useLiveState } from "../live/use-live-document.ts";
import { partyKey } from "../party/party-mark.tsx";
import { useCheckedRecord } from "../rooms/closing/use-checked-record.ts";
import type { DocumentFacts } from "../rooms/writing/use-document-facts.ts";
import { call, refresh } from "./api.ts";

/** How long a refused link waits, after the facts were fetched again, before it is tried once more. */
const askAgainAfter = 4_000;

function refetch(changed: Hint["changed"]): void {
  switch (changed) {
    case "threads":
      void refresh(endpoints.listThreads);
      return;
    case "session":
      void refresh(endpoints.readCockpit);
      void refresh(endpoints.listTextResolutions);
      void refresh(endpoints.closingCheck);
      return;
    case "document":
    case "access":
      void refresh(endpoints.readDocument);
      void refresh(endpoints.readMeeting);
      void refresh(endpoints.closingCheck);
      void refresh(endpoints.listThreads);
      void refresh(endpoints.readCockpit);
      void refresh(endpoints.listTextResolutions);
  }
}

export type LiveText = {
  readonly live: LiveDocument | null;
  /** There is no connection, and this browser keeps nothing of the text. */
  readonly isUnreachable: boolean;
  /** Where the editor's text comes from; null until there is any. */
  readonly source: EditorSource | null;
  readonly isSchemaKnown: boolean;
  /** The frozen record of a closed text, with what this device found of its digest. */
  readonly record: ReturnType<typeof useCheckedRecord>;
  readonly startOver: () => void;
};

/** The text of a document: joined while it is a draft, read from its record once it is closed. */
export function useLiveText(facts: DocumentFacts, keptName: string): LiveText {
  const say = useSay();
  const isFrozen = facts.state !== "draft";
  const isSchemaKnown = facts.schemaVersion === schemaVersion;
  const mayWrite = facts.access === "write" && !isFrozen;
  const [round, setRound] = useState(0);
  const live = useLiveDocument({
    documentId: facts.id,
    keptName: mayWrite ? keptName : null,
    isWanted: isSchemaKnown && facts.access !== "none",
    round,
    readSnapshot: (documentId, signal) => call(endpoints.readSnapshot, { params: { documentId } }, signal),
    onHint: refetch,
    onJoined: () => {
      void refresh(endpoints.readDocument);
    },
    onDoubt: (joined) => {
      void refresh(endpoints.readDocument).then(() => {
        setTimeout(() => {
          if (joined.state().refusal !== null) joined.retry();
        }, askAgainAfter);
      });
    },
  });
  const hasText = useLiveState(live, (state) => state.hasText);
  // Only this one step of the save state: the whole of it changes with every key, and this draws the whole screen.
  const isUnreachable = useLiveState(live, (state) => saveStateOf(state).name === "unreachable");
  const record = useCheckedRecord(facts.id, facts.record?.digest ?? null);

  useEffect(() => {
    // What was kept of a text that is closed now, and was sent whole, serves nobody any more.
    if (!mayWrite && unsentOf(localStorage, keptName) === 0) void forgetKept(keptName);
  }, [mayWrite, keptName]);

  const content = record.record?.content ?? null;
  const source = useMemo<EditorSource | null>(() => {
    if (isFrozen) return content === null ? null : { type: "frozen", text: content.text };
    if (live === null || !hasText) return null;
    return {
      type: "live",
      prose: live.prose,
      awareness: live.awareness,
      drawCaret: caretDrawing((party) => say(partyKey[party])),
    };
  }, [isFrozen, content, live, hasText, say]);
  return {
    live,
    isUnreachable,
    source,
    isSchemaKnown,
    record,
    startOver: () => setRound((current) => current + 1),
  };
}
