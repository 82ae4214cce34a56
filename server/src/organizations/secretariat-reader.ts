import { isInForce, type Language, parties } from "@minuta/domain";
import { dayOf } from "../clock.ts";
import { secretariatName } from "../context.ts";
import type { Reading } from "../db/reading.ts";

/** Seats with their holders, organizations, agencies and working groups. */
export async function readSecretariat(db: Reading, language: Language, now: Date) {
  const today = dayOf(now);
  const seats = await db.selectFrom("seats").selectAll().execute();
  const holders = await db
    .selectFrom("mandates")
    .innerJoin("user", "user.id", "mandates.userId")
    .select([
      "mandates.role",
      "mandates.party",
      "mandates.startsOn",
      "mandates.endsOn",
      "user.id as userId",
      "user.name",
    ])
    .where("mandates.role", "in", ["principal", "alternate"])
    .orderBy("mandates.startsOn")
    .orderBy("mandates.id")
    .execute();
  const organizations = await db.selectFrom("organizations").selectAll().orderBy("position").execute();
  const workingGroups = await db.selectFrom("working_groups").selectAll().orderBy("number").execute();
  return {
    name: secretariatName[language],
    seats: parties.flatMap((party) => {
      const seat = seats.find((row) => row.party === party);
      if (seat === undefined) return [];
      const { institution } = seat;
      const of = (role: "principal" | "alternate") =>
        holders
          .filter((holder) => holder.party === party && holder.role === role && isInForce(holder, today))
          .map(({ userId, name }) => ({ userId, name, party, institution }));
      return [{ party, institution, principal: of("principal")[0] ?? null, alternates: of("alternate") }];
    }),
    organizations: organizations.map(({ id, kind, name, shortName, party, sample }) => ({
      id,
      kind,
      name,
      shortName,
      party,
      sample: sample === 1,
    })),
    workingGroups: workingGroups.map(({ id, number, nameEs, nameEn }) => ({
      id,
      number,
      name: language === "es" ? nameEs : nameEn,
    })),
  };
}
