import type { meetings as spanish } from "../es/meetings.ts";

export const meetings: Record<keyof typeof spanish, string> = {
  "meetings.lead":
    "Meetings between organizations and agencies. Each one fills in a form that the three parties sign.",
  "meetings.search": "Search meetings by agency, proposal or title",
  "meetings.state": "State of the form",
  "meetings.state.all": "All states",
  "meetings.count": "{n, plural, =0 {No meeting matches} one {# meeting} other {# meetings}}",
  "meetings.none": "No meeting matches the search.",
  "meetings.none.next": "Remove words or choose another state.",
  "meetings.clear": "Clear filters",
  "meetings.filters": "Filter meetings",
  "meetings.number": "Meeting {n}",
};
