import { endpoints, type Hint } from "@minuta/contract";
import { schemaVersion } from "@minuta/document";
import { isSignedKind } from "@minuta/domain";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useParams } from "react-router";
import { caretDrawing } from "../editor/carets.ts";
import { placementsOf, showComments } from "../editor/comment-marks.ts";
import type { EditorSource } from "../editor/create-editor.ts";
import { goToBlock, goToThread, type Passage } from "../editor/passage.ts";
import { useFormat } from "../i18n/format.ts";
import { type Say, useSay } from "../i18n/say.ts";
import { forgetKept, keptName as nameOfKept } from "../live/kept-text.ts";
import { type Present, useRoster } from "../live/roster.ts";
import { saveStateOf } from "../live/save-state.ts";
import { unsentOf } from "../live/unsent-ledger.ts";
import { useLiveDocument, useLiveState } from "../live/use-live-document.ts";
import { partyKey } from "../party/party-mark.tsx";
import { ClosingPanel } from "../rooms/closing/closing-panel.tsx";
import { RecordBanner } from "../rooms/closing/record-banner.tsx";
import { SeatsPanel } from "../rooms/closing/seats-panel.tsx";
import { SignatureBoard } from "../rooms/closing/signature-board.tsx";
import { useCheckedRecord } from "../rooms/closing/use-checked-record.ts";
import { type ActiveThread, CommentsPanel, type NewThread } from "../rooms/comments/comments-panel.tsx";
import { placesOf, type Thread } from "../rooms/comments/thread-order.ts";
import { LeaveGuard } from "../rooms/writing/leave-guard.tsx";
import { LeftChangesNotice, LiveNotice } from "../rooms/writing/live-notices.tsx";
import { OutlineList } from "../rooms/writing/outline-list.tsx";
import { RosterFaces, RosterLine, RosterList } from "../rooms/writing/roster-list.tsx";
import { SaveBadge } from "../rooms/writing/save-badge.tsx";
import { type DocumentFacts, useDocumentFacts } from "../rooms/writing/use-document-facts.ts";
import { useMedia } from "../rooms/writing/use-media.ts";
import { WritingDesk } from "../rooms/writing/writing-desk.tsx";
import { Badge } from "../ui/badge.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Link } from "../ui/link.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/progress.tsx";
import { refresh, useEndpoint } from "./api.ts";
import styles from "./document-screen.module.css";
import { type Me, useMe } from "./me.ts";
import { usePageTitle } from "./page-title.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { StateBadge } from "./state-badge.tsx";

/** How long a refused link waits, after the facts were fetched again, before it is tried once more. */
const askAgainAfter = 4_000;

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

function refetch(changed: Hint["changed"]): void {
  if (changed === "threads") {
    void refresh(endpoints.listThreads);
    return;
  }
  void refresh(endpoints.readDocument);
  void refresh(endpoints.closingCheck);
  void refresh(endpoints.listThreads);
}

type Sheet = "none" | "outline" | "comments" | "seats";

