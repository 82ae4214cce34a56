import { endpoints } from "@minuta/contract";

/** What a change to a meeting's plan makes stale. */
export const staleMeeting = [
  endpoints.readMeeting,
  endpoints.listMeetingForms,
  endpoints.listMeetings,
  endpoints.listCalendar,
  endpoints.readProposal,
  endpoints.today,
];
