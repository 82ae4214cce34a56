import { endpoints, type ResultOf } from "@minuta/contract";
import type { RecordContent } from "@minuta/record";
import { useMemo } from "react";
import { useEndpoint } from "../../app/api.ts";
import { type RegisterRows, rowsOfCockpit, rowsOfDocument, rowsOfRecord } from "./register-rows.ts";
import type { Session } from "./use-session.ts";

/**
 * The rows that a text's registers show: for a draft those of this moment, kept fresh; once it is closed, those of its
 * record and no others. Null while the record of a closed text is not here yet.
 */
export function useRegisterRows({
  document,
  session,
  content,
}: {
  readonly document: ResultOf<typeof endpoints.readDocument>;
  readonly session: Session | null;
  /** The record of a closed text; null for a draft. */
  readonly content: RecordContent | null;
}): RegisterRows | null {
  const isDraft = document.state === "draft";
  const { meetingId } = document;
  const meeting = useEndpoint(
    endpoints.readMeeting,
    { params: { meetingId: meetingId ?? "" } },
    { enabled: isDraft && document.kind === "meetingForm" && meetingId !== null },
  );
  const participants = meeting.data?.participants ?? null;
  const signatures = document.record?.signatures;
  return useMemo(() => {
    if (!isDraft) return content === null ? null : rowsOfRecord(content, signatures ?? []);
    return session === null
      ? rowsOfDocument(document, participants)
      : rowsOfCockpit(document, session.cockpit, session.resolutions);
  }, [isDraft, content, signatures, session, document, participants]);
}
