import { type AttendanceCapacity, isInForce, parties, type Role, roles } from "@minuta/domain";
import type { Reading } from "../db/reading.ts";

const maxCandidates = 1000;

const capacityOfRole: Readonly<Record<Role, AttendanceCapacity | null>> = {
  principal: "principal",
  alternate: "alternate",
  recordKeeper: "recordKeeper",
  delegate: "delegate",
  guest: "guest",
  observer: "guest",
  operator: null,
};

function mandatesOf(db: Reading) {
  return db
    .selectFrom("mandates")
    .innerJoin("user", "user.id", "mandates.userId")
    .leftJoin("organizations", "organizations.id", "mandates.organizationId")
    .leftJoin("seats", "seats.party", "mandates.party")
    .select([
      "mandates.id as mandateId",
      "mandates.userId",
      "mandates.role",
      "mandates.party",
      "mandates.startsOn",
      "mandates.endsOn",
      "user.name",
      "organizations.shortName as organization",
      "seats.institution as seat",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof mandatesOf>["execute"]>>[number];

/** Somebody by a mandate of theirs, as the roll names them. */
export type Candidate = {
  readonly mandateId: string;
  readonly userId: string;
  readonly name: string;
  readonly institution: string;
  readonly party: Row["party"];
  readonly capacity: AttendanceCapacity;
};

function candidateOf(row: Row): Candidate | null {
  const capacity = capacityOfRole[row.role];
  if (capacity === null) return null;
  const ofSeat = capacity === "principal" || capacity === "alternate";
  return {
    mandateId: row.mandateId,
    userId: row.userId,
    name: row.name,
    institution: row.organization ?? (ofSeat ? (row.seat ?? "") : ""),
    party: row.party,
    capacity,
  };
}

/** Who may be called on a day: the seats in the order of the parties, then everybody else by role and name. */
export async function candidatesOn(db: Reading, day: string) {
  const rows = await mandatesOf(db)
    .where("mandates.startsOn", "<=", day)
    .where((where) => where.or([where("mandates.endsOn", "is", null), where("mandates.endsOn", ">=", day)]))
    .orderBy("user.name")
    .orderBy("mandates.id")
    .limit(maxCandidates)
    .execute();
  const seat = (row: Row) =>
    row.party !== null && (row.role === "principal" || row.role === "alternate")
      ? parties.indexOf(row.party)
      : parties.length;
  return rows
    .sort((one, other) => seat(one) - seat(other) || roles.indexOf(one.role) - roles.indexOf(other.role))
    .flatMap((row) => {
      const candidate = candidateOf(row);
      if (candidate === null) return [];
      const { userId: _, ...shown } = candidate;
      return [shown];
    });
}

/** The holder of a mandate as the roll names them, or null when it was not in force on the day or attends nothing. */
export async function candidateBy(db: Reading, mandateId: string, day: string): Promise<Candidate | null> {
  const row = await mandatesOf(db).where("mandates.id", "=", mandateId).executeTakeFirst();
  return row === undefined || !isInForce(row, day) ? null : candidateOf(row);
}
