import { useSay } from "../i18n/say.ts";
import { Badge } from "../ui/badge.tsx";

/** Stands where the state of a record would, when its session or meeting is not held. */
export function CancelledBadge() {
  const say = useSay();
  return (
    <Badge tone="danger" icon="close">
      {say("sessions.state.cancelled")}
    </Badge>
  );
}
