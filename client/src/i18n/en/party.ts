import type { party as spanish } from "../es/party.ts";

export const party: Record<keyof typeof spanish, string> = {
  "party.government": "Government",
  "party.institute": "Institute",
  "party.civilSociety": "Civil society",
  "role.principal": "Principal",
  "role.alternate": "Alternate",
  "role.author": "For its organization",
  "role.recordKeeper": "Technical secretary",
  "role.delegate": "Delegate",
  "role.guest": "Guest",
  "role.observer": "Observer",
  "role.operator": "Service operator",
  "kind.minutes": "Minutes",
  "kind.meetingForm": "Meeting form",
  "kind.commitmentDraft": "Commitment draft",
  "kind.proposal": "Proposal",
  "kind.translation": "Translation",
  "kind.communique": "Communiqué",
  "state.draft": "Draft",
  "state.forSignature": "For signature",
  "state.signed": "Signed by the three parties",
  "state.signed.author": "Signed by its author",
  "state.published": "Published",
  "sample.word": "Sample",
  "state.none": "Not started",
  "state.forSignature.count": "For signature: {signed} of {of}",
  "state.forSignature.refused": "For signature: {signed} of {of}, one refused",
  "document.open":
    "{kind, select, minutes {Open minutes} meetingForm {Open form} commitmentDraft {Open draft} other {Open text}}",
  "document.start":
    "{kind, select, minutes {Start minutes} meetingForm {Start form} commitmentDraft {Start draft} other {Start text}}",
};
