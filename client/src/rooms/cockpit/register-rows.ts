import type { endpoints, ResultOf } from "@minuta/contract";
import {
  type DecisionMode,
  type Party,
  type PartyPosition,
  quorumOf,
  quorumPeriods,
  signersOf,
} from "@minuta/domain";
import type {
  RecordAnnex,
  RecordContent,
  RecordParticipant,
  RecordSession,
  RecordSignature,
  SecondRecordContent,
} from "@minuta/record";
import type { Cockpit, TextResolution } from "./cockpit.ts";

type Document = ResultOf<typeof endpoints.readDocument>;

/** A resolution as its block and the list of resolutions show it. */
export type ShownResolution = {
  readonly blockId: string;
  readonly number: string | null;
  readonly standing: TextResolution["standing"];
  readonly text: string;
  readonly responsible: string;
  readonly dueDate: string;
  readonly adopted: TextResolution["adopted"];
  readonly voidReason: string;
  /** Null for a draft, and where a record of the first format says nothing of a decision. */
  readonly mode: DecisionMode | null;
  readonly positions: readonly PartyPosition[];
  readonly present: readonly Party[];
};

/**
 * The rows that a text's registers show, in the shape in which a record freezes them: those of this moment for a draft,
 * those of its record for a text that was closed.
 */
export type RegisterRows = Pick<
  SecondRecordContent,
  "attendance" | "quorumPeriods" | "agenda" | "followUp"
> & {
  readonly isClosed: boolean;
  readonly key: string;
  readonly heldOn: string | null;
  readonly place: string;
  /** Null where there is none, or the server does not tell. */
  readonly session: Omit<RecordSession, "kind" | "ordinal" | "workingGroup"> | null;
  readonly quorum: { readonly met: boolean; readonly present: readonly Party[] };
  readonly resolutions: readonly ShownResolution[];
  /** Null where nothing is said of them. */
  readonly participants: readonly RecordParticipant[] | null;
  /** Null where nothing is said of them. */
  readonly annexes: readonly RecordAnnex[] | null;
  readonly signatures: readonly RecordSignature[];
  /** Whose signature is asked for. */
  readonly signers: readonly Party[];
  /** The organization that signs a communiqué as its author; null where seats sign. */
  readonly author: string | null;
};

/** What the cockpit says at this moment of the session whose minutes these are. */
export function rowsOfCockpit(
  document: Document,
  cockpit: Cockpit,
  resolutions: readonly TextResolution[],
): RegisterRows {
  const { presiding, openedAt, adjournedAt, recesses, nextSession } = cockpit;
  return {
    isClosed: false,
    key: cockpit.key,
    heldOn: document.heldOn,
    place: document.place,
    session: { presiding, openedAt, adjournedAt, recesses, nextSession },
    attendance: cockpit.stays,
    quorum: cockpit.quorum,
    quorumPeriods: cockpit.quorum.periods,
    agenda: cockpit.agenda.map((item, index) => ({ ...item, position: index + 1 })),
    followUp: cockpit.carried,
    resolutions,
    participants: null,
    annexes: cockpit.annexes,
    ...signingOf(document),
  };
}

function signingOf({ kind, author, record }: Document) {
  return { signatures: record?.signatures ?? [], signers: signersOf(kind), author };
}

/** What a draft without a session knows at this moment: a meeting's form. */
export function rowsOfDocument(
  document: Document,
  participants: readonly RecordParticipant[] | null,
): RegisterRows {
  return {
    isClosed: false,
    key: document.key ?? "",
    heldOn: document.heldOn,
    place: document.place,
    session: null,
    attendance: document.attendance,
    quorum: quorumOf(document.attendance),
    quorumPeriods: quorumPeriods(
      document.attendance.map((line) => ({ ...line, id: line.party })),
      { from: null, to: null },
    ),
    agenda: [],
    followUp: [],
    resolutions: [],
    participants,
    annexes: null,
    ...signingOf(document),
  };
}

/** What the record of a closed text says, whatever happened to the rows since. Its signatures come one by one. */
export function rowsOfRecord(content: RecordContent, signatures: readonly RecordSignature[]): RegisterRows {
  const { key, heldOn, place, quorum, kind, provenance } = content;
  const author = provenance.author?.organization ?? null;
  const signers = signersOf(kind);
  const base = { isClosed: true, key, heldOn, place, quorum, signatures, signers, author } as const;
  if (content.format === "minuta-record/1") {
    return {
      ...base,
      session: null,
      attendance: content.attendance,
      quorumPeriods: [],
      agenda: [],
      followUp: [],
      resolutions: content.resolutions.map((resolution) => ({
        ...asAdopted(resolution),
        mode: null,
        positions: [],
        present: [],
      })),
      participants: null,
      annexes: null,
    };
  }
  return {
    ...base,
    session: content.session,
    attendance: content.attendance,
    quorumPeriods: content.quorumPeriods,
    agenda: content.agenda,
    followUp: content.followUp,
    resolutions: frozenResolutions(content),
    participants: content.kind === "meetingForm" ? content.participants : null,
    annexes: content.format === "minuta-record/2" || content.kind !== "minutes" ? null : content.annexes,
  };
}

function frozenResolutions(
  content: Pick<SecondRecordContent, "resolutions" | "voided" | "disagreements">,
): readonly ShownResolution[] {
  return [
    ...content.resolutions.map((resolution) => ({ ...resolution, ...asAdopted(resolution) })),
    ...content.voided.map(({ blockId, number, text, reason }) => ({
      blockId,
      number,
      standing: "void" as const,
      text,
      responsible: "",
      dueDate: "",
      adopted: null,
      voidReason: reason,
      mode: null,
      positions: [],
      present: [],
    })),
    ...content.disagreements.map((disagreement) => ({
      ...disagreement,
      number: null,
      standing: "draft" as const,
      adopted: null,
      voidReason: "",
      mode: "noAgreement" as const,
    })),
  ];
}

function asAdopted<Words extends Pick<ShownResolution, "blockId" | "text" | "responsible" | "dueDate">>(
  resolution: Words & { readonly number: string },
) {
  const { blockId, number, text, responsible, dueDate } = resolution;
  return {
    blockId,
    number,
    text,
    responsible,
    dueDate,
    standing: "adopted" as const,
    adopted: { text, responsible, dueDate },
    voidReason: "",
  };
}
