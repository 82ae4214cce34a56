import { useFormat } from "../i18n/format.ts";
import { useSay } from "../i18n/say.ts";
import type { DocumentFacts } from "../rooms/writing/use-document-facts.ts";
import { Badge } from "../ui/badge.tsx";
import styles from "./document-screen.module.css";

/** What stands on the page over the text: number, day and place, as on the printed one. */
export function DocumentHead({ facts }: { readonly facts: DocumentFacts }) {
  const say = useSay();
  const format = useFormat();
  const key = facts.key ?? say(`kind.${facts.kind}`);
  const where = [facts.heldOn === null ? "" : format.date(facts.heldOn), facts.place].filter(
    (part) => part !== "",
  );
  return (
    <>
      <p className={styles.key}>
        {facts.state === "draft" ? `${key} · ${say("writing.page.draft")}` : key}
        {facts.sample && <Badge>{say("writing.page.sample")}</Badge>}
      </p>
      {where.length > 0 && <p className={styles.where}>{where.join(" · ")}</p>}
    </>
  );
}
