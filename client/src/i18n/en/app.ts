import type { app as spanish } from "../es/app.ts";

export const app: Record<keyof typeof spanish, string> = {
  "app.skip": "Skip to content",
  "app.navigation": "Main navigation",
  "app.today": "Today",
  "app.sessions": "Sessions",
  "app.signatures": "Signatures",
  "app.ledger": "Resolutions",
  "app.meetings": "Meetings",
  "app.rubrics": "Publications",
  "app.proposals": "Proposals",
  "app.more": "More",
  "app.rules": "Rules",
  "app.people": "People",
  "app.witnesses": "Witnesses",
  "app.data": "Data",
  "app.account": "My account",
  "app.machine": "Service",
  "app.portal": "Public portal",
  "app.account.menu": "Account of {name}",
  "app.account.none": "No mandate in force",
  "app.signOut": "Sign out",
  "app.signOut.unsent.title": "There is work that only this device has",
  "app.signOut.unsent.text":
    "{changes, plural, one {One change has} other {# changes have}} not reached the server yet. Signing out deletes everything that your account keeps on this device. So as not to lose it, wait for the connection or download it.",
  "app.signOut.unsent.changes": "{changes, plural, one {One unsent change} other {# unsent changes}}",
  "app.signOut.unsent.untitled": "Untitled document",
  "app.signOut.unsent.go": "Sign out and delete it",
  "app.language.other": "Español",
  "app.loading": "Loading…",
  "app.retry": "Try again",
  "app.reload": "Reload the page",
  "app.offline.title": "Offline",
  "app.offline.text":
    "What is on the screen can still be read. It updates by itself when the network is back.",
  "app.problem.title": "This could not be loaded",
  "app.problem.noAnswer": "The server did not answer. Check your connection and try again.",
  "app.problem.unexpected":
    "Something failed unexpectedly. Try again; if it persists, tell whoever operates the service.",
  "app.problem.old":
    "This page comes from an earlier version of the service. Reloading brings it up to date.",
  "app.problem.notFresh":
    "For safety, this is done shortly after signing in. Sign out, sign in again and retry.",
  "app.problem.passkeyUnknown":
    "That passkey is not registered here. Sign in with a link by e-mail and add it under “My account”.",
  "app.problem.passkeyKnown": "This device already has a passkey of this account.",
  "app.problem.tooMany": "Too many attempts in a row. Wait a minute and try again.",
  "app.problem.calledOff": "It was called off before the end. Nothing changed.",
  "app.broken.title": "This page could not be opened",
  "app.broken.text":
    "Nothing that was saved is lost. Reload the page; if it happens again, tell whoever operates the service.",
  "app.notFound.title": "This page does not exist",
  "app.notFound.text":
    "The address has changed or has a mistake in it. Everything in force can be reached from here:",
  "app.sample.text": "Sample secretariat: people and titles are examples.",
  "language.es": "Español",
  "language.en": "English",
  "app.commitments": "Commitments",
};
