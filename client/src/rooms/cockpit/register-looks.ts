import type { RegisterSection } from "@minuta/document";
import { type Party, parties } from "@minuta/domain";
import type { RecordAnnex, RecordParticipant } from "@minuta/record";
import { participantsByInstitution } from "@minuta/record";
import type { RegisterLook, RegisterPart } from "../../editor/blocks/block-rows.ts";
import type { Format } from "../../i18n/format.ts";
import type { Say } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";
import { attendanceParts } from "./attendance-look.ts";
import type { RegisterRows } from "./register-rows.ts";
import { decisionWords, positionNotes } from "./resolution-words.ts";
import { clockOf, usedSeconds } from "./running-time.ts";

type Words = { readonly say: Say; readonly format: Format };

/** Rows of one section in words; null for a section that these rows say nothing about. */
export function registerLook(
  section: RegisterSection,
  rows: RegisterRows,
  words: Words,
): RegisterLook | null {
  const parts = partsOf(section, rows, words);
  return parts === null ? null : { title: words.say(`writing.register.${section}`), parts };
}

function partsOf(section: RegisterSection, rows: RegisterRows, words: Words): readonly RegisterPart[] | null {
  const isOfSession = rows.session !== null;
  switch (section) {
    case "session":
      return sessionParts(rows, words);
    case "attendance":
      return attendanceParts(rows, words);
    case "quorum":
      return quorumParts(rows, words);
    case "agenda":
      return isOfSession ? agendaParts(rows, words) : null;
    case "followUp":
      return isOfSession ? followUpParts(rows, words) : null;
    case "resolutions":
      return isOfSession || rows.resolutions.length > 0 ? resolutionParts(rows, words) : null;
    case "participants":
      return rows.participants === null ? null : participantParts(rows.participants, rows, words);
    case "annexes":
      return rows.annexes === null ? null : annexParts(rows.annexes, words);
    case "closing":
      return closingParts(rows, words);
    case "signatures":
      return signatureParts(rows, words);
  }
}

const muted = (text: string): RegisterPart => ({ type: "line", text, tone: "muted" });

/** What stands where nothing was written down: a draft waits for it, a closed text does not. */
const openWords = ({ isClosed }: RegisterRows, say: Say) =>
  say(isClosed ? "cockpit.register.open.closed" : "cockpit.register.open");

function sessionParts(rows: RegisterRows, { say, format }: Words): RegisterPart[] | null {
  const { session, heldOn, place, key } = rows;
  if (session === null) return null;
  const open = openWords(rows, say);
  const { presiding, openedAt } = session;
  const where = [heldOn === null ? "" : format.date(heldOn), place];
  return [
    {
      type: "facts",
      facts: [
        [say("cockpit.register.key"), key],
        [say("cockpit.register.where"), where.filter(Boolean).join(" · ")],
        [say("cockpit.register.opened"), openedAt === null ? open : format.instant(openedAt)],
        [say("cockpit.register.presiding"), presiding === null ? open : say(partyKey[presiding])],
      ],
    },
  ];
}

function closingParts(rows: RegisterRows, { say, format }: Words): RegisterPart[] | null {
  if (rows.session === null) return null;
  const open = openWords(rows, say);
  const { nextSession, recesses, adjournedAt } = rows.session;
  const rests = recesses.map(({ startedAt, endedAt }) =>
    say("cockpit.register.fromTo", {
      from: format.time(startedAt),
      to: endedAt === null ? "…" : format.time(endedAt),
    }),
  );
  return [
    {
      type: "facts",
      facts: [
        ...(rests.length === 0 ? [] : [[say("cockpit.register.recesses"), format.list(rests)] as const]),
        [say("cockpit.register.next"), nextSession === "" ? open : nextSession],
        [say("cockpit.register.adjourned"), adjournedAt === null ? open : format.instant(adjournedAt)],
      ],
    },
  ];
}

function quorumParts({ session, quorum, quorumPeriods }: RegisterRows, words: Words): RegisterPart[] {
  const { say, format } = words;
  const named = (some: readonly Party[]) => format.list(some.map((party) => say(partyKey[party])));
  if (quorumPeriods.length === 0) {
    if (session !== null) return [muted(say("cockpit.register.quorum.none"))];
    return [
      quorum.met
        ? { type: "line", text: `${say("cockpit.quorum.met")}: ${named(quorum.present)}` }
        : { type: "line", text: say("cockpit.quorum.none"), tone: "warn" },
    ];
  }
  // Before the roll was first complete nothing was lost: those minutes are the roll call itself.
  const first = quorumPeriods.findIndex(({ met }) => met);
  return quorumPeriods.map(({ from, to, present, met }, index): RegisterPart => {
    const span =
      to === null
        ? say("cockpit.register.from", { from: format.time(from) })
        : say("cockpit.register.fromTo", { from: format.time(from), to: format.time(to) });
    const absent = parties.filter((party) => !present.includes(party));
    return {
      type: "line",
      text: met
        ? say("cockpit.register.quorum.met", { span, parties: named(present) })
        : say("cockpit.register.quorum.missing", { span, parties: named(absent) }),
      ...(met ? {} : { tone: index < first ? ("muted" as const) : ("warn" as const) }),
    };
  });
}