function OpenDocument({
  facts,
  keptName,
  me,
}: {
  readonly facts: DocumentFacts;
  readonly keptName: string;
  readonly me: Me;
}) {
  const say = useSay();
  const format = useFormat();
  usePageTitle(facts.title);
  const isFrozen = facts.state !== "draft";
  const isSchemaKnown = facts.schemaVersion === schemaVersion;
  const mayWrite = facts.access === "write" && !isFrozen;
  const [round, setRound] = useState(0);

  const live = useLiveDocument({
    documentId: facts.id,
    keptName: mayWrite ? keptName : null,
    isWanted: isSchemaKnown && facts.access !== "none",
    round,
    onHint: refetch,
    onDoubt: (joined) => {
      void refresh(endpoints.readDocument).then(() => {
        setTimeout(() => {
          if (joined.state().refusal !== null) joined.retry();
        }, askAgainAfter);
      });
    },
  });
  const hasText = useLiveState(live, (state) => state.hasText);
  const save = useLiveState(live, (state) => saveStateOf(state).name);
  const {
    record,
    error: recordError,
    retry: readRecordAgain,
  } = useCheckedRecord(facts.id, facts.record?.digest ?? null);

  useEffect(() => {
    // What was kept of a text that is closed now, and was sent whole, serves nobody any more.
    if (!mayWrite && unsentOf(localStorage, keptName) === 0) void forgetKept(keptName);
  }, [mayWrite, keptName]);

  const content = record?.content ?? null;
  const source = useMemo<EditorSource | null>(() => {
    if (isFrozen) return content === null ? null : { type: "frozen", text: content.text };
    if (live === null || !hasText) return null;
    return {
      type: "live",
      prose: live.prose,
      awareness: live.awareness,
      drawCaret: caretDrawing((party) => say(partyKey[party])),
    };
  }, [isFrozen, content, live, hasText, say]);
  const numbers = useMemo(
    () => new Map(content?.resolutions.map(({ blockId, number }) => [blockId, number])),
    [content],
  );

  const [editor, setEditor] = useState<Editor | null>(null);
  const [sheet, setSheet] = useState<Sheet>("none");
  const closeSheet = useCallback(() => setSheet("none"), []);
  const hasLeft = useMedia("(min-width: 1200px)");
  const hasRight = useMedia("(min-width: 960px)");

  const threads = useEndpoint(endpoints.listThreads, { params: { documentId: facts.id } });
  const mayComment = threads.data?.mayComment === true && !isFrozen;
  const people = useEndpoint(endpoints.listPeople, {}, { enabled: mayComment });
  const secretariat = useEndpoint(endpoints.readSecretariat, {}, { enabled: mayWrite });
  const institutions = useMemo(
    () => (secretariat.data?.organizations ?? []).map((organization) => organization.name),
    [secretariat.data],
  );
  const [active, setActive] = useState<ActiveThread | null>(null);
  const [starting, setStarting] = useState<NewThread | null>(null);
  const places = useEditorState({
    editor,
    selector: ({ editor: current }) => (current === null ? null : placesOf(placementsOf(current.state))),
  });
  useCommentMarks(
    editor,
    isFrozen ? null : (threads.data?.threads ?? null),
    starting,
    active?.threadId ?? null,
  );

  const startComment = useCallback((passage: Passage | null) => {
    setActive(null);
    setStarting({ passage });
    setSheet("comments");
  }, []);
  const showThread = useCallback((threadId: string, wantsFocus: boolean) => {
    setActive({ threadId, wantsFocus });
    setSheet("comments");
  }, []);

  const self = useMemo<Present>(() => selfOf(me, facts), [me, facts]);
  const roster = useRoster(live?.awareness ?? null, self);
  const openThreads = threads.data?.threads.filter((thread) => thread.state === "open").length ?? 0;
  const isSigned = isSignedKind(facts.kind);

  const outline = editor !== null && <OutlineList editor={editor} onGo={closeSheet} />;
  const rosterList = <RosterList people={roster} editor={editor} onGo={closeSheet} />;
  const seats = isSigned && (
    <>
      <SeatsPanel document={facts} />
      {facts.record !== null && isFrozen && (
        <SignatureBoard document={facts} summary={facts.record} check={record?.check ?? "checking"} />
      )}
      {!isFrozen && facts.may.close && (
        <ClosingPanel
          document={facts}
          isSaved={save === "saved"}
          onGoToBlock={(blockId) => {
            closeSheet();
            if (editor !== null) goToBlock(editor, blockId);
          }}
        />
      )}
    </>
  );
  const comments = (
    <CommentsPanel
      documentId={facts.id}
      threads={threads.data?.threads ?? []}
      places={isFrozen ? null : places}
      people={people.data?.people ?? []}
      mayComment={mayComment}
      active={active}
      isTitled={hasRight}
      starting={starting}
      onStart={(thread) => {
        setStarting(thread);
        if (thread === null) editor?.view.focus();
      }}
      onGo={
        isFrozen || editor === null
          ? null
          : (threadId) => {
              closeSheet();
              setActive({ threadId, wantsFocus: false });
              goToThread(editor, threadId);
            }
      }
    />
  );

  return (
    <div className={styles.screen}>
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
            <StateBadge state={facts.state} />
          </span>
        </div>
        <div className={styles.status}>
          {!isFrozen && <SaveBadge live={live} mayComment={mayComment} />}
          <p className={styles.others}>
            <RosterLine people={roster} />
          </p>
        </div>
        <span className={styles.faces}>
          <RosterFaces people={roster} />
        </span>
        {!hasLeft && (
          <IconButton icon="menu" label={say("writing.panel.outline")} onPress={() => setSheet("outline")} />
        )}
        {!hasRight && (
          <>
            {isSigned && (
              <IconButton
                icon="signature"
                label={say("writing.panel.seats")}
                onPress={() => setSheet("seats")}
              />
            )}
            <span className={styles.counted}>
              <IconButton
                icon="comment"
                label={`${say("writing.panel.comments")} (${openThreads})`}
                onPress={() => setSheet("comments")}
              />
              {openThreads > 0 && (
                <span className={styles.count} aria-hidden="true">
                  {openThreads}
                </span>
              )}
            </span>
          </>
        )}
      </header>
      <div className={styles.columns}>
        {hasLeft && (
          <aside className={styles.side} aria-label={say("writing.outline")} data-print="no">
            {outline}
            {rosterList}
          </aside>
        )}
        <div className={styles.middle}>
          <div className={styles.notices} data-print="no">
            {!isSchemaKnown && <Notice tone="danger">{say("writing.refused.schema_version")}</Notice>}
            <LiveNotice
              live={live}
              keptName={mayWrite ? keptName : null}
              onStartOver={() => setRound((current) => current + 1)}
            />
            {!mayWrite && <LeftChangesNotice name={keptName} />}
            {recordError !== null && <ProblemNotice error={recordError} retry={readRecordAgain} />}
          </div>
          {facts.record !== null && facts.state !== "draft" && (
            <RecordBanner state={facts.state} summary={facts.record} check={record?.check ?? "checking"} />
          )}
          {source === null ? (
            isSchemaKnown &&
            save !== "unreachable" && (
              <div className={styles.waiting}>
                <Skeleton label={say("writing.save.opening")} rows={10} />
              </div>
            )
          ) : (
            <WritingDesk
              source={source}
              access={isFrozen || facts.access === "none" ? "read" : facts.access}
              canComment={mayComment}
              textLanguage={facts.language}
              title={facts.title}
              head={<PageHead facts={facts} date={format.date} />}
              institutions={institutions}
              numbers={numbers}
              onEditor={setEditor}
              onComment={startComment}
              onThread={showThread}
            />
          )}
        </div>
        {hasRight && (
          <aside className={styles.side} aria-label={say("writing.panel.comments")} data-print="no">
            {seats}
            {comments}
          </aside>
        )}
      </div>
      <SideSheet title={facts.title} isOpen={sheet === "outline" && !hasLeft} onClose={closeSheet}>
        {outline}
        {rosterList}
      </SideSheet>
      <SideSheet
        title={say("writing.panel.seats")}
        isOpen={sheet === "seats" && !hasRight}
        onClose={closeSheet}
      >
        {seats}
      </SideSheet>
      <SideSheet
        title={say("writing.panel.comments")}
        isOpen={sheet === "comments" && !hasRight}
        onClose={closeSheet}
      >
        {comments}
      </SideSheet>
      <LeaveGuard live={live} />
    </div>
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
      return { href: "/reuniones", words: say("app.meetings") };
    case "proposal":
    case "commitmentDraft":
      return facts.proposalId === null
        ? { href: "/propuestas", words: say("app.proposals") }
        : { href: `/propuestas/${facts.proposalId}`, words: say("writing.subject.proposal") };
  }
}

