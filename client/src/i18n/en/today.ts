import type { today as spanish } from "../es/today.ts";

export const today: Record<keyof typeof spanish, string> = {
  "today.title":
    "{n, plural, =0 {Nothing waits for you today} one {One matter waits for you} other {# matters wait for you}}",
  "today.waiting": "Waiting for you",
  "today.waiting.none": "No signatures, closings or mentions are pending on your side.",
  "today.waiting.none.next": "You can carry on with a draft or comment on a proposal.",
  "today.waiting.proposals": "See proposals",
  "today.reason":
    "{reason, select, sign {Awaits your signature} close {To be reviewed and closed} publish {Signed, still to publish} mention {You were mentioned} other {There is a refusal: it can be reopened}}",
  "today.action":
    "{reason, select, sign {Read and sign} close {Review and close} publish {Publish} mention {See the mention} other {See the refusal}}",
  "today.session": "The session",
  "today.session.none": "There are no sessions in the calendar.",
  "today.session.all": "All sessions",
  "today.session.noMinutes": "The minutes have not been started. The technical secretary starts them.",
  "today.recent": "Recent texts",
  "today.recent.none": "There are no texts yet.",
  "today.recent.none.next": "The first one is started from a session, a meeting or a proposal.",
  "today.recent.changed": "Changed",
  "today.counts": "How the process is going",
  "today.counts.proposals":
    "{n, plural, =0 {None of the {of} proposals has a text} one {# of {of} proposals has a text} other {# of {of} proposals have a text}}",
  "today.counts.meetings":
    "{n, plural, =0 {None of the {of} meetings has a form} one {# of {of} meetings has a form} other {# of {of} meetings have a form}}",
  "today.counts.published":
    "{n, plural, =0 {No published records yet} one {# published record} other {# published records}}",
  "today.operator.title": "You operate the service",
  "today.operator.text":
    "Texts, signatures and publication belong to the three parties: this account neither sees nor changes them. The state of the service is in your charge.",
  "today.operator.action": "See the state of the service",
  "today.none.title": "Your account has no mandate in force",
  "today.none.text":
    "Taking part needs a mandate: whoever holds the seat of your party or speaks for your organization gives it. Ask them to invite this address: {email}",
};
