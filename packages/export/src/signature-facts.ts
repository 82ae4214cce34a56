import type { RecordSignature } from "@minuta/record";
import type { RecordWords } from "./words/record-words.ts";

/** What a seat decided, in words. */
export function decisionWord({ decision }: RecordSignature, words: RecordWords): string {
  switch (decision) {
    case "sign":
      return words.signed;
    case "signWithReservation":
      return words.signedWithReservation;
    case "refuse":
      return words.refused;
  }
}

/** Its own words, by what it signed, and the digest of the sheet when that was paper; `label` is "" where none is needed. */
export function signatureFacts(
  { decision, reason, means, scan }: RecordSignature,
  words: RecordWords,
): { readonly label: string; readonly value: string }[] {
  const label = decision === "signWithReservation" ? words.reservation : words.reason;
  return [
    ...(reason === "" ? [] : [{ label, value: reason }]),
    ...(decision === "refuse" ? [] : [{ label: "", value: words.signatureMeans[means] }]),
    ...(scan === null ? [] : [{ label: words.scan, value: inGroups(scan.digest) }]),
  ];
}

/** A digest in groups of sixteen digits, so that a line can end between them. */
function inGroups(digest: string): string {
  return digest.match(/.{1,16}/g)?.join(" ") ?? "";
}
