import { documentPath } from "../../app/document-action.tsx";
import { Section } from "../../app/page.tsx";
import { Ago } from "../../i18n/ago.tsx";
import { useSay } from "../../i18n/say.ts";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { IconName } from "../../ui/icon.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./today.module.css";
import type { Today } from "./today.ts";

type Matter = Today["waiting"][number];

const icons: Record<Matter["reason"], IconName> = {
  sign: "signature",
  close: "lock",
  publish: "globe",
  mention: "at",
  reopen: "history",
};

/** What only this person can bring forward, each with the one thing to do. */
export function Waiting({ waiting }: { readonly waiting: readonly Matter[] }) {
  const say = useSay();
  return (
    <Section title={say("today.waiting")} titleHidden>
      {waiting.length === 0 ? (
        <EmptyState
          icon="check"
          title={say("today.waiting.none")}
          action={<LinkButton href="/propuestas">{say("today.waiting.proposals")}</LinkButton>}
        >
          <p>{say("today.waiting.none.next")}</p>
        </EmptyState>
      ) : (
        <Rows>
          {waiting.map((matter, position) => (
            <Row
              key={`${matter.reason} ${matter.documentId}`}
              leadWidth="icon"
              lead={
                <span className={styles.tile}>
                  <Icon name={icons[matter.reason]} size={20} />
                </span>
              }
              title={matter.title}
              meta={
                <>
                  <span className={styles.reason}>{say("today.reason", { reason: matter.reason })}</span>
                  <span>{matter.key ?? say(`kind.${matter.kind}`)}</span>
                  <Ago instant={matter.since} />
                </>
              }
              action={
                <LinkButton
                  href={documentPath(matter.documentId)}
                  tone={position === 0 ? "primary" : "secondary"}
                >
                  <span>
                    {say("today.action", { reason: matter.reason })}{" "}
                    <VisuallyHidden>{matter.key ?? matter.title}</VisuallyHidden>
                  </span>
                </LinkButton>
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}
