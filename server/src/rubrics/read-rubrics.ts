import type { endpoints, ResultOf } from "@minuta/contract";
import { can, type DocumentKind } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import type { Reading } from "../db/reading.ts";
import { readableDocuments } from "../documents/reader.ts";
import { publishedAddress } from "../publication/address.ts";
import { Refusal } from "../refusal.ts";
import { sourceOf } from "./sources-reader.ts";

type Rubrics = ResultOf<typeof endpoints.readRubrics>;

const listed = 200;

/** What of the two rubrics beside the action plan a person can read, and what they can start in them. */
export async function readRubrics({ db }: Pick<Context, "db">, by: SignedIn): Promise<Rubrics> {
  if (!can(by.actor, "secretariat.read", { type: "secretariat" })) throw new Refusal("forbidden");
  return {
    alliance: await documentsOf(db, by, "translation"),
    civilSociety: await documentsOf(db, by, "communique"),
    mayTranslate: mayCreate(by, "translation", []),
    authors: await authorsFor(db, by),
  };
}

function mayCreate(by: SignedIn, kind: DocumentKind, organizationIds: readonly string[]): boolean {
  return can(by.actor, "document.create", { type: "newDocument", kind, organizationIds });
}

async function documentsOf(
  db: Reading,
  by: SignedIn,
  kind: "translation" | "communique",
): Promise<Rubrics["alliance"]> {
  const documents = await readableDocuments(db, by, { kind }, listed);
  if (documents.length === 0) return [];
  const addresses = await addressesOf(
    db,
    documents.map(({ row }) => row.id),
  );
  return Promise.all(
    documents.map(async ({ row }) => {
      const source = kind === "translation" ? await sourceOf(db, row) : null;
      const of = source?.versions.find(({ ordinal }) => ordinal === source.translated) ?? null;
      return {
        documentId: row.id,
        state: row.state,
        language: row.language,
        title: row.title,
        key: row.key,
        author: row.author,
        source: source === null ? null : { of, newer: source.newer },
        address: addresses.get(row.id) ?? null,
        changedAt: row.changedAt,
      };
    }),
  );
}

/** Where each document's newest published record stands on the portal. */
async function addressesOf(
  db: Reading,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("records")
    .innerJoin("publications", "publications.recordId", "records.id")
    .select(["records.documentId", "publications.slug"])
    .where("records.documentId", "in", documentIds)
    .orderBy("records.version")
    .execute();
  return new Map(rows.map(({ documentId, slug }) => [documentId, publishedAddress(slug)]));
}

async function authorsFor(db: Reading, by: SignedIn): Promise<Rubrics["authors"]> {
  const ids = by.actor.mandates.flatMap(({ organizationId }) => organizationId ?? []);
  const own = ids.filter((id) => mayCreate(by, "communique", [id]));
  if (own.length === 0) return [];
  return db
    .selectFrom("organizations")
    .select(["id as organizationId", "name"])
    .where("id", "in", own)
    .where("kind", "=", "organization")
    .orderBy("position")
    .execute();
}
