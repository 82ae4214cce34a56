import type { Reading } from "../db/reading.ts";

/**
 * The files that go with a session's agenda in its order, those of the whole agenda first.
 * @param agenda its items in their order
 */
export async function agendaAnnexesOf(
  db: Reading,
  sessionId: string,
  agenda: readonly { readonly id: string }[],
) {
  const positions = new Map(agenda.map(({ id }, index) => [id, index + 1]));
  const rows = await db
    .selectFrom("annexes")
    .select(["id", "agendaItemId", "title", "fileName", "mediaType", "size", "digest"])
    .where("sessionId", "=", sessionId)
    .orderBy("addedAt")
    .orderBy("id")
    .execute();
  return rows
    .map(({ agendaItemId, ...annex }) => ({
      ...annex,
      agendaItem: agendaItemId === null ? null : (positions.get(agendaItemId) ?? null),
    }))
    .sort((one, other) => (one.agendaItem ?? 0) - (other.agendaItem ?? 0));
}
