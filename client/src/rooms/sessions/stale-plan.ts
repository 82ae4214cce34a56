import { endpoints } from "@minuta/contract";

/** What a change to a session's plan makes stale. */
export const stalePlan = [
  endpoints.readPlan,
  endpoints.readSession,
  endpoints.draftNotice,
  endpoints.listCalendar,
  endpoints.listSessions,
  endpoints.today,
];
