import type { endpoints, QueryOf } from "@minuta/contract";
import {
  can,
  foldWords,
  isOverdue,
  keySlug,
  type PlainDate,
  parties,
  resolutionOfSlug,
} from "@minuta/domain";
import { type Expression, expressionBuilder, type SqlBool, sql } from "kysely";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Reading } from "../db/reading.ts";
import type { Tables } from "../db/tables.ts";
import { Refusal } from "../refusal.ts";
import { cursorOf, readCursor } from "./cursor.ts";

type Query = QueryOf<typeof endpoints.listResolutions>;
type Standing = NonNullable<Query["standing"]>;

const where = expressionBuilder<Tables, "resolutions">();
const mostWords = 10;
/** Where what has no due date stands among what has one. */
const noDueDate = "9999-12-31";
const dueOrder = sql<string>`coalesce(nullif(${sql.ref("resolutions.dueDate")}, ''), ${sql.lit(noDueDate)})`;

/** A page of the ledger, with how many there are of each standing. */
export async function ledgerPage(db: Reading, query: Query, today: PlainDate) {
  const filters = where.and(filtersOf(query));
  const order = query.order === "due" ? dueOrder : sql<string>`${sql.ref("resolutions.adoptedAt")}`;
  const cursor = query.after === undefined ? null : readCursor(query.after);
  let page = resolutionRows(db)
    .where(filters)
    .orderBy(order, query.order === "due" ? "asc" : "desc")
    .orderBy("resolutions.number", query.order === "due" ? "asc" : "desc")
    .limit(query.limit + 1);
  const { standing } = query;
  if (standing !== undefined) page = page.where(stands(standing, today));
  if (cursor !== null) {
    const comes = query.order === "due" ? sql.raw(">") : sql.raw("<");
    page = page.where(
      sql<SqlBool>`(${order}, ${sql.ref("resolutions.number")}) ${comes} (${cursor.value}, ${cursor.number})`,
    );
  }
  const rows = await page.execute();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return {
    resolutions: shown.map((row) => lineOf(row, today)),
    next: more
      ? cursorOf(query.order === "due" ? last.dueDate || noDueDate : last.adoptedAt, last.number)
      : null,
    counts: await countsOf(db, filters, today),
  };
}

/** One resolution with everything that is known of it; refuses `not_found` for an unknown one. */
export async function resolutionHistory(db: Reading, by: SignedIn, slug: string, today: PlainDate) {
  const number = resolutionOfSlug(slug);
  if (number === null) throw new Refusal("not_found");
  const row = await resolutionRows(db)
    .leftJoin("records", (join) =>
      join.onRef("records.documentId", "=", "resolutions.documentId").on("records.supersededAt", "is", null),
    )
    .leftJoin("publications", "publications.recordId", "records.id")
    .select([
      "resolutions.mode",
      "resolutions.documentId",
      "resolutions.blockId",
      "resolutions.voidedAt",
      "resolutions.voidReason",
      "publications.slug as published",
    ])
    .where("resolutions.number", "=", number)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  const positions = await db
    .selectFrom("positions")
    .select(["party", "position", "reservation", "dissent"])
    .where("number", "=", number)
    .execute();
  const adopted = await db
    .selectFrom("adopted_texts")
    .select(["version", "text", "responsible", "dueDate", "adoptedAt"])
    .where("number", "=", number)
    .orderBy("version")
    .execute();
  const { text, responsible, dueDate, adoptedAt } = row;
  return {
    ...lineOf(row, today),
    mode: row.mode,
    documentId: row.documentId,
    blockId: row.blockId,
    address: row.published === null ? null : `/registros/${row.published}`,
    positions: positions.sort((one, other) => parties.indexOf(one.party) - parties.indexOf(other.party)),
    // What was numbered before every wording was kept has the one it was closed with.
    wordings: adopted.length > 0 ? adopted : [{ version: 1, text, responsible, dueDate, adoptedAt }],
    followUps: await followUpsOf(db, number),
    voidedAt: row.voidedAt,
    voidReason: row.voidReason,
    mayReport:
      row.state === "adopted" &&
      can(by.actor, "resolution.followUp", { type: "resolution", organizationId: row.organizationId }),
  };
}

