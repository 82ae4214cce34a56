import { endpoints, type ResultOf } from "@minuta/contract";
import { type SourceCategory, sourceCategories } from "@minuta/domain";
import { useState } from "react";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { portalAddress } from "../../app/portal-address.ts";
import { StateBadge } from "../../app/state-badge.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Link } from "../../ui/link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./rubrics.module.css";
import { StartDialog } from "./start-dialog.tsx";

type Rubrics = ResultOf<typeof endpoints.readRubrics>;
type Entry = Rubrics["alliance"][number];

/** The three rubrics: what each publishes, in which way, and where to begin. */
export default function RubricsPage() {
  const say = useSay();
  const rubrics = useEndpoint(endpoints.readRubrics);
  const [starting, setStarting] = useState<"translation" | "communique" | null>(null);
  return (
    <Page title={say("app.rubrics")} lead={say("rubrics.lead")}>
      <Loaded query={rubrics} rows={6}>
        {(data) => (
          <>
            {sourceCategories.map((category) => (
              <Section
                key={category}
                title={say(`rubric.${category}`)}
                aside={<Begin category={category} rubrics={data} onStart={setStarting} />}
              >
                <p className={styles.words}>{say(`rubrics.way.${category}`)}</p>
                {category === "plan" ? (
                  <div className={styles.ways}>
                    <LinkButton href="/sesiones" icon="calendar">
                      {say("app.sessions")}
                    </LinkButton>
                    <LinkButton href="/reuniones" icon="handshake">
                      {say("app.meetings")}
                    </LinkButton>
                  </div>
                ) : (
                  <Entries category={category} entries={data[category]} />
                )}
              </Section>
            ))}
            {starting !== null && (
              <StartDialog kind={starting} authors={data.authors} onClose={() => setStarting(null)} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Begin({
  category,
  rubrics,
  onStart,
}: {
  readonly category: SourceCategory;
  readonly rubrics: Rubrics;
  readonly onStart: (kind: "translation" | "communique") => void;
}) {
  const say = useSay();
  if (category === "alliance" && rubrics.mayTranslate)
    return (
      <Button tone="primary" icon="plus" onPress={() => onStart("translation")}>
        {say("rubrics.alliance.start")}
      </Button>
    );
  if (category === "civilSociety" && rubrics.authors.length > 0)
    return (
      <Button tone="primary" icon="plus" onPress={() => onStart("communique")}>
        {say("rubrics.civilSociety.start")}
      </Button>
    );
  return null;
}

function Entries({
  category,
  entries,
}: {
  readonly category: "alliance" | "civilSociety";
  readonly entries: readonly Entry[];
}) {
  const say = useSay();
  if (entries.length === 0) return <p className={styles.words}>{say(`rubrics.${category}.none`)}</p>;
  return (
    <Rows label={say(`rubric.${category}`)}>
      {entries.map((entry) => (
        <Row
          key={entry.documentId}
          lead={<span className={styles.key}>{entry.key ?? "—"}</span>}
          leadWidth="wide"
          title={<Link href={`/documentos/${entry.documentId}`}>{entry.title}</Link>}
          meta={<Origin entry={entry} />}
          state={
            <StateBadge state={entry.state} kind={category === "alliance" ? "translation" : "communique"} />
          }
          action={
            entry.address !== null && (
              <LinkButton size="small" tone="quiet" icon="external" href={portalAddress(entry.address)}>
                <span>
                  {say("rubrics.portal")} <VisuallyHidden>{entry.title}</VisuallyHidden>
                </span>
              </LinkButton>
            )
          }
        />
      ))}
    </Rows>
  );
}

/** Who answers for it, or of which source it is and whether that has changed. */
function Origin({ entry: { author, source } }: { readonly entry: Entry }) {
  const say = useSay();
  const format = useFormat();
  if (source === null) return <span>{author}</span>;
  const { of, newer } = source;
  if (of === null) return <span>{say("rubrics.source.none")}</span>;
  return (
    <>
      <span>{say("rubrics.source.of", { title: of.title, version: of.version })}</span>
      {newer !== null && (
        <Notice tone="warn">
          {say("source.changed", { on: format.date(newer.datedOn), version: of.version })}
        </Notice>
      )}
    </>
  );
}
