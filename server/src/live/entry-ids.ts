import { randomBytes } from "node:crypto";

const counterLimit = 0x1000;

/**
 * Makes UUIDs (RFC 9562, version 7) that grow: those of a commit lie side by side in the journal's index, and a commit
 * writes one page of it, not one for each entry.
 *
 * @param now wall clock in milliseconds
 */
export function entryIds(now: () => number): () => string {
  // Tells this process from every other one, and from itself in another life.
  const own = randomBytes(8);
  own.writeUInt8((own.readUInt8(0) & 0x3f) | 0x80, 0);
  const hex = own.toString("hex");
  const tail = `${hex.slice(0, 4)}-${hex.slice(4)}`;
  let time = 0;
  let counter = 0;
  return () => {
    const at = now();
    if (at > time) {
      time = at;
      counter = 0;
    } else if (counter === counterLimit - 1) {
      time += 1;
      counter = 0;
    } else {
      counter += 1;
    }
    const head = Math.floor(time).toString(16).padStart(12, "0");
    return `${head.slice(0, 8)}-${head.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${tail}`;
  };
}
