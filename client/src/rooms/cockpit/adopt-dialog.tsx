import { endpoints, ProblemError } from "@minuta/contract";
import { type DecisionMode, decisionModes, type Party, parties } from "@minuta/domain";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { refresh, useCommand, useEndpoint } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import { saveStateOf } from "../../live/save-state.ts";
import { useLiveState } from "../../live/use-live-document.ts";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Dialog, DialogActions } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./adopt-dialog.module.css";
import { BeforeAfter } from "./before-after.tsx";
import { type Cockpit, type TextResolution, touchedBySession } from "./cockpit.ts";
import { PartyVoice } from "./party-voice.tsx";
import { startingVoices, type Voices, voicesOf } from "./party-voices.ts";
import { decisionWords, missingWords } from "./resolution-words.ts";
import { WordDiff } from "./word-diff-view.tsx";

/**
 * Adopts one resolution: exactly these words, by this mode, with what each party says. Enter adopts. Another draft
 * that lacks nothing can follow at once.
 */
export function AdoptDialog({
  cockpit,
  documentId,
  blockId,
  reservation,
  live,
  onClose,
  onNext,
}: {
  readonly cockpit: Cockpit;
  readonly documentId: string;
  readonly blockId: string;
  /** Words of a reservation that were written in the text; "" for none. */
  readonly reservation: string;
  readonly live: LiveDocument | null;
  readonly onClose: () => void;
  readonly onNext: (blockId: string) => void;
}) {
  const say = useSay();
  const list = useEndpoint(
    endpoints.listTextResolutions,
    { params: { documentId } },
    { refetchEvery: 3_000 },
  );
  // Until the server has everything that this device wrote, older words would be adopted.
  const isSaved = useLiveState(live, (state) => saveStateOf(state).name === "saved");
  const [isFresh, setFresh] = useState(false);
  useEffect(() => {
    // The words on the server at this moment, and not those that were fetched last.
    if (isSaved) void refresh(endpoints.listTextResolutions).then(() => setFresh(true));
  }, [isSaved]);
  const resolutions = list.data?.resolutions ?? [];
  const resolution = resolutions.find((candidate) => candidate.blockId === blockId);
  const next = resolutions.find(
    (other) => other.blockId !== blockId && other.standing === "draft" && other.missing.length === 0,
  );
  return (
    <Dialog isOpen onClose={onClose} title={titleOf(resolution, say)} size="wide">
      {resolution === undefined ? (
        <Notice tone="warn">{say(list.isFetching ? "app.loading" : "cockpit.adopt.notFound")}</Notice>
      ) : (
        <AdoptForm
          key={blockId}
          cockpit={cockpit}
          documentId={documentId}
          resolution={resolution}
          next={next ?? null}
          reservation={reservation}
          isReady={isSaved && isFresh}
          onClose={onClose}
          onNext={onNext}
        />
      )}
    </Dialog>
  );
}

function titleOf(resolution: TextResolution | undefined, say: ReturnType<typeof useSay>): string {
  return resolution?.number == null
    ? say("cockpit.adopt.title")
    : say("cockpit.adopt.again.title", { number: resolution.number });
}

