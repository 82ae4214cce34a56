import { useState } from "react";
import { useSay } from "../../i18n/say.ts";
import { forgetKept } from "../../live/kept-text.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import { afterRefusal, type RefusalReason, saveStateOf } from "../../live/save-state.ts";
import { unsentOf } from "../../live/unsent-ledger.ts";
import { useLiveState } from "../../live/use-live-document.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { DownloadKept } from "./download-kept.tsx";

/** What stands over the text when the document cannot be reached or joined, and how to mend it. */
export function LiveNotice({
  live,
  keptName,
  onStartOver,
}: {
  readonly live: LiveDocument | null;
  readonly keptName: string | null;
  /** Leaves the kept text behind and joins with the server's. */
  readonly onStartOver: () => void;
}) {
  const say = useSay();
  const name = useLiveState(live, (state) => saveStateOf(state).name);
  const reason = useLiveState(live, (state) => state.refusal);
  if (name === "unreachable") {
    return (
      <Notice tone="warn" title={say("writing.unreachable.title")}>
        {say("writing.unreachable.text")}
      </Notice>
    );
  }
  if (name !== "refused" || reason === null) return null;
  return (
    <Notice
      tone={afterRefusal(reason) === "wait" ? "warn" : "danger"}
      action={<RefusalAction reason={reason} live={live} keptName={keptName} onStartOver={onStartOver} />}
    >
      {say(`writing.refused.${reason}`)}
    </Notice>
  );
}

function RefusalAction({
  reason,
  live,
  keptName,
  onStartOver,
}: {
  readonly reason: RefusalReason;
  readonly live: LiveDocument | null;
  readonly keptName: string | null;
  readonly onStartOver: () => void;
}) {
  const say = useSay();
  switch (reason) {
    case "schema_version":
      return <Button onPress={() => location.reload()}>{say("writing.refused.reload")}</Button>;
    case "malformed":
      return (
        <>
          {keptName !== null && <DownloadKept name={keptName} />}
          <Button
            onPress={() => {
              if (keptName === null) onStartOver();
              else void forgetKept(keptName).then(onStartOver);
            }}
          >
            {say("writing.refused.startOver")}
          </Button>
        </>
      );
    default:
      return <Button onPress={() => live?.retry()}>{say("writing.refused.retry")}</Button>;
  }
}

/** Changes that this browser keeps of a text that takes none any more: handed over, then given up by the person. */
export function LeftChangesNotice({ name }: { readonly name: string }) {
  const say = useSay();
  const [changes, setChanges] = useState(() => unsentOf(localStorage, name));
  if (changes === 0) return null;
  return (
    <Notice
      tone="warn"
      title={say("writing.left.title", { changes })}
      action={
        <>
          <DownloadKept name={name} />
          <Button
            onPress={() => {
              void forgetKept(name).then(() => setChanges(0));
            }}
          >
            {say("writing.left.discard")}
          </Button>
        </>
      }
    >
      {say("writing.left.text")}
    </Notice>
  );
}
