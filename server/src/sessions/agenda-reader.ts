import { type Language, plannedStarts } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { itemTitle } from "./standing-items.ts";

export type AgendaRow = Awaited<ReturnType<typeof agendaRows>>[number];

/** The items of an agenda in their order, with the proposals that they are about. */
export function agendaRows(db: Reading, sessionId: string) {
  return db
    .selectFrom("agenda_items")
    .leftJoin("proposals", "proposals.id", "agenda_items.proposalId")
    .select([
      "agenda_items.id",
      "agenda_items.position",
      "agenda_items.kind",
      "agenda_items.title",
      "agenda_items.minutes",
      "agenda_items.presenter",
      "agenda_items.proposalId",
      "proposals.number",
      "proposals.titleEs",
      "proposals.titleEn",
    ])
    .where("agenda_items.sessionId", "=", sessionId)
    .orderBy("agenda_items.position")
    .orderBy("agenda_items.id")
    .execute();
}

/** An agenda as somebody reads it, with the hour at which each item is planned to begin (rule AG-4). */
export function agendaView(rows: readonly AgendaRow[], startsAt: string | null, language: Language) {
  const starts = plannedStarts(startsAt, rows);
  return rows.map((row, index) => ({
    id: row.id,
    position: row.position,
    kind: row.kind,
    title: itemTitle(language, row),
    minutes: row.minutes,
    presenter: row.presenter,
    proposal:
      row.proposalId === null || row.number === null
        ? null
        : {
            id: row.proposalId,
            number: row.number,
            title: titleIn(language, { titleEs: row.titleEs ?? "", titleEn: row.titleEn ?? "" }),
          },
    plannedAt: starts[index] ?? null,
  }));
}
