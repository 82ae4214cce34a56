import type { signIn as spanish } from "../es/sign-in.ts";

export const signIn: Record<keyof typeof spanish, string> = {
  "signIn.title": "Sign in to the workspace",
  "signIn.lead": "Minutes, forms and proposals that the three parties write together.",
  "signIn.email": "E-mail",
  "signIn.email.help": "The one at which you received your invitation.",
  "signIn.send": "Send link",
  "signIn.or": "or",
  "signIn.passkey": "Sign in with a passkey",
  "signIn.passkey.help": "If you have added one under “My account”.",
  "signIn.sent.title": "Check your mail",
  "signIn.sent.text":
    "If {email} has an account, a sign-in link will arrive in a moment. It works once and expires soon.",
  "signIn.sent.next":
    "Nothing arrives? Look in the junk folder or ask for another link. If you have never signed in, ask whoever holds the seat of your party for an invitation.",
  "signIn.sent.again": "Use another address",
  "signIn.linkFailed.title": "That link no longer works",
  "signIn.linkFailed.text": "Each link works once and expires soon. Ask for another one here.",
  "signIn.portal": "I only want to read what is published",
};
