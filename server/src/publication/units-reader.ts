import { can } from "@minuta/domain";
import type { SignedIn } from "../accounts/signed-in.ts";
import type { Context } from "../context.ts";
import { readableDocument } from "../documents/reader.ts";
import { Refusal } from "../refusal.ts";
import { recordInForce } from "../signatures/record-reader.ts";
import { removalsOf } from "./removals-reader.ts";
import { sealedPartsOf, unitsOfParts } from "./sealed-parts.ts";

/** The parts of a record and of its signatures that the public version can leave out, for whoever classifies it. */
export async function readUnits({ db }: Pick<Context, "db">, by: SignedIn, documentId: string) {
  const { subject } = await readableDocument(db, by, documentId);
  if (!can(by.actor, "document.publish", subject)) throw new Refusal("forbidden");
  const record = await recordInForce(db, documentId);
  if (record === null) throw new Refusal("document_not_closed");
  const parts = await sealedPartsOf(db, record);
  const removals = new Map((await removalsOf(db, record.id)).map((removal) => [removal.unit, removal]));
  return unitsOfParts(parts).map(({ digest, path, ...unit }) => {
    const removal = removals.get(digest);
    return {
      unit: digest,
      path: [...path],
      ...unit,
      removal:
        removal === undefined
          ? null
          : { unit: digest, ground: removal.ground, legalBasis: removal.legalBasis },
    };
  });
}
