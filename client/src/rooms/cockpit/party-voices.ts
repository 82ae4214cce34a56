import type { DecisionMode, Party, Position } from "@minuta/domain";
import type { TextResolution } from "./cockpit.ts";

/** What a party says to a resolution while it is being adopted. */
export type Voice = {
  readonly position: Exclude<Position, "absent">;
  readonly reservation: string;
  readonly dissent: string;
  /** Whether the field for it is open; an empty one that is open is sent as none. */
  readonly hasReservation: boolean;
  readonly hasDissent: boolean;
};
export type Voices = Readonly<Record<Party, Voice>>;

/**
 * What stands in the fields at first: what was said when it was adopted before, else consent. A reservation that was
 * written in the text opens its field at the first party present; whose it is, a person decides.
 */
export function startingVoices(
  resolution: TextResolution,
  reservation: string,
  present: readonly Party[],
): Voices {
  const voice = (party: Party): Voice => {
    const said = resolution.positions.find((entry) => entry.party === party);
    const written = reservation !== "" && party === present[0] ? reservation : "";
    const kept = said?.reservation ?? "";
    return {
      position: said === undefined || said.position === "absent" ? "for" : said.position,
      reservation: kept === "" ? written : kept,
      dissent: said?.dissent ?? "",
      hasReservation: kept !== "" || written !== "",
      hasDissent: (said?.dissent ?? "") !== "",
    };
  };
  return {
    government: voice("government"),
    institute: voice("institute"),
    civilSociety: voice("civilSociety"),
  };
}

/** What goes to the server: the parties that can speak, and only what the mode and open fields let them say. */
export function voicesOf(voices: Voices, mode: DecisionMode, present: readonly Party[]) {
  return present.map((party) => {
    const { position, reservation, dissent, hasReservation, hasDissent } = voices[party];
    return {
      party,
      // By consensus nobody is against; who abstains lets it pass.
      position: mode === "consensus" && position === "against" ? ("for" as const) : position,
      reservation: hasReservation ? reservation.trim() : "",
      dissent: hasDissent ? dissent.trim() : "",
    };
  });
}
