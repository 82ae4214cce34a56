import type { ReactNode } from "react";
import { type Say, useSay } from "../i18n/say.ts";
import type { LiveDocument } from "../live/live-document.ts";
import type { Present } from "../live/roster.ts";
import { RosterFaces, RosterLine } from "../rooms/writing/roster-list.tsx";
import { SaveBadge } from "../rooms/writing/save-badge.tsx";
import type { DocumentFacts } from "../rooms/writing/use-document-facts.ts";
import { Icon } from "../ui/icon.tsx";
import { Link } from "../ui/link.tsx";
import styles from "./document-screen.module.css";
import { StateBadge } from "./state-badge.tsx";

/** The bar above a text: what it is, whether the work is safe, who is here, and what can be done. */
export function DocumentBar({
  facts,
  live,
  isFrozen,
  mayComment,
  people,
  strip,
  children,
}: {
  readonly facts: DocumentFacts;
  readonly live: LiveDocument | null;
  readonly isFrozen: boolean;
  readonly mayComment: boolean;
  readonly people: readonly Present[];
  /** A line of its own below the rest, on a narrow screen. */
  readonly strip?: ReactNode;
  /** Actions, and on a narrow screen the ways to the panels. */
  readonly children: ReactNode;
}) {
  return (
    <header className={styles.bar} data-print="no">
      <div className={styles.names}>
        <SubjectLink facts={facts} />
        <h1 className={styles.title}>
          {/* A phone has no room for a title, and the page below begins with it. */}
          {facts.key !== null && (
            <span className={styles.short} aria-hidden="true">
              {facts.key}
            </span>
          )}
          <span className={facts.key === null ? undefined : styles.long}>{facts.title}</span>
        </h1>
        <span className={styles.state}>
          <StateBadge state={facts.state} kind={facts.kind} />
        </span>
      </div>
      <div className={styles.status}>
        {!isFrozen && <SaveBadge live={live} mayComment={mayComment} />}
        <p className={styles.others}>
          <RosterLine people={people} />
        </p>
      </div>
      <span className={styles.faces}>
        <RosterFaces people={people} />
      </span>
      {children}
      {strip !== undefined && (
        <div className={styles.strip} data-strip="">
          {strip}
        </div>
      )}
    </header>
  );
}

/** The way back to what the document is about. */
function SubjectLink({ facts }: { readonly facts: DocumentFacts }) {
  const say = useSay();
  const { href, words } = subjectOf(facts, say);
  return (
    <Link href={href} className={styles.subject}>
      <Icon name="arrowLeft" size={16} />
      <span>{words}</span>
    </Link>
  );
}

function subjectOf(facts: DocumentFacts, say: Say): { readonly href: string; readonly words: string } {
  switch (facts.kind) {
    case "minutes":
      return { href: "/sesiones", words: say("app.sessions") };
    case "meetingForm":
      return facts.meetingId === null
        ? { href: "/reuniones", words: say("app.meetings") }
        : { href: `/reuniones/${facts.meetingId}`, words: say("meeting.loading") };
    case "translation":
    case "communique":
      return { href: "/publicaciones", words: say("app.rubrics") };
    case "proposal":
    case "commitmentDraft":
      return facts.proposalId === null
        ? { href: "/propuestas", words: say("app.proposals") }
        : { href: `/propuestas/${facts.proposalId}`, words: say("writing.subject.proposal") };
  }
}
