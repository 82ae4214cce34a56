import type { PublishedRecord } from "@minuta/record";
import { wordedRecord } from "../worded/worded-record.ts";
import { typeset } from "./typesetter.ts";

/**
 * The PDF of a published record alone, as `exportRecord` makes it. Throws `UnknownTextError` and `TypesettingError` as that
 * does.
 */
export function recordPdf(published: PublishedRecord, address: string): Promise<Uint8Array> {
  return typeset(wordedRecord(published, address));
}
