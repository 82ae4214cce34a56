import { useSay } from "../../i18n/say.ts";
import { PartyMark } from "../../party/party-mark.tsx";
import { Link } from "../../ui/link.tsx";
import type { Commitment } from "./commitment.ts";
import styles from "./commitments.module.css";

const outcomeKey = {
  accepted: "proposal.outcome.accepted",
  partial: "proposal.outcome.partial",
  declined: "proposal.outcome.declined",
} as const;

/** The proposals that a commitment came of, with what agencies answered to each. */
export function Lineage({ commitment }: { readonly commitment: Commitment }) {
  const say = useSay();
  if (commitment.proposals.length === 0)
    return <p className={styles.words}>{say("commitment.lineage.none")}</p>;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets.
    <ul role="list" className={styles.lineage}>
      {commitment.proposals.map((proposal) => (
        <li key={proposal.id} className={styles.step}>
          <Link href={`/propuestas/${proposal.id}`} className={styles.prose}>
            {proposal.number} · {proposal.title}
          </Link>
          <PartyMark party={proposal.organization.party} of={proposal.organization.shortName} />
          {proposal.responses.map(({ agency, outcome }) => (
            <span key={agency} className={styles.words}>
              {say("commitment.lineage.response", {
                agency,
                outcome: say(outcomeKey[outcome]).toLowerCase(),
              })}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
