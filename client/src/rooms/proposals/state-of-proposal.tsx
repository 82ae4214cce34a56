import type { ProposalState, ResponseOutcome } from "@minuta/domain";
import { useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { outcomeLook, stateLook } from "./proposal-words.ts";

/** Where a proposal stands, in a word. */
export function StateOfProposal({ state }: { readonly state: ProposalState }) {
  const say = useSay();
  const { key, tone, icon } = stateLook[state];
  return (
    <Badge tone={tone} icon={icon}>
      {say(key)}
    </Badge>
  );
}

/** What an agency answered, in a word. */
export function OutcomeBadge({ outcome }: { readonly outcome: ResponseOutcome }) {
  const say = useSay();
  const { key, tone, icon } = outcomeLook[outcome];
  return (
    <Badge tone={tone} icon={icon}>
      {say(key)}
    </Badge>
  );
}
