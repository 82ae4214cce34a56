import { addressOf, endpoints, type ResultOf } from "@minuta/contract";
import { useState } from "react";
import { useCommand } from "../../app/api.ts";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
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
        <Facts
          facts={[
            { name: say("source.name"), value: <span lang={of.language}>{of.title}</span> },
            { name: say("source.version"), value: `${of.version} · ${format.date(of.datedOn)}` },
            {
              name: say("source.address"),
              value: (
                <a className={styles.long} href={of.address} rel="noopener noreferrer" target="_blank">
                  {of.address}
                </a>
              ),
            },
            { name: say("source.digest"), value: <code className={styles.long}>{of.digest}</code> },
            ...(of.file === null
              ? []
              : [
                  {
                    name: say("source.file"),
                    value: (
                      <a
                        className={styles.long}
                        href={addressOf(endpoints.downloadSource, {
                          params: { ...params, ordinal: String(of.ordinal) },
                        })}
                        download
                      >
                        {of.file.name}
                      </a>
                    ),
                  },
                ]),
          ]}
        />
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
