import { ProblemError } from "@minuta/contract";
import type { UseQueryResult } from "@tanstack/react-query";

/** Whether the server gave no answer at all: there is no network, or asking failed and is being tried again. */
export function isSilent(query: Pick<UseQueryResult, "fetchStatus" | "failureReason" | "data">): boolean {
  if (query.data !== undefined) return false;
  const reason: unknown = query.failureReason;
  return query.fetchStatus === "paused" || (reason !== null && !(reason instanceof ProblemError));
}
