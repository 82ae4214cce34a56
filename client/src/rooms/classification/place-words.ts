import { isParty } from "@minuta/domain";
import type { MessageKey, Say } from "../../i18n/say.ts";
import { partyKey } from "../../party/party-mark.tsx";

type Path = readonly (string | number)[];

const rows: Readonly<Record<string, MessageKey>> = {
  title: "classification.place.title",
  place: "classification.place.place",
  session: "classification.place.session",
  attendance: "classification.place.attendance",
  agenda: "classification.place.agenda",
  followUp: "classification.place.followUp",
  resolutions: "classification.place.resolutions",
  voided: "classification.place.voided",
  disagreements: "classification.place.disagreements",
  participants: "classification.place.participants",
  annexes: "classification.place.annexes",
  provenance: "classification.place.provenance",
  corrects: "classification.place.corrects",
};

const fields: Readonly<Record<string, MessageKey>> = {
  office: "classification.field.office",
  institution: "classification.field.institution",
  text: "classification.field.text",
  responsible: "classification.field.responsible",
  reservation: "classification.field.reservation",
  dissent: "classification.field.dissent",
  presenter: "classification.field.presenter",
  title: "classification.field.title",
  note: "classification.field.note",
  reason: "classification.field.reason",
  fileName: "classification.field.fileName",
  leadAgency: "classification.field.leadAgency",
  contact: "classification.field.contact",
};

/** Where a unit stands, in words: the block of the text by its number, or the row and its field. */
export function placeWords(path: Path, say: Say): string {
  const [first, second, third] = path;
  if (first === "text" && second === "content" && typeof third === "number") {
    const field = path.findLast((step) => typeof step === "string" && step !== "content");
    const key = path.includes("attrs") && typeof field === "string" ? fields[field] : undefined;
    const block = say("classification.place.block", { n: third + 1 });
    return key === undefined ? block : `${block} · ${say(key)}`;
  }
  if (first === "signatures" && isParty(second)) {
    const key = third === "reason" ? "classification.field.reservation" : "classification.field.office";
    return `${say("classification.place.signature", { party: say(partyKey[second]) })} · ${say(key)}`;
  }
  const row = typeof first === "string" ? rows[first] : undefined;
  if (row === undefined) return path.join(" · ");
  const number = typeof second === "number" ? ` ${second + 1}` : "";
  const field = path.slice(1).find((step) => typeof step === "string" && fields[step] !== undefined);
  const key = typeof field === "string" ? fields[field] : undefined;
  return key === undefined ? `${say(row)}${number}` : `${say(row)}${number} · ${say(key)}`;
}
