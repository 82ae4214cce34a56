import type { MeetingFormLack, Party } from "@minuta/domain";
import { absentParties } from "@minuta/domain";
import type { MessageKey, Say } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import type { MeetingLine } from "./meeting.ts";

export const lackKey: Record<MeetingFormLack, MessageKey> = {
  participants: "meetings.lack.participants",
  parties: "meetings.lack.parties",
  proposal: "meetings.lack.proposal",
  commitments: "meetings.lack.commitments",
  closing: "meetings.lack.closing",
  signatures: "meetings.lack.signatures",
  publication: "meetings.lack.publication",
};

/** The parties of which nobody is entered. */
export function partiesMissing(meeting: MeetingLine): readonly Party[] {
  const { government, institute, civilSociety } = meeting.participantCounts;
  return absentParties([
    ...(government > 0 ? (["government"] as const) : []),
    ...(institute > 0 ? (["institute"] as const) : []),
    ...(civilSociety > 0 ? (["civilSociety"] as const) : []),
  ]);
}

/** A lack in one or two words, for the board. */
export function shortLack(lack: MeetingFormLack, meeting: MeetingLine, say: Say): string {
  if (lack === "parties") {
    const missing = partiesMissing(meeting);
    if (missing.length < 3) return missing.map((party) => say(partyKey[party])).join(", ");
  }
  const signed = meeting.form?.signed ?? 0;
  if (lack === "signatures" && signed > 0) return say("meetings.lack.signatures.count", { signed });
  return say(lackKey[lack]);
}

/** The same in a sentence, for the meeting's own page. */
export function longLack(
  lack: MeetingFormLack,
  meeting: MeetingLine,
  say: Say,
  list: (words: readonly string[]) => string,
): string {
  return say(`meeting.lack.${lack}.text`, {
    signed: meeting.form?.signed ?? 0,
    parties: list(partiesMissing(meeting).map((party) => say(partyKey[party]))),
  });
}
