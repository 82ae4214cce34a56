import type { ProposalState, ResponseOutcome } from "@minuta/domain";
import type { MessageKey } from "../../i18n/say.ts";
import type { Tone } from "../../ui/badge.tsx";
import type { IconName } from "../../ui/icon.tsx";

/** The word of each state; its tone and icon repeat it. */
export const stateLook: Record<
  ProposalState,
  { key: MessageKey; text: MessageKey; tone: Tone; icon: IconName }
> = {
  submitted: {
    key: "proposal.state.submitted",
    text: "proposal.state.submitted.text",
    tone: "neutral",
    icon: "document",
  },
  assigned: {
    key: "proposal.state.assigned",
    text: "proposal.state.assigned.text",
    tone: "warn",
    icon: "clock",
  },
  answered: {
    key: "proposal.state.answered",
    text: "proposal.state.answered.text",
    tone: "warn",
    icon: "reply",
  },
  accepted: {
    key: "proposal.state.accepted",
    text: "proposal.state.accepted.text",
    tone: "accent",
    icon: "handshake",
  },
  committed: {
    key: "proposal.state.committed",
    text: "proposal.state.committed.text",
    tone: "accent",
    icon: "check",
  },
  declined: {
    key: "proposal.state.declined",
    text: "proposal.state.declined.text",
    tone: "neutral",
    icon: "reply",
  },
  withdrawn: {
    key: "proposal.state.withdrawn",
    text: "proposal.state.withdrawn.text",
    tone: "neutral",
    icon: "undo",
  },
};

export const outcomeLook: Record<ResponseOutcome, { key: MessageKey; tone: Tone; icon: IconName }> = {
  accepted: { key: "proposal.outcome.accepted", tone: "accent", icon: "check" },
  partial: { key: "proposal.outcome.partial", tone: "warn", icon: "check" },
  declined: { key: "proposal.outcome.declined", tone: "danger", icon: "close" },
};
