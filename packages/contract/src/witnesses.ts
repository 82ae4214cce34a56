import "./no-eval.ts";
import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { id, instant, nothing, party } from "./fields.ts";

/** A public key with its name, `name+hash+key` of C2SP signed-note. */
const verifierKey = z.string().max(400);

const witnesses = z.object({
  log: z.object({ origin: z.string(), verifierKey, size: z.int() }),
  parties: z.array(
    z.object({
      party,
      mayRegister: z.boolean(),
      /** Newest first; the first without `until` is the one in force. */
      witnesses: z.array(
        z.object({
          id,
          verifierKey,
          since: instant,
          until: instant.nullable(),
          /** The last checkpoint that it cosigned. */
          last: z.object({ size: z.int(), at: instant }).nullable(),
        }),
      ),
    }),
  ),
});

export const listWitnesses = {
  method: "GET",
  path: "/api/witnesses",
  summary: "The witnesses of the transparency log by party, those of before included.",
  action: "secretariat.read",
  params: nothing,
  query: nothing,
  body: nothing,
  result: witnesses,
} as const satisfies Endpoint;

export const registerWitness = {
  method: "PUT",
  path: "/api/witnesses/:party",
  summary: "Registers the key of a party's witness; the one before ends and stays on record.",
  action: "witness.register",
  params: z.object({ party }).strict(),
  query: nothing,
  body: z.object({ verifierKey: verifierKey.trim() }).strict(),
  result: witnesses,
} as const satisfies Endpoint;
