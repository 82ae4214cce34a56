import type { DataKind } from "@minuta/contract";
import { useSay } from "../../i18n/say.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Select } from "../../ui/select.tsx";
import type { DataFile } from "./read-data-file.ts";

export type ChosenFile = { readonly key: number; readonly name: string; readonly read: DataFile };

import styles from "./spreadsheets.module.css";

/** The files that were chosen: which list each is, or why it is not read. */
export function FileList({
  files,
  kinds,
  onKind,
  onRemove,
}: {
  readonly files: readonly ChosenFile[];
  readonly kinds: readonly DataKind[];
  readonly onKind: (key: number, kind: DataKind) => void;
  readonly onRemove: (key: number) => void;
}) {
  const say = useSay();
  return (
    <ul className={styles.files} aria-label={say("data.import.files")}>
      {files.map(({ key, name, read }) => (
        <li key={key} className={styles.file}>
          <div className={styles.name}>
            <strong>{name}</strong>
            {"refusal" in read && (
              <p role="alert" className={styles.refused}>
                {say(`data.import.refused.${read.refusal}`)}
              </p>
            )}
          </div>
          {"content" in read && (
            <Select
              className={styles.kind}
              label={say("data.import.kind", { name })}
              labelHidden
              options={kinds.map((id) => ({ id, text: say(`data.kind.${id}`) }))}
              value={read.kind}
              placeholder={say("data.import.kind.none")}
              onChange={(kind) => onKind(key, kind)}
            />
          )}
          <IconButton
            icon="close"
            label={say("data.import.remove", { name })}
            onPress={() => onRemove(key)}
          />
        </li>
      ))}
    </ul>
  );
}
