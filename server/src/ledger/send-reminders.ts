import { keySlug, type Language, reminderOn } from "@minuta/domain";
import { dayOf, secretariatTimeZone } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import type { Mail } from "../mail/mail.ts";
import { rulesOn } from "../rules/rules-reader.ts";
import { type ReminderLine, reminderLetter } from "./reminder-letter.ts";

/** From this hour of the secretariat's day on, reminders go out. */
const firstHour = 8;
const mostResolutions = 5000;
const hours = new Intl.DateTimeFormat("en-GB", { timeZone: secretariatTimeZone, hour: "2-digit" });

type Facts = Pick<Context, "db" | "clock" | "log"> & { readonly mail: Mail; readonly origin: string };

/**
 * Sends each person one letter a day about what they follow up and is due or overdue: record keepers about everything, a
 * delegate about what their organization is responsible for. A letter is taken by one node alone; one that the mail server
 * refuses is tried again at the next look.
 * @returns how many letters went out
 */
export async function sendReminders({ db, clock, log, mail, origin }: Facts): Promise<number> {
  const now = clock();
  if (Number(hours.format(now)) < firstHour) return 0;
  const today = dayOf(now);
  const due = await dueOn(db, today, origin);
  if (due.length === 0) return 0;
  let sent = 0;
  for (const person of await followers(db, today)) {
    const lines = due.filter(
      ({ organizationId }) => person.everything || person.organizationIds.includes(organizationId ?? ""),
    );
    if (lines.length === 0 || !(await take(db, today, person.userId, now))) continue;
    try {
      await mail.send(reminderLetter(person.language ?? "es", person, lines));
      sent += 1;
    } catch (error) {
      await db
        .deleteFrom("reminder_letters")
        .where("day", "=", today)
        .where("userId", "=", person.userId)
        .execute();
      log.warn({ err: error }, "a reminder could not be sent; trying again");
    }
  }
  return sent;
}

/** Whether this node is the first to take care of the person's letter of the day. */
async function take(db: Reading, day: string, userId: string, now: Date): Promise<boolean> {
  const taken = await db
    .insertInto("reminder_letters")
    .values({ day, userId, takenAt: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(taken.numInsertedOrUpdatedRows ?? 0) > 0;
}

type Due = ReminderLine & { readonly organizationId: string | null };

async function dueOn(db: Reading, today: string, origin: string): Promise<Due[]> {
  const { settings } = await rulesOn(db, today);
  const rows = await db
    .selectFrom("resolutions")
    .select(["number", "text", "responsible", "dueDate", "state", "status", "organizationId"])
    .where("state", "=", "adopted")
    .where("status", "!=", "fulfilled")
    .where("dueDate", "!=", "")
    .orderBy("dueDate")
    .orderBy("number")
    .limit(mostResolutions)
    .execute();
  return rows.flatMap((row) => {
    const reminder = reminderOn(row, today, settings.reminderDays);
    if (reminder === null) return [];
    return [{ ...row, reminder, address: `${origin}/app/acuerdos/${keySlug(row.number)}` }];
  });
}

type Follower = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language | null;
  readonly everything: boolean;
  readonly organizationIds: readonly string[];
};

async function followers(db: Reading, today: string): Promise<Follower[]> {
  const rows = await db
    .selectFrom("mandates")
    .innerJoin("user", "user.id", "mandates.userId")
    .select([
      "user.id as userId",
      "user.name",
      "user.email",
      "user.language",
      "mandates.role",
      "mandates.organizationId",
    ])
    .where("mandates.role", "in", ["recordKeeper", "delegate"])
    .where("mandates.startsOn", "<=", today)
    .where((where) => where.or([where("mandates.endsOn", "is", null), where("mandates.endsOn", ">=", today)]))
    .execute();
  return [...Map.groupBy(rows, ({ userId }) => userId).values()].flatMap((held) => {
    const [person] = held;
    if (person === undefined) return [];
    const { userId, name, email, language } = person;
    return [
      {
        userId,
        name,
        email,
        language,
        everything: held.some(({ role }) => role === "recordKeeper"),
        organizationIds: held.flatMap(({ organizationId }) => organizationId ?? []),
      },
    ];
  });
}

const lookEvery = 15 * 60_000;
const firstLook = 30_000;

/** Looks now and then whether reminders are to be sent; answers with a function that ends it. */
export function keepReminding(facts: Facts): () => void {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const look = () => {
    sendReminders(facts)
      .catch((error: unknown) => facts.log.error({ err: error }, "reminders could not be read; trying again"))
      .finally(() => next(lookEvery));
  };
  const next = (wait: number) => {
    if (!stopped) timer = setTimeout(look, wait).unref();
  };
  next(firstLook);
  return () => {
    stopped = true;
    if (timer !== null) clearTimeout(timer);
  };
}
