import type { endpoints, ResultOf } from "@minuta/contract";
import { faultWords } from "../../app/fault-words.ts";
import { useSay } from "../../i18n/say.ts";
import { Icon } from "../../ui/icon.tsx";
import styles from "./commitments.module.css";

export type TextCommitments = ResultOf<typeof endpoints.listTextCommitments>;
export type TextCommitment = TextCommitments["commitments"][number];

/** Whether a commitment is verifiable, and why not. */
export function Verdict({ commitment }: { readonly commitment: Pick<TextCommitment, "faults"> }) {
  const say = useSay();
  if (commitment.faults.length === 0) {
    return (
      <p className={styles.ready}>
        <Icon name="check" size={16} />
        {say("adoption.ready")}
      </p>
    );
  }
  return (
    <div className={styles.lacking}>
      <Icon name="alert" size={16} />
      <div>
        <p>{say("adoption.lacking", { n: commitment.faults.length })}</p>
        <ul className={styles.faults}>
          {commitment.faults.map((fault) => (
            <li key={`${fault.code} ${fault.position ?? 0}`}>{faultWords(fault, say)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
