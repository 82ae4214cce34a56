import { endpoints } from "@minuta/contract";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useCommand } from "../../app/api.ts";
import { Ago } from "../../i18n/ago.tsx";
import { useSay } from "../../i18n/say.ts";
import { PartyShape, partyKey } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, MenuItem } from "../../ui/menu.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./comments.module.css";
import { Composer } from "./composer.tsx";
import { useDraft } from "./draft.ts";
import type { Person } from "./mention.ts";
import type { Thread } from "./thread-order.ts";

type Comment = Thread["comments"][number];

/** One thread: its passage, its comments, and what can be done with it. */
export function ThreadCard({
  thread,
  people,
  mayComment,
  isActive,
  wantsFocus,
  isGone,
  onGo,
}: {
  readonly thread: Thread;
  readonly people: readonly Person[];
  readonly mayComment: boolean;
  readonly isActive: boolean;
  readonly wantsFocus: boolean;
  readonly isGone: boolean;
  /** Goes to the passage; null where there is none to go to. */
  readonly onGo: ((threadId: string) => void) | null;
}) {
  const say = useSay();
  const card = useRef<HTMLElement>(null);
  const [isReplying, setReplying] = useState(false);
  const setState = useCommand(endpoints.setThreadState, { invalidates: [endpoints.listThreads] });
  const params = { documentId: thread.documentId, threadId: thread.id };
  useShownWhenActive(card, isActive, wantsFocus);
  const first = thread.comments[0];
  return (
    <article
      ref={card}
      tabIndex={-1}
      className={classes(styles.card, isActive && styles.active)}
      aria-label={say("comments.thread", { name: first?.author.name ?? "" })}
      data-thread-card={thread.id}
    >
      {thread.quote !== "" &&
        (onGo === null || isGone ? (
          <blockquote className={classes(styles.quote, isGone && styles.gone)}>“{thread.quote}”</blockquote>
        ) : (
          <button type="button" className={styles.quoteButton} onClick={() => onGo(thread.id)}>
            <VisuallyHidden>{say("comments.quote")}: </VisuallyHidden>
            <span className={styles.quote}>“{thread.quote}”</span>
          </button>
        ))}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ol role="list" className={styles.comments}>
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <CommentLine comment={comment} params={params} people={people} />
          </li>
        ))}
      </ol>
      {thread.state === "resolved" && (
        <p className={styles.resolved}>
          {thread.resolvedBy === null
            ? say("comments.resolved")
            : say("comments.resolvedBy", { name: thread.resolvedBy.name })}
          {thread.resolvedAt !== null && (
            <>
              {" · "}
              <Ago instant={thread.resolvedAt} />
            </>
          )}
        </p>
      )}
      {mayComment &&
        (isReplying ? (
          <ReplyComposer params={params} people={people} onDone={() => setReplying(false)} />
        ) : (
          <div className={styles.cardActions}>
            {thread.state === "open" && (
              <Button size="small" tone="quiet" icon="reply" onPress={() => setReplying(true)}>
                {say("comments.reply")}
              </Button>
            )}
            <Button
              size="small"
              tone="quiet"
              icon={thread.state === "open" ? "check" : "undo"}
              isPending={setState.isPending}
              onPress={() =>
                setState.mutate({ params, body: { state: thread.state === "open" ? "resolved" : "open" } })
              }
            >
              {say(thread.state === "open" ? "comments.resolve" : "comments.reopen")}
            </Button>
          </div>
        ))}
    </article>
  );
}

/** A thread that was asked for in the text comes into sight, and takes the focus if the keyboard asked. */
function useShownWhenActive(
  card: RefObject<HTMLElement | null>,
  isActive: boolean,
  wantsFocus: boolean,
): void {
  useEffect(() => {
    if (!isActive || card.current === null) return;
    if (wantsFocus && !card.current.contains(document.activeElement))
      card.current.focus({ preventScroll: true });
    card.current.scrollIntoView({ block: "nearest" });
  }, [card, isActive, wantsFocus]);
}

type ThreadParams = { readonly documentId: string; readonly threadId: string };

