import type { Party } from "@minuta/domain";
import { type MessageKey, useSay } from "../i18n/say.ts";
import { classes } from "../ui/classes.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import { initials } from "./initials.ts";
import styles from "./party-mark.module.css";

/** The word of each party. */
export const partyKey: Record<Party, MessageKey> = {
  government: "party.government",
  institute: "party.institute",
  civilSociety: "party.civilSociety",
};

const shapes: Record<Party, string> = {
  government: "M3 3h10v10H3z",
  institute: "M8 1.5 14.5 8 8 14.5 1.5 8z",
  civilSociety: "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z",
};

/** The shape of a party in its colour: square, diamond, circle. The word must stand beside it. */
export function PartyShape({ party, size = 10 }: { readonly party: Party; readonly size?: number }) {
  const side = `${size / 16}rem`;
  return (
    <svg
      className={classes(styles.shape, styles[party])}
      width={side}
      height={side}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[party]} fill="currentColor" />
    </svg>
  );
}

/**
 * A party by colour, shape and word. `plain` sets it in a line of text; `chip` on its wash; `tile` shows the shape
 * alone in a square of its wash and leaves the word to screen readers, for rows that say the word themselves.
 */
export function PartyMark({
  party,
  look = "plain",
  of,
}: {
  readonly party: Party;
  readonly look?: "plain" | "chip" | "tile";
  /** An institution or office to name in the party's stead; the party is then read out after it. */
  readonly of?: string;
}) {
  const say = useSay();
  const word = say(partyKey[party]);
  if (look === "tile") {
    return (
      <span className={classes(styles.tile, styles[party])}>
        <PartyShape party={party} size={12} />
        <VisuallyHidden>{word}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={classes(styles.mark, look === "chip" && styles.chip, styles[party])}>
      <PartyShape party={party} />
      {of === undefined ? (
        word
      ) : (
        <span>
          {of} <span className={styles.word}>· {word}</span>
        </span>
      )}
    </span>
  );
}

/** A person in a round field: initials in the colour of the party, with its shape at the edge. */
export function PersonBadge({
  name,
  party,
  hidden = false,
}: {
  readonly name: string;
  /** For a place that says name and party in words beside it. */
  readonly hidden?: boolean;
  /** Null for who speaks for no party, such as the record keeper. */
  readonly party: Party | null;
}) {
  const say = useSay();
  return (
    <span className={classes(styles.person, party === null ? styles.neutral : styles[party])}>
      <span aria-hidden="true">{initials(name)}</span>
      {party !== null && (
        <span className={styles.corner}>
          <PartyShape party={party} size={10} />
        </span>
      )}
      {!hidden && (
        <VisuallyHidden>{party === null ? name : `${name}, ${say(partyKey[party])}`}</VisuallyHidden>
      )}
    </span>
  );
}
