import type { endpoints, ResultOf } from "@minuta/contract";
import { useSay } from "../../i18n/say.ts";
import { Notice } from "../../ui/notice.tsx";
import styles from "./spreadsheets.module.css";

type Fault = ResultOf<typeof endpoints.importData>["faults"][number];

/** Every cell that is not right: where it stands, and the server's sentence that says how to mend it. */
export function FaultTable({ faults, count }: { readonly faults: readonly Fault[]; readonly count: number }) {
  const say = useSay();
  // As the file is walked through: what is found in a second reading of it comes last from the server.
  const inOrder = faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.row - b.row);
  return (
    <>
      <Notice tone="danger" title={say("data.faults", { count })}>
        {say("data.faults.text")}
        {count > faults.length && ` ${say("data.faults.shown", { shown: faults.length })}`}
      </Notice>
      <table className={styles.faults}>
        <caption>{say("data.faults.caption")}</caption>
        <thead>
          <tr>
            {(["file", "row", "column", "message"] as const).map((part) => (
              <th key={part} scope="col">
                {say(`data.fault.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder.map(({ file, row, column, message }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one cell may have two faults, and the answer never changes.
            <tr key={index}>
              <td className={styles.faultFile}>{file}</td>
              <td data-word={say("data.fault.row")}>{row === 0 ? say("data.fault.wholeFile") : row}</td>
              <td data-word={say("data.fault.column")}>
                {column === "" ? say("data.fault.wholeRow") : column}
              </td>
              <td className={styles.faultWords}>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
