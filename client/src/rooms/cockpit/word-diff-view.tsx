import { Fragment } from "react";
import { useSay } from "../../i18n/say.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./adopt-dialog.module.css";
import { diffWords } from "./word-diff.ts";

/** What changed since it was adopted: gone words struck out, new ones underlined, each said to reading programs. */
export function WordDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const say = useSay();
  let place = 0;
  return (
    <p className={styles.words}>
      {diffWords(before, after).map((part) => {
        place += part.text.length;
        const key = `${part.type} ${place}`;
        if (part.type === "same") return <span key={key}>{part.text}</span>;
        const [lead, words, trail] = spacesApart(part.text);
        return (
          <Fragment key={key}>
            {lead}
            {part.type === "removed" ? (
              <del className={styles.gone}>
                <VisuallyHidden>{say("cockpit.diff.removed")} </VisuallyHidden>
                {words}
              </del>
            ) : (
              <ins className={styles.came}>
                <VisuallyHidden>{say("cockpit.diff.added")} </VisuallyHidden>
                {words}
              </ins>
            )}
            {trail}
          </Fragment>
        );
      })}
    </p>
  );
}

/** The spaces around words are not marked: a line under them runs on from the word before. Spaces alone are. */
function spacesApart(text: string): readonly [lead: string, words: string, trail: string] {
  const words = text.trim();
  if (words === "") return ["", text, ""];
  const from = text.indexOf(words);
  return [text.slice(0, from), words, text.slice(from + words.length)];
}
