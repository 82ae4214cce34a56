import type { proposals as spanish } from "../es/proposals.ts";

export const proposals: Record<keyof typeof spanish, string> = {
  "proposals.lead":
    "What the organizations put on the table. Each text is written by its organization; all parties comment on it.",
  "proposals.search": "Search proposals by number or words",
  "proposals.organization": "Organization",
  "proposals.organization.all": "All organizations",
  "proposals.count": "{n, plural, =0 {No proposal matches} one {# proposal} other {# proposals}}",
  "proposals.none": "No proposal matches the search.",
  "proposals.none.next": "Remove words or choose another organization.",
  "proposals.clear": "Clear filters",
  "proposals.filters": "Filter proposals",
  "proposals.threads": "{n, plural, =0 {No open comments} one {# open comment} other {# open comments}}",
  "proposals.withText": "With text",
  "proposals.withoutText": "No text",
  "proposal.text": "Text of the proposal",
  "proposal.text.there": "The text is written: open it to read it and comment on it.",
  "proposal.text.mayStart": "It has no text yet. You can start it.",
  "proposal.text.none": "It has no text yet. A delegate of {organization} starts it.",
  "proposal.meetings": "Meetings that analyse it",
  "proposal.meetings.none": "No meeting has it on its list yet.",
  "proposal.commitment": "Commitment",
  "proposal.commitment.text":
    "Every proposal ends in a commitment or in a reasoned response. The commitment is written in a draft of its own.",
  "proposal.commitment.start": "Draft a commitment",
  "proposal.commitment.none": "Seat holders, the technical secretary or the proposing organization draft it.",
  "proposal.commitment.title": "Title of the commitment",
  "proposal.commitment.title.help":
    "One line that says what will be done, for instance: “Publish the register of programmes in an open format”.",
  "proposal.commitment.submit": "Create draft",
  "proposal.back": "All proposals",
  "proposal.loading": "Proposal",
};
