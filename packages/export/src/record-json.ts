import type { PublishedRecord, RecordSignature } from "@minuta/record";

/**
 * A published record of the formats before the fourth as canonical JSON (RFC 8785: members in order, no spaces), and nothing that is not part of it:
 * a row with more columns does not leak them. `verify()` of @minuta/record takes these bytes.
 */
export function recordJson(published: PublishedRecord): Uint8Array {
  const { content, digest, signatures, publishedAt } = published;
  return new TextEncoder().encode(
    JSON.stringify(inOrder({ content, digest, publishedAt, signatures: signatures.map(signatureOnly) })),
  );
}

function signatureOnly({
  party,
  decision,
  capacity,
  office,
  reason,
  digest,
  at,
}: RecordSignature): Omit<RecordSignature, "means" | "scan"> {
  return { party, decision, capacity, office, reason, digest, at };
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  // Objects keep the order in which members are set, but for names that look like array indices: a record has none.
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, inOrder(member)]),
  );
}
