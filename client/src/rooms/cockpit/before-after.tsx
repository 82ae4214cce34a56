import { useSay } from "../../i18n/say.ts";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./adopt-dialog.module.css";

/** A fact that was adopted and its value now: the old one struck out, the new one underlined, each said in words too. */
export function BeforeAfter({ before, after }: { readonly before: string; readonly after: string }) {
  const say = useSay();
  if (before === after) return <>{after}</>;
  return (
    <>
      <del className={styles.gone}>
        <VisuallyHidden>{say("cockpit.diff.before")} </VisuallyHidden>
        {before}
      </del>{" "}
      <span aria-hidden="true">→</span>{" "}
      <ins className={styles.came}>
        <VisuallyHidden>{say("cockpit.diff.now")} </VisuallyHidden>
        {after}
      </ins>
    </>
  );
}
