import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { classes } from "../../ui/classes.ts";
import { Link } from "../../ui/link.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import styles from "./ledger.module.css";
import { type LedgerLine, StandingBadge } from "./standing-badge.tsx";

/** Resolutions one below the other: number, words, who answers for it and by when. */
export function LedgerRows({ lines }: { readonly lines: readonly LedgerLine[] }) {
  const say = useSay();
  return (
    <Rows label={say("ledger.label")}>
      {lines.map((line) => (
        <Row
          key={line.number}
          leadWidth="wide"
          lead={
            <Link href={`/acuerdos/${line.slug}`}>
              <span className={styles.number}>{line.number}</span>
            </Link>
          }
          title={
            <span className={classes(styles.words, line.state === "void" && styles.void)}>{line.text}</span>
          }
          meta={
            <>
              <Responsible line={line} />
              <DueDate line={line} />
            </>
          }
          state={<StandingBadge line={line} />}
        />
      ))}
    </Rows>
  );
}

/** Who answers for a resolution; with the party where the name is of a known organization. */
export function Responsible({ line }: { readonly line: Pick<LedgerLine, "responsible" | "organization"> }) {
  const say = useSay();
  if (line.organization !== null) {
    return <PartyMark party={line.organization.party} of={line.organization.shortName} />;
  }
  return <span>{line.responsible === "" ? say("ledger.responsible.none") : line.responsible}</span>;
}

/** By when; what has passed is said as passed. */
export function DueDate({ line }: { readonly line: Pick<LedgerLine, "dueDate" | "overdue"> }) {
  const say = useSay();
  const format = useFormat();
  if (line.dueDate === "") return <span>{say("ledger.due.none")}</span>;
  return (
    <time dateTime={line.dueDate} className={line.overdue ? styles.overdue : undefined}>
      {say(line.overdue ? "ledger.due.overdue" : "ledger.due", { date: format.shortDate(line.dueDate) })}
    </time>
  );
}
