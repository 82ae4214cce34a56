import { endpoints } from "@minuta/contract";
import { isHeldKind, isSignedKind } from "@minuta/domain";
import type { RecordContent } from "@minuta/record";
import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { placementsOf } from "../editor/comment-marks.ts";
import { goToBlock, goToThread, type Passage } from "../editor/passage.ts";
import { useFormat } from "../i18n/format.ts";
import { useSay } from "../i18n/say.ts";
import { type Present, useRoster } from "../live/roster.ts";
import { RecordBanner } from "../rooms/closing/record-banner.tsx";
import { SeatsPanel } from "../rooms/closing/seats-panel.tsx";
import { SignatureBoard } from "../rooms/closing/signature-board.tsx";
import { AgendaPanel } from "../rooms/cockpit/agenda-panel.tsx";
import { isHeld } from "../rooms/cockpit/cockpit.ts";
import { type Asking, CockpitDialogs } from "../rooms/cockpit/cockpit-dialogs.tsx";
import { QuorumNotice } from "../rooms/cockpit/seats-panel.tsx";
import { SessionActions } from "../rooms/cockpit/session-actions.tsx";
import { SessionSide } from "../rooms/cockpit/session-side.tsx";
import { SessionSteps } from "../rooms/cockpit/session-steps.tsx";
import { SessionStrip } from "../rooms/cockpit/session-strip.tsx";
import { missingToAdopt, nextToAdopt } from "../rooms/cockpit/start-adopting.ts";
import { useBlockRows } from "../rooms/cockpit/use-block-rows.ts";
import { useRegisterRows } from "../rooms/cockpit/use-register-rows.ts";
import { useScribe } from "../rooms/cockpit/use-scribe.ts";
import { useSession } from "../rooms/cockpit/use-session.ts";
import { type ActiveThread, CommentsPanel, type NewThread } from "../rooms/comments/comments-panel.tsx";
import { placesOf } from "../rooms/comments/thread-order.ts";
import { SourcePanel } from "../rooms/rubrics/source-panel.tsx";
import { WorkflowNote } from "../rooms/rubrics/workflow-note.tsx";
import { NextToSign } from "../rooms/signatures/next-to-sign.tsx";
import { LeaveGuard } from "../rooms/writing/leave-guard.tsx";
import { LeftChangesNotice, LiveNotice } from "../rooms/writing/live-notices.tsx";
import { OutlineList } from "../rooms/writing/outline-list.tsx";
import { RosterList } from "../rooms/writing/roster-list.tsx";
import type { DocumentFacts } from "../rooms/writing/use-document-facts.ts";
import { WritingDesk } from "../rooms/writing/writing-desk.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/progress.tsx";
import { Tabs } from "../ui/tabs.tsx";
import { useMedia } from "../ui/use-media.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { useEndpoint } from "./api.ts";
import { DocumentBar } from "./document-bar.tsx";
import { DocumentHead } from "./document-head.tsx";
import styles from "./document-screen.module.css";
import { LiveAdoptionPanel } from "./live-adoption-panel.tsx";
import { LiveClosingPanel } from "./live-closing-panel.tsx";
import type { Me } from "./me.ts";
import { usePageTitle } from "./page-title.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { SideSheet } from "./side-sheet.tsx";
import { useLiveText } from "./use-live-text.ts";
import { useThreadMarks } from "./use-thread-marks.ts";

type Sheet = "none" | "outline" | "comments" | "seats" | "commitments";

