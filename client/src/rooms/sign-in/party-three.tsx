import { parties } from "@minuta/domain";
import { PartyMark } from "../../party/party-mark.tsx";
import styles from "./sign-in.module.css";

/** The three parties side by side, as equals. */
export function PartyThree() {
  return (
    <ul className={styles.three}>
      {parties.map((party) => (
        <li key={party}>
          <PartyMark party={party} />
        </li>
      ))}
    </ul>
  );
}
