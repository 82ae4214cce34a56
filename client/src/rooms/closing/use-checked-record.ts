import { endpoints, type ResultOf } from "@minuta/contract";
import { digestOf, isRecordFormat, openRecord, type RecordContent } from "@minuta/record";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
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
  const { data } = answer;
  const checkable = useMemo(() => (isStale ? null : readContent(data)), [isStale, data]);
  const computed = useQuery({
    queryKey: ["digest", answer.data?.summary.id, answer.dataUpdatedAt],
    queryFn: () => (checkable === null ? "" : digestOf(checkable.digested)),
    enabled: checkable !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const retry = () => {
    void answer.refetch();
  };
  if (checkable === null) return { record: null, error: answer.error, retry };
  const check =
    computed.data === undefined
      ? "checking"
      : computed.data === digest
        ? ("right" as const)
        : ("wrong" as const);
  return { record: { content: checkable.content, check }, error: null, retry };
}

type Checkable = { readonly content: RecordContent; readonly digested: unknown };

/** The content to show and what its digest is of: of a sealed record the manifest, which the content is opened from here. */
function readContent(answer: Answer | undefined): Checkable | null {
  if (answer === undefined) return null;
  const { sealed, content } = answer;
  if (sealed !== null) {
    return { content: openRecord(sealed.manifest, sealed.disclosures), digested: sealed.manifest };
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) return null;
  return isRecordFormat(content.format)
    ? { content: content as unknown as RecordContent, digested: content }
    : null;
}
