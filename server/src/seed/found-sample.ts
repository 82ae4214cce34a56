import { standingAgenda } from "@minuta/document";
import { instantAt, type Party, proposalNumber, sessionKey } from "@minuta/domain";
import type { Transaction } from "kysely";
import type { Tables } from "../db/tables.ts";
import { documentTitle } from "../documents/document-title.ts";
import { insertDocument } from "../documents/new-document.ts";
import { addEvent } from "../events/add-event.ts";
import { proposalSearchText } from "../proposals/search-text.ts";
import { insertStandingItems } from "../sessions/standing-items.ts";
import { foundLineage } from "./found-lineage.ts";
import { agencies, organizations, type SampleOrganization } from "./sample-organizations.ts";
import { proposalProblems, proposalsPerOrganization, proposalTitles } from "./sample-proposals.ts";

/** Everybody of the sample is an office, and no address of theirs can receive mail. */
export const sampleMailDomain = "muestra.invalid";

const seats: readonly { readonly party: Party; readonly institution: string; readonly mailbox: string }[] = [
  { party: "government", institution: "Secretaría de la Función Pública", mailbox: "gobierno" },
  {
    party: "institute",
    institution: "Instituto Federal de Acceso a la Información (IFAI)",
    mailbox: "instituto",
  },
  { party: "civilSociety", institution: "Organizaciones de la sociedad civil", mailbox: "sociedad-civil" },
];

const workingGroups = [
  ["Reuniones sociedad civil – gobierno", "Meetings between civil society and government"],
  ["Propuestas de gobierno digital", "Proposals on digital government"],
  ["Portal compartido de la Alianza en México", "Shared portal of the Partnership in Mexico"],
] as const;

// The source gives the number of sessions and the months they lie in; the days are samples.
const sessions = [
  ["2011-12-12", "Primera sesión ordinaria", "First regular session"],
  ["2012-01-11", "Segunda sesión ordinaria", "Second regular session"],
  ["2012-01-30", "Tercera sesión ordinaria", "Third regular session"],
  ["2012-02-14", "Cuarta sesión ordinaria", "Fourth regular session"],
  ["2012-03-01", "Quinta sesión ordinaria", "Fifth regular session"],
  ["2012-03-20", "Sexta sesión ordinaria", "Sixth regular session"],
] as const;

const meetingCount = 42;

type Seeding = {
  readonly transaction: Transaction<Tables>;
  readonly now: Date;
  readonly newId: () => string;
};

/** Writes the sample secretariat after `seed-como-participan.txt`, in the caller's one transaction. */
export async function foundSample(seeding: Seeding): Promise<void> {
  const { transaction, now } = seeding;
  await transaction.insertInto("settings").values({ name: "sample", value: "on" }).execute();
  for (const { party, institution } of seats) {
    await transaction.insertInto("seats").values({ party, institution }).execute();
  }
  await transaction
    .insertInto("working_groups")
    .values(
      workingGroups.map(([nameEs, nameEn], index) => ({
        id: seeding.newId(),
        number: index + 1,
        nameEs,
        nameEn,
      })),
    )
    .execute();
  const organizationIds = await insertOrganizations(seeding, organizations, 1);
  const agencyIds = await insertOrganizations(seeding, agencies, organizations.length + 1);
  await insertPeople(seeding, organizationIds, agencyIds);
  const proposalIds = await insertProposals(seeding, organizationIds);
  await insertMeetings(seeding, agencyIds, proposalIds);
  await foundLineage(seeding);
  await insertSessions(seeding);
  await addEvent(transaction, {
    at: now.toISOString(),
    type: "secretariat.founded",
    by: null,
    subjectId: "secretariat",
    data: { sample: true },
  });
}

async function insertOrganizations(
  { transaction, newId }: Seeding,
  list: readonly SampleOrganization[],
  firstPosition: number,
): Promise<string[]> {
  const rows = list.map((organization, index) => ({
    id: newId(),
    kind: organization.kind,
    name: organization.name,
    shortName: organization.shortName,
    party: organization.party,
    position: firstPosition + index,
    sample: organization.named ? (0 as const) : (1 as const),
  }));
  await transaction.insertInto("organizations").values(rows).execute();
  return rows.map(({ id }) => id);
}

async function insertPeople(
  seeding: Seeding,
  organizationIds: readonly string[],
  agencyIds: readonly string[],
): Promise<void> {
  for (const { party, institution, mailbox } of seats) {
    await insertPerson(seeding, `Titular, ${institution}`, `titular.${mailbox}`, "principal", party, null);
    await insertPerson(seeding, `Suplente, ${institution}`, `suplente.${mailbox}`, "alternate", party, null);
  }
  await insertPerson(seeding, "Secretaría técnica", "secretaria.tecnica", "recordKeeper", null, null);
  for (const [index, organization] of organizations.entries()) {
    const id = organizationIds[index] ?? null;
    const name = `Titular, ${organization.shortName}`;
    await insertPerson(seeding, name, organization.mailbox, "delegate", organization.party, id);
  }
  for (const [index, agency] of agencies.entries()) {
    if (!linkedAgencies.includes(agency.shortName)) continue;
    const name = `Enlace, ${agency.shortName}`;
    await insertPerson(seeding, name, agency.mailbox, "delegate", agency.party, agencyIds[index] ?? null);
  }
  await insertPerson(seeding, "Persona invitada", "invitada", "guest", null, null);
  await insertPerson(seeding, "Persona observadora", "observadora", "observer", null, null);
  await insertPerson(seeding, "Operación del servicio", "operacion", "operator", null, null);
}

/** The agencies of the sample that have a delegate from the start. */
const linkedAgencies: readonly string[] = ["SHCP", "SEMARNAT", "INEGI"];

