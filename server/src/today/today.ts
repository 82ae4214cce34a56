import {
  can,
  type DocumentKind,
  type Language,
  type Party,
  type SignatureDecision,
  signersOf,
} from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Reading } from "../db/reading.ts";
import { type LoadedDocument, readableDocuments } from "../documents/reader.ts";
import { publishedAddress } from "../publication/address.ts";
import { signerMandate } from "../signatures/signer-mandate.ts";
import { changesFor } from "./changes.ts";
import { comingFor, sessionAtHand } from "./coming.ts";
import { obligationsOf, type Waiting } from "./obligations.ts";

type Reason = "sign" | "close" | "publish" | "mention" | "reopen";

const maxWaiting = 100;
const maxRecent = 12;

/** What is on, what waits for the person, and what changed since they last looked. */
export async function today(db: Reading, by: SignedIn, language: Language, now: Date) {
  const documents = await readableDocuments(db, by, {}, 2000);
  const day = dayOf(now);
  const waiting = [
    ...(await waitingSteps(db, by, documents, day)),
    ...(await waitingMentions(db, by, documents)),
    ...(await obligationsOf(db, by, language, day)),
  ];
  return {
    waiting: waiting.sort(byUrgency).slice(0, maxWaiting),
    recent: documents
      .filter(({ row }) => row.state === "draft")
      .slice(0, maxRecent)
      .map(({ row: { id, kind, state, title, key, changedAt } }) => ({
        documentId: id,
        kind,
        state,
        title,
        key,
        changedAt,
      })),
    session: await sessionAtHand(db, by, language, now),
    coming: await comingFor(db, by, language, now),
    changes: await changesFor(db, by, language, documents, now),
    published: await lastPublished(db),
    counts: await countsOf(db),
  };
}

/** What is overdue first, then what a date is set for, then what came last; what others have to do stands at the end. */
function byUrgency(one: Waiting, other: Waiting): number {
  const rank = ({ reason, overdue, dueOn }: Waiting) =>
    overdue ? 0 : reason === "unanswered" ? 3 : dueOn === null ? 1 : 2;
  return (
    rank(one) - rank(other) ||
    (one.dueOn ?? "").localeCompare(other.dueOn ?? "") ||
    (other.since ?? "").localeCompare(one.since ?? "")
  );
}

async function lastPublished(db: Reading) {
  const rows = await db
    .selectFrom("publications")
    .select(["title", "key", "slug", "publishedAt"])
    .orderBy("publishedAt", "desc")
    .limit(5)
    .execute();
  return rows.map(({ slug, ...row }) => ({ ...row, address: publishedAddress(slug) }));
}

async function waitingSteps(
  db: Reading,
  by: SignedIn,
  documents: readonly LoadedDocument[],
  day: string,
): Promise<Waiting[]> {
  const frozen = documents.filter(({ row }) => row.state === "forSignature" || row.state === "signed");
  const decided =
    frozen.length === 0
      ? []
      : await db
          .selectFrom("records")
          .leftJoin("signatures", "signatures.recordId", "records.id")
          .select(["records.documentId", "records.frozenAt", "signatures.party", "signatures.decision"])
          .where("records.supersededAt", "is", null)
          .where(
            "records.documentId",
            "in",
            frozen.map(({ row }) => row.id),
          )
          .execute();
  const byDocument = Map.groupBy(decided, ({ documentId }) => documentId);
  return documents.flatMap((document) => {
    const outcomes = byDocument.get(document.row.id) ?? [];
    const step = waitingStep(by, document, outcomes, day);
    if (step === null) return [];
    const { id, kind, title, key, changedAt } = document.row;
    // A signature waits since the text was frozen; every other step since the last change.
    const since = step === "sign" ? (outcomes[0]?.frozenAt ?? changedAt) : changedAt;
    return [{ ...ofDocument(id), reason: step, kind, title, key, since }];
  });
}

function ofDocument(documentId: string) {
  return {
    subject: { type: "document" as const, id: documentId },
    documentId,
    dueOn: null,
    overdue: false,
  };
}

type Outcome = { readonly party: Party | null; readonly decision: SignatureDecision | null };

/** The step that waits for this person, or null. What has not been held yet waits for nobody. */
function waitingStep(
  by: SignedIn,
  { row, subject }: LoadedDocument,
  outcomes: readonly Outcome[],
  day: string,
): Reason | null {
  switch (row.state) {
    case "draft":
      return row.heldOn !== null && row.heldOn <= day && can(by.actor, "document.close", subject)
        ? "close"
        : null;
    case "forSignature": {
      if (outcomes.some(({ decision }) => decision === "refuse")) {
        return can(by.actor, "document.reopen", subject) ? "reopen" : null;
      }
      const open = signersOf(row.kind).some(
        (party) =>
          signerMandate(by.actor, subject, party) !== null &&
          !outcomes.some((outcome) => outcome.party === party),
      );
      return open && can(by.actor, "document.sign", subject) ? "sign" : null;
    }
    case "signed":
      return can(by.actor, "document.publish", subject) ? "publish" : null;
    case "published":
      return null;
  }
}

/** Mentions of the person in open threads that they have not answered since. */
async function waitingMentions(
  db: Reading,
  by: SignedIn,
  documents: readonly LoadedDocument[],
): Promise<Waiting[]> {
  const { userId } = by.user;
  const mentions = await db
    .selectFrom("comment_mentions")
    .innerJoin("comments", "comments.id", "comment_mentions.commentId")
    .innerJoin("threads", "threads.id", "comments.threadId")
    .select(["threads.documentId", (select) => select.fn.max("comments.createdAt").as("since")])
    .where("comment_mentions.userId", "=", userId)
    .where("comments.authorId", "!=", userId)
    .where("comments.deletedAt", "is", null)
    .where("threads.state", "=", "open")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("comments as answers")
            .select("answers.id")
            .whereRef("answers.threadId", "=", "threads.id")
            .where("answers.authorId", "=", userId)
            .whereRef("answers.createdAt", ">", "comments.createdAt"),
        ),
      ),
    )
    .groupBy("threads.documentId")
    .execute();
  return mentions.flatMap(({ documentId, since }) => {
    const found = documents.find(({ row }) => row.id === documentId);
    if (found === undefined) return [];
    const { kind, title, key } = found.row;
    return [{ ...ofDocument(documentId), reason: "mention" as const, kind, title, key, since }];
  });
}

async function countsOf(db: Reading) {
  const count = async (table: "proposals" | "sessions" | "publications") => {
    const row = await db
      .selectFrom(table)
      .select((select) => select.fn.countAll<number>().as("count"))
      .executeTakeFirst();
    return Number(row?.count ?? 0);
  };
  const meetings = await db
    .selectFrom("meetings")
    .leftJoin("documents", "documents.meetingId", "meetings.id")
    .select((select) => [
      select.fn.countAll<number>().as("count"),
      select.fn.count<number>("documents.id").as("withForm"),
    ])
    .where("meetings.cancelledAt", "is", null)
    .executeTakeFirst();
  const withText = async (kind: DocumentKind) => {
    const row = await db
      .selectFrom("documents")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("kind", "=", kind)
      .executeTakeFirst();
    return Number(row?.count ?? 0);
  };
  return {
    proposals: await count("proposals"),
    proposalsWithText: await withText("proposal"),
    meetings: Number(meetings?.count ?? 0),
    meetingsWithForm: Number(meetings?.withForm ?? 0),
    sessions: await count("sessions"),
    published: await count("publications"),
  };
}
