import type { endpoints, ResultOf } from "@minuta/contract";
import { useSay } from "../../i18n/say.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { classes } from "../../ui/classes.ts";
import styles from "./classification.module.css";
import { placeWords } from "./place-words.ts";

type Unit = ResultOf<typeof endpoints.listUnits>["units"][number];

/** One part of a record, with its words and whether the public version leaves it out; it cannot be chosen once it is out. */
export function UnitRow({
  unit,
  isChosen,
  onChange,
}: {
  readonly unit: Unit;
  readonly isChosen: boolean;
  readonly onChange: ((isOn: boolean) => void) | null;
}) {
  const say = useSay();
  const words = unit.text ?? say("classification.destroyed");
  return (
    <li className={classes(styles.unit, isChosen && styles.chosen)}>
      {onChange === null ? (
        <span className={styles.words}>{words}</span>
      ) : (
        <Checkbox isSelected={isChosen} onChange={onChange}>
          <span className={styles.words}>{words}</span>
        </Checkbox>
      )}
      <span className={styles.place}>
        {placeWords(unit.path, say)}
        {unit.removal !== null && ` · ${unit.removal.legalBasis}`}
      </span>
    </li>
  );
}
