import type { endpoints, ResultOf } from "@minuta/contract";
import { workflowOf } from "@minuta/domain";
import { useSay } from "../../i18n/say.ts";
import styles from "./rubrics.module.css";

type Document = ResultOf<typeof endpoints.readDocument>;

/** In which workflow a document is, and what it needs to be published. */
export function WorkflowNote({ document }: { readonly document: Pick<Document, "kind" | "author"> }) {
  const say = useSay();
  const workflow = workflowOf(document.kind);
  if (workflow === null) return null;
  const { sourceCategory } = workflow;
  const title = say("workflow.title", { rubric: say(`rubric.${sourceCategory}`) });
  return (
    <section className={styles.panel} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.hint}>{say(`workflow.${sourceCategory}`, { author: document.author ?? "" })}</p>
    </section>
  );
}
