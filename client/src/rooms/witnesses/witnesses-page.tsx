import { endpoints, type ResultOf } from "@minuta/contract";
import type { Party } from "@minuta/domain";
import { useState } from "react";
import { useEndpoint } from "../../app/api.ts";
import { Loaded } from "../../app/loaded.tsx";
import { Page, Section } from "../../app/page.tsx";
import { portalAddress } from "../../app/portal-address.ts";
import { useFormat } from "../../i18n/format.ts";
import { useLanguage, useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Link } from "../../ui/link.tsx";
import { RegisterDialog } from "./register-dialog.tsx";
import styles from "./witnesses.module.css";

type Watching = ResultOf<typeof endpoints.listWitnesses>["parties"][number];
type Witness = Watching["witnesses"][number];

/** Who watches the transparency log, and where a principal registers the key of its party's witness. */
export default function WitnessesPage() {
  const say = useSay();
  const language = useLanguage();
  const witnesses = useEndpoint(endpoints.listWitnesses);
  const [registering, setRegistering] = useState<Party | null>(null);
  return (
    <Page title={say("witnesses.title")} lead={say("witnesses.lead")}>
      <Loaded query={witnesses} rows={6}>
        {({ log, parties }) => (
          <>
            <Section title={say("witnesses.parties")}>
              <ul className={styles.parties}>
                {parties.map((watching) => (
                  <WatchingParty
                    key={watching.party}
                    watching={watching}
                    size={log.size}
                    onRegister={() => setRegistering(watching.party)}
                  />
                ))}
              </ul>
            </Section>
            <p>
              <Link href={portalAddress(language === "es" ? "/bitacora" : "/en/log")}>
                {say("witnesses.public")}
              </Link>
            </p>
            {registering !== null && (
              <RegisterDialog
                party={registering}
                replaces={parties.some(
                  ({ party, witnesses: own }) =>
                    party === registering && own.some(({ until }) => until === null),
                )}
                onClose={() => setRegistering(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function WatchingParty({
  watching,
  size,
  onRegister,
}: {
  readonly watching: Watching;
  readonly size: number;
  readonly onRegister: () => void;
}) {
  const say = useSay();
  const format = useFormat();
  const current = watching.witnesses.find(({ until }) => until === null);
  const before = watching.witnesses.filter(({ until }) => until !== null);
  return (
    <li className={styles.party}>
      <h3>
        <PartyMark party={watching.party} />
      </h3>
      {current === undefined ? (
        <>
          <Badge tone="warn" icon="alert">
            {say("witnesses.none")}
          </Badge>
          <p className={styles.small}>{say("witnesses.none.text")}</p>
        </>
      ) : (
        <>
          <Standing witness={current} size={size} />
          {current.last !== null && (
            <p className={styles.small}>
              {say("witnesses.last", { n: current.last.size, date: format.instant(current.last.at) })}
            </p>
          )}
          <p className={styles.small}>{say("witnesses.since", { date: format.instant(current.since) })}</p>
          <div className={styles.wide}>
            <CopyField label={say("witnesses.key")} text={current.verifierKey} />
          </div>
        </>
      )}
      {watching.mayRegister && (
        <Button icon="key" onPress={onRegister}>
          {say(current === undefined ? "witnesses.register" : "witnesses.replace")}
        </Button>
      )}
      {watching.mayRegister && current !== undefined && (
        <div className={styles.wide}>
          <p className={styles.small}>{say("witnesses.run")}</p>
          <CopyField
            label={say("witnesses.run")}
            text={`minuta witness run --log ${portalAddress("/log")}`}
          />
        </div>
      )}
      {before.length > 0 && (
        <details className={styles.small}>
          <summary>{say("witnesses.before")}</summary>
          <ul className={styles.before}>
            {before.map(({ id, verifierKey, since, until }) => (
              <li key={id}>
                <code className={styles.key}>{verifierKey}</code>
                <br />
                {say("witnesses.before.line", {
                  from: format.instant(since),
                  until: until === null ? "" : format.instant(until),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Standing({ witness, size }: { readonly witness: Witness; readonly size: number }) {
  const say = useSay();
  if (witness.last === null) {
    return (
      <Badge tone="warn" icon="clock">
        {say("witnesses.never")}
      </Badge>
    );
  }
  const behind = size - witness.last.size;
  return behind > 0 ? (
    <Badge tone="warn" icon="clock">
      {say("witnesses.behind", { n: behind })}
    </Badge>
  ) : (
    <Badge tone="accent" icon="check">
      {say("witnesses.newest")}
    </Badge>
  );
}
