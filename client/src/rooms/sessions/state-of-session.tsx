import { useSay } from "../../i18n/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { type SessionState, stateKey, stateLook } from "./calendar.ts";

/** How far a session has come, in a word. */
export function SessionStateBadge({ state }: { readonly state: SessionState }) {
  const say = useSay();
  return <Badge {...stateLook[state]}>{say(stateKey[state])}</Badge>;
}
