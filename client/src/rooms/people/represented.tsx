import type { endpoints, ResultOf } from "@minuta/contract";
import { Section } from "../../app/page.tsx";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Row, Rows } from "../../ui/rows.tsx";
import type { HeldMandate } from "./held-mandate.ts";
import { MandateLine } from "./mandate-line.tsx";
import styles from "./people.module.css";

type Organization = ResultOf<typeof endpoints.readSecretariat>["organizations"][number];

/** Organizations or agencies, each with the people who speak for it. */
export function Represented({
  title,
  organizations,
  mandates,
}: {
  readonly title: string;
  readonly organizations: readonly Organization[];
  readonly mandates: readonly HeldMandate[];
}) {
  const say = useSay();
  return (
    <Section title={title} aside={organizations.length}>
      <Rows>
        {organizations.map((organization) => {
          const delegates = mandates.filter(
            ({ role, organizationId }) => role === "delegate" && organizationId === organization.id,
          );
          return (
            <Row
              key={organization.id}
              title={organization.name}
              meta={
                organization.name === organization.shortName ? (
                  <PartyMark party={organization.party} />
                ) : (
                  <PartyMark party={organization.party} of={organization.shortName} />
                )
              }
              action={
                <div className={styles.delegates}>
                  {delegates.length === 0 && <p className={styles.small}>{say("people.delegates.none")}</p>}
                  {delegates.map((mandate) => (
                    <MandateLine key={mandate.id} mandate={mandate} />
                  ))}
                </div>
              }
            />
          );
        })}
      </Rows>
    </Section>
  );
}
