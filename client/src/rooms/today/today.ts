import type { endpoints, ResultOf } from "@minuta/contract";

/** What the first screen knows. */
export type Today = ResultOf<typeof endpoints.today>;
