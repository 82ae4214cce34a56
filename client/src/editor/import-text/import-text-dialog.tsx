import type { Editor } from "@tiptap/core";
import { DOMSerializer, type Fragment } from "@tiptap/pm/model";
import { useEffect, useMemo, useRef, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import styles from "./import-text-dialog.module.css";
import { type ImportedText, ImportRefusal, lossKinds, type RefusalCode } from "./imported-text.ts";
import { type InsertPlace, insertText, nodesOf } from "./insert-text.ts";
import { readTextFile } from "./read-text-file.ts";

type Read =
  | { readonly state: "none" }
  | { readonly state: "reading"; readonly name: string }
  | { readonly state: "refused"; readonly name: string; readonly code: RefusalCode }
  | { readonly state: "read"; readonly name: string; readonly text: ImportedText; readonly nodes: Fragment };

/** Brings the text of a Word or Markdown file into the draft: first shown, with what is lost on the way, then put in. */
export default function ImportTextDialog({
  editor,
  onClose,
}: {
  readonly editor: Editor;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [read, setRead] = useState<Read>({ state: "none" });
  const [place, setPlace] = useState<InsertPlace>("caret");
  const latest = useRef<File | null>(null);
  const close = () => {
    latest.current = null;
    onClose();
    // After the dialog has given the focus back to wherever it was.
    requestAnimationFrame(() => editor.view.focus());
  };
  const choose = async (file: File) => {
    latest.current = file;
    setRead({ state: "reading", name: file.name });
    const answer = await readFor(editor, file);
    // Another one was chosen meanwhile.
    if (latest.current === file) setRead(answer);
  };
  const insert = () => {
    if (read.state !== "read") return;
    insertText(read.nodes, place)(editor.state, editor.view.dispatch, editor.view);
    close();
  };
  return (
    <Dialog isOpen onClose={close} title={say("importText.title")} size="wide">
      <div className={styles.inside}>
        <p className={styles.help}>{say("importText.help")}</p>
        <div className={styles.file}>
          <FileTrigger
            acceptedFileTypes={[".docx", ".md", ".markdown", ".txt"]}
            onSelect={(list) => {
              const file = list?.[0];
              if (file !== undefined) void choose(file);
            }}
          >
            <Button autoFocus tone={read.state === "read" ? "secondary" : "primary"}>
              {say(read.state === "none" ? "importText.choose" : "importText.other")}
            </Button>
          </FileTrigger>
          <span aria-live="polite">{read.state === "none" ? say("importText.nothing") : read.name}</span>
        </div>
        {read.state === "reading" && <Progress label={say("importText.reading")} />}
        {read.state === "refused" && (
          <Notice tone="danger" title={say("importText.refused.title")}>
            {say(`importText.refused.${read.code}`)}
          </Notice>
        )}
        {read.state === "read" && (
          <>
            <Losses text={read.text} />
            <Preview nodes={read.nodes} editor={editor} />
            <Choice<InsertPlace>
              label={say("importText.place")}
              options={[
                { id: "caret", text: say("importText.place.caret") },
                { id: "end", text: say("importText.place.end") },
              ]}
              value={place}
              onChange={setPlace}
            />
          </>
        )}
      </div>
      <DialogActions>
        <Button onPress={close}>{say("ui.cancel")}</Button>
        <Button tone="primary" onPress={insert} isDisabled={read.state !== "read"}>
          {say("importText.insert")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

async function readFor(editor: Editor, file: File): Promise<Read> {
  try {
    const text = await readTextFile(file);
    return { state: "read", name: file.name, text, nodes: nodesOf(editor.schema, text.blocks) };
  } catch (error) {
    if (error instanceof ImportRefusal) return { state: "refused", name: file.name, code: error.code };
    // A block that the schema does not take.
    if (error instanceof RangeError) return { state: "refused", name: file.name, code: "broken" };
    throw error;
  }
}

function Losses({ text }: { readonly text: ImportedText }) {
  const say = useSay();
  const lost = lossKinds.filter((kind) => text.losses.has(kind));
  if (lost.length === 0) return <Notice tone="good">{say("importText.losses.none")}</Notice>;
  return (
    <Notice tone="warn" title={say("importText.losses.title")}>
      <ul className={styles.losses}>
        {lost.map((kind) => (
          <li key={kind}>{say(`importText.loss.${kind}`, { count: text.losses.get(kind) ?? 0 })}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The text as it will stand. Its links go nowhere: the dialog would be gone with them. */
function Preview({ nodes, editor }: { readonly nodes: Fragment; readonly editor: Editor }) {
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  const serializer = useMemo(() => DOMSerializer.fromSchema(editor.schema), [editor]);
  useEffect(() => {
    if (place.current === null) return;
    const drawn = serializer.serializeFragment(nodes, { document });
    for (const link of (drawn as DocumentFragment).querySelectorAll("a")) {
      link.title = link.getAttribute("href") ?? "";
      link.removeAttribute("href");
    }
    place.current.replaceChildren(drawn);
  }, [nodes, serializer]);
  return (
    <section
      className={styles.preview}
      aria-label={say("importText.preview")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrow keys.
      tabIndex={0}
    >
      <article ref={place} className="prose" lang={editor.view.dom.lang} />
    </section>
  );
}
