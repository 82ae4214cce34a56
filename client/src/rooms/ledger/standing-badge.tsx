import type { endpoints, ResultOf } from "@minuta/contract";
import { type MessageKey, useSay } from "../../i18n/say.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import type { IconName } from "../../ui/icon.tsx";

export type LedgerLine = ResultOf<typeof endpoints.listResolutions>["resolutions"][number];

const looks: Record<LedgerLine["status"] | "void", { readonly tone: Tone; readonly icon: IconName }> = {
  open: { tone: "neutral", icon: "clock" },
  inProgress: { tone: "warn", icon: "pencil" },
  fulfilled: { tone: "accent", icon: "check" },
  void: { tone: "neutral", icon: "close" },
};
const overdueKey: MessageKey = "ledger.status.overdue";

/** How a resolution stands, in a word; that it is overdue comes before how far it has come. */
export function StandingBadge({ line }: { readonly line: Pick<LedgerLine, "state" | "status" | "overdue"> }) {
  const say = useSay();
  if (line.overdue) {
    return (
      <Badge tone="danger" icon="alert">
        {say(overdueKey)}
      </Badge>
    );
  }
  const standing = line.state === "void" ? "void" : line.status;
  const { tone, icon } = looks[standing];
  return (
    <Badge tone={tone} icon={icon}>
      {say("ledger.status", { status: standing })}
    </Badge>
  );
}