/** A document that may be read: its text in the middle, and around it the panels that belong to its kind. */
export function OpenDocument({
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
  const mayWrite = facts.access === "write" && !isFrozen;
  const isSigned = isSignedKind(facts.kind);
  const { live, isUnreachable, source, isSchemaKnown, record, startOver } = useLiveText(facts, keptName);
  const check = record.record?.check ?? "checking";

  const [editor, setEditor] = useState<Editor | null>(null);
  const [sheet, setSheet] = useState<Sheet>("none");
  const closeSheet = useCallback(() => setSheet("none"), []);
  const [side, setSide] = useState<"session" | "comments">("session");
  const [asking, setAsking] = useState<Asking | null>(null);
  const hasLeft = useMedia("(min-width: 1200px)");
  const hasRight = useMedia("(min-width: 960px)");

  const asked = useSession(facts.kind === "minutes" ? facts.sessionId : null, facts.id, editor);
  const session = asked === "loading" ? null : asked;
  const isWaiting = asked === "loading";
  const [told, setTold] = useState("");
  const adopt = (blockId: string) => {
    closeSheet();
    const missing = missingToAdopt(editor, blockId, { say, format });
    setTold(missing);
    if (missing === "") setAsking({ type: "adopt", blockId, reservation: "" });
  };
  const content = isFrozen ? (record.record?.content ?? null) : null;
  const rows = useBlockRows({
    shown: useRegisterRows({ document: facts, session, content }),
    mayAdopt: session?.cockpit.may.adopt === true && !isFrozen,
    onAdopt: adopt,
  });
  const scribe = useScribe(mayWrite ? session : null, facts.heldOn, setAsking);

  const threads = useEndpoint(endpoints.listThreads, { params: { documentId: facts.id } });
  const mayComment = threads.data?.mayComment === true && !isFrozen;
  const people = useEndpoint(endpoints.listPeople, {}, { enabled: mayComment });
  const secretariat = useEndpoint(endpoints.readSecretariat, {}, { enabled: mayWrite });
  const institutions = useMemo(() => {
    const { organizations = [], seats = [] } = secretariat.data ?? {};
    const names = [...seats.map(({ institution }) => institution), ...organizations.map(({ name }) => name)];
    return [...new Set(names)];
  }, [secretariat.data]);
  const [active, setActive] = useState<ActiveThread | null>(null);
  const [starting, setStarting] = useState<NewThread | null>(null);
  const places = useEditorState({
    editor,
    selector: ({ editor: current }) => (current === null ? null : placesOf(placementsOf(current.state))),
  });
  useThreadMarks(
    editor,
    isFrozen ? null : (threads.data?.threads ?? null),
    starting,
    active?.threadId ?? null,
  );
  // Once the text is closed it waits for signatures, and nobody comments any more.
  useEffect(() => {
    if (isFrozen) setSide("session");
  }, [isFrozen]);
  const showComments = useCallback(() => {
    setSide("comments");
    setSheet("comments");
  }, []);
  const startComment = useCallback(
    (passage: Passage | null) => {
      setActive(null);
      setStarting({ passage });
      showComments();
    },
    [showComments],
  );
  const showThread = useCallback(
    (threadId: string, wantsFocus: boolean) => {
      setActive({ threadId, wantsFocus });
      showComments();
    },
    [showComments],
  );

  const self = useMemo<Present>(() => selfOf(me, facts), [me, facts]);
  const roster = useRoster(live?.awareness ?? null, self);
  const openThreads = threads.data?.threads.filter((thread) => thread.state === "open").length ?? 0;
  const goTo = (blockId: string) => {
    closeSheet();
    if (editor !== null) goToBlock(editor, blockId);
  };

  const outline = (
    <>
      {session !== null && (
        <>
          <SessionSteps
            cockpit={session.cockpit}
            onStep={(step) => {
              closeSheet();
              setAsking({ type: "step", step });
            }}
          />
          <AgendaPanel
            cockpit={session.cockpit}
            onGo={(item) => {
              closeSheet();
              if (editor !== null) goToItem(editor, item);
            }}
          />
        </>
      )}
      {isWaiting && <Skeleton label={say("app.loading")} rows={6} />}
      {editor !== null && session === null && !isWaiting && <OutlineList editor={editor} onGo={closeSheet} />}
    </>
  );
  const rosterList = <RosterList people={roster} editor={editor} onGo={closeSheet} />;
  const seats = isSigned && (
    <>
      <WorkflowNote document={facts} />
      {facts.source !== null && <SourcePanel document={facts} source={facts.source} />}
      {facts.record !== null && isFrozen && (
        <>
          <SignatureBoard document={facts} summary={facts.record} check={check} />
          {facts.state !== "draft" && !waitsForMe(facts) && <NextToSign documentId={facts.id} />}
        </>
      )}
      {isWaiting && <Skeleton label={say("app.loading")} rows={6} />}
      {session === null ? (
        !isWaiting && isHeldKind(facts.kind) && <SeatsPanel document={facts} />
      ) : (
        <SessionSide
          session={session}
          documentId={facts.id}
          isDraft={!isFrozen}
          mayRecord={facts.may.recordAttendance}
          onRollCall={() => {
            closeSheet();
            setAsking({ type: "rollCall" });
          }}
          onGoToBlock={goTo}
          onAdopt={({ blockId }) => adopt(blockId)}
        />
      )}
      {!isFrozen && facts.may.close && <LiveClosingPanel live={live} document={facts} onGoToBlock={goTo} />}
    </>
  );
  const commitments = (facts.kind === "commitmentDraft" || facts.kind === "meetingForm") && (
    <LiveAdoptionPanel live={live} documentId={facts.id} isFrozen={isFrozen} onGoToBlock={goTo} />
  );
  const comments = (
    <CommentsPanel
      documentId={facts.id}
      threads={threads.data?.threads ?? []}
      places={isFrozen ? null : places}
      people={people.data?.people ?? []}
      mayComment={mayComment}
      active={active}
      isTitled={hasRight && session === null}
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
      <DocumentBar
        facts={facts}
        live={live}
        isFrozen={isFrozen}
        mayComment={mayComment}
        people={roster}
        {...(session === null || hasRight || !isHeld(session.cockpit)
          ? {}
          : { strip: <SessionStrip cockpit={session.cockpit} /> })}
      >
        {session !== null && hasRight && (
          <SessionActions
            session={session}
            isDraft={!isFrozen}
            isShort={!hasLeft}
            onAdopt={() => {
              const blockId = nextToAdopt(editor, session.resolutions);
              if (blockId !== null) adopt(blockId);
            }}
          />
        )}
        {!hasLeft && (
          <IconButton icon="menu" label={say("writing.panel.outline")} onPress={() => setSheet("outline")} />
        )}
        {!hasRight && (
          <>
            {isSigned && (
              <IconButton
                icon={session === null ? "signature" : "people"}
                label={say(session === null ? "writing.panel.seats" : "writing.panel.session")}
                onPress={() => setSheet("seats")}
              />
            )}
            {commitments !== false && (
              <IconButton icon="flag" label={say("adoption.title")} onPress={() => setSheet("commitments")} />
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
      </DocumentBar>
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
            <LiveNotice live={live} keptName={mayWrite ? keptName : null} onStartOver={startOver} />
            {!mayWrite && <LeftChangesNotice name={keptName} />}
            {record.error !== null && <ProblemNotice error={record.error} retry={record.retry} />}
            {session !== null && !isFrozen && <QuorumNotice cockpit={session.cockpit} />}
          </div>
          {facts.record !== null && facts.state !== "draft" && (
            <RecordBanner
              state={facts.state}
              isOfAuthor={facts.author !== null}
              summary={facts.record}
              check={check}
              signing={hasRight ? null : { isMine: waitsForMe(facts), onGo: () => setSheet("seats") }}
            />
          )}
          {source === null ? (
            isSchemaKnown &&
            !isUnreachable && (
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
              head={<DocumentHead facts={content === null ? facts : { ...facts, ...headOf(content) }} />}
              institutions={institutions}
              rows={rows}
              scribe={scribe}
              onEditor={setEditor}
              onComment={startComment}
              onThread={showThread}
            />
          )}
        </div>
        {hasRight && (
          <aside
            className={styles.side}
            aria-label={say(session === null ? "writing.panel.comments" : "writing.panel.session")}
            data-print="no"
          >
            {session === null ? (
              <>
                {seats}
                {commitments}
                {comments}
              </>
            ) : (
              <Tabs
                label={say("writing.panels")}
                selected={side}
                onSelect={setSide}
                items={[
                  {
                    id: "session",
                    title: say("writing.panel.session"),
                    content: <div className={styles.panels}>{seats}</div>,
                  },
                  {
                    id: "comments",
                    title: `${say("writing.panel.comments")} · ${openThreads}`,
                    content: comments,
                  },
                ]}
              />
            )}
          </aside>
        )}
      </div>
      <SideSheet title={facts.title} isOpen={sheet === "outline" && !hasLeft} onClose={closeSheet}>
        {outline}
        {rosterList}
      </SideSheet>
      <SideSheet
        title={say(session === null ? "writing.panel.seats" : "writing.panel.session")}
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
      <SideSheet
        title={say("adoption.title")}
        isOpen={sheet === "commitments" && !hasRight}
        onClose={closeSheet}
      >
        {commitments}
      </SideSheet>
      {session !== null && asking !== null && (
        <CockpitDialogs
          asking={asking}
          session={session}
          documentId={facts.id}
          live={live}
          onAsk={setAsking}
        />
      )}
      <VisuallyHidden>
        <span role="status">{told}</span>
      </VisuallyHidden>
      <LeaveGuard live={live} />
    </div>
  );
}

/** What stands over a closed text, as it was closed. */
function headOf({ key, heldOn, place }: RecordContent) {
  return { key, heldOn, place };
}

/** Goes to the heading of an agenda item: its own, or one with its words for an item that came up in the session. */
function goToItem(editor: Editor, item: { readonly id: string; readonly title: string }): void {
  if (goToBlock(editor, item.id)) return;
  let blockId: string | null = null;
  editor.state.doc.descendants((node) => {
    if (node.type.name === "agendaItem" && node.textContent.trim() === item.title)
      blockId ??= String(node.attrs.id);
    return !node.isTextblock && blockId === null;
  });
  if (blockId !== null) goToBlock(editor, blockId);
}

/** Whether a seat of the person in front has still to decide on the closed text. */
function waitsForMe({ state, may, record }: DocumentFacts): boolean {
  return (
    state === "forSignature" &&
    may.signFor.some((party) => record?.signatures.every((signature) => signature.party !== party))
  );
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