function SideSheet({
  title,
  isOpen,
  onClose,
  children,
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} place="side">
      <div className={styles.sheet}>{children}</div>
    </Dialog>
  );
}

/** What stands on the page over the text: number, day and place, as on the printed one. */
function PageHead({
  facts,
  date,
}: {
  readonly facts: DocumentFacts;
  readonly date: (plainDate: string) => string;
}) {
  const say = useSay();
  const key = facts.key ?? say(`kind.${facts.kind}`);
  const where = [facts.heldOn === null ? "" : date(facts.heldOn), facts.place].filter((part) => part !== "");
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

/** Shows the open threads in the text, and the passage that a new one is being written about. */
function useCommentMarks(
  editor: Editor | null,
  threads: readonly Thread[] | null,
  starting: NewThread | null,
  active: string | null,
): void {
  useEffect(() => {
    if (editor === null || threads === null) return;
    const anchors = threads.flatMap((thread) =>
      thread.state === "open" && thread.anchor !== null
        ? [{ threadId: thread.id, anchor: thread.anchor, quote: thread.quote }]
        : [],
    );
    const passage = starting?.passage ?? null;
    if (passage !== null) anchors.push({ threadId: "new", anchor: passage.anchor, quote: passage.quote });
    showComments(editor.view, { anchors, active: passage === null ? active : "new" });
  }, [editor, threads, starting, active]);
}

function selfOf(me: Me, facts: DocumentFacts): Present {
  const mandate = me.mandates.find((held) => held.party !== null) ?? me.mandates[0];
  return {
    userId: me.userId,
    name: me.name,
    party: mandate?.party ?? null,
    institution: mandate?.organizationName ?? null,
    access: facts.access === "none" ? "read" : facts.access,
    isSelf: true,
  };
}
