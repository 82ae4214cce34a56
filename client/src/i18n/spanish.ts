import { account } from "./es/account.ts";
import { app } from "./es/app.ts";
import { closing } from "./es/closing.ts";
import { comments } from "./es/comments.ts";
import { machine } from "./es/machine.ts";
import { meetings } from "./es/meetings.ts";
import { party } from "./es/party.ts";
import { people } from "./es/people.ts";
import { proposals } from "./es/proposals.ts";
import { sessions } from "./es/sessions.ts";
import { signIn } from "./es/sign-in.ts";
import { today } from "./es/today.ts";
import { ui } from "./es/ui.ts";
import { writing } from "./es/writing.ts";

/** Every sentence of the interface. Spanish decides which keys exist; English must have the same ones. */
export const spanish = {
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
} as const;

export type MessageKey = keyof typeof spanish;
