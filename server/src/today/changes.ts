import type { endpoints, ResultOf } from "@minuta/contract";
import type { Language } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Reading } from "../db/reading.ts";
import type { LoadedDocument } from "../documents/reader.ts";
import type { EventType } from "../events/add-event.ts";
import { titleIn } from "../organizations/people-reader.ts";
import { lastLookOf, newestEvent } from "./last-look.ts";

type Changes = ResultOf<typeof endpoints.today>["changes"];
type Change = Changes["list"][number];

/** What of everything that happens is told on the first screen, and as what. */
const told: Partial<Record<EventType, Change["what"]>> = {
  "session.planned": "sessionPlanned",
  "session.called": "sessionCalled",
  "session.changed": "sessionChanged",
  "agenda.changed": "sessionChanged",
  "annex.added": "sessionChanged",
  "annex.removed": "sessionChanged",
  "session.cancelled": "sessionCancelled",
  "meeting.planned": "meetingPlanned",
  "meeting.changed": "meetingChanged",
  "meeting.cancelled": "meetingCancelled",
  "rules.recorded": "rulesRecorded",
  "document.closed": "closed",
  "document.signed": "signed",
  "document.refused": "refused",
  "document.reopened": "reopened",
  "document.published": "published",
  "thread.opened": "commented",
  "comment.added": "commented",
  "resolution.adopted": "resolutionAdopted",
  "resolution.voided": "resolutionVoided",
  "resolution.followedUp": "resolutionFollowedUp",
  "proposal.submitted": "proposalSubmitted",
  "proposal.assigned": "proposalAssigned",
  "proposal.answered": "proposalAnswered",
  "proposal.withdrawn": "proposalWithdrawn",
  "commitment.adopted": "commitmentAdopted",
  "commitment.reported": "commitmentReported",
  "commitment.voided": "commitmentVoided",
};

type Told = { readonly what: Change["what"]; readonly id: string };

/** What an event is told as, and the id or number of what it happened to; null when it is not told. */
function toldOf(type: EventType, subjectId: string, data: string): Told | null {
  const what = told[type];
  if (what === undefined) return null;
  const facts = JSON.parse(data) as Readonly<Record<string, unknown>>;
  const idIn = (name: string) => (typeof facts[name] === "string" ? facts[name] : "");
  switch (what) {
    case "commented":
      return { what, id: idIn("documentId") };
    case "resolutionAdopted":
      // What was adopted before keeps its number and gets the next version of its words.
      return { what: Number(facts.version) > 1 ? "resolutionAdoptedAgain" : what, id: idIn("number") };
    case "resolutionVoided":
      return { what, id: idIn("number") };
    case "proposalAssigned":
      return { what: idIn("added") === "" ? "proposalUnassigned" : what, id: subjectId };
    default:
      return { what, id: subjectId };
  }
}

/** Days that are told of to who never said that they looked, and the most to anybody. */
const daysTold = 14;
/** Events read at most; older ones among more than these are only counted as seen. */
const mostEvents = 300;
const mostTold = 12;

/** What others did since a person last looked, each subject once for each kind of change, the newest first. */
export async function changesFor(
  db: Reading,
  by: SignedIn,
  language: Language,
  documents: readonly LoadedDocument[],
  now: Date,
): Promise<Changes> {
  const look = await lastLookOf(db, by.user.userId);
  const upTo = await newestEvent(db);
  const events = await db
    .selectFrom("events")
    .select(["sequence", "type", "at", "subjectId", "data"])
    .where("sequence", ">", look?.sequence ?? 0)
    .where("sequence", "<=", upTo)
    .where("at", ">=", new Date(now.getTime() - daysTold * 86_400_000).toISOString())
    .where("type", "in", Object.keys(told))
    .where((where) => where.or([where("actorId", "is", null), where("actorId", "!=", by.user.userId)]))
    .orderBy("sequence", "desc")
    .limit(mostEvents)
    .execute();
  const grouped = new Map<string, Told & { at: string; times: number }>();
  for (const { type, at, subjectId, data } of events) {
    const found = toldOf(type as EventType, subjectId, data);
    if (found === null) continue;
    const { what, id } = found;
    const known = grouped.get(`${what} ${id}`);
    if (known === undefined) grouped.set(`${what} ${id}`, { what, id, at, times: 1 });
    else known.times += 1;
  }
  const titles = await titlesOf(db, language, documents, [...grouped.values()]);
  const list = [...grouped.values()].flatMap(({ what, id, at, times }) => {
    const found = titles.get(id);
    return found === undefined ? [] : [{ what, at, times, ...found }];
  });
  return {
    since: look?.at ?? null,
    upTo,
    list: list.slice(0, mostTold),
    more: Math.max(0, list.length - mostTold),
  };
}

