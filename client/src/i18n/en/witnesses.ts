import type { witnesses as spanish } from "../es/witnesses.ts";

export const witnesses: Record<keyof typeof spanish, string> = {
  "witnesses.title": "Witnesses of the log",
  "witnesses.lead":
    "The transparency log enters every publication. A party's witness checks, from a machine of that party, that the log only grows, and cosigns what it checked. Nobody registers the witness of another party, whoever operates the service included.",
  "witnesses.public": "See the log on the portal",
  "witnesses.parties": "Who watches",
  "witnesses.none": "No witness",
  "witnesses.none.text": "This party does not watch the log.",
  "witnesses.since": "Watches with this key since {date}",
  "witnesses.key": "Public key of the witness",
  "witnesses.never": "Has not cosigned yet",
  "witnesses.newest": "Up to date",
  "witnesses.behind": "{n, plural, one {# entry behind} other {# entries behind}}",
  "witnesses.last": "Last cosignature: {n, plural, one {# entry} other {# entries}}, {date}",
  "witnesses.before": "Earlier keys",
  "witnesses.before.line": "from {from} to {until}",
  "witnesses.register": "Register witness",
  "witnesses.replace": "Change the key",
  "witnesses.register.title": "Witness of the party: {party}",
  "witnesses.register.make":
    "On a machine of your party, not on this server, make the key with this command and paste the line that it shows here.",
  "witnesses.register.command": "Command that makes the key",
  "witnesses.register.field": "Public key",
  "witnesses.register.help":
    "A single line, of the form name+hash+key. The private key does not leave your machine.",
  "witnesses.register.wrong": "Something is missing: paste the whole line, of the form name+hash+key.",
  "witnesses.register.replaces":
    "The key that holds now ends and stays in the list with its dates. The cosignatures that it made keep their worth.",
  "witnesses.register.done": "Witness registered. Now set it to watch with the command that is shown.",
  "witnesses.run": "To have it watch, with this command on the same machine",
};