function AdoptForm({
  cockpit,
  documentId,
  resolution,
  next,
  reservation,
  isReady,
  onClose,
  onNext,
}: {
  readonly cockpit: Cockpit;
  readonly documentId: string;
  readonly resolution: TextResolution;
  readonly next: TextResolution | null;
  readonly reservation: string;
  readonly isReady: boolean;
  readonly onClose: () => void;
  readonly onNext: (blockId: string) => void;
}) {
  const say = useSay();
  const format = useFormat();
  const [mode, setMode] = useState<DecisionMode>(resolution.mode ?? "consensus");
  const [voices, setVoices] = useState<Voices>(() =>
    startingVoices(resolution, reservation, cockpit.quorum.present),
  );
  const goesOn = useRef(false);
  const openOr = (words: string) => (words === "" ? say("writing.open") : words);
  const dayOr = (day: string) => (day === "" ? say("writing.open") : format.date(day));
  // What stands under the number, to be read beside what would from now on.
  const before = resolution.standing === "changed" ? resolution.adopted : null;
  const adopt = useCommand(endpoints.adoptResolution, {
    invalidates: touchedBySession,
    quiet: true,
    onDone: () => {
      if (goesOn.current && next !== null) onNext(next.blockId);
      else onClose();
    },
  });
  const missing = missingWords(resolution.missing, say, format);
  const present = mode === "writtenProcedure" ? parties : cockpit.quorum.present;
  const currentItem = cockpit.agenda.find((item) => item.startedAt !== null && item.endedAt === null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    goesOn.current = submitter?.getAttribute("value") === "next";
    if (!isReady || missing !== "" || adopt.isPending) return;
    adopt.mutate(
      {
        params: { documentId },
        body: {
          blockId: resolution.blockId,
          textDigest: resolution.textDigest,
          mode,
          positions: voicesOf(voices, mode, present),
          agendaItemId: currentItem?.id ?? null,
        },
      },
      {
        onError: (error) => {
          // Somebody wrote in it since: the new words are shown before they can be adopted.
          if (error instanceof ProblemError && error.problem.code === "text_is_stale") {
            void refresh(endpoints.listTextResolutions);
          }
        },
      },
    );
  };
  const change = (party: Party, voice: Partial<Voices[Party]>) =>
    setVoices((current) => ({ ...current, [party]: { ...current[party], ...voice } }));
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <section aria-label={say("cockpit.adopt.text")} className={styles.exact}>
        {before !== null ? (
          <WordDiff before={before.text} after={resolution.text} />
        ) : (
          <p className={styles.words}>{resolution.text}</p>
        )}
        <dl className={styles.facts}>
          <div>
            <dt>{say("writing.resolution.responsible")}</dt>
            <dd>
              <BeforeAfter
                before={openOr((before ?? resolution).responsible)}
                after={openOr(resolution.responsible)}
              />
            </dd>
          </div>
          <div>
            <dt>{say("writing.resolution.dueDate")}</dt>
            <dd>
              <BeforeAfter before={dayOr((before ?? resolution).dueDate)} after={dayOr(resolution.dueDate)} />
            </dd>
          </div>
        </dl>
        {before !== null && <p className={styles.key}>{say("cockpit.diff.key")}</p>}
        {resolution.standing === "adopted" && (
          <p className={styles.was}>
            {say("cockpit.standing.adoptedBy", { decision: decisionWords(resolution, say) })}
          </p>
        )}
      </section>
      {missing !== "" && <Notice tone="warn">{say("cockpit.adopt.incomplete", { missing })}</Notice>}
      {!cockpit.quorum.met && mode !== "writtenProcedure" && (
        <Notice tone="warn">{say("cockpit.adopt.noQuorum")}</Notice>
      )}
      <Choice
        label={say("cockpit.adopt.mode")}
        options={decisionModes.map((id) => ({ id, text: say(`cockpit.mode.${id}`) }))}
        value={mode}
        onChange={setMode}
      />
      <section aria-label={say("cockpit.adopt.positions")}>
        <h3 className={styles.label}>{say("cockpit.adopt.positions")}</h3>
        <div className={styles.voices}>
          {parties.map((party) => (
            <PartyVoice
              key={party}
              party={party}
              mode={mode}
              isPresent={present.includes(party)}
              voice={voices[party]}
              onChange={(voice) => change(party, voice)}
            />
          ))}
        </div>
      </section>
      {adopt.error !== null && !adopt.isPending && <ProblemNotice error={adopt.error} />}
      <DialogActions>
        <Button onPress={onClose}>{say("ui.cancel")}</Button>
        {next !== null && (
          <Button type="submit" name="then" value="next" isDisabled={missing !== ""}>
            {say("cockpit.adopt.andNext")}
          </Button>
        )}
        <Button
          type="submit"
          tone="primary"
          autoFocus
          isDisabled={missing !== ""}
          isPending={adopt.isPending || !isReady}
        >
          {say(resolution.number === null ? "cockpit.adopt" : "cockpit.adopt.again")}
        </Button>
      </DialogActions>
    </form>
  );
}
