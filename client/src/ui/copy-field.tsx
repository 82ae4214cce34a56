import { useEffect, useState } from "react";
import { useSay } from "../i18n/say.ts";
import { Button } from "./button.tsx";
import styles from "./copy-field.module.css";

/** A text to take along, with a button that puts it on the clipboard. It can be selected by hand as well. */
export function CopyField({ label, text }: { readonly label: string; readonly text: string }) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 4_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className={styles.copy}>
      <input
        className={styles.text}
        aria-label={label}
        readOnly
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        icon={copied ? "check" : "copy"}
        onPress={() => {
          navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            // Without leave to use the clipboard the text still stands in its field, to be copied by hand.
            () => setCopied(false),
          );
        }}
      >
        <span aria-live="polite">{say(copied ? "ui.copied" : "ui.copy")}</span>
      </Button>
    </div>
  );
}
