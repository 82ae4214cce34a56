import { account } from "./en/account.ts";
import { app } from "./en/app.ts";
import { classification } from "./en/classification.ts";
import { closing } from "./en/closing.ts";
import { cockpit } from "./en/cockpit.ts";
import { comments } from "./en/comments.ts";
import { commitments } from "./en/commitments.ts";
import { compliance } from "./en/compliance.ts";
import { data } from "./en/data.ts";
import { importText } from "./en/import-text.ts";
import { ledger } from "./en/ledger.ts";
import { machine } from "./en/machine.ts";
import { meetings } from "./en/meetings.ts";
import { party } from "./en/party.ts";
import { people } from "./en/people.ts";
import { proposals } from "./en/proposals.ts";
import { rubrics } from "./en/rubrics.ts";
import { rules } from "./en/rules.ts";
import { sessions } from "./en/sessions.ts";
import { signIn } from "./en/sign-in.ts";
import { signatures } from "./en/signatures.ts";
import { today } from "./en/today.ts";
import { ui } from "./en/ui.ts";
import { witnesses } from "./en/witnesses.ts";
import { writing } from "./en/writing.ts";
import type { MessageKey } from "./spanish.ts";

/** The English twin of every Spanish sentence; loaded when English is chosen. */
export const english: Record<MessageKey, string> = {
  ...account,
  ...app,
  ...classification,
  ...closing,
  ...cockpit,
  ...comments,
  ...ledger,
  ...commitments,
  ...compliance,
  ...data,
  ...importText,
  ...machine,
  ...meetings,
  ...party,
  ...people,
  ...proposals,
  ...rubrics,
  ...rules,
  ...sessions,
  ...signatures,
  ...signIn,
  ...today,
  ...ui,
  ...witnesses,
  ...writing,
};
