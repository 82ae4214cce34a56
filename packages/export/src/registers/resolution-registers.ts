import type { PartyPosition } from "@minuta/domain";
import type {
  AdoptedResolution,
  RecordDisagreement,
  RegisteredContent,
  VoidedResolution,
} from "@minuta/record";
import { shortDate } from "../dates.ts";
import {
  hourOf,
  orDash,
  partyList,
  partyWords,
  plain,
  type RegisterPiece,
  type RegisterVoice,
  type RegisterWords,
  strong,
} from "./piece.ts";

/** The earlier resolutions that were open when the session was held. */
export function followUpRegister(content: RegisteredContent, voice: RegisterVoice): RegisterPiece[] {
  const { words, language } = voice;
  if (content.followUp.length === 0) return [{ kind: "line", words: plain(words.noFollowUp) }];
  return [
    {
      kind: "table",
      columns: [words.number, words.resolution, words.responsible, words.dueDate, words.status],
      rows: content.followUp.map((line) => [
        [strong(line.number)],
        [plain(line.text)],
        [plain(orDash(line.responsible))],
        [plain(orDash(shortDate(line.dueDate, language)))],
        [
          plain(`${words.followUpStatus[line.status]}${line.overdue ? ` · ${words.overdue}` : ""}`),
          ...(line.note === "" ? [] : [plain(line.note)]),
        ],
      ]),
    },
  ];
}

/** What was adopted, number by number, with the numbers that were left without effect; then what was not agreed on. */
export function resolutionsRegister(content: RegisteredContent, voice: RegisterVoice): RegisterPiece[] {
  const { words, language } = voice;
  const adopted = content.resolutions.map((resolution) => ({
    number: resolution.number,
    cells: [
      [strong(resolution.number)],
      [plain(resolution.text)],
      [plain(orDash(resolution.responsible))],
      [plain(orDash(shortDate(resolution.dueDate, language)))],
      decisionLines(resolution, voice),
    ],
  }));
  const voided = content.voided.map((resolution) => ({
    number: resolution.number,
    cells: [
      [strong(resolution.number)],
      [plain(resolution.text)],
      [plain("—")],
      [plain("—")],
      voidLines(resolution, voice),
    ],
  }));
  const rows = [...adopted, ...voided].sort(
    (one, other) => one.number.length - other.number.length || (one.number < other.number ? -1 : 1),
  );
  const table: RegisterPiece =
    rows.length === 0
      ? { kind: "line", words: plain(words.noResolutions) }
      : {
          kind: "table",
          columns: [words.number, words.resolution, words.responsible, words.dueDate, words.decision],
          rows: rows.map(({ cells }) => cells),
        };
  if (content.disagreements.length === 0) return [table];
  return [
    table,
    { kind: "line", words: strong(words.positionsRecorded) },
    {
      kind: "table",
      columns: [words.withoutAgreement, words.decision],
      rows: content.disagreements.map((disagreement) => [
        [plain(disagreement.text)],
        disagreementLines(disagreement, voice),
      ]),
    },
  ];
}

/** Mode, moment, positions and quorum of an adoption, then what parties want published beside it. */
export function decisionLines(resolution: AdoptedResolution, voice: RegisterVoice): RegisterWords[] {
  const { words } = voice;
  const mode = `${words.decisionMode[resolution.mode]} · ${hourOf(resolution.adoptedAt, voice)}`;
  return [
    plain(mode),
    ...positionLines(resolution.positions, voice),
    ...(resolution.mode === "writtenProcedure"
      ? []
      : [[...plain(`${words.partiesPresent}: `), ...partyList(resolution.present, voice)]]),
    ...ownWords(resolution.positions, voice),
  ];
}

/** When and why a number was left without effect. */
export function voidLines({ voidedAt, reason }: VoidedResolution, voice: RegisterVoice): RegisterWords[] {
  const { words } = voice;
  return [strong(words.voided), plain(`${hourOf(voidedAt, voice)} · ${words.reason}: ${reason}`)];
}

export function disagreementLines(disagreement: RecordDisagreement, voice: RegisterVoice): RegisterWords[] {
  return [
    plain(`${voice.words.withoutAgreement} · ${hourOf(disagreement.at, voice)}`),
    ...positionLines(disagreement.positions, voice),
    ...ownWords(disagreement.positions, voice),
  ];
}

/** Where all are for it, nothing more is to be said. */
function positionLines(positions: readonly PartyPosition[], voice: RegisterVoice): RegisterWords[] {
  if (positions.every(({ position }) => position === "for")) return [];
  return positions.map(({ party, position }) => [
    ...partyWords(party, voice),
    ...plain(`: ${voice.words.position[position]}`),
  ]);
}

function ownWords(positions: readonly PartyPosition[], voice: RegisterVoice): RegisterWords[] {
  const { words } = voice;
  return positions.flatMap(({ party, reservation, dissent }) =>
    [[words.reservation, reservation] as const, [words.dissent, dissent] as const].flatMap(([label, text]) =>
      text === "" ? [] : [[...strong(`${label} · `), ...partyWords(party, voice), ...plain(`: ${text}`)]],
    ),
  );
}
