import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import type { Passage } from "../../editor/passage.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import styles from "./comments.module.css";
import { Composer } from "./composer.tsx";
import { useDraft } from "./draft.ts";
import type { Person } from "./mention.ts";
import { ThreadCard } from "./thread-card.tsx";
import { sortThreads, type Thread, type ThreadPlaces } from "./thread-order.ts";

/** A thread that is about to be opened: on a passage, or with null on the whole document. */
export type NewThread = { readonly passage: Passage | null };

/** The thread that is looked at. From the keyboard it takes the focus; a press in the text leaves the caret there. */
export type ActiveThread = { readonly threadId: string; readonly wantsFocus: boolean };

/** The comments beside the text, in its order. */
export function CommentsPanel({
  documentId,
  threads,
  places,
  people,
  mayComment,
  active,
  isTitled,
  starting,
  onStart,
  onGo,
}: {
  readonly documentId: string;
  readonly threads: readonly Thread[];
  /** Where the passages stand; null while the text is not joined or is frozen. */
  readonly places: ThreadPlaces | null;
  readonly people: readonly Person[];
  readonly mayComment: boolean;
  readonly active: ActiveThread | null;
  /** Whether the panel names itself; a sheet does it already. */
  readonly isTitled: boolean;
  readonly starting: NewThread | null;
  readonly onStart: (thread: NewThread | null) => void;
  readonly onGo: ((threadId: string) => void) | null;
}) {
  const say = useSay();
  const [shown, setShown] = useState<"open" | "resolved">("open");
  const sorted = sortThreads(threads, places);
  const openCount = sorted.whole.length + sorted.placed.length + sorted.gone.length;
  const isActiveResolved = sorted.resolved.some((thread) => thread.id === active?.threadId);
  const show = isActiveResolved ? "resolved" : shown;
  const card = (thread: Thread, isGone: boolean) => (
    <ThreadCard
      key={thread.id}
      thread={thread}
      people={people}
      mayComment={mayComment}
      isActive={thread.id === active?.threadId}
      wantsFocus={thread.id === active?.threadId && active.wantsFocus}
      isGone={isGone}
      onGo={thread.anchor === null ? null : onGo}
    />
  );
  return (
    <section aria-label={say("comments.title")} className={styles.panel}>
      <div className={styles.panelTop}>
        {isTitled && <h2 className={styles.title}>{say("comments.title")}</h2>}
        {sorted.resolved.length > 0 && (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame around two buttons.
          <div role="group" aria-label={say("comments.show")} className={styles.filter}>
            {(["open", "resolved"] as const).map((state) => (
              <button
                key={state}
                type="button"
                aria-pressed={show === state}
                className={styles.filterButton}
                onClick={() => setShown(state)}
              >
                {say(`comments.show.${state}`, {
                  count: state === "open" ? openCount : sorted.resolved.length,
                })}
              </button>
            ))}
          </div>
        )}
      </div>
      {starting !== null && (
        <NewThreadCard
          documentId={documentId}
          starting={starting}
          people={people}
          onDone={() => onStart(null)}
        />
      )}
      {show === "resolved" ? (
        sorted.resolved.map((thread) => card(thread, false))
      ) : (
        <>
          {sorted.placed.map((thread) => card(thread, false))}
          {sorted.whole.length > 0 && (
            <>
              <h3 className={styles.subtitle}>{say("comments.whole")}</h3>
              {sorted.whole.map((thread) => card(thread, false))}
            </>
          )}
          {sorted.gone.length > 0 && (
            <div className={styles.tray}>
              <h3 className={styles.subtitle}>{say("comments.gone")}</h3>
              <p className={styles.hint}>{say("comments.gone.text")}</p>
              {sorted.gone.map((thread) => card(thread, true))}
            </div>
          )}
          {openCount === 0 && starting === null && (
            <EmptyState icon="comment" title={say("comments.empty.title")}>
              {say(mayComment ? "comments.empty.text" : "comments.empty.read")}
            </EmptyState>
          )}
          {mayComment && starting === null && (
            <Button size="small" tone="quiet" icon="plus" onPress={() => onStart({ passage: null })}>
              {say("comments.whole.add")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function NewThreadCard({
  documentId,
  starting,
  people,
  onDone,
}: {
  readonly documentId: string;
  readonly starting: NewThread;
  readonly people: readonly Person[];
  readonly onDone: () => void;
}) {
  const say = useSay();
  const [text, setText] = useDraft(`${documentId}.new`);
  const open = useCommand(endpoints.openThread, {
    invalidates: [endpoints.listThreads],
    quiet: true,
    onDone: () => {
      setText("");
      onDone();
    },
  });
  const { passage } = starting;
  return (
    <article className={`${styles.card} ${styles.active}`} aria-label={say("comments.new")}>
      {passage === null ? (
        <p className={styles.hint}>{say("comments.whole")}</p>
      ) : (
        <blockquote className={styles.quote}>“{passage.quote}”</blockquote>
      )}
      <Composer
        label={say("comments.new")}
        sendText={say("comments.send")}
        text={text}
        onText={setText}
        people={people}
        isPending={open.isPending}
        error={open.error}
        onSend={(body, mentions) =>
          open.mutate({
            params: { documentId },
            body: { anchor: passage?.anchor ?? null, quote: passage?.quote ?? "", body, mentions },
          })
        }
        onCancel={() => {
          setText("");
          onDone();
        }}
        autoFocus
      />
    </article>
  );
}
