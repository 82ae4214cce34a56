import { isOverdue } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";
import type { SessionRow } from "./held-session.ts";

const maxCarried = 200;

/**
 * The resolutions that a session finds in its follow-up (rule FU-5): those still open that another session of the same body
 * adopted before it, and those reported as fulfilled in it; the one due first first.
 * @param now the time for a session that was not opened yet
 */
export async function carriedInto(db: Reading, session: SessionRow, now: Date) {
  const before = session.openedAt ?? now.toISOString();
  const rows = await db
    .selectFrom("resolutions")
    .innerJoin("sessions", "sessions.id", "resolutions.sessionId")
    .select([
      "resolutions.number",
      "resolutions.text",
      "resolutions.responsible",
      "resolutions.dueDate",
      "resolutions.status",
    ])
    .where("resolutions.state", "=", "adopted")
    .where("sessions.id", "!=", session.id)
    .where("sessions.workingGroupId", "is not distinct from", session.workingGroupId)
    .where("resolutions.adoptedAt", "<", before)
    .where((where) =>
      where.or([
        where("resolutions.status", "!=", "fulfilled"),
        where.exists(
          where
            .selectFrom("follow_ups")
            .select("follow_ups.id")
            .whereRef("follow_ups.number", "=", "resolutions.number")
            .where("follow_ups.sessionId", "=", session.id),
        ),
      ]),
    )
    .orderBy("resolutions.dueDate")
    .orderBy("resolutions.number")
    .limit(maxCarried)
    .execute();
  const notes = await newestNotes(
    db,
    rows.map(({ number }) => number),
  );
  return rows.map((row) => ({
    ...row,
    overdue: isOverdue({ ...row, state: "adopted" }, session.heldOn),
    note: notes.get(row.number) ?? "",
  }));
}

async function newestNotes(db: Reading, numbers: readonly string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const told = await db
    .selectFrom("follow_ups")
    .select(["number", "note"])
    .where("number", "in", [...numbers])
    .orderBy("at")
    .orderBy("id")
    .execute();
  return new Map(told.map(({ number, note }) => [number, note]));
}
