import { endpoints, ProblemError, type ResultOf } from "@minuta/contract";
import { useEffect, useState } from "react";
import { useEndpoint } from "../../app/api.ts";
import { isSilent } from "../../app/is-silent.ts";
import { forgetKept } from "../../live/kept-text.ts";
import { unsentOf } from "../../live/unsent-ledger.ts";

export type DocumentFacts = ResultOf<typeof endpoints.readDocument>;

export type FactsAnswer =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly facts: DocumentFacts }
  /** The document exists for this account no more; of what this browser kept, only unsent changes are left. */
  | { readonly state: "lost" }
  | { readonly state: "failed"; readonly error: Error; readonly retry: () => void };

/**
 * The facts of a document. Without a connection they are the last ones that this browser saw, so that a kept text can
 * be opened; a refusal deletes what was kept, unless it holds changes that are nowhere else.
 */
export function useDocumentFacts(documentId: string, keptName: string): FactsAnswer {
  const query = useEndpoint(endpoints.readDocument, { params: { documentId } });
  const key = `${keptName}:facts`;
  const [kept] = useState(() => readKeptFacts(key));
  const { data, error } = query;
  const isLost =
    error instanceof ProblemError &&
    (error.problem.code === "not_found" || error.problem.code === "forbidden");
  useEffect(() => {
    if (data === undefined) return;
    try {
      localStorage.setItem(key, JSON.stringify(data));
    } catch {
      // Without it the document only cannot be opened offline.
    }
  }, [data, key]);
  useEffect(() => {
    if (isLost && unsentOf(localStorage, keptName) === 0) void forgetKept(keptName);
  }, [isLost, keptName]);
  if (isLost) return { state: "lost" };
  if (data !== undefined) return { state: "ready", facts: data };
  if (kept !== null && isSilent(query)) return { state: "ready", facts: kept };
  if (error !== null) {
    const retry = () => {
      void query.refetch();
    };
    return { state: "failed", error, retry };
  }
  return { state: "loading" };
}

function readKeptFacts(key: string): DocumentFacts | null {
  try {
    const read = endpoints.readDocument.result.safeParse(JSON.parse(localStorage.getItem(key) ?? "null"));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
