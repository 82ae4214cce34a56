import { type Columns, dataColumns, type ExportKind } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import { spreadsheetCsv } from "@minuta/export";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import { statusWords } from "./commitments.ts";
import { followUpWords, voidWords } from "./follow-ups.ts";
import { kindWords, partyWords } from "./organizations.ts";

/** A bound on what one file holds; a secretariat has hundreds. */
const maxRows = 50_000;

const fileNames: Readonly<Record<Language, Readonly<Record<ExportKind, string>>>> = {
  es: {
    organizations: "organizaciones",
    delegates: "delegadas",
    proposals: "propuestas",
    meetings: "reuniones",
    participants: "participantes",
    commitments: "compromisos",
    resolutions: "acuerdos",
  },
  en: {
    organizations: "organizations",
    delegates: "delegates",
    proposals: "proposals",
    meetings: "meetings",
    participants: "participants",
    commitments: "commitments",
    resolutions: "resolutions",
  },
};

/** A list as CSV for spreadsheets, headings in the language. What comes out goes in again as the same. */
export async function exportList(db: Reading, kind: ExportKind, language: Language, now: Date) {
  const { headings, rows } = await listOf(db, kind, language);
  return {
    fileName: `${fileNames[language][kind]}-${dayOf(now)}.csv`,
    content: spreadsheetCsv(headings, rows),
  };
}

type List = { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] };

const headingsOf = (columns: Columns, language: Language) =>
  Object.values(columns).map((column) => column[language][0] ?? "");

/** The first word of a value in the language; the words of both stand in the list, Spanish first. */
const wordIn = (words: readonly string[] | undefined, language: Language) =>
  (language === "es" ? words?.[0] : words?.at(-1)) ?? "";

async function listOf(db: Reading, kind: ExportKind, language: Language): Promise<List> {
  switch (kind) {
    case "organizations":
      return organizations(db, language);
    case "delegates":
      return delegates(db, language);
    case "proposals":
      return proposals(db, language);
    case "meetings":
      return meetings(db, language);
    case "participants":
      return participants(db, language);
    case "commitments":
      return commitments(db, language);
    case "resolutions":
      return resolutions(db, language);
  }
}

async function organizations(db: Reading, language: Language): Promise<List> {
  const rows = await db.selectFrom("organizations").selectAll().orderBy("position").limit(maxRows).execute();
  return {
    headings: headingsOf(dataColumns.organizations, language),
    rows: rows.map(({ shortName, name, kind, party }) => [
      shortName,
      name,
      wordIn(kindWords[kind], language),
      wordIn(partyWords[party], language),
    ]),
  };
}

/** Without addresses: who may see the list of people has no need of their mail. */
async function delegates(db: Reading, language: Language): Promise<List> {
  const rows = await db
    .selectFrom("mandates")
    .innerJoin("user", "user.id", "mandates.userId")
    .innerJoin("organizations", "organizations.id", "mandates.organizationId")
    .select(["user.name", "organizations.shortName", "user.language"])
    .where("mandates.role", "=", "delegate")
    .where("mandates.endsOn", "is", null)
    .orderBy("organizations.position")
    .orderBy("user.name")
    .limit(maxRows)
    .execute();
  const languages = { es: "español", en: language === "es" ? "inglés" : "English" };
  return {
    headings: headingsOf(dataColumns.delegates, language),
    rows: rows.map(({ name, shortName, language: own }) => [
      name,
      "",
      shortName,
      own === null ? "" : languages[own],
    ]),
  };
}

async function proposals(db: Reading, language: Language): Promise<List> {
  const rows = await db
    .selectFrom("proposals")
    .innerJoin("organizations", "organizations.id", "proposals.organizationId")
    .select(["proposals.id", "proposals.number", "organizations.shortName", "titleEs", "titleEn"])
    .orderBy("proposals.number")
    .limit(maxRows)
    .execute();
  const assigned = await db
    .selectFrom("proposal_agencies")
    .innerJoin("organizations", "organizations.id", "proposal_agencies.agencyId")
    .select(["proposal_agencies.proposalId", "organizations.shortName"])
    .orderBy("organizations.position")
    .execute();
  const byProposal = Map.groupBy(assigned, ({ proposalId }) => proposalId);
  return {
    headings: headingsOf(dataColumns.proposals, language),
    rows: rows.map(({ id, number, shortName, titleEs, titleEn }) => [
      number,
      shortName,
      titleEs,
      titleEn,
      (byProposal.get(id) ?? []).map((agency) => agency.shortName).join("; "),
    ]),
  };
}

