import type { Party } from "@minuta/domain";
import { isParty } from "@minuta/domain";
import type { Transaction } from "kysely";
import { dayOf } from "../clock.ts";
import { type FoundingPlace, type FoundingSeats, foundingPlaces, roleOf } from "../config.ts";
import type { Tables } from "../db/tables.ts";
import { addEvent } from "../events/add-event.ts";

const institutions: Readonly<Record<Party, string>> = {
  government: "Gobierno",
  institute: "Instituto",
  civilSociety: "Sociedad civil",
};

const offices: Readonly<Record<FoundingPlace, string>> = {
  government: "Titular, Gobierno",
  institute: "Titular, Instituto",
  civilSociety: "Titular, Sociedad civil",
  recordKeeper: "Secretaría técnica",
  operator: "Operación del servicio",
};

/** Writes a secretariat that has three seats, a record keeper and an operator, and nothing else yet. */
export async function foundSecretariat(seeding: {
  readonly transaction: Transaction<Tables>;
  readonly seats: FoundingSeats;
  readonly now: Date;
  readonly newId: () => string;
}): Promise<void> {
  const { transaction, seats, now, newId } = seeding;
  const at = now.toISOString();
  await transaction.insertInto("settings").values({ name: "sample", value: "off" }).execute();
  for (const [party, institution] of Object.entries(institutions)) {
    if (isParty(party)) await transaction.insertInto("seats").values({ party, institution }).execute();
  }
  const accounts = new Map<string, string>();
  for (const place of foundingPlaces) {
    const email = seats[place];
    let userId = accounts.get(email);
    if (userId === undefined) {
      userId = newId();
      accounts.set(email, userId);
      await transaction
        .insertInto("user")
        .values({
          id: userId,
          name: offices[place],
          email,
          emailVerified: 1,
          image: null,
          createdAt: at,
          updatedAt: at,
          language: null,
        })
        .execute();
    }
    await transaction
      .insertInto("mandates")
      .values({
        id: newId(),
        userId,
        role: roleOf(place),
        party: isParty(place) ? place : null,
        organizationId: null,
        startsOn: dayOf(now),
        endsOn: null,
        givenBy: null,
      })
      .execute();
  }
  await addEvent(transaction, {
    at,
    type: "secretariat.founded",
    by: null,
    subjectId: "secretariat",
    data: { sample: false },
  });
}
