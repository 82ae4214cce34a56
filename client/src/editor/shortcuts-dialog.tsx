import { type MessageKey, useSay } from "../i18n/say.ts";
import { Dialog } from "../ui/dialog.tsx";
import { isAppleKeyboard, keyNames, shortcutGroups } from "./shortcuts.ts";
import styles from "./shortcuts-dialog.module.css";

type Group = (typeof shortcutGroups)[number];
const groupWords = (id: Group["id"]) => `writing.shortcuts.${id}` satisfies MessageKey;
const shortcutWords = (id: Group["shortcuts"][number]["id"]) => `writing.shortcut.${id}` satisfies MessageKey;

/** Every key that does something in the text. */
export function ShortcutsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const say = useSay();
  const nameOf = keyNames(isAppleKeyboard());
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={say("writing.shortcuts")} size="wide">
      <div className={styles.groups}>
        {shortcutGroups.map((group) => (
          <section key={group.id}>
            <h3 className={styles.title}>{say(groupWords(group.id))}</h3>
            <dl className={styles.list}>
              {group.shortcuts.map(({ id, keys }) => (
                <div key={id} className={styles.line}>
                  <dt>{say(shortcutWords(id))}</dt>
                  <dd>
                    <kbd className={styles.keys}>{nameOf(keys)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
