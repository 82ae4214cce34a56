import type { CommitmentStatus } from "@minuta/domain";
import { type MessageKey, useSay } from "../../i18n/say.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { IconName } from "../../ui/icon.tsx";

export const statusLook: Record<CommitmentStatus, { key: MessageKey; tone: Tone; icon: IconName }> = {
  notStarted: { key: "commitment.status.notStarted", tone: "neutral", icon: "clock" },
  limited: { key: "commitment.status.limited", tone: "warn", icon: "chevronRight" },
  substantial: { key: "commitment.status.substantial", tone: "accent", icon: "arrowRight" },
  completed: { key: "commitment.status.completed", tone: "accent", icon: "check" },
};

/** How far a commitment or a milestone has come; one without effect is nothing else. */
export function StatusBadge({
  status,
  isVoid = false,
}: {
  readonly status: CommitmentStatus;
  readonly isVoid?: boolean;
}) {
  const say = useSay();
  if (isVoid) return <Badge icon="undo">{say("commitment.void")}</Badge>;
  const { key, tone, icon } = statusLook[status];
  return (
    <Badge tone={tone} icon={icon}>
      {say(key)}
    </Badge>
  );
}