function agendaParts({ agenda, session }: RegisterRows, { say, format }: Words): RegisterPart[] {
  if (agenda.length === 0) return [muted(say("cockpit.register.agenda.none"))];
  const hasTimes = agenda.some(({ startedAt }) => startedAt !== null);
  return [
    {
      type: "table",
      columns: [
        say("cockpit.register.item"),
        ...(hasTimes ? [say("cockpit.register.began"), say("cockpit.register.used")] : []),
      ],
      rows: agenda.map((item) => ({
        party: null,
        cells: [
          `${item.position}. ${item.title}`,
          ...(hasTimes
            ? [
                item.startedAt === null ? "–" : format.time(item.startedAt),
                // A clock that runs would draw the block anew every second: only what has ended has a length.
                item.endedAt === null
                  ? item.startedAt === null
                    ? "–"
                    : say("cockpit.register.running")
                  : clockOf(usedSeconds(item, session?.recesses ?? [], Date.parse(item.endedAt))),
              ]
            : []),
        ],
      })),
    },
  ];
}

function followUpParts({ followUp }: RegisterRows, { say, format }: Words): RegisterPart[] {
  if (followUp.length === 0) return [muted(say("cockpit.register.followUp.none"))];
  return [
    {
      type: "table",
      columns: [
        say("cockpit.register.resolution"),
        say("writing.resolution.responsible"),
        say("writing.resolution.dueDate"),
        say("cockpit.register.status"),
      ],
      rows: followUp.map((resolution) => ({
        party: null,
        cells: [
          `${resolution.number}. ${resolution.text}`,
          resolution.responsible,
          resolution.dueDate === "" ? "–" : format.shortDate(resolution.dueDate),
          [
            say(`cockpit.carried.${resolution.status}`),
            ...(resolution.overdue ? [say("cockpit.carried.overdue")] : []),
            ...(resolution.note === "" ? [] : [resolution.note]),
          ].join(" · "),
        ],
      })),
    },
  ];
}

function resolutionParts({ resolutions, isClosed }: RegisterRows, { say, format }: Words): RegisterPart[] {
  const numbered = resolutions
    .flatMap(({ number, ...resolution }) => (number === null ? [] : [{ ...resolution, number }]))
    // A hundredth resolution has a longer number and still comes after the ninety-ninth.
    .sort(
      (one, other) =>
        one.number.length - other.number.length || one.number.localeCompare(other.number, "es-MX"),
    );
  if (numbered.length === 0) {
    return [
      muted(say(isClosed ? "cockpit.register.resolutions.closed" : "cockpit.register.resolutions.none")),
    ];
  }
  return numbered.flatMap((resolution): RegisterPart[] => {
    const { text, responsible, dueDate } = resolution.adopted ?? resolution;
    const isVoid = resolution.standing === "void";
    const facts = [
      responsible,
      dueDate === "" ? "" : format.date(dueDate),
      isVoid ? say("cockpit.standing.void") : decisionWords(resolution, say),
    ];
    return [
      { type: "line", text: `${resolution.number}. ${text}` },
      muted(facts.filter(Boolean).join(" · ")),
      ...(isVoid && resolution.voidReason !== ""
        ? [muted(say("cockpit.void.note", { reason: resolution.voidReason }))]
        : []),
      ...positionNotes(resolution, say).map(muted),
      ...(resolution.standing === "changed"
        ? [{ type: "line", text: say("cockpit.standing.changed"), tone: "warn" } as const]
        : []),
    ];
  });
}

function participantParts(
  participants: readonly RecordParticipant[],
  { isClosed }: RegisterRows,
  { say }: Words,
): RegisterPart[] {
  if (participants.length === 0) {
    return [
      muted(say(isClosed ? "cockpit.register.participants.closed" : "cockpit.register.participants.none")),
    ];
  }
  return [
    {
      type: "table",
      columns: [
        say("cockpit.register.institution"),
        say("cockpit.register.offices"),
        say("cockpit.register.people"),
      ],
      rows: participantsByInstitution(participants).map(({ institution, party, offices, people }) => ({
        party,
        cells: [
          party === null ? institution : `${institution} (${say(partyKey[party])})`,
          offices
            .map(({ office, mode, count }) => {
              const named = office === "" ? say("cockpit.register.withoutOffice") : office;
              const counted = count === 1 ? named : `${named} (${count})`;
              return mode === "remote" ? `${counted} · ${say("cockpit.mode.remote")}` : counted;
            })
            .join("\n"),
          String(people),
        ],
      })),
    },
    ...(isClosed ? [] : [muted(say("cockpit.register.participants.note"))]),
  ];
}

function annexParts(annexes: readonly RecordAnnex[], { say, format }: Words): RegisterPart[] {
  if (annexes.length === 0) return [muted(say("cockpit.register.annexes.none"))];
  return [
    {
      type: "table",
      columns: [
        say("cockpit.register.annex"),
        say("cockpit.register.item"),
        say("cockpit.register.fileDigest"),
      ],
      rows: annexes.map(({ agendaItem, title, fileName, size, digest }) => ({
        party: null,
        cells: [
          title,
          agendaItem === null ? say("cockpit.register.wholeAgenda") : String(agendaItem),
          `${fileName} · ${say("cockpit.register.bytes", { size: format.number(size) })}\n${digest.match(/.{1,16}/g)?.join(" ") ?? ""}`,
        ],
      })),
    },
  ];
}

function signatureParts(
  { signatures, signers, author }: RegisterRows,
  { say, format }: Words,
): RegisterPart[] {
  return [
    {
      type: "table",
      columns: [say("cockpit.register.party"), say("cockpit.register.signature")],
      rows: signers.map((party) => {
        const made = signatures.find((signature) => signature.party === party);
        const said =
          made === undefined
            ? say("closing.board.waiting")
            : say(`closing.board.${made.decision}`, { time: format.instant(made.at) });
        return {
          party,
          cells: [author ?? say(partyKey[party]), made === undefined ? said : `${made.office} · ${said}`],
        };
      }),
    },
  ];
}
