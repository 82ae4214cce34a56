import { isSafeHref } from "@minuta/document";
import type { Editor } from "@tiptap/core";
import { type FormEvent, useState } from "react";
import { useSay } from "../i18n/say.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogActions } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { linkAt, setLink } from "./commands.ts";

/** An address as people write it, completed to one that the schema takes; null when it cannot be one. */
export function completeAddress(written: string): string | null {
  const address = written.trim();
  if (address === "") return null;
  if (isSafeHref(address)) return address;
  if (/^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(address)) return `mailto:${address}`;
  const https = `https://${address}`;
  return /^[^\s:/]+\.[^\s]+$/.test(address) && isSafeHref(https) ? https : null;
}

/** Asks for the address of a link on the selection. */
export function LinkDialog({
  editor,
  isOpen,
  onClose,
}: {
  readonly editor: Editor;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const close = () => {
    onClose();
    // After the dialog has given the focus back to wherever it was.
    requestAnimationFrame(() => editor.view.focus());
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={say("writing.link.title")}>
      <LinkForm editor={editor} onDone={close} />
    </Dialog>
  );
}

function LinkForm({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const say = useSay();
  const [current] = useState(() => linkAt(editor.state));
  const [isEmptySelection] = useState(() => editor.state.selection.empty && current === "");
  const [address, setAddress] = useState(current);
  const [text, setText] = useState("");
  const [isRefused, setRefused] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const href = completeAddress(address);
    if (href === null) {
      setRefused(true);
      return;
    }
    setLink(href, text.trim())(editor.state, editor.view.dispatch, editor.view);
    onDone();
  };
  return (
    <form onSubmit={save} noValidate>
      {isEmptySelection && (
        <TextField label={say("writing.link.text")} value={text} onChange={setText} maxLength={300} />
      )}
      <TextField
        label={say("writing.link.address")}
        description={say("writing.link.description")}
        value={address}
        onChange={(value) => {
          setAddress(value);
          setRefused(false);
        }}
        error={isRefused ? say("writing.link.refused") : undefined}
        type="url"
        inputMode="url"
        maxLength={2000}
        autoFocus
      />
      <DialogActions>
        {current !== "" && (
          <Button
            onPress={() => {
              setLink(null)(editor.state, editor.view.dispatch, editor.view);
              onDone();
            }}
          >
            {say("writing.link.remove")}
          </Button>
        )}
        <Button type="submit" tone="primary">
          {say("writing.link.save")}
        </Button>
      </DialogActions>
    </form>
  );
}
