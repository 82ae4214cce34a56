export const data = {
  "data.lead": "The lists of the Secretariat as CSV files, to be opened in a spreadsheet.",
  "data.lead.import":
    "The lists of the Secretariat as CSV files: download them, work on them in a spreadsheet, import them.",
  "data.export": "Export",
  "data.export.get": "Download",
  "data.export.about.organizations": "Name, kind and the party that they belong to",
  "data.export.about.delegates": "Name and the organization that they speak for; no addresses",
  "data.export.about.proposals": "Number, organization, title and agencies",
  "data.export.about.meetings": "Date, agency, place and the proposals that were analysed",
  "data.export.about.participants": "Who attended each meeting, with their office",
  "data.export.about.commitments": "The adopted commitments, with dates and status",
  "data.export.about.resolutions": "The ledger of resolutions, with room to report on them",
  "data.import": "Import",
  "data.import.text":
    "Choose one or more files. All of them go in together or none does: first they are checked, and only what is clean is imported. Nothing that exists is changed.",
  "data.import.text.delegates":
    "Your mandate may import the list of your delegates: each of them gets an invitation by mail. First it is checked, and only what is clean is imported.",
  "data.import.drop": "Drop CSV files here",
  "data.import.choose": "Choose files…",
  "data.import.files": "Chosen files",
  "data.import.kind": "The list that {name} belongs to",
  "data.import.kind.none": "Choose the list",
  "data.import.remove": "Remove {name}",
  "data.import.tooMany":
    "{most, plural, one {One file is imported at once} other {Up to # files are imported at once}}; the others were not taken.",
  "data.import.refused.tooLarge": "It is larger than 6 MB: split it into several files.",
  "data.import.refused.spreadsheet": "It is a workbook: save it as “CSV UTF-8” and choose that file.",
  "data.import.refused.notText": "It is not a text file: save it as “CSV UTF-8”.",
  "data.import.refused.notUtf8":
    "Its accents cannot be read with certainty: save it as “CSV UTF-8” and choose it again.",
  "data.import.refused.empty": "It is empty.",
  "data.import.check": "Check",
  "data.import.apply": "Import",
  "data.import.clean": "No faults. The import will add:",
  "data.import.applied": "Imported. Added:",
  "data.import.tooMuch":
    "Together the files are larger than what can be sent at once (8 MB). Remove one and import it later, or split it.",
  "data.faults": "{count, plural, one {One fault} other {# faults}}: nothing was imported",
  "data.faults.text":
    "Mend them in the spreadsheet and choose the file again. What builds on a file with faults is checked after it.",
  "data.faults.shown": "The first {shown} are shown.",
  "data.faults.caption": "What to mend and where; line 1 holds the headings.",
  "data.fault.file": "File",
  "data.fault.row": "Line",
  "data.fault.column": "Column",
  "data.fault.message": "What to mend",
  "data.fault.wholeFile": "the whole file",
  "data.fault.wholeRow": "the whole line",
  "data.templates": "Templates",
  "data.templates.text": "Empty files with the headings of each list.",
  "data.template.file": "template {name}",
  "data.kind.organizations": "Organizations and agencies",
  "data.kind.delegates": "Delegates",
  "data.kind.proposals": "Proposals",
  "data.kind.meetings": "Meetings",
  "data.kind.participants": "Participants of meetings",
  "data.kind.commitments": "Commitments",
  "data.kind.followUps": "Reports on resolutions",
  "data.kind.resolutions": "Resolutions",
  "data.rows.organizations":
    "{n, plural, =0 {Organizations and agencies: nothing new} one {One organization} other {# organizations}}",
  "data.rows.delegates":
    "{n, plural, =0 {Delegates: nothing new} one {One invitation} other {# invitations}}",
  "data.rows.proposals": "{n, plural, =0 {Proposals: nothing new} one {One proposal} other {# proposals}}",
  "data.rows.meetings": "{n, plural, =0 {Meetings: nothing new} one {One meeting} other {# meetings}}",
  "data.rows.participants":
    "{n, plural, =0 {Participants of meetings: nothing new} one {One participant} other {# participants}}",
  "data.rows.commitments":
    "{n, plural, =0 {Commitments: nothing new} one {One commitment} other {# commitments}}",
  "data.rows.followUps":
    "{n, plural, =0 {Reports on resolutions: nothing new} one {One report} other {# reports}}",
} as const;
