import { participantsByInstitution, type RegisteredContent } from "@minuta/record";
import { orDash, partyWords, plain, type RegisterPiece, type RegisterVoice } from "./piece.ts";

/** Who took part in a meeting with an agency, by institution: offices and how many, no names. */
export function participantsRegister(content: RegisteredContent, voice: RegisterVoice): RegisterPiece[] {
  const { words } = voice;
  const institutions = participantsByInstitution(content.participants);
  if (institutions.length === 0) return [{ kind: "line", words: plain(words.noParticipants) }];
  return [
    {
      kind: "table",
      columns: [words.institution, words.offices, words.people],
      rows: institutions.map(({ institution, party, offices, people }) => [
        [plain(orDash(institution)), ...(party === null ? [] : [partyWords(party, voice)])],
        offices.map(({ office, mode, count }) =>
          plain(
            [
              `${office === "" ? words.withoutOffice : office}${count === 1 ? "" : ` (${count})`}`,
              ...(mode === "inPerson" ? [] : [words.mode[mode]]),
            ].join(" · "),
          ),
        ),
        [plain(String(people))],
      ]),
    },
  ];
}
