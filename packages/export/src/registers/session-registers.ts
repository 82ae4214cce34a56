import type { RecordSession, RegisteredContent } from "@minuta/record";
import { longDate } from "../dates.ts";
import {
  hourOf,
  orDash,
  partyList,
  partyWords,
  plain,
  type RegisterPiece,
  type RegisterVoice,
} from "./piece.ts";

/** Key, kind and ordinal; place, date, opening; who presides. */
export function sessionRegister(content: RegisteredContent, voice: RegisterVoice): RegisterPiece[] {
  const { words, language } = voice;
  const { session } = content;
  const facts = [
    { label: words.key, value: plain(content.key) },
    ...(session === null ? [] : [{ label: words.session, value: plain(kindOf(session, voice)) }]),
    { label: words.place, value: plain(orDash(content.place)) },
    { label: words.heldOn, value: plain(longDate(content.heldOn, language)) },
  ];
  if (session !== null) {
    if (session.openedAt !== null) {
      facts.push({ label: words.opened, value: plain(hourOf(session.openedAt, voice)) });
    }
    if (session.presiding !== null) {
      facts.push({ label: words.presiding, value: partyWords(session.presiding, voice) });
    }
  }
  return [{ kind: "facts", facts }];
}

function kindOf(session: RecordSession, { words }: RegisterVoice): string {
  const kind = `${words.sessionKind[session.kind]} ${words.ordinal} ${session.ordinal}`;
  return session.workingGroup === null ? kind : `${kind} · ${words.workingGroup} ${session.workingGroup}`;
}

/** Recesses, the next session, and when this one was adjourned. */
export function closingRegister({ session }: RegisteredContent, voice: RegisterVoice): RegisterPiece[] {
  if (session === null) return [];
  const { words } = voice;
  const facts = [
    ...session.recesses.map(({ startedAt, endedAt }) => ({
      label: words.recess,
      value: plain(`${hourOf(startedAt, voice)} – ${endedAt === null ? "" : hourOf(endedAt, voice)}`),
    })),
    {
      label: words.nextSession,
      value: plain(session.nextSession === "" ? words.unspecified : session.nextSession),
    },
    {
      label: words.adjourned,
      value: plain(session.adjournedAt === null ? words.unspecified : hourOf(session.adjournedAt, voice)),
    },
  ];
  return [{ kind: "facts", facts }];
}

/** Every stay: who, in which capacity, in person or remote, from when to when. */
export function attendanceRegister(content: RegisteredContent, voice: RegisterVoice): RegisterPiece[] {
  const { words } = voice;
  if (content.attendance.length === 0) return [{ kind: "line", words: plain(words.noAttendance) }];
  return [
    {
      kind: "table",
      columns: [
        words.person,
        words.institution,
        words.capacityColumn,
        words.modeColumn,
        words.arrivedColumn,
        words.departedColumn,
      ],
      rows: content.attendance.map((stay) => [
        [plain(orDash(stay.office)), ...(stay.party === null ? [] : [partyWords(stay.party, voice)])],
        [plain(orDash(stay.institution))],
        [plain(stay.capacity === null ? "—" : words.allCapacities[stay.capacity])],
        [plain(words.mode[stay.mode])],
        [plain(orDash(hourOf(stay.arrivedAt, voice)))],
        [plain(orDash(hourOf(stay.departedAt, voice)))],
      ]),
    },
  ];
}

/** The quorum over the session's time; of a meeting, whether the three parties were there. */
export function quorumRegister(content: RegisteredContent, voice: RegisterVoice): RegisterPiece[] {
  const { words } = voice;
  const over = plain(content.quorum.met ? words.quorumMet : words.quorumNotMet);
  if (content.quorumPeriods.length === 0) return [{ kind: "line", words: over }];
  return [
    {
      kind: "table",
      columns: [words.period, words.quorum, words.partiesPresent],
      rows: content.quorumPeriods.map(({ from, to, met, present }) => [
        [plain(`${hourOf(from, voice)} – ${to === null ? words.onwards : hourOf(to, voice)}`)],
        [plain(met ? words.withQuorum : words.withoutQuorum)],
        [partyList(present, voice)],
      ]),
    },
  ];
}

export function agendaRegister(content: RegisteredContent, voice: RegisterVoice): RegisterPiece[] {
  const { words } = voice;
  if (content.agenda.length === 0) return [{ kind: "line", words: plain(words.noAgenda) }];
  return [
    {
      kind: "table",
      columns: [words.number, words.item, words.planned, words.started, words.ended],
      rows: content.agenda.map((item) => [
        [plain(String(item.position))],
        [
          plain(item.title),
          ...(item.presenter === "" ? [] : [plain(`${words.presenter}: ${item.presenter}`)]),
        ],
        [plain(item.minutes === 0 ? "—" : `${item.minutes} ${words.minutesUnit}`)],
        [plain(orDash(hourOf(item.startedAt, voice)))],
        [plain(orDash(hourOf(item.endedAt, voice)))],
      ]),
    },
  ];
}
