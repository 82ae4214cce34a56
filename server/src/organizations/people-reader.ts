import type { Language, Party, Role } from "@minuta/domain";
import { isInForce, roles } from "@minuta/domain";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";

/** A person as others see them. */
export type Person = {
  readonly userId: string;
  readonly name: string;
  readonly party: Party | null;
  readonly institution: string | null;
};

export type PersonInRole = Person & { readonly role: Role };

type Row = {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly party: Party | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly organization: string | null;
  readonly seat: string | null;
};

function rowsOf(db: Reading) {
  return db
    .selectFrom("user")
    .innerJoin("mandates", "mandates.userId", "user.id")
    .leftJoin("organizations", "organizations.id", "mandates.organizationId")
    .leftJoin("seats", "seats.party", "mandates.party")
    .select([
      "user.id as userId",
      "user.name",
      "mandates.role",
      "mandates.party",
      "mandates.startsOn",
      "mandates.endsOn",
      "organizations.shortName as organization",
      "seats.institution as seat",
    ])
    .orderBy("user.name")
    .orderBy("user.id");
}

/** Everybody with a mandate in force, each once, by the strongest of their roles. */
export async function peopleInForce(db: Reading, now: Date): Promise<PersonInRole[]> {
  const today = dayOf(now);
  const rows = await rowsOf(db).execute();
  return byPerson(rows.filter((row) => isInForce(row, today)));
}

/** People by account, as they are now or, without a mandate in force, as they last were. Unknown accounts are left out. */
export async function peopleByAccount(
  db: Reading,
  userIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Person>> {
  if (userIds.length === 0) return new Map();
  const today = dayOf(now);
  const rows = await rowsOf(db)
    .where("user.id", "in", [...new Set(userIds)])
    .execute();
  const current = rows.filter((row) => isInForce(row, today));
  const people = new Map([...byPerson(rows), ...byPerson(current)].map((person) => [person.userId, person]));
  return people;
}

/** One person by account; a name without party when they never held a mandate. */
export async function personByAccount(db: Reading, userId: string, now: Date): Promise<Person> {
  const found = (await peopleByAccount(db, [userId], now)).get(userId);
  if (found !== undefined) return found;
  const user = await db.selectFrom("user").select("name").where("id", "=", userId).executeTakeFirst();
  return { userId, name: user?.name ?? "", party: null, institution: null };
}

function byPerson(rows: readonly Row[]): PersonInRole[] {
  const people = new Map<string, Row>();
  for (const row of rows) {
    const known = people.get(row.userId);
    if (known === undefined || roles.indexOf(row.role) < roles.indexOf(known.role))
      people.set(row.userId, row);
  }
  return [...people.values()].map(({ userId, name, role, party, organization, seat }) => ({
    userId,
    name,
    role,
    party,
    institution: organization ?? (role === "principal" || role === "alternate" ? seat : null),
  }));
}

/** The title of a row in the language of whoever reads it. */
export function titleIn(
  language: Language,
  row: { readonly titleEs: string; readonly titleEn: string },
): string {
  return language === "es" ? row.titleEs : row.titleEn;
}
