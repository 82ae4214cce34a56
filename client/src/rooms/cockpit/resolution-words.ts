import type { Party } from "@minuta/domain";
import type { ResolutionLook, ResolutionText } from "../../editor/blocks/block-rows.ts";
import type { Format } from "../../i18n/format.ts";
import type { Say } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import type { TextResolution } from "./cockpit.ts";
import type { ShownResolution } from "./register-rows.ts";

/** How it came about and with how many voices: "consenso 3/3"; "" where nothing is said of it. */
export function decisionWords(resolution: ShownResolution, say: Say): string {
  if (resolution.mode === null && resolution.present.length === 0) return "";
  const mode = resolution.mode ?? "consensus";
  const voices = resolution.positions.filter(({ position }) => position === "for").length;
  // A decision without positions was taken by all who were present.
  const count = resolution.positions.length === 0 ? resolution.present.length : voices;
  return say("cockpit.decision", { mode: say(`cockpit.mode.${mode}`), count });
}

/** Reservations and dissents, each with the party whose it is. */
export function positionNotes(resolution: ShownResolution, say: Say): readonly string[] {
  const of = (party: Party) => say(partyKey[party]);
  return resolution.positions.flatMap(({ party, position, reservation, dissent }) => [
    ...(position === "against" || position === "abstain"
      ? [say(`cockpit.position.note.${position}`, { party: of(party) })]
      : []),
    ...(reservation === "" ? [] : [say("cockpit.reservation.note", { party: of(party), text: reservation })]),
    ...(dissent === "" ? [] : [say("cockpit.dissent.note", { party: of(party), text: dissent })]),
  ]);
}

/** What is missing, in words: "falta responsable y plazo"; "" when nothing is. */
export function missingWords(missing: TextResolution["missing"], say: Say, format: Format): string {
  if (missing.length === 0) return "";
  return say("cockpit.missing", { what: format.list(missing.map((gap) => say(`cockpit.missing.${gap}`))) });
}

/** Whether the words in the text are still those that were adopted. */
export function isAsAdopted(resolution: ShownResolution, now: ResolutionText): boolean {
  const { adopted } = resolution;
  if (adopted === null) return resolution.standing !== "changed";
  const clean = (text: string) => text.normalize("NFC").trim();
  return (
    clean(adopted.text) === clean(now.text) &&
    clean(adopted.responsible) === clean(now.responsible) &&
    adopted.dueDate === now.dueDate
  );
}

/** How the block of a resolution looks. A change is seen in the text itself, before the server has been asked. */
export function resolutionLook(
  resolution: ShownResolution,
  now: ResolutionText,
  mayAdopt: boolean,
  say: Say,
): ResolutionLook {
  const { number, standing } = resolution;
  const adopt = (key: "cockpit.adopt" | "cockpit.adopt.again", isMain: boolean) =>
    mayAdopt ? { text: say(key), isMain } : null;
  if (number === null) {
    const isDisputed = resolution.mode === "noAgreement";
    return {
      title: isDisputed ? say("cockpit.standing.noAgreement") : say("writing.resolution.draft"),
      tone: "draft",
      badges: [],
      notes: isDisputed ? positionNotes(resolution, say) : [],
      action: adopt("cockpit.adopt", true),
    };
  }
  const title = `${say("writing.resolution")} ${number}`;
  const notes = positionNotes(resolution, say);
  if (standing === "void") {
    const why =
      resolution.voidReason === "" ? [] : [say("cockpit.void.note", { reason: resolution.voidReason })];
    return {
      title,
      tone: "void",
      badges: [say("cockpit.standing.void")],
      notes: [...why, ...notes],
      action: null,
    };
  }
  const decision = decisionWords(resolution, say);
  const badges = decision === "" ? [] : [say("cockpit.standing.adoptedBy", { decision })];
  if (!isAsAdopted(resolution, now)) {
    return {
      title,
      tone: "changed",
      badges: [say("cockpit.standing.changed")],
      notes,
      action: adopt("cockpit.adopt.again", true),
    };
  }
  return { title, tone: "adopted", badges, notes, action: null };
}
