import type { IncomingMessage } from "node:http";
import { Refusal } from "../refusal.ts";

/** Bytes that are still read, and let go by, of a body that is too long: so the refusal reaches whoever is sending. */
const mostDiscarded = 64 * 1024 * 1024;

/** The body of a request, at most `limit` bytes of it kept; refused when it is longer. */
export async function readAtMost(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > mostDiscarded) throw new Refusal("too_large");
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += (part as Buffer).length;
    if (size > mostDiscarded) break;
    if (size > limit) parts.length = 0;
    else parts.push(part as Buffer);
  }
  if (size > limit) throw new Refusal("too_large");
  return Buffer.concat(parts);
}
