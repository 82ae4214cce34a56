import type { record as spanish } from "./es.ts";

export const record: typeof spanish = {
  correctedNotice: "This record was corrected: what holds today is",
  correctsNotice: "This version corrects and replaces",
  sourceChanged: (on) => `The source changed on ${on}.`,
  translatedVersion: (version, datedOn) => `This translation is of version ${version}, of ${datedOn}.`,
  seeChanges: "See what changed",
  changesTitle: (key, version) => `What changed in ${key}, version ${version}`,
  changesLead: (older, newer) =>
    `Words added and removed between version ${older} and version ${newer}, block by block.`,
  changesLegend: "How to read it",
  added: "Added",
  removed: "Removed",
  endOf: { added: "end of what was added", removed: "end of what was removed" },
  blockAdded: "New block",
  blockRemoved: "Removed block",
  blockReworded: "Reworded",
  unchanged: (count) => (count === 1 ? "1 block without changes" : `${count} blocks without changes`),
  changesNone:
    "Both versions say the same in what is compared here: facts, resolutions, attendance and text.",
  changesSummary: (added, removed, reworded) =>
    `New blocks: ${added}. Removed: ${removed}. Reworded: ${reworded}.`,
  comparedPart: { front: "Facts", resolutions: "Resolutions", attendance: "Attendance", text: "Text" },
  olderVersion: "Earlier version",
  newerVersion: "Later version",
  versionList: "List of versions (Memento)",
  newsFeed: "News (Atom)",
  newsOf: (name) => `News: ${name}`,
  newsSummary: (kind, key, resolutions) =>
    `${kind} ${key}. ${resolutions === 0 ? "No resolutions." : resolutions === 1 ? "1 resolution." : `${resolutions} resolutions.`}`,
  catalogue: "Data catalogue (DCAT)",
  searchFilters: { sourceCategory: "Section", kind: "Kind", year: "Year", any: "All", all: "All" },
  searchKind: {
    minutes: "Minutes",
    meetingForm: "Meeting forms",
    translation: "Translations",
    communique: "Communiqués",
    resolution: "Resolutions",
    proposal: "Proposals",
    commitment: "Commitments",
  },
  searchKindOne: {
    minutes: "Minutes",
    meetingForm: "Meeting form",
    translation: "Translation",
    communique: "Communiqué",
    resolution: "Resolution",
    proposal: "Proposal",
    commitment: "Commitment",
  },
};
