import { type DataKind, dataKinds, endpoints, ProblemError, type ResultOf } from "@minuta/contract";
import { useRef, useState } from "react";
import { DropZone, FileTrigger } from "react-aria-components";
import { useCommand } from "../../app/api.ts";
import { ProblemNotice } from "../../app/problem-notice.tsx";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { FaultTable } from "./fault-table.tsx";
import { type ChosenFile, FileList } from "./file-list.tsx";
import { readDataFile } from "./read-data-file.ts";
import styles from "./spreadsheets.module.css";

type Answer = ResultOf<typeof endpoints.importData>;

const mostFiles = dataKinds.length;

const changed = [
  endpoints.today,
  endpoints.readSecretariat,
  endpoints.listMandates,
  endpoints.listProposals,
  endpoints.listMeetings,
  endpoints.listMeetingForms,
  endpoints.listCommitments,
  endpoints.listResolutions,
];

/** Files go in all together or not at all: first they are checked, and only what is clean is imported. */
export function ImportPart({ mayAll }: { readonly mayAll: boolean }) {
  const say = useSay();
  const kinds: readonly DataKind[] = mayAll ? dataKinds : ["delegates"];
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [isTooMany, setTooMany] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const nextKey = useRef(0);
  const send = useCommand(endpoints.importData, {
    quiet: true,
    onDone: (result) => {
      setAnswer(result);
      if (result.applied) setFiles([]);
    },
    invalidates: changed,
  });
  const change = (next: (known: readonly ChosenFile[]) => readonly ChosenFile[]) => {
    // What was checked was checked with the files as they were.
    setAnswer(null);
    send.reset();
    setFiles(next);
  };
  const take = async (chosen: readonly File[]) => {
    const room = mostFiles - files.length;
    setTooMany(chosen.length > room);
    const read = await Promise.all(
      chosen.slice(0, Math.max(0, room)).map(async (file) => {
        nextKey.current += 1;
        return { key: nextKey.current, name: file.name, read: await readDataFile(file, kinds) };
      }),
    );
    change((known) => [...known, ...read].slice(0, mostFiles));
  };
  const ready = files.flatMap(({ name, read }) =>
    "content" in read && read.kind !== null ? [{ kind: read.kind, name, content: read.content }] : [],
  );
  const isReady = files.length > 0 && ready.length === files.length;
  const isClean = answer !== null && !answer.applied && answer.faultCount === 0;
  return (
    <div className={styles.import}>
      <p className={styles.words}>{say(mayAll ? "data.import.text" : "data.import.text.delegates")}</p>
      <DropZone
        className={classes(styles.drop)}
        aria-label={say("data.import.drop")}
        onDrop={(event) => {
          const dropped = event.items.flatMap((item) => (item.kind === "file" ? [item.getFile()] : []));
          void Promise.all(dropped).then(take);
        }}
      >
        <Icon name="table" size={26} />
        <p>{say("data.import.drop")}</p>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={[".csv", ".txt", ".tsv", "text/csv"]}
          onSelect={(list) => {
            if (list !== null) void take([...list]);
          }}
        >
          <Button>{say("data.import.choose")}</Button>
        </FileTrigger>
      </DropZone>
      {isTooMany && <Notice tone="warn">{say("data.import.tooMany", { most: mostFiles })}</Notice>}
      {files.length > 0 && (
        <>
          <FileList
            files={files}
            kinds={kinds}
            onKind={(key, kind) =>
              change((known) =>
                known.map((file) =>
                  file.key === key && "content" in file.read
                    ? { ...file, read: { ...file.read, kind } }
                    : file,
                ),
              )
            }
            onRemove={(key) => {
              setTooMany(false);
              change((known) => known.filter((file) => file.key !== key));
            }}
          />
          <div className={styles.buttons}>
            <Button
              tone={isClean ? "secondary" : "primary"}
              isDisabled={!isReady}
              isPending={send.isPending && send.variables.body?.check === true}
              onPress={() => send.mutate({ body: { check: true, files: ready } })}
            >
              {say("data.import.check")}
            </Button>
            {isClean && (
              <Button
                tone="primary"
                isPending={send.isPending && send.variables.body?.check === false}
                onPress={() => send.mutate({ body: { check: false, files: ready } })}
              >
                {say("data.import.apply")}
              </Button>
            )}
          </div>
        </>
      )}
      {answer !== null && answer.faultCount === 0 && (
        <Notice tone="good" title={say(answer.applied ? "data.import.applied" : "data.import.clean")}>
          <ul className={styles.added}>
            {answer.added.map(({ kind, rows }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may be of one list, and the answer never changes.
              <li key={index}>{say(`data.rows.${kind}`, { n: rows })}</li>
            ))}
          </ul>
        </Notice>
      )}
      {answer !== null && answer.faultCount > 0 && (
        <FaultTable faults={answer.faults} count={answer.faultCount} />
      )}
      {send.error !== null &&
        (send.error instanceof ProblemError && send.error.problem.code === "too_large" ? (
          <Notice tone="danger">{say("data.import.tooMuch")}</Notice>
        ) : (
          <ProblemNotice error={send.error} />
        ))}
    </div>
  );
}
