import type { sessions as spanish } from "../es/sessions.ts";

export const sessions: Record<keyof typeof spanish, string> = {
  "sessions.lead": "The sessions of the secretariat, and how far the minutes of each have come.",
  "sessions.kind": "{kind, select, special {Special session} other {Regular session}}",
  "sessions.none": "There are no sessions yet.",
  "sessions.none.next": "The first one will appear here with its minutes when it is called.",
  "sessions.label": "Sessions, newest first",
  "sessions.hint":
    "Minutes go from draft to signature and from signature to publication. While one of the three signatures is missing, the count is shown.",
};
