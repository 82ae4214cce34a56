import { documentPath } from "../../app/document-action.tsx";
import { Section } from "../../app/page.tsx";
import { StateBadge } from "../../app/state-badge.tsx";
import { Ago } from "../../i18n/ago.tsx";
import { useSay } from "../../i18n/say.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Link } from "../../ui/link.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import type { Today } from "./today.ts";

/** Texts that changed lately. */
export function Recent({ recent }: { readonly recent: Today["recent"] }) {
  const say = useSay();
  return (
    <Section title={say("today.recent")}>
      {recent.length === 0 ? (
        <EmptyState icon="document" title={say("today.recent.none")}>
          <p>{say("today.recent.none.next")}</p>
        </EmptyState>
      ) : (
        <Rows>
          {recent.map((text) => (
            <Row
              key={text.documentId}
              title={<Link href={documentPath(text.documentId)}>{text.title}</Link>}
              meta={
                <>
                  <span>{text.key ?? say(`kind.${text.kind}`)}</span>
                  <span>
                    {say("today.recent.changed")} <Ago instant={text.changedAt} />
                  </span>
                </>
              }
              state={<StateBadge state={text.state} kind={text.kind} />}
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}
