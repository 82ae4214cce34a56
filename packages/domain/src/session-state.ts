/** Life of a session: planned, called by notice, opened, perhaps interrupted, and adjourned; or cancelled before it opens. */
export const sessionStates = ["planned", "called", "inSession", "recess", "adjourned", "cancelled"] as const;
export type SessionState = (typeof sessionStates)[number];

/** What an agenda item is for; the first three and the last stand on every agenda. */
export const agendaItemKinds = [
  "rollCall",
  "previousMinutes",
  "followUp",
  "discussion",
  "otherBusiness",
] as const;
export type AgendaItemKind = (typeof agendaItemKinds)[number];
