import type { today as spanish } from "../es/today.ts";

export const today: Record<keyof typeof spanish, string> = {
  "today.title":
    "{n, plural, =0 {Nothing waits for you today} one {One matter waits for you} other {# matters wait for you}}",
  "today.waiting": "Waiting for you",
  "today.waiting.none": "No signatures, closings or mentions are pending on your side.",
  "today.waiting.none.next": "You can carry on with a draft or comment on a proposal.",
  "today.waiting.proposals": "See proposals",
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
  "today.reason":
    "{reason, select, sign {Waits for your signature} close {To review and close} publish {Signed by all, to publish} mention {You were mentioned} confirm {Resolutions to confirm} answer {Waits for your agency’s answer} unanswered {Your proposal waits for an answer} due {Resolution to carry out} milestone {Milestone of a commitment} other {There is a refusal: it can be reopened}}",
  "today.action":
    "{reason, select, sign {Read and sign} close {Review and close} publish {Publish} mention {See mention} confirm {Read and confirm} answer {Answer} unanswered {See proposal} due {See resolution} milestone {See commitment} other {See the refusal}}",
  "today.prepare": "Prepare the session",
  "today.next": "Next step",
  "today.step":
    "{step, select, setTime {Set the time of the session.} addItems {Add to the agenda what is to be discussed.} timeItems {Give minutes to each item of the agenda.} sendNotice {Send the call notice.} renewNotice {The session has changed since its last notice: call it again.} open {Open the session.} callRoll {Call the roll.} resume {Go on after the recess.} adjourn {The session is on; adjourn it at the end.} startMinutes {Start the minutes.} closeMinutes {Complete the minutes and close them for signature.} reopenMinutes {A party refused to sign: reopen the minutes.} awaitSignatures {Signatures of the minutes are missing.} other {Publish the signed minutes.}}",
  "today.lastNoticeDay": "Last day for the notice: {date}",
  "today.noticeLate": "Notice no longer in time",
  "today.overdue": "Overdue",
  "today.dueOn": "Due {date}",
  "today.changes": "What changed",
  "today.changes.since": "Since {when}",
  "today.changes.fortnight": "In the last two weeks",
  "today.changes.seen": "I have seen it",
  "today.changes.more": "{n, plural, one {and # more change} other {and # more changes}}",
  "today.change":
    "{what, select, sessionPlanned {Planned} sessionCalled {Called} sessionChanged {{n, plural, one {Changed} other {Changed # times}}} sessionCancelled {Cancelled} meetingPlanned {Planned} meetingChanged {{n, plural, one {Changed} other {Changed # times}}} meetingCancelled {Cancelled} rulesRecorded {Recorded} closed {Closed for signature} signed {{n, plural, one {A signature on} other {# signatures on}}} refused {A refusal on} reopened {Reopened} published {Published} resolutionAdopted {Adopted} resolutionAdoptedAgain {{n, plural, one {Adopted again} other {Adopted again # times}}} resolutionVoided {Left without effect} resolutionFollowedUp {{n, plural, one {A follow-up report on} other {# follow-up reports on}}} proposalSubmitted {Submitted} proposalAssigned {{n, plural, one {Assigned to agencies} other {Assigned # times to agencies}}} proposalUnassigned {{n, plural, one {Agencies taken off} other {Agencies taken off # times}}} proposalAnswered {{n, plural, one {A reasoned response to} other {# reasoned responses to}}} proposalWithdrawn {Withdrawn} commitmentAdopted {Adopted} commitmentReported {{n, plural, one {A progress report on} other {# progress reports on}}} commitmentVoided {Left without effect} other {{n, plural, one {A comment on} other {# comments on}}}}",
  "today.coming": "Coming sessions and meetings",
  "today.published": "Published last",
};