type Named = Pick<Change, "subject" | "title">;

/** What the subjects of changes are called, read once for each kind; what the person must not see is left out. */
async function titlesOf(
  db: Reading,
  language: Language,
  documents: readonly LoadedDocument[],
  changes: readonly Told[],
): Promise<ReadonlyMap<string, Named>> {
  const titles = new Map<string, Named>();
  for (const { row } of documents) {
    titles.set(row.id, { subject: { type: "document", id: row.id }, title: row.title });
  }
  const add = (type: Change["subject"]["type"], named: readonly { id: string; title: string }[]) => {
    for (const { id, title } of named) titles.set(id, { subject: { type, id }, title });
  };
  const idsOf = (begin: string) => [
    ...new Set(changes.flatMap(({ what, id }) => (what.startsWith(begin) ? [id] : []))),
  ];
  add("session", await sessionTitles(db, language, idsOf("session")));
  add("meeting", await meetingTitles(db, language, idsOf("meeting")));
  add("resolution", await resolutionTitles(db, idsOf("resolution")));
  add("proposal", await proposalTitles(db, language, idsOf("proposal")));
  add("commitment", await commitmentTitles(db, idsOf("commitment")));
  add(
    "rules",
    idsOf("rules").map((id) => ({
      id,
      title:
        language === "es" ? `Reglas de procedimiento, versión ${id}` : `Rules of procedure, version ${id}`,
    })),
  );
  return titles;
}

async function sessionTitles(db: Reading, language: Language, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("sessions")
    .select(["id", "key", "titleEs", "titleEn"])
    .where("id", "in", ids)
    .execute();
  return rows.map((row) => ({ id: row.id, title: `${titleIn(language, row)} (${row.key})` }));
}

async function meetingTitles(db: Reading, language: Language, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("meetings")
    .select(["id", "titleEs", "titleEn"])
    .where("id", "in", ids)
    .execute();
  return rows.map((row) => ({ id: row.id, title: titleIn(language, row) }));
}

async function resolutionTitles(db: Reading, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom("resolutions")
    .select(["number", "text"])
    .where("number", "in", numbers)
    .execute();
  return rows.map(({ number, text }) => ({ id: number, title: `${number} · ${inShort(text)}` }));
}

async function proposalTitles(db: Reading, language: Language, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("proposals")
    .select(["id", "number", "titleEs", "titleEn"])
    .where("id", "in", ids)
    .execute();
  return rows.map((row) => ({ id: row.id, title: `${row.number} · ${titleIn(language, row)}` }));
}

async function commitmentTitles(db: Reading, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom("commitments")
    .select(["number", "title"])
    .where("number", "in", numbers)
    .execute();
  return rows.map(({ number, title }) => ({ id: number, title: `${number} · ${inShort(title)}` }));
}

/** Signs of a text that stands in one line; the whole is one press away. */
const longestTitle = 120;

/** The beginning of a text, ended between two words. */
function inShort(text: string): string {
  if (text.length <= longestTitle) return text;
  const begin = text.slice(0, longestTitle);
  const end = begin.lastIndexOf(" ");
  return `${end > 0 ? begin.slice(0, end) : begin}…`;
}
