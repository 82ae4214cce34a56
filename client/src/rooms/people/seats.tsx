import type { endpoints, ResultOf } from "@minuta/contract";
import { Section } from "../../app/page.tsx";
import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Badge } from "../../ui/badge.tsx";
import type { HeldMandate } from "./held-mandate.ts";
import { MandateLine } from "./mandate-line.tsx";
import styles from "./people.module.css";

type Seat = ResultOf<typeof endpoints.readSecretariat>["seats"][number];

/** The three seats side by side, each with its principal and alternates, or vacant. */
export function Seats({
  seats,
  mandates,
}: {
  readonly seats: readonly Seat[];
  readonly mandates: readonly HeldMandate[];
}) {
  const say = useSay();
  return (
    <Section title={say("people.seats")}>
      <ul className={styles.seats}>
        {seats.map((seat) => {
          const held = (role: HeldMandate["role"]) =>
            mandates.filter((mandate) => mandate.party === seat.party && mandate.role === role);
          const principals = held("principal");
          const alternates = held("alternate");
          return (
            <li key={seat.party} className={styles.seat}>
              <div>
                <PartyMark party={seat.party} />
                <h3>{seat.institution}</h3>
              </div>
              <div className={styles.group}>
                <p className={styles.capacity}>{say("people.seat.principal")}</p>
                {principals.length === 0 && (
                  <Badge tone="warn" icon="alert">
                    {say("people.seat.vacant")}
                  </Badge>
                )}
                {principals.map((mandate) => (
                  <MandateLine key={mandate.id} mandate={mandate} />
                ))}
              </div>
              <div className={styles.group}>
                <p className={styles.capacity}>
                  {say("people.seat.alternates", { n: Math.max(1, alternates.length) })}
                </p>
                {alternates.length === 0 && <p className={styles.small}>{say("people.seat.noAlternate")}</p>}
                {alternates.map((mandate) => (
                  <MandateLine key={mandate.id} mandate={mandate} />
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
