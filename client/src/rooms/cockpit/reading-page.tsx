import { endpoints } from "@minuta/contract";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useParams } from "react-router";
import { call, refresh, useCommand, useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { usePageTitle } from "../../app/page-title.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { useLiveDocument } from "../../live/use-live-document.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icon.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import type { Cockpit, TextResolution } from "./cockpit.ts";
import styles from "./reading-page.module.css";
import { decisionWords, missingWords, positionNotes } from "./resolution-words.ts";

/** Without a hint the screen is never older than this. */
const askAgainEvery = 10_000;

/** The reading of resolutions: one after the other on the wall, and the chair confirms each. */
export default function ReadingPage() {
  const { sessionId = "" } = useParams();
  const cockpit = useEndpoint(
    endpoints.readCockpit,
    { params: { sessionId } },
    { refetchEvery: askAgainEvery },
  );
  return (
    <div className={styles.wall}>
      <Loaded query={cockpit}>{(read) => <Reading cockpit={read} />}</Loaded>
    </div>
  );
}

function Reading({ cockpit }: { readonly cockpit: Cockpit }) {
  const say = useSay();
  usePageTitle(say("cockpit.reading.title", { key: cockpit.key }));
  const { documentId } = cockpit;
  return documentId === null ? (
    <div className={styles.nothing}>
      <h1>{say("cockpit.reading.title", { key: cockpit.key })}</h1>
      <p>{say("cockpit.reading.noText")}</p>
      <LinkButton href="/sesiones">{say("cockpit.reading.toSessions")}</LinkButton>
    </div>
  ) : (
    <ReadingOf cockpit={cockpit} documentId={documentId} />
  );
}

function ReadingOf({ cockpit, documentId }: { readonly cockpit: Cockpit; readonly documentId: string }) {
  const readAgain = () => {
    void refresh(endpoints.listTextResolutions);
    void refresh(endpoints.readCockpit);
  };
  useLiveDocument({
    documentId,
    keptName: null,
    isWanted: true,
    round: 0,
    readSnapshot: (id, signal) => call(endpoints.readSnapshot, { params: { documentId: id } }, signal),
    onDoubt: () => undefined,
    onHint: readAgain,
    onJoined: readAgain,
  });
  const list = useEndpoint(
    endpoints.listTextResolutions,
    { params: { documentId } },
    { refetchEvery: askAgainEvery },
  );
  return (
    <Loaded query={list}>
      {({ resolutions }) => (
        <Slides
          cockpit={cockpit}
          documentId={documentId}
          resolutions={resolutions.filter(({ standing }) => standing !== "void")}
        />
      )}
    </Loaded>
  );
}

function Slides({
  cockpit,
  documentId,
  resolutions,
}: {
  readonly cockpit: Cockpit;
  readonly documentId: string;
  readonly resolutions: readonly TextResolution[];
}) {
  const say = useSay();
  const [index, setIndex] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const count = resolutions.length;
  const place = Math.min(index, Math.max(0, count - 1));
  const resolution = resolutions[place];
  const confirmed = resolutions.filter(({ confirmedAt }) => confirmedAt !== null).length;
  const go = useCallback(
    (to: number) => {
      setIndex(Math.max(0, Math.min(to, count - 1)));
    },
    [count],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const to = targetOf(event.key, place, count);
      if (to === null) return;
      event.preventDefault();
      go(to);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [place, count, go]);
  const back = `/documentos/${documentId}`;
  return (
    <>
      <header className={styles.top}>
        <p className={styles.key}>{say("cockpit.reading.title", { key: cockpit.key })}</p>
        <p className={styles.progress} role="status">
          {say("cockpit.reading.confirmed", { confirmed, count })}
        </p>
        <LinkButton href={back} size="small" tone="quiet" icon="close">
          {say("cockpit.reading.leave")}
        </LinkButton>
      </header>
      {resolution === undefined ? (
        <div className={styles.nothing}>
          <h1>{say("cockpit.resolutions.none")}</h1>
          <p>{say("cockpit.reading.none")}</p>
        </div>
      ) : (
        <Slide
          key={`${resolution.blockId} ${resolution.number}`}
          heading={heading}
          cockpit={cockpit}
          documentId={documentId}
          resolution={resolution}
          ordinal={place + 1}
          onConfirmed={() => go(place + 1)}
        />
      )}
      {count > 0 && (
        <nav className={styles.steps} aria-label={say("cockpit.reading.steps")}>
          <IconButton
            icon="arrowLeft"
            label={say("cockpit.reading.previous")}
            isDisabled={place === 0}
            onPress={() => go(place - 1)}
          />
          <span className={styles.place}>{say("cockpit.reading.place", { place: place + 1, count })}</span>
          <IconButton
            icon="arrowRight"
            label={say("cockpit.reading.next")}
            isDisabled={place === count - 1}
            onPress={() => go(place + 1)}
          />
        </nav>
      )}
    </>
  );
}

/** Where a key leads; the remote controls of projectors send the page keys. Null for any other key. */
export function targetOf(key: string, place: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
    case "PageDown":
      return place + 1;
    case "ArrowLeft":
    case "ArrowUp":
    case "PageUp":
      return place - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

function Slide({
  heading,
  cockpit,
  documentId,
  resolution,
  ordinal,
  onConfirmed,
}: {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly cockpit: Cockpit;
  readonly documentId: string;
  readonly resolution: TextResolution;
  readonly ordinal: number;
  readonly onConfirmed: () => void;
}) {
  const say = useSay();
  const format = useFormat();
  const { number, standing, adopted, confirmedAt } = resolution;
  const shown = standing === "gone" && adopted !== null ? adopted : resolution;
  const flaw = flawOf(resolution, say, format);
  const confirm = useCommand(endpoints.confirmResolution, {
    invalidates: [endpoints.listTextResolutions],
    quiet: true,
    onDone: onConfirmed,
  });
  const notes = positionNotes(resolution, say);
  const mayConfirm = cockpit.may.confirm && standing === "adopted" && confirmedAt === null;
  useEffect(() => {
    // Where there is nothing to press, the words themselves are what comes next.
    if (!mayConfirm) heading.current?.focus({ preventScroll: true });
  }, [mayConfirm, heading]);
  return (
    <article className={styles.slide} aria-labelledby="reading-title">
      <h1 id="reading-title" ref={heading} tabIndex={-1} className={styles.number}>
        {number === null
          ? say("cockpit.resolutions.draft", { ordinal })
          : `${say("writing.resolution")} ${number}`}
      </h1>
      {flaw !== "" && (
        <p className={styles.flaw}>
          <Icon name="alert" size={28} />
          {flaw}
        </p>
      )}
      <p id="reading-text" className={classes(styles.text, shown.text.length > 420 && styles.long)}>
        {shown.text || say("cockpit.resolutions.empty")}
      </p>
      <dl className={styles.facts}>
        <div>
          <dt>{say("writing.resolution.responsible")}</dt>
          <dd>{shown.responsible || <em>{say("writing.open")}</em>}</dd>
        </div>
        <div>
          <dt>{say("writing.resolution.dueDate")}</dt>
          <dd>{shown.dueDate === "" ? <em>{say("writing.open")}</em> : format.date(shown.dueDate)}</dd>
        </div>
        {number !== null && (
          <div>
            <dt>{say("cockpit.reading.decision")}</dt>
            <dd>{decisionWords(resolution, say)}</dd>
          </div>
        )}
      </dl>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={styles.confirm}>
        {confirmedAt !== null && standing === "adopted" && (
          <p className={styles.isConfirmed}>
            <Icon name="check" size={28} />
            {say("cockpit.reading.isConfirmed")}
          </p>
        )}
        {mayConfirm && number !== null && (
          <Button
            tone="primary"
            icon="check"
            autoFocus
            aria-describedby="reading-title reading-text"
            isPending={confirm.isPending}
            className={styles.confirmButton}
            onPress={() =>
              confirm.mutate({ params: { documentId }, body: { number, textDigest: resolution.textDigest } })
            }
          >
            {say("cockpit.reading.confirm")}
          </Button>
        )}
        {confirm.error !== null && <ProblemNotice error={confirm.error} />}
      </div>
    </article>
  );
}

function flawOf(
  resolution: TextResolution,
  say: ReturnType<typeof useSay>,
  format: ReturnType<typeof useFormat>,
): string {
  switch (resolution.standing) {
    case "draft": {
      const missing = missingWords(resolution.missing, say, format);
      return missing === ""
        ? say("cockpit.reading.notAdopted")
        : `${say("cockpit.reading.notAdopted")} · ${missing}`;
    }
    case "changed":
      return say("cockpit.standing.changed");
    case "gone":
      return say("cockpit.standing.gone");
    case "adopted":
    case "void":
      return "";
  }
}
