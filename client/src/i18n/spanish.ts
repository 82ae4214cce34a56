import { account } from "./es/account.ts";
import { app } from "./es/app.ts";
import { classification } from "./es/classification.ts";
import { closing } from "./es/closing.ts";
import { cockpit } from "./es/cockpit.ts";
import { comments } from "./es/comments.ts";
import { commitments } from "./es/commitments.ts";
import { compliance } from "./es/compliance.ts";
import { data } from "./es/data.ts";
import { importText } from "./es/import-text.ts";
import { ledger } from "./es/ledger.ts";
import { machine } from "./es/machine.ts";
import { meetings } from "./es/meetings.ts";
import { party } from "./es/party.ts";
import { people } from "./es/people.ts";
import { proposals } from "./es/proposals.ts";
import { rubrics } from "./es/rubrics.ts";
import { rules } from "./es/rules.ts";
import { sessions } from "./es/sessions.ts";
import { signIn } from "./es/sign-in.ts";
import { signatures } from "./es/signatures.ts";
import { today } from "./es/today.ts";
import { ui } from "./es/ui.ts";
import { witnesses } from "./es/witnesses.ts";
import { writing } from "./es/writing.ts";

/** Every sentence of the interface. Spanish decides which keys exist; English must have the same ones. */
export const spanish = {
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
} as const;

export type MessageKey = keyof typeof spanish;
