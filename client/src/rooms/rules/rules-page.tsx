import { endpoints } from "@minuta/contract";
import { useState } from "react";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { RecordRulesDialog } from "./record-rules-dialog.tsx";
import styles from "./rules.module.css";
import type { Version } from "./rules.ts";

/** The rules of procedure: those in force in plain words, and every version that ever was. */
export default function RulesPage() {
  const say = useSay();
  const rules = useEndpoint(endpoints.readRules);
  const [shown, setShown] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <Page
      title={say("rules.title")}
      lead={say("rules.lead")}
      width="narrow"
      actions={
        rules.data?.mayRecord === true && (
          <Button icon="plus" onPress={() => setOpen(true)}>
            {say("rules.record")}
          </Button>
        )
      }
    >
      <Loaded query={rules} rows={6}>
        {({ versions, inForce }) => {
          const version = versions.find((each) => each.version === (shown ?? inForce));
          return (
            <>
              {version !== undefined && (
                <VersionInWords version={version} isInForce={version.version === inForce} />
              )}
              <Section title={say("rules.versions")}>
                <Rows label={say("rules.versions")}>
                  {versions.map((each) => (
                    <VersionRow
                      key={each.version}
                      version={each}
                      isInForce={each.version === inForce}
                      isShown={each === version}
                      onShow={() => {
                        setShown(each.version);
                        window.scrollTo(0, 0);
                      }}
                    />
                  ))}
                </Rows>
              </Section>
              {isOpen && (
                <RecordRulesDialog
                  before={versions.find((each) => each.version === inForce)}
                  onClose={() => setOpen(false)}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

/** A version's settings as sentences, and its text. */
function VersionInWords({ version, isInForce }: { readonly version: Version; readonly isInForce: boolean }) {
  const say = useSay();
  const format = useFormat();
  const { settings } = version;
  const sentences = [
    say("rules.notice.regular", { n: settings.noticeDaysRegular }),
    say("rules.notice.special", { n: settings.noticeDaysSpecial }),
    say(settings.specialOnShortNotice ? "rules.short.yes" : "rules.short.no"),
    say("rules.decision", { mode: settings.decisionDefault }),
    say("rules.written", { n: settings.writtenProcedureDays }),
    settings.reminderDays.length === 0
      ? say("rules.reminders.none")
      : say("rules.reminders", { days: format.list(settings.reminderDays.map(String)) }),
    settings.daysOff.length === 0
      ? say("rules.daysOff.none")
      : say("rules.daysOff", { days: format.list(settings.daysOff.map((day) => format.date(day))) }),
  ];
  return (
    <Section
      title={say("rules.version", { n: version.version })}
      aside={
        isInForce ? (
          <Badge tone="accent" icon="check">
            {say("rules.inForce")}
          </Badge>
        ) : (
          say("rules.from", { date: format.date(version.effectiveFrom) })
        )
      }
    >
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className={styles.words}>{say("rules.holidays")}</p>
      {version.text !== "" && <div className={styles.text}>{version.text}</div>}
    </Section>
  );
}

function VersionRow({
  version,
  isInForce,
  isShown,
  onShow,
}: {
  readonly version: Version;
  readonly isInForce: boolean;
  readonly isShown: boolean;
  readonly onShow: () => void;
}) {
  const say = useSay();
  const format = useFormat();
  return (
    <Row
      title={say("rules.version", { n: version.version })}
      meta={
        <>
          <span>{say("rules.from", { date: format.date(version.effectiveFrom) })}</span>
          <span>
            {version.resolution === null
              ? say("rules.founding")
              : say("rules.by", { number: version.resolution })}
          </span>
        </>
      }
      state={
        isInForce ? (
          <Badge tone="accent" icon="check">
            {say("rules.inForce")}
          </Badge>
        ) : undefined
      }
      action={
        isShown ? undefined : (
          <Button size="small" onPress={onShow}>
            <span>
              {say("rules.show")}{" "}
              <VisuallyHidden>{say("rules.version", { n: version.version })}</VisuallyHidden>
            </span>
          </Button>
        )
      }
    />
  );
}
