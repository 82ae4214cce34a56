import type { endpoints, ResultOf } from "@minuta/contract";
import type { DocumentState } from "@minuta/domain";
import { matchesWords } from "../../app/match-words.ts";

export type Meeting = ResultOf<typeof endpoints.listMeetings>["meetings"][number];

export const formStates = ["all", "none", "draft", "forSignature", "signed", "published"] as const;
/** The state of a meeting's form; `none` while it is not started. */
export type FormState = (typeof formStates)[number];

export function isFormState(value: string | null): value is FormState {
  return (formStates as readonly (string | null)[]).includes(value);
}

/** The meetings that fit the words and the state, in the order they came. */
export function narrowMeetings(
  meetings: readonly Meeting[],
  query: string,
  state: FormState,
): readonly Meeting[] {
  return meetings.filter((meeting) => {
    const current: DocumentState | "none" = meeting.form?.state ?? "none";
    if (state !== "all" && state !== current) return false;
    return matchesWords(query, [
      String(meeting.ordinal),
      meeting.title,
      meeting.agency.shortName,
      ...meeting.proposals.flatMap((proposal) => [proposal.number, proposal.title]),
    ]);
  });
}

/** The meetings month by month, in the order they came; a month is its first day. */
export function byMonth(
  meetings: readonly Meeting[],
): readonly { readonly month: string; readonly meetings: readonly Meeting[] }[] {
  const months = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    const month = `${meeting.heldOn.slice(0, 7)}-01`;
    const known = months.get(month);
    if (known === undefined) months.set(month, [meeting]);
    else known.push(meeting);
  }
  return Array.from(months, ([month, held]) => ({ month, meetings: held }));
}
