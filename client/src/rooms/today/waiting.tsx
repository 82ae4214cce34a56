import { Section } from "../../app/page.tsx";
import { Ago } from "../../i18n/ago.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { IconName } from "../../ui/icon.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { subjectPath } from "./subject-path.ts";
import styles from "./today.module.css";
import type { Today } from "./today.ts";

type Matter = Today["waiting"][number];

const icons: Record<Matter["reason"], IconName> = {
  sign: "signature",
  close: "lock",
  publish: "globe",
  mention: "at",
  reopen: "history",
  confirm: "check",
  answer: "reply",
  unanswered: "clock",
  due: "flag",
  milestone: "flag",
};

/** What only this person can bring forward, each with the one thing to do. */
export function Waiting({ waiting }: { readonly waiting: readonly Matter[] }) {
  const say = useSay();
  const format = useFormat();
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
              key={`${matter.reason} ${matter.subject.id} ${matter.title}`}
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
                  {matter.key !== null ? (
                    <span>{matter.key}</span>
                  ) : (
                    matter.kind !== null && <span>{say(`kind.${matter.kind}`)}</span>
                  )}
                  {matter.dueOn !== null ? (
                    <span>{say("today.dueOn", { date: format.date(matter.dueOn) })}</span>
                  ) : (
                    matter.since !== null && <Ago instant={matter.since} />
                  )}
                </>
              }
              state={
                matter.overdue ? (
                  <Badge tone="danger" icon="alert">
                    {say("today.overdue")}
                  </Badge>
                ) : undefined
              }
              action={
                <LinkButton
                  href={subjectPath(matter.subject)}
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