function ReplyComposer({
  params,
  people,
  onDone,
}: {
  readonly params: ThreadParams;
  readonly people: readonly Person[];
  readonly onDone: () => void;
}) {
  const say = useSay();
  const [text, setText] = useDraft(`${params.documentId}.${params.threadId}`);
  const reply = useCommand(endpoints.reply, {
    invalidates: [endpoints.listThreads],
    quiet: true,
    onDone: () => {
      setText("");
      onDone();
    },
  });
  return (
    <Composer
      label={say("comments.reply.label")}
      sendText={say("comments.send.reply")}
      text={text}
      onText={setText}
      people={people}
      isPending={reply.isPending}
      error={reply.error}
      onSend={(body, mentions) => reply.mutate({ params, body: { body, mentions } })}
      onCancel={onDone}
      autoFocus
    />
  );
}

function CommentLine({
  comment,
  params,
  people,
}: {
  readonly comment: Comment;
  readonly params: ThreadParams;
  readonly people: readonly Person[];
}) {
  const say = useSay();
  const [mode, setMode] = useState<"read" | "edit" | "delete">("read");
  const [text, setText] = useState("");
  const commentParams = { ...params, commentId: comment.id };
  const edit = useCommand(endpoints.editComment, {
    invalidates: [endpoints.listThreads],
    quiet: true,
    onDone: () => setMode("read"),
  });
  const remove = useCommand(endpoints.deleteComment, {
    invalidates: [endpoints.listThreads],
    onDone: () => setMode("read"),
  });
  const { author } = comment;
  return (
    <div className={styles.comment}>
      <header className={styles.commentHead}>
        <span className={styles.author}>
          {author.party !== null && (
            <>
              <PartyShape party={author.party} />
              <VisuallyHidden>{say(partyKey[author.party])}</VisuallyHidden>
            </>
          )}
          <strong>{author.name}</strong>
        </span>
        <span className={styles.when}>
          <Ago instant={comment.createdAt} />
          {comment.editedAt !== null && comment.deletedAt === null && <> · {say("comments.edited")}</>}
        </span>
        {comment.mayEdit && comment.deletedAt === null && mode === "read" && (
          <Menu
            label={say("comments.more", { name: author.name })}
            trigger={
              <IconButton icon="more" size="small" label={say("comments.more", { name: author.name })} />
            }
          >
            <MenuItem
              icon="pencil"
              text={say("comments.edit")}
              onAction={() => {
                setText(comment.body);
                setMode("edit");
              }}
            />
            <MenuItem
              icon="trash"
              text={say("comments.delete")}
              isDestructive
              onAction={() => setMode("delete")}
            />
          </Menu>
        )}
      </header>
      {mode === "edit" ? (
        <Composer
          label={say("comments.body")}
          sendText={say("comments.send.edit")}
          text={text}
          onText={setText}
          people={people}
          isPending={edit.isPending}
          error={edit.error}
          onSend={(body, mentions) => edit.mutate({ params: commentParams, body: { body, mentions } })}
          onCancel={() => setMode("read")}
          autoFocus
        />
      ) : comment.deletedAt === null ? (
        <p className={styles.body}>
          <Mentions body={comment.body} people={people} mentions={comment.mentions} />
        </p>
      ) : (
        <p className={styles.deleted}>{say("comments.deleted")}</p>
      )}
      <ConfirmDialog
        isOpen={mode === "delete"}
        title={say("comments.delete.title")}
        confirmText={say("comments.delete")}
        isPending={remove.isPending}
        onClose={() => setMode("read")}
        onConfirm={() => remove.mutate({ params: commentParams })}
      >
        <p>{say("comments.delete.text")}</p>
      </ConfirmDialog>
    </div>
  );
}

/** The words of a comment with its mentions set off. */
function Mentions({
  body,
  people,
  mentions,
}: {
  readonly body: string;
  readonly people: readonly Person[];
  readonly mentions: readonly string[];
}) {
  const names = people
    .filter((person) => mentions.includes(person.userId))
    .map((person) => `@${person.name}`);
  if (names.length === 0) return body;
  names.sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(${names.map(literally).join("|")})`, "u");
  return body.split(pattern).map((part, index) =>
    names.includes(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move.
      <b key={index} className={styles.mention}>
        {part}
      </b>
    ) : (
      part
    ),
  );
}

/** A text as a pattern that finds that text. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
