import { endpoints, type ResultOf } from "@minuta/contract";
import { digestOf, type RecordContent, recordFormat } from "@minuta/record";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useEndpoint } from "../../app/api.ts";

type Answer = ResultOf<typeof endpoints.readRecord>;

/** A frozen record, and whether this device found that its content has the digest that it names. */
export type CheckedRecord = {
  readonly content: RecordContent;
  readonly check: "checking" | "right" | "wrong";
};

/** Reads the record of a closed document and digests it here, so that nobody has to believe the server. */
export function useCheckedRecord(
  documentId: string,
  digest: string | null,
): { readonly record: CheckedRecord | null; readonly error: Error | null; readonly retry: () => void } {
  const answer = useEndpoint(endpoints.readRecord, { params: { documentId } }, { enabled: digest !== null });
  const { refetch } = answer;
  const isStale = digest !== null && answer.data !== undefined && answer.data.summary.digest !== digest;
  useEffect(() => {
    // Closed again after it was reopened: another version with another digest.
    if (isStale) void refetch();
  }, [isStale, refetch]);
  const content = isStale ? null : readContent(answer.data);
  const computed = useQuery({
    queryKey: ["digest", answer.data?.summary.id, answer.dataUpdatedAt],
    queryFn: () => (content === null ? "" : digestOf(content)),
    enabled: content !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const retry = () => {
    void answer.refetch();
  };
  if (content === null) return { record: null, error: answer.error, retry };
  const check =
    computed.data === undefined
      ? "checking"
      : computed.data === digest
        ? ("right" as const)
        : ("wrong" as const);
  return { record: { content, check }, error: null, retry };
}

function readContent(answer: Answer | undefined): RecordContent | null {
  const content = answer?.content;
  if (typeof content !== "object" || content === null || Array.isArray(content)) return null;
  return content.format === recordFormat ? (content as unknown as RecordContent) : null;
}
