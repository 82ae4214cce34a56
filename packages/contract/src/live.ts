import "./no-eval.ts";
import { parties } from "@minuta/domain";
import { z } from "zod";

/**
 * What travels over `/live` beside the Hocuspocus protocol. The token of the Auth message is the JSON of
 * `joinRequest`; the session comes from the cookie of the upgrade request, never from here.
 */
export const joinRequest = z
  .object({
    schemaVersion: z.int(),
    /** Whether the client understands `textOffer`. */
    takesSnapshot: z.boolean().optional(),
  })
  .strict();

/**
 * The server's answer, as a stateless message, to a client that has nothing yet of a large text: fetch it by
 * `readSnapshot`, then ask again. Whoever asks again, fetched or not, gets what is missing over the socket.
 */
export const textOffer = z.object({ text: z.literal("snapshot") });
export type TextOffer = z.output<typeof textOffer>;

/** Reasons for which joining or staying in a document is refused; they arrive as `reason` of the provider's events. */
export const liveRefusals = [
  "not_signed_in",
  "not_found",
  "schema_version",
  "too_many_messages",
  "malformed",
  "document_closed",
  "access_changed",
  "shutting_down",
  /** The server cannot find out at this moment, because its database does not answer. */
  "not_available",
  /** The text is not what had been written; its operator is told. */
  "damaged",
] as const;
export type LiveRefusal = (typeof liveRefusals)[number];

/** Presence of one connection. `user` is written by the server over whatever the client sent. */
export const presence = z.object({
  user: z.object({
    userId: z.string(),
    name: z.string(),
    party: z.enum(parties).nullable(),
    institution: z.string().nullable(),
    access: z.enum(["read", "comment", "write"]),
  }),
  /** Selection as y-prosemirror keeps it: two JSON relative positions; null when the text has no focus. */
  cursor: z.object({ anchor: z.unknown(), head: z.unknown() }).nullable(),
});
export type Presence = z.output<typeof presence>;

/** Stateless messages from server to clients: hints to fetch again, never data. */
export const hint = z.object({ changed: z.enum(["document", "threads", "access", "session"]) });
export type Hint = z.output<typeof hint>;
