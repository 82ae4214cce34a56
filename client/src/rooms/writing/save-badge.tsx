import { type MessageKey, useSay } from "../../i18n/say.ts";
import type { LiveDocument } from "../../live/live-document.ts";
import { saveStateOf } from "../../live/save-state.ts";
import { useLiveState } from "../../live/use-live-document.ts";
import { classes } from "../../ui/classes.ts";
import { Icon, type IconName } from "../../ui/icon.tsx";
import styles from "./save-badge.module.css";

type Shown = {
  readonly text: MessageKey;
  readonly icon: IconName;
  readonly tone: "good" | "calm" | "warn" | "danger";
};

function shownFor(name: ReturnType<typeof saveStateOf>["name"], mayComment: boolean, changes: number): Shown {
  switch (name) {
    case "opening":
      return { text: "writing.save.opening", icon: "clock", tone: "calm" };
    case "saved":
      return { text: "writing.save.saved", icon: "cloudCheck", tone: "good" };
    case "saving":
      return { text: "writing.save.saving", icon: "clock", tone: "calm" };
    case "offline":
      return { text: "writing.save.offline", icon: "cloudOff", tone: "warn" };
    case "unreachable":
      return { text: "writing.save.unreachable", icon: "cloudOff", tone: "warn" };
    case "readOnly":
      return mayComment
        ? { text: "writing.save.commentOnly", icon: "comment", tone: "calm" }
        : { text: "writing.save.readOnly", icon: "lock", tone: "calm" };
    case "refused":
      return {
        text: changes > 0 ? "writing.save.refusedWith" : "writing.save.refused",
        icon: "alert",
        tone: "danger",
      };
  }
}

/** Whether the work is safe, in words. "Saved" stands here only when the server has everything on disk. */
export function SaveBadge({
  live,
  mayComment,
}: {
  readonly live: LiveDocument | null;
  readonly mayComment: boolean;
}) {
  const say = useSay();
  const name = useLiveState(live, (state) => saveStateOf(state).name);
  const changes = useLiveState(live, (state) => (saveStateOf(state).name === "saving" ? 0 : state.unsent));
  const { text, icon, tone } = shownFor(name, mayComment, changes);
  // Read out when it turns for the worse or back, not with every key.
  const isWorthSaying = tone === "warn" || tone === "danger" || name === "saved";
  return (
    <span className={classes(styles.badge, styles[tone])} data-save={name}>
      <Icon name={icon} size={16} />
      <span {...(isWorthSaying ? { role: "status" } : {})}>{say(text, { changes })}</span>
    </span>
  );
}
