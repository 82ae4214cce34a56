import {
  type DecisionMode,
  foldWords,
  namedOrganization,
  nextOrdinal,
  type Party,
  type PartyPosition,
  type ResolutionDraft,
  resolutionNumber,
} from "@minuta/domain";
import type { Transaction } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { SessionRow } from "../cockpit/held-session.ts";
import type { Context } from "../context.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent, type EventType } from "../events/add-event.ts";
import { Refusal } from "../refusal.ts";
import type { Minutes } from "./lock-minutes.ts";
import type { TextResolution } from "./text-resolutions.ts";

/** The words that are decided on, by whom and when, within the deciding transaction. */
export type Deciding = {
  readonly context: Context;
  readonly by: SignedIn;
  readonly transaction: Transaction<Tables>;
  readonly row: Minutes["row"];
  readonly draft: ResolutionDraft & { readonly textDigest: string };
  readonly at: string;
};

export type Decision = Deciding & {
  readonly session: SessionRow;
  readonly mode: DecisionMode;
  readonly positions: readonly PartyPosition[];
  readonly present: readonly Party[];
  /** The item that it belongs to; null for the one that is under way. */
  readonly agendaItemId: string | null;
};

/** Writes an adoption: the next number for a new resolution, the same number with the next wording for a changed one. */
export async function writeAdoption(decision: Decision, known: string | null): Promise<void> {
  const { transaction, row, session, draft, at, by } = decision;
  const { blockId, text, responsible, dueDate, textDigest } = draft;
  const facts = {
    text,
    responsible,
    dueDate,
    textDigest,
    mode: decision.mode,
    quorum: JSON.stringify(decision.present),
    organizationId: await organizationNamed(transaction, responsible),
    adoptedAt: at,
    adoptedBy: by.user.userId,
    confirmedAt: null,
    confirmedBy: null,
  };
  const agendaItemId = await itemOf(decision);
  let number = known;
  if (number === null) {
    const ordinal = await ordinalAfter(transaction, row.id, session.id);
    number = resolutionNumber(row.key, ordinal);
    await transaction
      .insertInto("resolutions")
      .values({
        ...facts,
        number,
        documentId: row.id,
        blockId,
        ordinal,
        state: "adopted",
        sessionId: session.id,
        agendaItemId,
        statusAt: at,
        searchText: foldWords(`${number} ${text} ${responsible}`),
      })
      .execute();
  } else {
    await transaction
      .updateTable("resolutions")
      .set({
        ...facts,
        ...(decision.agendaItemId === null ? {} : { agendaItemId }),
        searchText: foldWords(`${number} ${text} ${responsible}`),
      })
      .where("number", "=", number)
      .execute();
    await transaction.deleteFrom("positions").where("number", "=", number).execute();
  }
  const given = number;
  await transaction
    .insertInto("positions")
    .values(decision.positions.map((voice) => ({ number: given, ...voice })))
    .execute();
  const version = await nextVersion(transaction, number);
  await transaction
    .insertInto("adopted_texts")
    .values({
      number,
      version,
      text,
      responsible,
      dueDate,
      textDigest,
      adoptedAt: at,
      adoptedBy: by.user.userId,
    })
    .execute();
  await transaction
    .deleteFrom("disagreements")
    .where("documentId", "=", row.id)
    .where("blockId", "=", blockId)
    .execute();
  await tell(decision, "resolution.adopted", {
    number,
    version,
    mode: decision.mode,
    positions: JSON.stringify(decision.positions),
    present: facts.quorum,
  });
}

/** Writes that the parties did not agree on these words (rule DE-6); what they said last is what is kept. */
export async function writeDisagreement(decision: Decision): Promise<void> {
  const { transaction, row, draft, at, by } = decision;
  const { blockId, ...words } = draft;
  const facts = {
    ...words,
    agendaItemId: await itemOf(decision),
    positions: JSON.stringify(decision.positions),
    quorum: JSON.stringify(decision.present),
    at,
    by: by.user.userId,
  };
  await transaction
    .insertInto("disagreements")
    .values({ documentId: row.id, blockId, ...facts })
    .onConflict((conflict) => conflict.columns(["documentId", "blockId"]).doUpdateSet(facts))
    .execute();
  await tell(decision, "resolution.disagreed", {
    positions: facts.positions,
    textDigest: words.textDigest,
  });
}

/** Adds reservations and dissents to what was decided already (rule DE-8); without new words nothing changes. */
export async function completePositions(
  deciding: Deciding,
  decided: TextResolution,
  said: readonly PartyPosition[],
): Promise<void> {
  const completed = decided.positions.map((voice) => {
    const added = said.find(({ party }) => party === voice.party);
    return {
      ...voice,
      reservation: added?.reservation || voice.reservation,
      dissent: added?.dissent || voice.dissent,
    };
  });
  if (JSON.stringify(completed) === JSON.stringify(decided.positions)) return;
  const { transaction, row, draft } = deciding;
  if (decided.number === null) {
    await transaction
      .updateTable("disagreements")
      .set({ positions: JSON.stringify(completed) })
      .where("documentId", "=", row.id)
      .where("blockId", "=", draft.blockId)
      .execute();
  } else {
    for (const { party, reservation, dissent } of completed) {
      await transaction
        .updateTable("positions")
        .set({ reservation, dissent })
        .where("number", "=", decided.number)
        .where("party", "=", party)
        .execute();
    }
  }
  await tell(deciding, "resolution.completed", {
    number: decided.number,
    positions: JSON.stringify(completed),
  });
}

async function tell(
  { transaction, row, by, at, draft }: Deciding,
  type: EventType,
  data: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  await addEvent(transaction, {
    at,
    type,
    by: { userId: by.user.userId, signInId: by.signInId },
    subjectId: row.id,
    data: { documentId: row.id, blockId: draft.blockId, ...data },
  });
}

/** Rule NU-2: the next ordinal of the session, whose row is locked. */
async function ordinalAfter(
  transaction: Transaction<Tables>,
  documentId: string,
  sessionId: string,
): Promise<number> {
  const given = await transaction
    .selectFrom("resolutions")
    .select("ordinal")
    .where((where) => where.or([where("documentId", "=", documentId), where("sessionId", "=", sessionId)]))
    .execute();
  return nextOrdinal(given.map(({ ordinal }) => ordinal));
}

async function nextVersion(transaction: Transaction<Tables>, number: string): Promise<number> {
  const last = await transaction
    .selectFrom("adopted_texts")
    .select((select) => select.fn.max("version").as("version"))
    .where("number", "=", number)
    .executeTakeFirst();
  return Number(last?.version ?? 0) + 1;
}

async function itemOf({ transaction, session, agendaItemId }: Decision): Promise<string | null> {
  const items = await transaction
    .selectFrom("agenda_items")
    .select(["id", "startedAt", "endedAt"])
    .where("sessionId", "=", session.id)
    .execute();
  if (agendaItemId === null) {
    return items.find(({ startedAt, endedAt }) => startedAt !== null && endedAt === null)?.id ?? null;
  }
  if (!items.some(({ id }) => id === agendaItemId)) throw new Refusal("not_found");
  return agendaItemId;
}

/** The organization that the words name, when it is one of the known. */
async function organizationNamed(
  transaction: Transaction<Tables>,
  responsible: string,
): Promise<string | null> {
  const known = await transaction.selectFrom("organizations").select(["id", "name", "shortName"]).execute();
  return namedOrganization(responsible, known)?.id ?? null;
}
