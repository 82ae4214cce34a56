import type { endpoints, ResultOf } from "@minuta/contract";
import type { MessageKey } from "../../i18n/say.ts";
import type { Tone } from "../../ui/badge.tsx";
import type { IconName } from "../../ui/icon.tsx";

export type Entry = ResultOf<typeof endpoints.listCalendar>["entries"][number];
export type Plan = ResultOf<typeof endpoints.readPlan>;
export type SessionState = Plan["state"];

export const stateKey: Record<SessionState, MessageKey> = {
  planned: "sessions.state.planned",
  called: "sessions.state.called",
  inSession: "sessions.state.inSession",
  recess: "sessions.state.recess",
  adjourned: "sessions.state.adjourned",
  cancelled: "sessions.state.cancelled",
};

export const stateLook: Record<SessionState, { readonly tone: Tone; readonly icon: IconName }> = {
  planned: { tone: "neutral", icon: "pencil" },
  called: { tone: "accent", icon: "mail" },
  inSession: { tone: "warn", icon: "clock" },
  recess: { tone: "warn", icon: "clock" },
  adjourned: { tone: "neutral", icon: "check" },
  cancelled: { tone: "danger", icon: "close" },
};

/** Where a session stands on its own page. */
export function sessionPath(sessionId: string): string {
  return `/sesiones/${sessionId}`;
}

/** Where what stands in the calendar has its own page. */
export function entryPath({ type, id }: Pick<Entry, "type" | "id">): string {
  return type === "session" ? sessionPath(id) : `/reuniones/${id}`;
}
