import { daysBetween, type OgpFacts } from "@minuta/domain";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import { readCoverage } from "../proposals/proposal-facts.ts";

const year = 365;

/** What the rows say about the minimum requirements of OGP, as of now. */
export async function readOgpFacts(db: Reading, now: Date): Promise<OgpFacts> {
  const today = dayOf(now);
  const aYearAgo = dayOf(new Date(now.getTime() - year * 86_400_000));
  const held = await db
    .selectFrom("sessions")
    .select("heldOn")
    .where("heldOn", "<=", today)
    .where("workingGroupId", "is", null)
    .orderBy("heldOn")
    .execute();
  const days = held.map(({ heldOn }) => heldOn);
  const rules = await db
    .selectFrom("rules_of_procedure")
    .select((select) => select.fn.max("version").as("version"))
    .executeTakeFirst();
  const publications = await db
    .selectFrom("publications")
    .select((select) => [select.fn.countAll<number>().as("count"), select.fn.max("publishedAt").as("last")])
    .executeTakeFirst();
  const reports = await db
    .selectFrom("progress_reports")
    .select((select) => [select.fn.countAll<number>().as("count"), select.fn.max("at").as("last")])
    .executeTakeFirst();
  const publishedLastYear = await db
    .selectFrom("publications")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("publishedAt", ">=", new Date(now.getTime() - year * 86_400_000).toISOString())
    .executeTakeFirst();
  const meetings = await db
    .selectFrom("meetings")
    .select((select) => [select.fn.countAll<number>().as("count"), select.fn.min("heldOn").as("first")])
    .where("cancelledAt", "is", null)
    .executeTakeFirst();
  const coverage = await readCoverage(db);
  const organizations = await db
    .selectFrom("proposals")
    .select((select) => select.fn.count<number>("organizationId").distinct().as("count"))
    .executeTakeFirst();
  const comments = await db
    .selectFrom("comments")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("deletedAt", "is", null)
    .executeTakeFirst();
  const version = rules?.version ?? null;
  return {
    today,
    sessionsHeld: days.length,
    sessionsLastYear: days.filter((day) => day >= aYearAgo).length,
    lastSessionOn: days.at(-1) ?? null,
    longestGapDays: longestGap([...days, today]),
    rulesVersion: version === null ? null : Number(version),
    published: Number(publications?.count ?? 0),
    publishedLastYear: Number(publishedLastYear?.count ?? 0),
    lastPublishedOn: dayOfInstant(publications?.last ?? null),
    reports: Number(reports?.count ?? 0),
    lastReportOn: dayOfInstant(reports?.last ?? null),
    proposals: coverage.total,
    organizations: Number(organizations?.count ?? 0),
    comments: Number(comments?.count ?? 0),
    firstMeetingOn: meetings?.first ?? null,
    meetings: Number(meetings?.count ?? 0),
    proposalsToAnswer: coverage.total - coverage.withdrawn,
    proposalsAnswered: coverage.committed + coverage.answered,
  };
}

/** The longest stretch between two days that follow each other; null when there is only today. */
function longestGap(days: readonly string[]): number | null {
  if (days.length < 2) return null;
  return Math.max(...days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day)));
}

function dayOfInstant(instant: string | null): string | null {
  return instant === null ? null : dayOf(new Date(instant));
}
