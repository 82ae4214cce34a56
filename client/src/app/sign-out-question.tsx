import { useSay } from "../i18n/say.ts";
import type { UnsentText } from "../live/kept-text.ts";
import { DownloadKept } from "../rooms/writing/download-kept.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { Row, Rows } from "../ui/rows.tsx";

/** Asks before a sign-out that would delete work which only this device has, and offers each text as a file. */
export function SignOutQuestion({
  texts,
  isPending,
  onClose,
  onConfirm,
}: {
  readonly texts: readonly UnsentText[];
  readonly isPending: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}) {
  const say = useSay();
  const changes = texts.reduce((sum, text) => sum + text.changes, 0);
  return (
    <ConfirmDialog
      isOpen
      title={say("app.signOut.unsent.title")}
      confirmText={say("app.signOut.unsent.go")}
      isPending={isPending}
      onClose={onClose}
      onConfirm={onConfirm}
    >
      <p>{say("app.signOut.unsent.text", { changes })}</p>
      <Rows label={say("app.signOut.unsent.title")}>
        {texts.map(({ name, title, changes: own }) => (
          <Row
            key={name}
            title={title ?? say("app.signOut.unsent.untitled")}
            meta={<span>{say("app.signOut.unsent.changes", { changes: own })}</span>}
            action={<DownloadKept name={name} />}
          />
        ))}
      </Rows>
    </ConfirmDialog>
  );
}
