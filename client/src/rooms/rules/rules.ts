import type { endpoints, ResultOf } from "@minuta/contract";

/** One version of the rules of procedure. */
export type Version = ResultOf<typeof endpoints.readRules>["versions"][number];