async function meetings(db: Reading, language: Language): Promise<List> {
  const rows = await db
    .selectFrom("meetings")
    .innerJoin("organizations", "organizations.id", "meetings.agencyId")
    .select(["meetings.id", "ordinal", "heldOn", "organizations.shortName", "titleEs", "titleEn", "place"])
    .orderBy("ordinal")
    .limit(maxRows)
    .execute();
  const analysed = await db
    .selectFrom("meeting_proposals")
    .innerJoin("proposals", "proposals.id", "meeting_proposals.proposalId")
    .select(["meeting_proposals.meetingId", "proposals.number"])
    .orderBy("proposals.number")
    .execute();
  const byMeeting = Map.groupBy(analysed, ({ meetingId }) => meetingId);
  return {
    headings: headingsOf(dataColumns.meetings, language),
    rows: rows.map(({ id, ordinal, heldOn, shortName, titleEs, titleEn, place }) => [
      String(ordinal),
      heldOn,
      shortName,
      titleEs,
      titleEn,
      place,
      (byMeeting.get(id) ?? []).map(({ number }) => number).join("; "),
    ]),
  };
}

const modeWords = {
  es: { inPerson: "presencial", remote: "a distancia", absent: "ausente" },
  en: { inPerson: "in person", remote: "remote", absent: "absent" },
} as const;

async function participants(db: Reading, language: Language): Promise<List> {
  const rows = await db
    .selectFrom("participants")
    .innerJoin("meetings", "meetings.id", "participants.meetingId")
    .select([
      "meetings.ordinal",
      "participants.name",
      "participants.office",
      "participants.institution",
      "participants.party",
      "participants.mode",
    ])
    .orderBy("meetings.ordinal")
    .orderBy("participants.institution")
    .orderBy("participants.name")
    .orderBy("participants.id")
    .limit(maxRows)
    .execute();
  return {
    headings: headingsOf(dataColumns.participants, language),
    rows: rows.map(({ ordinal, name, office, institution, party, mode }) => [
      String(ordinal),
      name,
      office,
      institution,
      party === null ? "" : wordIn(partyWords[party], language),
      modeWords[language][mode],
    ]),
  };
}

async function commitments(db: Reading, language: Language): Promise<List> {
  const rows = await db
    .selectFrom("commitments")
    .selectAll()
    .where("state", "=", "adopted")
    .orderBy("ordinal")
    .limit(maxRows)
    .execute();
  const sources = await db
    .selectFrom("commitment_proposals")
    .innerJoin("proposals", "proposals.id", "commitment_proposals.proposalId")
    .select(["commitment_proposals.number", "proposals.number as proposal"])
    .orderBy("proposals.number")
    .execute();
  const byCommitment = Map.groupBy(sources, ({ number }) => number);
  return {
    headings: headingsOf(dataColumns.commitments, language),
    rows: rows.map((row) => [
      row.number,
      row.title,
      row.leadAgency,
      row.supportingActors,
      row.publicProblem,
      row.solution,
      row.ogpRelevance,
      row.evidence,
      row.contact,
      row.startsOn,
      row.endsOn,
      wordIn(statusWords[row.status], language),
      (byCommitment.get(row.number) ?? []).map(({ proposal }) => proposal).join("; "),
    ]),
  };
}

const resolutionHeadings = {
  es: ["número", "acuerdo adoptado", "responsable", "plazo", "estado", "sesión", "nota", "evidencia"],
  en: ["number", "adopted text", "responsible", "due date", "status", "session", "note", "evidence"],
} as const;

/** The ledger, with room for a note and evidence: filled in, it comes back as reports. */
async function resolutions(db: Reading, language: Language): Promise<List> {
  const rows = await db
    .selectFrom("resolutions")
    .leftJoin("sessions", "sessions.id", "resolutions.sessionId")
    .select([
      "resolutions.number",
      "resolutions.text",
      "resolutions.responsible",
      "resolutions.dueDate",
      "resolutions.state",
      "resolutions.status",
      "sessions.key",
    ])
    .orderBy("resolutions.adoptedAt")
    .orderBy("resolutions.number")
    .limit(maxRows)
    .execute();
  return {
    headings: resolutionHeadings[language],
    rows: rows.map(({ number, text, responsible, dueDate, state, status, key }) => [
      number,
      text,
      responsible,
      dueDate,
      state === "void" ? wordIn(voidWords, language) : wordIn(followUpWords[status], language),
      key ?? "",
      "",
      "",
    ]),
  };
}
