import type { endpoints, ResultOf } from "@minuta/contract";
import { can, type Party, parties, type Role, signersOf, workflowOf } from "@minuta/domain";
import { shortDigest } from "@minuta/record";
import type { SignedIn } from "../accounts/signed-in.ts";
import { dayOf } from "../clock.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { readableDocuments } from "../documents/reader.ts";
import { Refusal } from "../refusal.ts";
import { signaturesOf } from "./record-reader.ts";
import { signerMandate } from "./signer-mandate.ts";

type Line = ResultOf<typeof endpoints.listSignatures>["lines"][number];

const mostLines = 200;
const holders: readonly Role[] = ["principal", "alternate"];

/** Every closed text that is not published, with what each seat decided; the one that waits longest first. */
export async function signatureBoard(context: Context, by: SignedIn): Promise<Line[]> {
  const { db } = context;
  if (!can(by.actor, "secretariat.read", { type: "secretariat" })) throw new Refusal("forbidden");
  const documents = [
    ...(await readableDocuments(db, by, { state: "forSignature" }, mostLines)),
    ...(await readableDocuments(db, by, { state: "signed" }, mostLines)),
  ].slice(0, mostLines);
  if (documents.length === 0) return [];
  const held = await heldSeats(db, dayOf(context.clock()));
  const records = await db
    .selectFrom("records")
    .select(["id", "documentId", "key", "version", "digest", "frozenAt"])
    .where("supersededAt", "is", null)
    .where(
      "documentId",
      "in",
      documents.map(({ row }) => row.id),
    )
    .execute();
  const reminded = await db
    .selectFrom("signature_reminders")
    .select((select) => ["recordId", select.fn.max("at").as("at")])
    .where(
      "recordId",
      "in",
      records.map(({ id }) => id),
    )
    .groupBy("recordId")
    .execute();
  const lines: Line[] = [];
  for (const record of records) {
    const document = documents.find(({ row }) => row.id === record.documentId);
    if (document === undefined) continue;
    const { row, subject } = document;
    const signatures = await signaturesOf(db, record.id);
    const maySign = row.state === "forSignature" && can(by.actor, "document.sign", subject);
    const seats = signersOf(row.kind).map((party): Line["seats"][number] => {
      const signature = signatures.find((each) => each.party === party);
      if (signature !== undefined)
        return { party, state: signature.decision, at: signature.at, means: signature.means, isMine: false };
      const isMine = maySign && signerMandate(by.actor, subject, party) !== null;
      return {
        party,
        state: isMine || held.has(party) ? "waiting" : "vacant",
        at: null,
        means: null,
        isMine,
      };
    });
    const { documentId, key, version, digest, frozenAt } = record;
    lines.push({
      documentId,
      kind: row.kind,
      state: row.state,
      title: row.title,
      key,
      version,
      shortDigest: shortDigest(digest),
      frozenAt,
      seats,
      remindedAt: reminded.find(({ recordId }) => recordId === record.id)?.at ?? null,
      mayRemind:
        row.state === "forSignature" &&
        workflowOf(row.kind)?.signsAs === "seat" &&
        context.mail !== null &&
        can(by.actor, "document.close", subject) &&
        seats.some(({ state }) => state === "waiting"),
    });
  }
  return lines.sort((one, other) => (one.frozenAt < other.frozenAt ? -1 : 1));
}

/** The parties whose seat somebody holds on a day. */
export async function heldSeats(db: Reading, day: string): Promise<ReadonlySet<Party>> {
  const rows = await db
    .selectFrom("mandates")
    .select("party")
    .distinct()
    .where("role", "in", holders)
    .where("startsOn", "<=", day)
    .where((where) => where.or([where("endsOn", "is", null), where("endsOn", ">=", day)]))
    .execute();
  return new Set(rows.flatMap(({ party }) => (party === null ? [] : [party])));
}

/** The seats that nobody holds on a day (rule SE-3), in the order of the parties. */
export async function vacantSeats(db: Reading, day: string): Promise<Party[]> {
  const held = await heldSeats(db, day);
  return parties.filter((party) => !held.has(party));
}
