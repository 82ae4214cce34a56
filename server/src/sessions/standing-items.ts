import { type AgendaItemKind, closingItem, type Language, openingItems } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";

type StandingKind = Exclude<AgendaItemKind, "discussion">;

const standing: readonly StandingKind[] = [...openingItems, closingItem];

const titles: Readonly<Record<Language, Readonly<Record<StandingKind, string>>>> = {
  es: {
    rollCall: "Lista de asistencia y quórum",
    previousMinutes: "Aprobación de la minuta anterior",
    followUp: "Seguimiento de acuerdos",
    otherBusiness: "Asuntos generales",
  },
  en: {
    rollCall: "Roll call and quorum",
    previousMinutes: "Approval of the previous minutes",
    followUp: "Follow-up of resolutions",
    otherBusiness: "Other business",
  },
};

/** The title of an item: that of a standing one in the language of whoever reads, any other as it was written. */
export function itemTitle(
  language: Language,
  item: { readonly kind: AgendaItemKind; readonly title: string },
): string {
  return item.kind === "discussion" ? item.title : titles[language][item.kind];
}

/** Gives a session the items that stand on every agenda (rule AG-1), where it has none. */
export async function insertStandingItems(
  transaction: Transaction<Tables>,
  sessionId: string,
  newId: () => string,
): Promise<void> {
  const some = await transaction
    .selectFrom("agenda_items")
    .select("id")
    .where("sessionId", "=", sessionId)
    .limit(1)
    .executeTakeFirst();
  if (some !== undefined) return;
  await transaction
    .insertInto("agenda_items")
    .values(
      standing.map((kind, index) => ({
        id: newId(),
        sessionId,
        position: index + 1,
        kind,
        title: titles.es[kind],
        minutes: 0,
        presenter: "",
        proposalId: null,
        startedAt: null,
        endedAt: null,
      })),
    )
    .execute();
}
