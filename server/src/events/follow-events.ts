import type { Reading } from "../db/reading.ts";
import type { EventType } from "./add-event.ts";

/** An event as a follower reads it. */
export type FollowedEvent = {
  readonly sequence: number;
  readonly type: EventType;
  readonly actorId: string | null;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
};

const lookEvery = 900;
const readAtOnce = 500;

/**
 * Tells every event that is written from now on by whichever node, once and in order, within about a second of its commit.
 * While the database does not answer it tells nothing, and then everything that came meanwhile.
 * @returns a function that ends it
 */
export async function followEvents(options: {
  readonly db: Reading;
  readonly onEvent: (event: FollowedEvent) => void;
  readonly onFault: (error: unknown) => void;
}): Promise<() => void> {
  const { db, onEvent, onFault } = options;
  const newest = await db
    .selectFrom("events")
    .select((select) => select.fn.max("sequence").as("sequence"))
    .executeTakeFirst();
  let cursor = Number(newest?.sequence ?? 0);
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let failing = false;

  const look = async () => {
    try {
      let read: number;
      do {
        const rows = await db
          .selectFrom("events")
          .select(["sequence", "type", "actorId", "subjectId", "data"])
          .where("sequence", ">", cursor)
          .orderBy("sequence")
          .limit(readAtOnce)
          .execute();
        read = rows.length;
        for (const row of rows) {
          cursor = Number(row.sequence);
          if (!stopped) onEvent({ ...row, type: row.type as EventType, data: JSON.parse(row.data) });
        }
      } while (read === readAtOnce && !stopped);
      failing = false;
    } catch (error) {
      // The same fault comes at every look; it is told once.
      if (!failing) onFault(error);
      failing = true;
    }
  };
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      look().then(next, onFault);
    }, lookEvery);
    timer.unref();
  };
  next();
  return () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
  };
}
