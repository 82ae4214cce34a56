import type { ui as spanish } from "../es/ui.ts";

export const ui: Record<keyof typeof spanish, string> = {
  "ui.close": "Close",
  "ui.cancel": "Cancel",
  "ui.dismiss": "Dismiss message",
  "ui.search": "Search",
  "ui.pending": "in progress",
  "ui.copy": "Copy",
  "ui.copied": "Copied",
  "ui.pager": "Pages",
  "ui.pager.previous": "Previous",
  "ui.pager.next": "Next",
  "ui.pager.range": "{from}–{to} of {total}",
};
