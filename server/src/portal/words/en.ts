import { checkWords } from "@minuta/record";
import { lineage } from "./lineage/en.ts";
import type { PortalWords } from "./portal-words.ts";
import { record } from "./record/en.ts";

export const en: PortalWords = {
  languageName: "English",
  otherLanguage: "Español",
  otherLanguageTitle: "Leer esta página en español",
  skip: "Skip to content",
  navigation: "Sections of the portal",
  home: "Home",
  sections: { alliance: "Alliance", plan: "Action plan", civilSociety: "Civil society" },
  resolutions: "Resolutions",
  search: "Search",
  verify: "Verify",
  workspace: "Go to the workspace",
  footer:
    "Public record of a tripartite secretariat. Every text is published as the parties signed it, and anyone can check it on any computer.",
  homeTitle: "Public record of resolutions",
  homeLead:
    "What the three parties of the Technical Secretariat agreed and signed is published here: government, institute and civil society. What was agreed, who answers for it, by when, and the proof that it is the same text.",
  counts: {
    records: "published records",
    resolutions: "adopted resolutions",
    signatures: "signatures of the parties",
  },
  sectionsHeading: "Three sections, by who answers for the text",
  sectionsLead: "The information in this portal is told apart by its sources.",
  statement: {
    alliance:
      "Documents of the Open Government Partnership, translated from English, that the members of the Steering Committee have agreed on, based on the work of the Partnership's Governance Subcommittee.",
    plan: "The Action Plan and the information that documents how it was made, reviewed and authorized by the Technical Secretariat.",
    civilSociety: "What civil society organizations publish is the sole responsibility of its authors.",
  },
  statementLabel: "Who answers for it",
  recordsIn: {
    none: "no records yet",
    one: "1 record",
    many: (count) => `${count} records`,
  },
  latest: "Latest records",
  records: "Records",
  latestNone:
    "No records have been published yet. The first minutes that the three parties sign will appear here.",
  sectionNone: {
    alliance:
      "No documents in this section yet. They are published once the Steering Committee has agreed on the translation.",
    plan: "No documents in this section yet. They are published once the three parties have signed them.",
    civilSociety: "No documents in this section yet. Each organization publishes its own when it decides to.",
  },
  sectionNoneNext: "Meanwhile, you can look at the other sections or search by words.",
  howTitle: "Is this the text they signed?",
  howText:
    "Every record carries a digest: a number that changes completely when a single letter changes. Compare its short form, three words with two digits each, with the one on the printed copy or the one that any of the parties holds.",
  howLink: "How to verify a record",
  publishedOn: "published on",
  publishedShort: "published on",
  inLanguage: { es: "in Spanish", en: "in English" },
  recordLanguage: {
    es: "This record was written in Spanish and is shown in that language.",
    en: "This record was written in English and is shown in that language.",
  },
  signedBoard: {
    all: "Signed by the three parties",
    byAuthor: "Signed by its author, and by nobody else",
    some: (count, of) => `Signatures: ${count} of ${of}`,
  },
  digest: "Digest",
  shortDigestNote: "Compare it aloud with the one on your copy.",
  fullDigest: "Full SHA-256 digest",
  verifyThis: "Verify it",
  downloads: "Download",
  files: {
    "record.pdf": { label: "PDF", note: "accessible, for archives" },
    "record.docx": { label: "Word", note: "DOCX" },
    "record.html": { label: "Whole page", note: "HTML, reads offline" },
    "record.md": { label: "Text", note: "Markdown" },
    "resolutions.csv": { label: "Resolutions", note: "CSV, for spreadsheets" },
    "attendance.csv": { label: "Attendance", note: "CSV, for spreadsheets" },
    "record.json": { label: "Verifiable data", note: "JSON" },
    "record.jsonld": { label: "Linked data", note: "JSON-LD" },
    "record.akn.xml": { label: "Legal document", note: "Akoma Ntoso" },
  },
  versions: "Other versions",
  versionNumber: (version) => `Version ${version}`,
  newer: "Newer",
  older: "Older",
  ledgerTitle: "Adopted resolutions",
  ledgerLead:
    "Every resolution of the published records, newest first. The number is a legal identifier: it is never repeated and never reused.",
  ledgerNone: "No resolutions have been published yet. They will appear here with the first signed record.",
  voidResolution: "Void",
  record: "Record",
  searchTitle: "Search what is published",
  searchLabel: "Words, or a key such as ST-05/2012",
  searchHint:
    "Accents, capitals and endings do not matter: “meetings” finds “meeting”. What contains every word is shown.",
  searchButton: "Search",
  searchFound: {
    none: (words) => `Nothing that is published contains all of these words: ${words}`,
    one: (words) => `1 result: ${words}`,
    many: (count, words) => `${count} results: ${words}`,
    most: (count, words) => `The ${count} closest results: ${words}. Add a word to narrow it down.`,
  },
  searchNoneNext: "Try fewer words, or the key of the record, for example ST-05/2012.",
  searchTooShort: "Type at least one letter or digit.",
  verifyTitle: "How to verify a record",
  verifyLead:
    "The parties to this process need not trust each other, nor whoever runs this server. That is why every record can be checked without asking anyone.",
  verifier: {
    needsScript:
      "With JavaScript, records are checked here without leaving the page. Without it, follow the steps below: they come to the same.",
    keep: "Keep this verifier",
    keepText:
      "It is a single file that works on any device, without a network and without this portal, ten years from now too. It asks nobody for anything: it cannot even do so. Keep it together with the records that matter to you.",
    keepLink: "Save this verifier",
    keepDigest: "Its SHA-256, the same on every portal with this version of Minuta:",
  },
  verifyAloud: {
    title: "At a glance: the short digest",
    text: "Three words with two digits each, for example “roble 27 · faro 91 · tinta 04”. They stand on the page of the record, at the foot of every sheet of the PDF, and on the screen on which each party signed. If they are the same, it is the same text. If any differs, it is not.",
  },
  verifyComputed: {
    title: "For certain: the full digest",
    text: "Download the verifiable data (JSON) of the record. Its “manifest” member (“content” in records from before signatures by passkey), as canonical JSON (RFC 8785), gives the SHA-256 digest that is published. Any program that does these two things will do; none of ours is needed.",
    command: "On a computer with Python 3, for example:",
    result: "The result must equal the full digest that the page of the record shows.",
  },
  verifyProves: {
    title: "What this proves",
    items: [
      "That the text, the attendance, the quorum and the resolutions are the same, letter by letter, as those each party decided on: every signature keeps the digest that the party had before it.",
      "That the resolutions bear the numbers they were given when the text was closed.",
    ],
  },
  verifyDoesNot: {
    title: "What it does not prove",
    items: [
      "That what was agreed has been done. The follow-up of each resolution is for that.",
      "That what was said in the session is true: minutes record what was decided.",
      "That the PDF and this page say the same as the data. The three are made at once from the same record, but what each party signs is the digest of the data.",
      ...Object.values(checkWords.en.means).map(
        ({ name, proves, doesNot }) => `${name}. Proves: ${proves} Does not prove: ${doesNot}`,
      ),
    ],
  },
  log: {
    title: "Transparency log",
    lead: "Whenever a record is published, it is entered here with the digest of each of its files. The log only grows: if anybody changed or removed what is entered already, whoever operates this server included, it would show.",
    entries: (count) => (count === 1 ? "entry" : "entries"),
    cosigned: "of 3 parties cosigned the newest checkpoint",
    watching: "Who watches it",
    watchingLead:
      "Each party may have a witness: a program on a machine of its own that checks that the log only grows, and cosigns what it checked. What a party cosigned cannot be undone without its showing.",
    noWitness: "No witness: this party does not watch the log",
    neverCosigned: "Witness registered; it has cosigned nothing yet",
    cosignedNewest: "Cosigned the newest checkpoint,",
    behind: (count) =>
      count === 1
        ? "Has yet to cosign 1 entry; cosigned last"
        : `Has yet to cosign ${count} entries; cosigned last`,
    since: "Watches with this key since",
    earlierKey: "Earlier key:",
    latest: "Latest entries",
    latestNone: "There are no entries yet. The first record that is published will be number 0.",
    entry: "Entry",
    record: "Record",
    loggedAt: "Entered",
    proof: "Proof",
    proofOf: (key) => `Proof that ${key} is entered`,
    publicVersion: (version) => `public version ${version}`,
    checkpoint: "Newest checkpoint",
    checkpointText:
      "The log's name, the number of its entries and the root of its tree, with the log's signature and the cosignatures of the witnesses. The log signed it on",
    checkpointLink: "Read it as text",
    key: "The log's key",
    keyText:
      "With this key the log signs every checkpoint. Write it down: a witness raises the alarm if another ever appears.",
    run: "How to run a witness",
    runText:
      "Anybody can check the log: the program “minuta” comes with Minuta, which is free software. For a party's cosignature to show here, the principal of its seat registers the key of its witness.",
    runName: "organization.org.mx/witness",
    runSteps: [
      "On a machine that is not this server, make the key with the first command. It shows a line with the public key.",
      "The principal of the seat pastes that line in the workspace, under “Witnesses of the log”.",
      "Set the witness to watch with the second command. It checks and cosigns every five minutes.",
    ],
    runStandard:
      "The log follows public formats (C2SP tlog-tiles, signed-note and cosignature/v1), so any other program that follows them will do too.",
    proves: {
      title: "What it proves",
      items: [
        "That a file is, byte for byte, the one that was published: its digest is in an entry, and the proof of each record is checked without this server.",
        "That everybody sees the same history, as long as at least one witness that you trust has cosigned it.",
      ],
    },
    doesNot: {
      title: "What it does not prove",
      items: [
        "That what was published is true, or that everything was published.",
        "Anything against whoever operates the server while no party has a witness: then only somebody who kept an earlier checkpoint would notice.",
      ],
    },
  },
  notFoundTitle: "We could not find that page",
  notFoundText:
    "The address may be misspelt or incomplete. A published record keeps its address for ever; search for it by its words or its key.",
  notAllowedTitle: "This address is for reading only",
  notAllowedText: "The portal publishes records and takes in no data. Open the address as a page.",
  pages: "Pages",
  newerPage: "Newer",
  olderPage: "Older",
  onPage: (page, pages) => `Page ${page} of ${pages}`,
  ...record,
  ...lineage,
};
