import type { endpoints, ResultOf } from "@minuta/contract";

/** One resolution with its history, as the server tells it. */
export type Resolution = ResultOf<typeof endpoints.readResolution>;
