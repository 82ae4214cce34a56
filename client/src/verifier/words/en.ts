import type { VerifierWords } from "./verifier-words.ts";

export const en: VerifierWords = {
  documentTitle: "Verifier of Minuta records",
  otherLanguage: "Español",
  title: "Check it here, on your own device",
  lead: "Everything is computed in this browser, from the files that you have. Nothing is sent anywhere.",
  drop: "Drop the files of one record or of several here",
  dropNote:
    "The data (record.json) and its proof (.tlog) are enough; add the PDF, the scanned paper or the other files to compare their bytes too.",
  choose: "Choose files",
  address: "Or the address or the key of a record on this portal",
  addressHint: "For example, ST-05/2012. Its data, its proof and its files are fetched from this portal.",
  fetch: "Fetch and check",
  addressUnavailable:
    "Fetching a record by its address takes the portal and the network. Without them, drop the files that you downloaded before.",
  keys: "Keys that you trust",
  keysText:
    "The key of the log and those of its witnesses, one a line. They show who signed the state of the log. Put in their place the ones that you know by other means; you may also drop a text file that holds them.",
  keysOfPage:
    "These come with the page: they are the word of whoever publishes it. Compare them with the ones that a party keeps.",
  keysNone:
    "This file brings no keys. Copy them from the portal's page “Transparency log” or, better, ask one of the parties for them.",
  keysLabel: "Key of the log and keys of witnesses",
  keysReset: "Back to those of the page",
  keysUse: "Use these keys",
  keysWrong: (lines) => `Not keys, and not used: line ${lines}.`,
  keysUsed: (count) => (count === 1 ? "1 key is used." : `${count} keys are used.`),
  checking: (name) => `Checking ${name}…`,
  reading: "Reading the files…",
  fetching: "Fetching the record…",
  done: (records, failures) =>
    `${records === 1 ? "1 record checked" : `${records} records checked`}. ${failures === 0 ? "Nothing failed." : `Checks that failed: ${failures}.`}`,
  results: "Result",
  clear: "Remove everything",
  noRecord: "Files without their record",
  verdict: {
    passed: "Everything is proven",
    unproven: "Nothing failed; some things cannot be proven here",
    failed: (count) => (count === 1 ? "1 check failed" : `${count} checks failed`),
  },
  outcome: { passed: "Proven", failed: "Failed", unproven: "Cannot be proven here" },
  facts: {
    key: "Key",
    heldOn: "Held on",
    version: "Version",
    publicVersion: "public version",
    published: "Published on",
    source: "Translates",
    short: "Short digest",
    full: "Full digest",
  },
  compareAloud: "Compare it aloud with the one on your copy or the one that any of the parties holds.",
  seats: "The three seats",
  author: "Its author, the only one who signs",
  missingSeat: "No decision is recorded",
  reservation: "Reservation",
  reason: "Reason",
  proves: "Proves",
  doesNot: "Does not prove",
  whatMeans: "What each way of signing proves",
  checks: "Checks",
  removed: "What was left out, and on which legal ground",
  removedNone: "Nothing was left out.",
  ground: {
    personalData: "Personal data",
    reserved: "Reserved information",
    confidential: "Confidential information",
  },
  removedLine: (count) => (count === 1 ? "1 part" : `${count} parts`),
  classifiedBy: "classified by",
  decision: { sign: "Signed", signWithReservation: "Signed with a reservation", refuse: "Refused to sign" },
  timeZone: "Mexico City time",
  problems: {
    tooMany: (most) => `There are too many files; up to ${most} are checked at once.`,
    tooLarge: (name) => `“${name}” is larger than what is checked here (64 MB).`,
    tooMuch: "The files are more than 256 MB together; check them in parts.",
    unreadable: (name) =>
      `“${name}” could not be read. If it is a folder, open it and drop the files that are in it.`,
    addressWrong:
      "This is neither the address nor the key of a record. Copy the address of the record's page, or type its key, for example ST-05/2012.",
    elsewhere:
      "That address is of another site. Open this same page there, or download its files and drop them here.",
    notFound: "This portal has no such record. Check the key, or look for the record on the portal.",
    offline:
      "It could not be fetched: there is no network or the portal does not answer. Drop the files that you have downloaded here.",
    nothing: "None of the files is of a record.",
    insecure:
      "This browser does not let a page without encryption check signatures. Open the portal by https, or save the verifier and open it from your device.",
    noEd25519:
      "This browser is old and cannot check the log's signatures (Ed25519); they stay unproven. Those of the seats are checked.",
  },
};
