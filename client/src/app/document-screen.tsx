import { useParams } from "react-router";
import { useSay } from "../i18n/say.ts";
import { keptName as nameOfKept } from "../live/kept-text.ts";
import { unsentOf } from "../live/unsent-ledger.ts";
import { LeftChangesNotice } from "../rooms/writing/live-notices.tsx";
import { useDocumentFacts } from "../rooms/writing/use-document-facts.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/progress.tsx";
import styles from "./document-screen.module.css";
import { useMe } from "./me.ts";
import { OpenDocument } from "./open-document.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

/** The screen of a document: its text in the middle, the agenda and the people, the seats and the comments beside it. */
export default function DocumentScreen() {
  const { documentId } = useParams();
  return documentId === undefined ? null : <DocumentById key={documentId} documentId={documentId} />;
}

function DocumentById({ documentId }: { readonly documentId: string }) {
  const say = useSay();
  const me = useMe();
  const keptName = nameOfKept(me.userId, documentId);
  const answer = useDocumentFacts(documentId, keptName);
  switch (answer.state) {
    case "loading":
      return (
        <div className={styles.alone}>
          <Skeleton label={say("app.loading")} rows={8} />
        </div>
      );
    case "lost":
      return (
        <div className={styles.alone}>
          <Notice tone="danger" title={say("writing.lost.title")}>
            {unsentOf(localStorage, keptName) === 0 && say("writing.lost.text")}
          </Notice>
          <LeftChangesNotice name={keptName} />
        </div>
      );
    case "failed":
      return (
        <div className={styles.alone}>
          <ProblemNotice error={answer.error} title={say("app.problem.title")} retry={answer.retry} />
        </div>
      );
    case "ready":
      return <OpenDocument facts={answer.facts} keptName={keptName} me={me} />;
  }
}
