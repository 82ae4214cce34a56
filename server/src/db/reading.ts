import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Reads rows, inside a transaction or outside of one. */
export type Reading = Kysely<Tables>;
