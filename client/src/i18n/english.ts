import { account } from "./en/account.ts";
import { app } from "./en/app.ts";
import { closing } from "./en/closing.ts";
import { comments } from "./en/comments.ts";
import { machine } from "./en/machine.ts";
import { meetings } from "./en/meetings.ts";
import { party } from "./en/party.ts";
import { people } from "./en/people.ts";
import { proposals } from "./en/proposals.ts";
import { sessions } from "./en/sessions.ts";
import { signIn } from "./en/sign-in.ts";
import { today } from "./en/today.ts";
import { ui } from "./en/ui.ts";
import { writing } from "./en/writing.ts";
import type { MessageKey } from "./spanish.ts";

/** The English twin of every Spanish sentence; loaded when English is chosen. */
export const english: Record<MessageKey, string> = {
  ...account,
  ...app,
  ...closing,
  ...comments,
  ...machine,
  ...meetings,
  ...party,
  ...people,
  ...proposals,
  ...sessions,
  ...signIn,
  ...today,
  ...ui,
  ...writing,
};
