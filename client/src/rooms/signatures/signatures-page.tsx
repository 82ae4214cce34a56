import { endpoints, type ResultOf } from "@minuta/contract";
import { isSignature, type SignatureDecision } from "@minuta/domain";
import { useCommand, useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { useFormat } from "../../i18n/format.ts";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button, LinkButton } from "../../ui/button.tsx";
import { classes } from "../../ui/classes.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon, type IconName } from "../../ui/icon.tsx";
import { Link } from "../../ui/link.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import styles from "./signatures.module.css";

type Line = ResultOf<typeof endpoints.listSignatures>["lines"][number];
type Seat = Line["seats"][number];

const isMine = ({ seats }: Line) => seats.some((seat) => seat.isMine);

/** Who has signed what, who has not, and since when it waits; first what waits for the person in front. */
export default function SignaturesPage() {
  const say = useSay();
  const board = useEndpoint(endpoints.listSignatures);
  return (
    <Page title={say("app.signatures")} lead={say("signatures.lead")}>
      <Loaded query={board} rows={6}>
        {({ lines }) => {
          const mine = lines.filter(isMine);
          const others = lines.filter((line) => !isMine(line) && line.state === "forSignature");
          const complete = lines.filter(({ state }) => state === "signed");
          const [first] = mine;
          if (lines.length === 0)
            return (
              <EmptyState icon="signature" title={say("signatures.none")}>
                {say("signatures.none.text")}
              </EmptyState>
            );
          return (
            <>
              {first !== undefined && (
                <Section
                  title={say("signatures.mine", { n: mine.length })}
                  aside={
                    <LinkButton tone="primary" icon="signature" href={`/documentos/${first.documentId}`}>
                      {say("signatures.start")}
                    </LinkButton>
                  }
                >
                  <Lines label={say("signatures.mine", { n: mine.length })} lines={mine} />
                </Section>
              )}
              {others.length > 0 && (
                <Section title={say("signatures.others")}>
                  <Lines label={say("signatures.others")} lines={others} />
                </Section>
              )}
              {complete.length > 0 && (
                <Section title={say("signatures.complete")}>
                  <Lines label={say("signatures.complete")} lines={complete} />
                </Section>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Lines({ label, lines }: { readonly label: string; readonly lines: readonly Line[] }) {
  const say = useSay();
  const format = useFormat();
  return (
    <Rows label={label}>
      {lines.map((line) => (
        <Row
          key={line.documentId}
          lead={<span className={styles.key}>{line.key}</span>}
          leadWidth="wide"
          title={<Link href={`/documentos/${line.documentId}`}>{line.title}</Link>}
          meta={
            <>
              <span>{say(`kind.${line.kind}`)}</span>
              <span>{say("signatures.since", { time: format.instant(line.frozenAt) })}</span>
              <span translate="no">{line.shortDigest}</span>
              <Seats line={line} />
            </>
          }
          action={<Remind line={line} />}
        />
      ))}
    </Rows>
  );
}

const marks: Readonly<Record<Seat["state"], IconName>> = {
  waiting: "clock",
  vacant: "alert",
  sign: "check",
  signWithReservation: "check",
  refuse: "close",
};

function Seats({ line }: { readonly line: Line }) {
  const say = useSay();
  const format = useFormat();
  return (
    <ul className={styles.seats}>
      {line.seats.map(({ party, state, at, means }) => (
        <li key={party} className={classes(styles.seat, isDone(state) && styles.done)}>
          <PartyMark party={party} />
          <Icon name={marks[state]} size={14} />
          <span>
            {say(`signatures.seat.${state}`)}
            {at !== null && ` · ${format.instant(at)}`}
            {means === "paper" && ` · ${say("signatures.paper")}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

const isDone = (state: Seat["state"]) =>
  state !== "waiting" && state !== "vacant" && isSignature(state satisfies SignatureDecision);

function Remind({ line }: { readonly line: Line }) {
  const say = useSay();
  const format = useFormat();
  const remind = useCommand(endpoints.remindSignatures, { invalidates: [endpoints.listSignatures] });
  if (line.remindedAt !== null)
    return (
      <span className={styles.reminded}>
        {say("signatures.reminded", { time: format.instant(line.remindedAt) })}
      </span>
    );
  if (line.state === "signed") return <Badge tone="accent">{say("state.signed")}</Badge>;
  if (!line.mayRemind) return null;
  return (
    <Button
      size="small"
      icon="mail"
      isPending={remind.isPending}
      onPress={() => remind.mutate({ params: { documentId: line.documentId } })}
    >
      {say("signatures.remind")}
    </Button>
  );
}
