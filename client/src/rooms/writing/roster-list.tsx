import type { Editor } from "@tiptap/core";
import { caretPositionOf, nameCaretsOf } from "../../editor/carets.ts";
import { goTo } from "../../editor/passage.ts";
import { useSay } from "../../i18n/say.ts";
import type { Present } from "../../live/roster.ts";
import { PartyShape, PersonBadge, partyKey } from "../../party/party-mark.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import styles from "./side.module.css";

/** Who has the document open. Pointing at somebody shows their name beside their caret; pressing goes there. */
export function RosterList({
  people,
  editor,
  onGo,
}: {
  readonly people: readonly Present[];
  readonly editor: Editor | null;
  readonly onGo?: () => void;
}) {
  const say = useSay();
  return (
    <section aria-label={say("writing.roster")}>
      <h2 className={styles.title}>{say("writing.roster")}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets a list without bullets. */}
      <ul role="list" className={styles.roster}>
        {people.map((person) => {
          const name = () => {
            if (editor !== null) nameCaretsOf(editor.view, person.userId, Date.now());
          };
          const words = (
            <>
              <span className={styles.personName}>
                {person.name}
                {person.isSelf && <span className={styles.self}> · {say("writing.roster.self")}</span>}
              </span>
              <span className={styles.personParty}>
                {person.party !== null && (
                  <>
                    <PartyShape party={person.party} size={9} /> {say(partyKey[person.party])} ·{" "}
                  </>
                )}
                {say(`writing.roster.access.${person.access}`)}
              </span>
            </>
          );
          return (
            <li key={person.userId}>
              {person.isSelf || editor === null ? (
                <div className={styles.person}>{words}</div>
              ) : (
                <button
                  type="button"
                  className={styles.person}
                  onMouseEnter={name}
                  onFocus={name}
                  onClick={() => {
                    const position = caretPositionOf(editor.view, person.userId);
                    if (position === null) return;
                    goTo(editor, position);
                    name();
                    onGo?.();
                  }}
                >
                  {words}
                  <VisuallyHidden>{say("writing.roster.goTo", { name: person.name })}</VisuallyHidden>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const facesShown = 4;
const namesShown = 8;

/** The same in a row of faces, for the bar above the text. */
export function RosterFaces({ people }: { readonly people: readonly Present[] }) {
  const say = useSay();
  const others = people.filter((person) => !person.isSelf);
  const shown = others.slice(0, facesShown);
  return (
    <span className={styles.faces}>
      <VisuallyHidden>{say("writing.roster.count", { count: people.length })}</VisuallyHidden>
      <span aria-hidden="true" className={styles.faceRow}>
        {shown.map((person) => (
          <PersonBadge key={person.userId} name={person.name} party={person.party} />
        ))}
        {others.length > shown.length && <span className={styles.more}>+{others.length - shown.length}</span>}
      </span>
    </span>
  );
}

/** The others by institution and party in one line, where a phone has no margin for names beside their carets. */
export function RosterLine({ people }: { readonly people: readonly Present[] }) {
  const say = useSay();
  return people
    .filter((person) => !person.isSelf)
    .slice(0, namesShown)
    .map((person) => (
      <span key={person.userId} className={styles.other}>
        {person.party !== null && <PartyShape party={person.party} size={9} />}
        {person.institution ?? person.name}
        {person.party !== null && <span> · {say(partyKey[person.party])}</span>}
      </span>
    ));
}
