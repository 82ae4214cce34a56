import type { rubrics as spanish } from "../es/rubrics.ts";

export const rubrics: Record<keyof typeof spanish, string> = {
  "rubrics.lead":
    "The portal tells apart what it publishes by who answers for it. Each section has a way of its own.",
  "rubric.alliance": "Alliance",
  "rubric.plan": "Action plan",
  "rubric.civilSociety": "Civil society",
  "rubrics.way.alliance":
    "Translations of documents of the Open Government Partnership. Each names the exact version of its source and is agreed by consensus: the three seats sign, without reservations.",
  "rubrics.way.plan":
    "Minutes and meeting forms. The three seats sign; each can sign, sign with a reservation, or refuse with a reason.",
  "rubrics.way.civilSociety":
    "Communiqués of the organizations. The organization that answers for them alone writes, closes, signs and publishes them; nobody else authorizes them or holds them back.",
  "rubrics.alliance.start": "Start a translation",
  "rubrics.alliance.none": "There are no translations yet. The record keeper starts them.",
  "rubrics.civilSociety.start": "Start a communiqué",
  "rubrics.civilSociety.none":
    "There are no communiqués to see yet. Only the organization that writes a draft sees it.",
  "rubrics.start.title": "Title",
  "rubrics.start.organization": "Organization that answers for the text",
  "rubrics.start.language": "Language of the text",
  "rubrics.start.done": "Start",
  "rubrics.portal": "See it on the portal",
  "rubrics.source.of": "Source: {title}, version {version}",
  "rubrics.source.none": "No source noted",
  "workflow.title": "Section: {rubric}",
  "workflow.alliance":
    "It is agreed by consensus. It is closed with the exact version of its source and published when the three seats have signed. It takes no reservations; a refusal stops it.",
  "workflow.plan":
    "It is published when the three seats have signed, with a reservation or without. A refusal stops it.",
  "workflow.civilSociety":
    "It is the sole responsibility of {author}: its delegates alone write, close, sign and publish it. One signature with a passkey is enough; nobody else authorizes it or holds it back.",
  "source.title": "Source",
  "source.missing":
    "Note of which document and which version this is the translation. It cannot be closed without a source.",
  "source.missing.others": "The record keeper has not noted yet of which version this is the translation.",
  "source.name": "Title",
  "source.version": "Version",
  "source.address": "Address",
  "source.digest": "SHA-256 digest",
  "source.file": "File",
  "source.changed": "The source changed on {on}; this translation is of version {version}.",
  "source.changed.next":
    "The portal says so until a translation of version {version} is published: open it with an erratum.",
  "source.changed.choose": "Once the text follows version {version}, say so here.",
  "source.choose": "The text is of version {version} now",
  "source.note": "Note the source",
  "source.noteNewer": "Note a newer version",
  "source.note.text":
    "The exact version stands in the record that is signed. Send the file, or write its digest if you cannot send it.",
  "source.noteNewer.text":
    "From now on it is said that the source has changed. What is published does not change: it says of which version it is.",
  "source.address.help": "The https address where it is published.",
  "source.version.help": "As its publisher calls it, for example “June 2012” or “1.1”.",
  "source.datedOn": "Date of the version",
  "source.language": "Language of the source",
  "source.language.help": "Tag of the language, for example “en”.",
  "source.file.choose": "Choose the file",
  "source.file.none": "PDF, DOCX, PNG, JPEG or WebP, up to 20 MB",
  "source.file.tooLarge": "The file is larger than 20 MB.",
  "source.digest.help": "64 hexadecimal digits; only if you do not send the file.",
  "source.digest.wrong": "Choose the file, or write the 64 digits of its digest.",
  "source.save": "Note it",
};
