import { type DataKind, dataColumns, dataKinds } from "@minuta/contract";
import { currentLanguage } from "../../i18n/language.ts";
import { useSay } from "../../i18n/say.ts";
import { Button } from "../../ui/button.tsx";
import { saveFile } from "./save-file.ts";
import styles from "./spreadsheets.module.css";

/** An empty file for each list, with its headings: what spreadsheets open, with the mark that tells them it is UTF-8. */
export function Templates({ mayAll }: { readonly mayAll: boolean }) {
  const say = useSay();
  const save = (kind: DataKind) => {
    const headings = Object.values(dataColumns[kind]).map((column) => column[currentLanguage()][0] ?? "");
    const name = say("data.template.file", { name: say(`data.kind.${kind}`) });
    saveFile(`${name.toLowerCase().replaceAll(" ", "-")}.csv`, `\ufeff${headings.join(",")}\r\n`);
  };
  return (
    <div className={styles.templates}>
      <h3>{say("data.templates")}</h3>
      <p className={styles.words}>{say("data.templates.text")}</p>
      <div className={styles.buttons}>
        {(mayAll ? dataKinds : (["delegates"] as const)).map((kind) => (
          <Button key={kind} size="small" icon="table" onPress={() => save(kind)}>
            {say(`data.kind.${kind}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
