import type { machine as spanish } from "../es/machine.ts";

export const machine: Record<keyof typeof spanish, string> = {
  "machine.lead": "How the installation is doing. Nothing of any document is here.",
  "machine.title": "State of the service",
  "machine.good.title": "Everything written is on disk",
  "machine.good.text": "No changes are waiting to be saved.",
  "machine.saving.title": "What people write is being saved",
  "machine.saving.text":
    "{n, plural, one {# change is} other {# changes are}} on the way to disk. That is normal while somebody writes; there is nothing to do.",
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
  "machine.history": "History of texts",
  "machine.history.since": "Since {since}",
  "machine.history.all": "Kept without limit",
  "machine.history.days": "Kept for {n, plural, one {# day} other {# days}}",
  "machine.history.dropped":
    "{n, plural, one {# earlier entry was dropped} other {# earlier entries were dropped}}; the texts are whole",
  "machine.mail": "Mail",
  "machine.mail.name": "{mail, select, smtp {Configured} other {Not configured}}",
  "machine.mail.none.title": "The service sends no mail",
  "machine.mail.none.text":
    "Whoever invites gets the link on the screen, to hand it over. Signing in takes a passkey or a link handed over in person.",
  "machine.notYours.title": "This page is for whoever operates the service",
  "machine.notYours.text": "Your mandate does not include operating the installation.",
  "machine.noAnswer.title": "The service does not answer",
  "machine.noAnswer.text":
    "Check that the process is running and that this machine reaches it over the network. What people have on their screens stays in their browsers and is sent when the service is back.",
  "machine.databaseAway.title": "The database does not answer",
  "machine.databaseAway.text":
    "Nobody sees “Saved”, and what is written waits in the service and in the browsers: do not close them, and do not restart the service. {database, select, postgres {Check that PostgreSQL is running, accepts connections and can be reached from this machine.} other {Check this machine’s disk and the permissions of the data folder.}} When it is back, everything is saved without anything more from you.",
  "machine.diskFull.title": "The disk is full",
  "machine.diskFull.text":
    "Nobody sees “Saved”, and what is written waits in the service and in the browsers: do not restart the service. Free some space {database, select, postgres {on PostgreSQL’s disk} other {where the data folder is}}, without touching its files. As soon as there is room, everything is saved without anything more from you.",
  "machine.fault.title": "The journal is not storing",
  "machine.fault.text":
    "Nobody sees “Saved” and nothing written is lost: the service keeps trying. Check the disk or the database. It said: {fault}",
  "machine.slow.title": "Saving takes too long",
  "machine.slow.text":
    "What was written last has waited {seconds, plural, one {# second} other {# seconds}} to reach the disk. Check whether something else keeps the disk busy and whether the database answers normally.",
  "machine.queue.title": "{n, plural, one {# change waits} other {# changes wait}} to reach the disk",
  "machine.queue.text":
    "The queue is long for what people usually write. If the number does not fall within a minute, check the disk’s speed and whether another program keeps it busy.",
  "machine.damaged.title":
    "{n, plural, one {The journal of one document is damaged} other {The journal of # documents is damaged}}",
  "machine.damaged.text":
    "What is on disk is not what was written. The document does not open and nothing of it is deleted. Stop the service, check the disk and restore the database from your last sound backup; the other documents go on working. Identifier: {ids}",
  "machine.redisAway.title": "Redis does not answer",
  "machine.redisAway.text":
    "Nothing is lost: the nodes meet through the database, every second instead of at once. Check that Redis is running and can be reached from this machine; the link comes back by itself.",
  "machine.lagging.title": "This node is behind the others",
  "machine.lagging.text":
    "The document furthest behind lacks {n, plural, one {# change} other {# changes}} that other nodes saved. If that does not fall within a minute, check the database and this machine’s load.",
  "machine.diskLow.title": "Little room is left on the disk",
  "machine.diskLow.text":
    "{free} MB are left where the data folder is. Free some space before it is full: with a full disk nothing is saved any more.",
  "machine.stale": "The figures below are from the last time the service answered.",
  "machine.disk": "Free space",
  "machine.disk.free": "{free} MB of {total} MB",
  "machine.tick": "Time to apply a batch of changes",
  "machine.commit": "Time until it is on disk",
  "machine.timing": "half of them within {p50} ms; 99 of 100 within {p99} ms",
  "machine.fanOut": "Other nodes",
  "machine.fanOut.name":
    "{fanOut, select, none {None over Redis} connected {Linked over Redis} other {Redis does not answer: they meet through the database, slower}}",
  "machine.lag":
    "{n, plural, =0 {This node has everything of the others} one {This node lacks # entry of the others} other {This node lacks # entries of the others}}",
};