async function insertPerson(
  { transaction, now, newId }: Seeding,
  name: string,
  mailbox: string,
  role: Tables["mandates"]["role"],
  party: Party | null,
  organizationId: string | null,
): Promise<void> {
  const userId = newId();
  const at = now.toISOString();
  await transaction
    .insertInto("user")
    .values({
      id: userId,
      name,
      email: `${mailbox}@${sampleMailDomain}`,
      emailVerified: 1,
      image: null,
      createdAt: at,
      updatedAt: at,
      language: null,
    })
    .execute();
  await transaction
    .insertInto("mandates")
    .values({
      id: newId(),
      userId,
      role,
      party,
      organizationId,
      startsOn: "2011-12-01",
      endsOn: null,
      givenBy: null,
    })
    .execute();
}

async function insertProposals(seeding: Seeding, organizationIds: readonly string[]): Promise<string[]> {
  const { transaction, newId, now } = seeding;
  const owners = proposalsPerOrganization.flatMap((count, index) =>
    Array.from({ length: count }, () => organizationIds[index] ?? ""),
  );
  const shortNames = proposalsPerOrganization.flatMap((count, index) =>
    Array.from({ length: count }, () => organizations[index]?.shortName ?? ""),
  );
  const rows = proposalTitles.map(([spanish, english], index) => ({
    id: newId(),
    number: proposalNumber(index + 1),
    organizationId: owners[index] ?? "",
    titleEs: `[Muestra] ${spanish}`,
    titleEn: `[Sample] ${english}`,
    sample: 1 as const,
  }));
  await transaction
    .insertInto("proposals")
    .values(
      rows.map((row, index) => ({
        ...row,
        searchText: proposalSearchText({ ...row, organization: shortNames[index] ?? "" }),
      })),
    )
    .execute();
  for (const [index, summary] of proposalProblems.entries()) {
    const proposal = rows[index];
    if (proposal === undefined) break;
    await insertDocument(
      transaction,
      {
        id: newId(),
        kind: "proposal",
        language: "es",
        title: documentTitle("proposal", "es", proposal),
        key: proposal.number,
        sessionId: null,
        meetingId: null,
        organizationId: null,
        proposalId: proposal.id,
        summary,
      },
      null,
      now.toISOString(),
      newId,
    );
  }
  return rows.map(({ id }) => id);
}

async function insertMeetings(
  { transaction, newId }: Seeding,
  agencyIds: readonly string[],
  proposalIds: readonly string[],
): Promise<void> {
  const days = workingDays("2012-01-09", meetingCount);
  const meetings = days.map((heldOn, index) => {
    const agency = agencies[index % agencies.length];
    return {
      id: newId(),
      ordinal: index + 1,
      year: 2012,
      titleEs: `[Muestra] Reunión ${index + 1} con ${agency?.shortName ?? ""}`,
      titleEn: `[Sample] Meeting ${index + 1} with ${agency?.shortName ?? ""}`,
      heldOn,
      agencyId: agencyIds[index % agencies.length] ?? "",
      sample: 1 as const,
    };
  });
  await transaction.insertInto("meetings").values(meetings).execute();
  // Three meetings more would be needed for one proposal each: the first three take two.
  const analysed = proposalIds.map((proposalId, index) => ({
    meetingId: meetings[index % meetingCount]?.id ?? "",
    proposalId,
  }));
  await transaction.insertInto("meeting_proposals").values(analysed).execute();
}

/** Days from Monday to Friday, one or two days apart, so that 42 of them lie between January and March. */
function workingDays(first: string, count: number): string[] {
  const days: string[] = [];
  for (let time = Date.parse(`${first}T00:00:00Z`); days.length < count; time += 86_400_000) {
    const day = new Date(time);
    const weekday = day.getUTCDay();
    // Wednesdays stay free, or the calendar would end in the middle of February.
    if (weekday !== 0 && weekday !== 6 && weekday !== 3) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

// Minutes planned for each item of the standing agenda.
const plannedMinutes = [5, 10, 15, 30, 25, 20, 10];

async function insertAgenda(
  { transaction, newId }: Pick<Seeding, "transaction" | "newId">,
  sessionId: string,
): Promise<void> {
  const rows = standingAgenda("es").map(({ kind, title }, index) => ({
    id: newId(),
    sessionId,
    position: index + 1,
    kind,
    title,
    minutes: plannedMinutes[index] ?? 0,
    presenter: kind === "discussion" ? "" : "Secretaría técnica",
    proposalId: null,
    startedAt: null,
    endedAt: null,
  }));
  await transaction.insertInto("agenda_items").values(rows).execute();
}

async function insertSessions({ transaction, newId, now }: Seeding): Promise<void> {
  for (const [index, [heldOn, spanish, english]] of sessions.entries()) {
    const year = Number(heldOn.slice(0, 4));
    const session = {
      id: newId(),
      key: sessionKey("regular", index + 1, year),
      kind: "regular" as const,
      ordinal: index + 1,
      year,
      titleEs: spanish,
      titleEn: english,
      heldOn,
      startsAt: instantAt(heldOn, "10:00"),
      place: "Ciudad de México",
      sample: 1 as const,
    };
    await transaction.insertInto("sessions").values(session).execute();
    if (index + 1 < sessions.length) {
      await insertStandingItems(transaction, session.id, newId);
      continue;
    }
    await insertAgenda({ transaction, newId }, session.id);
    await insertDocument(
      transaction,
      {
        id: newId(),
        kind: "minutes",
        language: "es",
        title: documentTitle("minutes", "es", session),
        key: session.key,
        sessionId: session.id,
        meetingId: null,
        organizationId: null,
        proposalId: null,
        summary: "",
      },
      null,
      now.toISOString(),
      newId,
    );
  }
}
