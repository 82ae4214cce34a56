import { z } from "zod";
import { Refusal } from "../refusal.ts";

const place = z.tuple([z.string().max(40), z.string().max(40)]);

/** Where a page ended: the value that it is ordered by, and the number, as one line for an address. */
export function cursorOf(value: string, number: string): string {
  return Buffer.from(JSON.stringify([value, number])).toString("base64url");
}

/** The place that a cursor names; refuses `invalid_input` what `cursorOf` did not make. */
export function readCursor(cursor: string): { readonly value: string; readonly number: string } {
  try {
    const [value, number] = place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { value, number };
  } catch {
    throw new Refusal("invalid_input");
  }
}
