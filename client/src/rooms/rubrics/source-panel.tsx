import { addressOf, endpoints, type ResultOf } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./rubrics.module.css";
import { SourceDialog } from "./source-dialog.tsx";

type Document = ResultOf<typeof endpoints.readDocument>;
type Source = NonNullable<Document["source"]>;

/** Of which version of which document a text is the translation, and whether that has changed since. */
export function SourcePanel({ document, source }: { readonly document: Document; readonly source: Source }) {
  const say = useSay();
  const format = useFormat();
  const [isNoting, setNoting] = useState(false);
  const choose = useCommand(endpoints.chooseSource, {
    invalidates: [endpoints.readDocument, endpoints.readRubrics],
  });
  const of = source.versions.find(({ ordinal }) => ordinal === source.translated);
  const { newer } = source;
  const params = { documentId: document.id };
  return (
    <section className={styles.panel} aria-label={say("source.title")}>
      <h2 className={styles.title}>{say("source.title")}</h2>
      {of === undefined ? (
        <p className={styles.hint}>
          {say(document.may.noteSource ? "source.missing" : "source.missing.others")}
        </p>
      ) : (
        <SourceFacts of={of} documentId={document.id} />
      )}
      {of !== undefined && newer !== null && (
        <Notice
          tone="warn"
          title={say("source.changed", { on: format.date(newer.datedOn), version: of.version })}
        >
          <p>
            {say(document.may.chooseSource ? "source.changed.choose" : "source.changed.next", {
              version: newer.version,
            })}
          </p>
        </Notice>
      )}
      {newer !== null && document.may.chooseSource && (
        <Button
          icon="check"
          isPending={choose.isPending}
          onPress={() => choose.mutate({ params, body: { ordinal: newer.ordinal } })}
        >
          {say("source.choose", { version: newer.version })}
        </Button>
      )}
      {document.may.noteSource && (
        <Button icon="plus" tone={of === undefined ? "primary" : "secondary"} onPress={() => setNoting(true)}>
          {say(of === undefined ? "source.note" : "source.noteNewer")}
        </Button>
      )}
      {isNoting && (
        <SourceDialog
          documentId={document.id}
          newest={source.versions.at(-1) ?? null}
          onClose={() => setNoting(false)}
        />
      )}
    </section>
  );
}

function SourceFacts({
  of,
  documentId,
}: {
  readonly of: Source["versions"][number];
  readonly documentId: string;
}) {
  const say = useSay();
  const format = useFormat();
  const { title, version, datedOn, language, address, digest, file } = of;
  const params = { documentId, ordinal: String(of.ordinal) };
  return (
    <dl className={styles.facts}>
      <dt>{say("source.name")}</dt>
      <dd lang={language}>{title}</dd>
      <dt>{say("source.version")}</dt>
      <dd>{`${version} · ${format.date(datedOn)}`}</dd>
      <dt>{say("source.address")}</dt>
      <dd>
        <a href={address} rel="noopener noreferrer" target="_blank">
          {address}
        </a>
      </dd>
      <dt>{say("source.digest")}</dt>
      <dd translate="no">
        <code>{digest}</code>
      </dd>
      {file !== null && (
        <>
          <dt>{say("source.file")}</dt>
          <dd>
            <a href={addressOf(endpoints.downloadSource, { params })} download>
              {file.name}
            </a>
          </dd>
        </>
      )}
    </dl>
  );
}
