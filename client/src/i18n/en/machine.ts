import type { machine as spanish } from "../es/machine.ts";

export const machine: Record<keyof typeof spanish, string> = {
  "machine.lead": "How the installation is doing. Nothing of any document is here.",
  "machine.title": "State of the service",
  "machine.good.title": "Everything written is on disk",
  "machine.good.text": "No changes are waiting to be saved.",
  "machine.pending.title": "{n, plural, one {# change is being saved} other {# changes are being saved}}",
  "machine.pending.text":
    "That is normal while somebody writes. If the number grows and does not fall, check the disk’s space and speed.",
  "machine.live": "Right now",
  "machine.rooms": "{n, plural, =0 {No open documents} one {# open document} other {# open documents}}",
  "machine.connections": "{n, plural, =0 {Nobody connected} one {# connection} other {# connections}}",
  "machine.journal":
    "{n, plural, one {# entry in the journal of changes} other {# entries in the journal of changes}}",
  "machine.facts": "Installation",
  "machine.version": "Version",
  "machine.node": "Node.js",
  "machine.started": "Running since",
  "machine.database": "Database",
  "machine.database.name": "{database, select, sqlite {SQLite, on this machine} other {PostgreSQL}}",
  "machine.mail": "Mail",
  "machine.mail.name": "{mail, select, smtp {Configured} other {Not configured}}",
  "machine.mail.none.title": "The service sends no mail",
  "machine.mail.none.text":
    "Whoever invites gets the link on the screen, to hand it over. Signing in takes a passkey or a link handed over in person.",
  "machine.notYours.title": "This page is for whoever operates the service",
  "machine.notYours.text": "Your mandate does not include operating the installation.",
  "machine.fault.title": "The journal is not storing",
  "machine.fault.text":
    "Nobody sees “Saved” and nothing written is lost: the service keeps trying. Check the disk or the database. It said: {fault}",
  "machine.tick": "Time to apply a batch of changes",
  "machine.commit": "Time until it is on disk",
  "machine.timing": "half of them within {p50} ms; 99 of 100 within {p99} ms",
  "machine.fanOut": "Other nodes",
  "machine.fanOut.name":
    "{fanOut, select, none {None over Redis} connected {Linked over Redis} other {Redis does not answer: they meet through the database, slower}}",
  "machine.lag":
    "{n, plural, =0 {This node has everything of the others} one {This node lacks # entry of the others} other {This node lacks # entries of the others}}",
};
