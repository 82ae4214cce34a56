import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { problemSentence } from "../../app/problem.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyShape } from "../../party/party-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./comments.module.css";
import { findPeople, type MentionQuery, mentionAt, mentionedIn, type Person } from "./mention.ts";

const longest = 4000;

/** A field for a comment, with `@` to mention somebody. Ctrl or Cmd with Enter sends it. */
export function Composer({
  label,
  sendText,
  text,
  onText,
  people,
  isPending,
  error,
  onSend,
  onCancel,
  autoFocus = false,
}: {
  readonly label: string;
  readonly sendText: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly people: readonly Person[];
  readonly isPending: boolean;
  /** Why the last try failed; the text is still here. */
  readonly error: Error | null;
  readonly onSend: (body: string, mentions: string[]) => void;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
}) {
  const say = useSay();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [active, setActive] = useState(0);
  const found = query === null ? [] : findPeople(people, query.query);
  // A name that is complete and followed by other words is no longer being looked for.
  const isListOpen = query !== null && (found.length > 0 || query.query === "");
  const body = text.trim();
  const canSend = body !== "" && body.length <= longest && !isPending;

  useLayoutEffect(() => {
    if (!autoFocus) return;
    field.current?.focus({ preventScroll: true });
    field.current?.scrollIntoView({ block: "nearest" });
  }, [autoFocus]);

  const send = () => {
    if (canSend) onSend(body, mentionedIn(body, people));
  };
  const look = () => {
    const caret = field.current?.selectionStart ?? 0;
    setQuery(mentionAt(field.current?.value ?? "", caret));
    setActive(0);
  };
  const mention = (person: Person) => {
    if (query === null) return;
    const next = `${text.slice(0, query.from)}@${person.name} ${text.slice(query.to)}`;
    onText(next);
    setQuery(null);
    const caret = query.from + person.name.length + 2;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (isListOpen && found.length > 0) {
      const chosen = found[active];
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        setActive((active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
        return;
      }
      if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) {
        event.preventDefault();
        mention(chosen);
        return;
      }
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      if (query !== null) setQuery(null);
      else onCancel?.();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  };
  return (
    <div className={styles.composer}>
      <label className={styles.composerLabel} htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        className={styles.field}
        value={text}
        rows={2}
        maxLength={longest + 500}
        placeholder={say("comments.body.placeholder")}
        readOnly={isPending}
        aria-autocomplete="list"
        aria-describedby={`${id}-state`}
        {...(isListOpen ? { "aria-controls": `${id}-list`, "aria-activedescendant": `${id}-${active}` } : {})}
        onChange={(event) => {
          onText(event.target.value);
          look();
        }}
        onClick={look}
        onBlur={() => setQuery(null)}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden>
        <span role="status">
          {query === null ? "" : say("comments.mention.found", { count: found.length })}
        </span>
      </VisuallyHidden>
      {isListOpen && found.length > 0 && (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={say("comments.mention.list")}
          className={styles.people}
        >
          {found.map((person, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names this option by aria-activedescendant.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys.
            <div
              key={person.userId}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={styles.personOption}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(index)}
              onClick={() => mention(person)}
            >
              {person.party !== null && <PartyShape party={person.party} />}
              <span>{person.name}</span>
            </div>
          ))}
        </div>
      )}
      <div id={`${id}-state`}>
        {body.length > longest && (
          <p className={styles.problem}>{say("comments.tooLong", { max: longest })}</p>
        )}
        {error !== null && !isPending && (
          <p className={styles.problem} role="alert">
            {say("comments.failed")} {problemSentence(error, say)}
          </p>
        )}
      </div>
      <div className={styles.composerActions}>
        {onCancel !== undefined && (
          <Button size="small" tone="quiet" onPress={onCancel}>
            {say("comments.cancel")}
          </Button>
        )}
        <Button size="small" tone="primary" onPress={send} isDisabled={!canSend} isPending={isPending}>
          {isPending ? say("comments.sending") : error === null ? sendText : say("comments.retry")}
        </Button>
      </div>
    </div>
  );
}