async function followUpsOf(db: Reading, number: string) {
  return db
    .selectFrom("follow_ups")
    .innerJoin("user", "user.id", "follow_ups.by")
    .leftJoin("sessions", "sessions.id", "follow_ups.sessionId")
    .select([
      "follow_ups.id",
      "follow_ups.at",
      "user.name as by",
      "follow_ups.status",
      "follow_ups.note",
      "follow_ups.evidence",
      "sessions.key as sessionKey",
    ])
    .where("follow_ups.number", "=", number)
    .orderBy("follow_ups.at", "desc")
    .orderBy("follow_ups.id")
    .limit(500)
    .execute();
}

function resolutionRows(db: Reading) {
  return db
    .selectFrom("resolutions")
    .leftJoin("organizations", "organizations.id", "resolutions.organizationId")
    .leftJoin("sessions", "sessions.id", "resolutions.sessionId")
    .select([
      "resolutions.number",
      "resolutions.text",
      "resolutions.responsible",
      "resolutions.dueDate",
      "resolutions.state",
      "resolutions.status",
      "resolutions.adoptedAt",
      "resolutions.statusAt",
      "resolutions.organizationId",
      "organizations.shortName",
      "organizations.party",
      "sessions.id as sessionId",
      "sessions.key as sessionKey",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof resolutionRows>["execute"]>>[number];

function lineOf(row: Row, today: PlainDate) {
  const { number, text, responsible, dueDate, state, status, adoptedAt, statusAt } = row;
  return {
    number,
    slug: keySlug(number),
    text,
    responsible,
    organization:
      row.organizationId === null || row.shortName === null || row.party === null
        ? null
        : { id: row.organizationId, shortName: row.shortName, party: row.party },
    dueDate,
    state,
    status,
    overdue: isOverdue({ state, status, dueDate }, today),
    adoptedAt,
    statusAt,
    session:
      row.sessionId === null || row.sessionKey === null ? null : { id: row.sessionId, key: row.sessionKey },
  };
}

function filtersOf(query: Query): Expression<SqlBool>[] {
  const filters: Expression<SqlBool>[] = [];
  if (query.organizationId !== undefined)
    filters.push(where("resolutions.organizationId", "=", query.organizationId));
  if (query.sessionId !== undefined) filters.push(where("resolutions.sessionId", "=", query.sessionId));
  const words = foldWords(query.q ?? "")
    .split(" ")
    .filter((word) => word !== "");
  for (const word of words.slice(0, mostWords)) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, (special) => `\\${special}`)}%`;
    filters.push(sql<SqlBool>`${sql.ref("resolutions.searchText")} like ${pattern} escape '\\'`);
  }
  return filters;
}

function stands(standing: Standing, today: PlainDate): Expression<SqlBool> {
  const adopted = where("resolutions.state", "=", "adopted");
  const pending = where.and([adopted, where("resolutions.status", "!=", "fulfilled")]);
  switch (standing) {
    case "void":
      return where("resolutions.state", "=", "void");
    case "pending":
      return pending;
    case "overdue":
      return where.and([
        pending,
        where("resolutions.dueDate", "!=", ""),
        where("resolutions.dueDate", "<", today),
      ]);
    case "open":
    case "inProgress":
    case "fulfilled":
      return where.and([adopted, where("resolutions.status", "=", standing)]);
  }
}

const standings = ["pending", "overdue", "open", "inProgress", "fulfilled", "void"] as const;

async function countsOf(db: Reading, filters: Expression<SqlBool>, today: PlainDate) {
  const row = await db
    .selectFrom("resolutions")
    .select((select) => {
      const of = (standing: Standing) =>
        sql<number>`coalesce(sum(case when ${stands(standing, today)} then 1 else 0 end), 0)`.as(standing);
      return [select.fn.countAll<number>().as("all"), ...standings.map(of)];
    })
    .where(filters)
    .executeTakeFirstOrThrow();
  const counts = row as unknown as Record<Standing | "all", number | string>;
  return {
    all: Number(counts.all),
    pending: Number(counts.pending),
    overdue: Number(counts.overdue),
    open: Number(counts.open),
    inProgress: Number(counts.inProgress),
    fulfilled: Number(counts.fulfilled),
    void: Number(counts.void),
  };
}
